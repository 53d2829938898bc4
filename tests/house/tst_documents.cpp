// SPDX-License-Identifier: MIT
//
// Holds the documents to their limits: links and anchors lead somewhere, lines and sentences are
// short, the glossary names what is in the code, and what the programs are quoted with they say.
// The first tests read the real tree; the others give the checker small made-up documents, so that
// it is known to find what it is for.
#include "support/markdown.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

/// Path from the top of the checkout → text.
using Texts = std::map<QString, QString>;
/// Whether a path from the top of the checkout is there.
using Exists = std::function<bool(const QString &)>;

/// In words. One row a document; those without a row may have sentences of any length.
struct Limits {
    QString path;
    qsizetype sentence_max;
    qsizetype cell_max;   ///< of a sentence in a table
    qsizetype median_max; ///< of the sentences outside of tables
};

const std::vector<Limits> kLimits = {
    {u"README.md"_s, 40, 40, 18},         {u"docs/manual.md"_s, 40, 40, 18},
    {u"docs/scripting.md"_s, 40, 40, 18}, {u"docs/troubleshooting.md"_s, 40, 40, 18},
    {u"docs/glossary.md"_s, 40, 40, 18},
};

/// Of a line outside of tables and code.
constexpr qsizetype kLineMax = 160;

const QStringList kFolders = {u"docs"_s,       u"resources"_s,  u"shared"_s,
                              u"client_gui"_s, u"server_gui"_s, u"tests"_s};
const QStringList kCodeFolders = {u"shared"_s, u"client_gui"_s, u"server_gui"_s};

class Checker {
public:
    Checker(const Texts &documents, const Exists &exists) : m_exists(exists)
    {
        for (const auto &[path, text] : documents)
            m_anchors.emplace(path, anchorsIn(text));
        for (const auto &[path, text] : documents) {
            checkLines(path, text.split(u'\n'));
            const auto limits = std::find_if(kLimits.begin(), kLimits.end(),
                                             [&](const Limits &l) { return l.path == path; });
            if (limits != kLimits.end())
                checkSentences(*limits, SentenceReader(text).sentences());
        }
    }

    QStringList faults() const { return m_faults; }

private:
    void checkLines(const QString &path, const QStringList &lines)
    {
        static const QRegularExpression link(uR"(\]\(([^)\s]+)\))"_s);
        const std::vector<Kind> kinds = kindsOf(lines);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const Kind kind = kinds[size_t(i)];
            if (kind == Kind::Code)
                continue;
            const QString place = u"%1:%2"_s.arg(path).arg(i + 1);
            if (kind != Kind::Table && lines.at(i).size() > kLineMax)
                fault(place, u"%1 characters wide"_s.arg(lines.at(i).size()));
            const QString text = QString(lines.at(i)).remove(codeSpan());
            for (const auto &match : link.globalMatch(text))
                checkLink(place, path, match.captured(1));
        }
    }

    void checkLink(const QString &place, const QString &from, const QString &target)
    {
        static const QRegularExpression scheme(u"^[a-z]+:"_s);
        if (scheme.match(target).hasMatch())
            return;
        const QString file = target.section(u'#', 0, 0);
        const QString anchor = target.section(u'#', 1);
        const QString folder = from.left(from.lastIndexOf(u'/') + 1);
        const QString path = file.isEmpty() ? from : QDir::cleanPath(folder + file);
        const auto document = m_anchors.find(path);
        if (document == m_anchors.end() && !m_exists(path))
            fault(place, u"%1 leads nowhere"_s.arg(target));
        else if (!anchor.isEmpty() &&
                 (document == m_anchors.end() || !document->second.contains(anchor)))
            fault(place, u"%1 has no such heading"_s.arg(target));
    }

    void checkSentences(const Limits &limits, const std::vector<Sentence> &sentences)
    {
        std::vector<qsizetype> counts;
        for (const Sentence &sentence : sentences) {
            const qsizetype words = wordsIn(sentence.text);
            if (words > (sentence.in_table ? limits.cell_max : limits.sentence_max))
                fault(u"%1:%2"_s.arg(limits.path).arg(sentence.line),
                      u"%1 words: "_s.arg(words) + sentence.text);
            if (!sentence.in_table)
                counts.push_back(words);
        }
        if (counts.empty())
            return;
        const auto middle = counts.begin() + (std::ssize(counts) - 1) / 2;
        std::nth_element(counts.begin(), middle, counts.end());
        if (*middle > limits.median_max)
            fault(limits.path, u"half of its sentences have %1 words or more"_s.arg(*middle));
    }

    void fault(const QString &place, const QString &what) { m_faults << place + u": "_s + what; }

    Exists m_exists;
    std::map<QString, std::set<QString>> m_anchors; ///< by document
    QStringList m_faults;
};

QDir top()
{
    return QDir(QStringLiteral(ROOMCAST_SOURCE_DIR));
}

QString textOf(const QString &path)
{
    QFile file(top().filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

Texts filesIn(const QStringList &folders, const QStringList &names)
{
    Texts files;
    for (const QString &folder : folders) {
        QDirIterator it(top().filePath(folder), names, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = top().relativeFilePath(it.next());
            files.emplace(path, textOf(path));
        }
    }
    return files;
}

Texts documents()
{
    Texts found = filesIn(kFolders, {u"*.md"_s});
    for (const QString &name : top().entryList({u"*.md"_s}, QDir::Files))
        found.emplace(name, textOf(name));
    return found;
}

/// The names in a cell of the glossary, each as its parts: "Role::Ready" gives both.
std::vector<QStringList> namesIn(const QString &cell)
{
    std::vector<QStringList> names;
    for (const auto &match : codeSpan().globalMatch(cell))
        names.push_back(match.captured().remove(u'`').split(u"::"_s));
    return names;
}

} // namespace

class TestDocuments final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDocumentsKeepToTheirLimits();
    void everyLimitHasItsDocument();
    void theGlossaryNamesWhatIsThere();
    void troubleshootingQuotesThePrograms();
    void findsFaults_data();
    void findsFaults();
    void acceptsWhatIsAllowed_data();
    void acceptsWhatIsAllowed();
};

void TestDocuments::theDocumentsKeepToTheirLimits()
{
    const auto exists = [](const QString &path) { return QFileInfo::exists(top().filePath(path)); };
    const QStringList faults = Checker(documents(), exists).faults();
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void TestDocuments::everyLimitHasItsDocument()
{
    for (const Limits &limits : kLimits)
        QVERIFY2(!textOf(limits.path).isEmpty(), qPrintable(limits.path));
}

/// What was renamed in the code is renamed there, and a row of what is to be renamed goes when none
/// of its names is left.
void TestDocuments::theGlossaryNamesWhatIsThere()
{
    static const QRegularExpression word(u"\\w+"_s);
    std::set<QString> known;
    for (const auto &[path, text] : filesIn(kCodeFolders, {u"*.h"_s, u"*.cpp"_s}))
        for (const auto &match : word.globalMatch(text))
            known.insert(match.captured());
    const auto isThere = [&known](const QStringList &name) {
        return std::all_of(name.begin(), name.end(),
                           [&known](const QString &part) { return known.contains(part); });
    };
    bool to_be_renamed = false;
    int rows = 0;
    for (const QString &line : textOf(u"docs/glossary.md"_s).split(u'\n')) {
        if (line.startsWith(u"## "_s))
            to_be_renamed = line == u"## To be renamed"_s;
        const QStringList cells = line.split(u'|');
        if (!line.startsWith(u'|') || cells.size() != 5)
            continue;
        const std::vector<QStringList> names = namesIn(cells.at(to_be_renamed ? 2 : 3));
        const bool kept = to_be_renamed ? names.empty() || std::ranges::any_of(names, isThere)
                                        : std::ranges::all_of(names, isThere);
        QVERIFY2(kept, qPrintable(u"not in the code any more: "_s + line));
        ++rows;
    }
    QCOMPARE_GT(rows, 100);
}

/// Its headings are what people paste into a search, so they have to be what the programs say.
void TestDocuments::troubleshootingQuotesThePrograms()
{
    static const QRegularExpression joint(u"\"\\s*\\n\\s*\""_s);
    const QStringList said_by_others = {u"could not connect to display"_s}; // Qt
    QString said = textOf(u"roomcast"_s) + textOf(u"resources/demo.sh"_s);
    for (const auto &[path, text] : filesIn(kCodeFolders, {u"*.h"_s, u"*.cpp"_s}))
        said += QString(text).remove(joint);
    int headings = 0;
    for (const QString &line : textOf(u"docs/troubleshooting.md"_s).split(u'\n')) {
        if (!line.startsWith(u"### "_s))
            continue;
        ++headings;
        for (const QString &part : line.mid(4).split(u'…', Qt::SkipEmptyParts)) {
            const QString words = part.trimmed();
            QVERIFY2(said.contains(words) || said_by_others.contains(words),
                     qPrintable(u"no program says: "_s + words));
        }
    }
    QCOMPARE_GT(headings, 20);
}

void TestDocuments::findsFaults_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const QString &path, const QString &text,
                        const QString &expected) {
        QTest::newRow(name) << path << text << QString(path + expected);
    };
    row("wide line", u"a.md"_s, u"\n"_s + QString(161, u'x'), u":2: 161 characters wide"_s);
    row("no such file", u"docs/a.md"_s, u"[b](b.md)"_s, u":1: b.md leads nowhere"_s);
    row("from the folder of the document", u"docs/a.md"_s, u"[there](there.md)"_s,
        u":1: there.md leads nowhere"_s);
    row("no such heading", u"a.md"_s, u"# One\n[two](#two)"_s, u":2: #two has no such heading"_s);
    row("no such heading elsewhere", u"docs/a.md"_s, u"[x](../there.md#two)"_s,
        u":1: ../there.md#two has no such heading"_s);
    row("heading of a picture", u"a.md"_s, u"![x](picture.png#two)"_s,
        u":1: picture.png#two has no such heading"_s);
    row("code is no heading", u"a.md"_s, u"```\n# Two\n```\n[two](#two)"_s,
        u":4: #two has no such heading"_s);
    row("link in a table", u"a.md"_s, u"| [b](b.md) |"_s, u":1: b.md leads nowhere"_s);

    const QString read = u"README.md"_s;
    const QString long_one = u"a "_s.repeated(40) + u"b."_s; // 41 words
    row("long sentence", read, u"Short.\nOn two\n"_s + long_one,
        u":1: 43 words: On two "_s + long_one);
    row("long item", read, u"Short.\n\n1. "_s + long_one, u":3: 41 words: "_s + long_one);
    row("long cell", read, u"| a | "_s + long_one + u" |"_s, u":1: 41 words: "_s + long_one);
    const QString abbreviated = u"a "_s.repeated(20) + u"etc. and "_s + long_one;
    row("an abbreviation ends nothing", read, u"Short.\n\n"_s + abbreviated,
        u":3: 63 words: "_s + abbreviated);
    const QString of_20_words = u"A "_s.repeated(19) + u"b.\n"_s;
    row("median", read, of_20_words.repeated(3) + u"Short."_s,
        u": half of its sentences have 20 words or more"_s);
}

void TestDocuments::findsFaults()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const Texts made_up{{path, text}, {u"there.md"_s, u"# One"_s}};
    const auto exists = [](const QString &file) { return file == u"picture.png"_s; };
    QCOMPARE(Checker(made_up, exists).faults(), QStringList{expected});
}

void TestDocuments::acceptsWhatIsAllowed_data()
{
    QTest::addColumn<QString>("text");

    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    const QString wide = QString(170, u'x');
    const QString twenty = u"A "_s.repeated(20);
    const QString sixty = u"A "_s.repeated(60);
    row("wide table", u"| "_s + wide + u" |"_s);
    row("wide code", u"See:\n\n    "_s + wide + u"\n\n    "_s + wide);
    row("wide code in fences", u"```sh\n"_s + wide + u"\n```"_s);
    row("link in code", u"Write `[b](b.md)`.\n\n    [b](b.md)"_s);
    row("link away", u"[site](https://example.org/#x), [mail](mailto:a@b)"_s);
    row("link to a file", u"![x](picture.png)"_s);
    row("heading", u"# Two `words`, (one)\n[x](#two-words-one)"_s);
    row("second heading", u"# One\n# One\n[x](#one-1)"_s);
    row("heading elsewhere", u"[x](there.md#one) and [y](there.md)"_s);
    row("two sentences", twenty + u"end. "_s + twenty + u"end.\n\nThree. Four. Five."_s);
    row("a sentence an item", u"- "_s + twenty + u"\n- "_s + twenty + u"\n- A\n- b\n- c"_s);
    row("a sentence a cell", u"| "_s + twenty + u"| "_s + twenty + u"| "_s + twenty + u"|"_s);
    row("code counts once", u"See `"_s + sixty + u"`."_s);
    row("pictures do not count", u"!["_s + sixty + u"](picture.png)"_s);
}

void TestDocuments::acceptsWhatIsAllowed()
{
    QFETCH(const QString, text);
    const Texts made_up{{u"README.md"_s, text}, {u"there.md"_s, u"# One"_s}};
    const auto exists = [](const QString &file) { return file == u"picture.png"_s; };
    QCOMPARE(Checker(made_up, exists).faults(), QStringList());
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
