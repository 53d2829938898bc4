// SPDX-License-Identifier: MIT
//
// Holds the words for people to their rules: they stand where lupdate finds them, and a translation
// has the same blanks to be filled in as its source. tst_lupdate compares the two as a whole. The
// first tests read the real tree; the others give the readers small made-up texts, so that they
// are known to find what they are for.
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <set>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where words for people are made. Core has none, and the store's are said by shared/text.
const QStringList kFolders = {u"shared/text"_s, u"shared/cli"_s, u"shared/node"_s,
                              u"shared/net"_s,  u"shared/ui"_s,  u"shared/panels"_s,
                              u"client_gui"_s,  u"server_gui"_s};

/// A literal in one of these is translated.
const std::set<QString> kTranslating = {u"tr"_s, u"translate"_s, u"QT_TRANSLATE_NOOP"_s};

/// A literal in one of these is for no person: names of files, variables and facts, and what only
/// a developer reads.
const std::set<QString> kForPrograms = {
    u"fromString"_s,
    u"kProgram"_s,
    u"open"_s,
    u"qEnvironmentVariable"_s,
    u"qEnvironmentVariableIsEmpty"_s,
    u"qFatal"_s,
    u"QStringLiteral"_s,
    u"replace"_s,
    u"refuse"_s,
    u"static_assert"_s,
    u"throw"_s,
};

/// What a window shows or a screen reader says; a single word is enough to be translated there.
const std::set<QString> kShowing = {
    u"setText"_s,
    u"setToolTip"_s,
    u"setStatusTip"_s,
    u"setWindowTitle"_s,
    u"setTitle"_s,
    u"setAccessibleName"_s,
    u"setAccessibleDescription"_s,
    u"setPlaceholderText"_s,
    u"setPrefix"_s,
    u"setSuffix"_s,
    u"setSpecialValueText"_s,
    u"setInformativeText"_s,
    u"showMessage"_s,
    u"addAction"_s,
    u"addMenu"_s,
    u"addTab"_s,
    u"addRow"_s,
    u"addItem"_s,
    u"addButton"_s,
};

/// The name of the program is the same in each language.
const QString kBrand = u"Roomcast"_s;

struct Literal {
    int line;
    QString text;
    QStringList around; ///< the names before it, and before the parentheses that it is in
    bool plain;         ///< neither u"…" nor "…"_s, as only translated texts are written
};

/// Reads C++ as far as literals and parentheses go.
class LiteralReader {
public:
    explicit LiteralReader(const QString &source) : m_source(source) {}

    std::vector<Literal> literals()
    {
        // No raw literals here: moc does not understand the quotes in them.
        static const QRegularExpression token(
            u"(?<skip>//[^\\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])'|^\\h*#[^\\n]*|u?R\"\\(.*?\\)\")"
            "|(?<name>[A-Za-z_]\\w*)|(?<text>\"(?:\\\\.|[^\"\\\\])*\")|(?<sign>\\S)"_s,
            QRegularExpression::DotMatchesEverythingOption | QRegularExpression::MultilineOption);
        for (const auto &match : token.globalMatch(m_source))
            take(match);
        return m_literals;
    }

private:
    void take(const QRegularExpressionMatch &match)
    {
        if (match.hasCaptured(u"skip"_s))
            return;
        if (match.hasCaptured(u"name"_s)) {
            m_name = match.captured();
            return;
        }
        if (match.hasCaptured(u"text"_s)) {
            takeText(match);
            return;
        }
        const QChar sign = match.captured().front();
        if (u"({["_s.contains(sign))
            m_around.push_back(m_name);
        else if (u")}]"_s.contains(sign) && !m_around.isEmpty())
            m_around.pop_back();
        m_name.clear();
    }

    void takeText(const QRegularExpressionMatch &match)
    {
        const QString text = match.captured().sliced(1).chopped(1);
        const bool wide = m_name == "u"_L1 && m_source.at(match.capturedStart() - 1) == u'u';
        const bool suffixed = QStringView(m_source).mid(match.capturedEnd()).startsWith(u'_');
        const int line = int(QStringView(m_source).first(match.capturedStart()).count(u'\n')) + 1;
        m_literals.push_back({line, text, QStringList(m_around) << m_name, !wide && !suffixed});
    }

    const QString m_source;
    QString m_name;
    QStringList m_around;
    std::vector<Literal> m_literals;
};

bool isIn(const Literal &literal, const std::set<QString> &names)
{
    return std::ranges::any_of(literal.around,
                               [&](const QString &name) { return names.contains(name); });
}

/// As an argument itself, not of what makes one.
bool isShown(const Literal &literal)
{
    const qsizetype calls = literal.around.size() - 1;
    return calls > 0 && kShowing.contains(literal.around.at(calls - 1));
}

/// "line: text" of words that a person would read in English whatever the language.
QStringList untranslated(const QString &source)
{
    static const QRegularExpression mark_up(uR"(<[^>]*>|&\w+;|%L?\d|\\.|\b[A-Z]?[A-Za-z]\+)"_s);
    static const QRegularExpression word(u"[A-Za-z]{2}"_s);
    static const QRegularExpression words(u"[A-Za-z]{2}[,;:]? +[A-Za-z]{2}"_s);
    QStringList found;
    for (const Literal &literal : LiteralReader(source).literals()) {
        if (isIn(literal, kTranslating) || isIn(literal, kForPrograms))
            continue;
        const QString text = QString(literal.text).remove(mark_up).remove(kBrand);
        const bool shown = isShown(literal);
        if (text.contains(shown || literal.plain ? word : words))
            found << u"%1: %2"_s.arg(literal.line).arg(literal.text);
    }
    return found;
}

/// What of a text must be in its translation, too. A mnemonic is one `&`, wherever it stands.
QStringList blanksOf(const QString &text)
{
    static const QRegularExpression blank(uR"(%L?\d|%L?n|\{\w+\}|[][])"_s);
    static const QRegularExpression mnemonic(u"&(?=[^ ;]*\\w)(?!\\w+;)"_s);
    QStringList blanks;
    for (const auto &match : blank.globalMatch(text))
        blanks << match.captured();
    blanks.removeDuplicates();
    if (text.contains(mnemonic))
        blanks << u"&"_s;
    blanks.sort();
    return blanks;
}

/// What is wrong with a translation, in lupdate's form.
QStringList faultsOf(const QString &ts)
{
    QStringList faults;
    QString source;
    bool counted = false;
    QXmlStreamReader xml(ts);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "message"_L1)
            counted = xml.attributes().hasAttribute(u"numerus"_s);
        else if (xml.name() == "source"_L1)
            source = xml.readElementText();
        else if (xml.name() == "translation"_L1 && xml.attributes().hasAttribute(u"type"_s))
            faults << u"unfinished: "_s + source;
        else if (xml.name() == "numerusform"_L1 || xml.name() == "translation"_L1) {
            if (xml.name() == "translation"_L1 && counted)
                continue; // its forms follow
            const QString translation = xml.readElementText();
            if (translation.isEmpty())
                faults << u"empty: "_s + source;
            else if (blanksOf(source) != blanksOf(translation))
                faults << u"other blanks: "_s + source;
        }
    }
    if (xml.hasError())
        faults << xml.errorString();
    return faults;
}

QString contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QString kTop = QStringLiteral(ROOMCAST_SOURCE_DIR "/");

} // namespace

class TranslationsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAreWhereTheyAreTranslated()
    {
        QStringList found;
        int files = 0;
        for (const QString &folder : kFolders) {
            QDirIterator sources(kTop + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                                 QDirIterator::Subdirectories);
            for (; sources.hasNext(); ++files) {
                const QString path = sources.next();
                for (const QString &fault : untranslated(contentsOf(path)))
                    found << path.sliced(kTop.size()) + u':' + fault;
            }
        }
        QCOMPARE_GT(files, 100);
        QCOMPARE(found.join(u'\n'), QString());
    }

    void translationsHaveTheSameBlanks()
    {
        QDirIterator files(kTop + u"resources/translations"_s, {u"*.ts"_s});
        QVERIFY(files.hasNext());
        while (files.hasNext())
            QCOMPARE(faultsOf(contentsOf(files.next())).join(u'\n'), QString());
    }

    void findsWords_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("found");
        const auto row = [](const QString &source, bool found) {
            QTest::newRow(qPrintable(source)) << source << found;
        };
        row(u"label->setText(tr(\"Room\"));"_s, false);
        row(u"label->setText(u\"Room\"_s);"_s, true);
        row(u"label->setText(u\"Roomcast\"_s);"_s, false);
        row(u"label->setText(u\"%1 · %2\"_s.arg(room, day));"_s, false);
        row(u"label->setObjectName(u\"room\"_s);"_s, false);
        row(u"return noteText(\"Refused\");"_s, true);
        row(u"return Words::tr(\"Not \"\n\"booked\");"_s, false);
        row(u"const QString text = u\"No answer\"_s;"_s, true);
        row(u"const QString key = u\"no-answer\"_s;"_s, false);
        row(u"rows += u\"<table cellpadding='3'>\"_s;"_s, false);
        row(u"// it says \"No answer\" there"_s, false);
        row(u"#include \"text/day text.h\""_s, false);
        row(u"if (c == '\"') label->setText(u\"No answer\"_s);"_s, true);
        row(u"{QT_TRANSLATE_NOOP(\"EventText\", \"asked to\")}"_s, false);
        row(u"tr(\"Room\"); box(u\"The room\"_s);"_s, true);
    }
    void findsWords()
    {
        QFETCH(QString, source);
        QTEST(!untranslated(source).isEmpty(), "found");
    }

    void findsBlanks_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("translation");
        QTest::addColumn<bool>("equal");
        QTest::newRow("order") << u"%1 of %2"_s << u"%2 zu %1"_s << true;
        QTest::newRow("twice") << u"%1, %1"_s << u"%1"_s << true;
        QTest::newRow("lost") << u"%1 of %2"_s << u"%1"_s << false;
        QTest::newRow("number") << u"%n rooms"_s << u"Räume"_s << false;
        QTest::newRow("fact") << u"in {room}"_s << u"in {raum}"_s << false;
        QTest::newRow("bracket") << u"[in {room}]"_s << u"in {room}"_s << false;
        QTest::newRow("mnemonic") << u"&Book"_s << u"Bu&chen"_s << true;
        QTest::newRow("mnemonic lost") << u"&Book"_s << u"Buchen"_s << false;
        QTest::newRow("entity") << u"a &amp; b"_s << u"a und b"_s << true;
    }
    void findsBlanks()
    {
        QFETCH(QString, source);
        QFETCH(QString, translation);
        QTEST(blanksOf(source) == blanksOf(translation), "equal");
    }

    void findsFaults()
    {
        const QString message = u"<TS><message%3><source>%1</source>%2</message></TS>"_s;
        const auto faults = [&](const QString &source, const QString &translation) {
            const bool counts = source.contains("%n"_L1);
            return faultsOf(
                       message.arg(source, translation, counts ? u" numerus=\"yes\""_s : QString()))
                .size();
        };
        QCOMPARE(faults(u"Room"_s, u"<translation>Raum</translation>"_s), 0);
        QCOMPARE(faults(u"Room"_s, u"<translation></translation>"_s), 1);
        QCOMPARE(faults(u"Room"_s, u"<translation type=\"unfinished\">Raum</translation>"_s), 1);
        QCOMPARE(faults(u"Room %1"_s, u"<translation>Raum</translation>"_s), 1);
        const QString forms = u"<translation><numerusform>%n Raum</numerusform><numerusform>%1"
                              "</numerusform></translation>"_s;
        QCOMPARE(faults(u"%n rooms"_s, QString(forms).replace("%1"_L1, "%n Räume"_L1)), 0);
        QCOMPARE(faults(u"%n rooms"_s, QString(forms).replace("%1"_L1, "Räume"_L1)), 1);
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)

#include "tst_translations.moc"
