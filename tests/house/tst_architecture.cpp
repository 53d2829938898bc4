// SPDX-License-Identifier: MIT
//
// What the documents say of the code is so: the layers of ARCHITECTURE.md are those that tst_layers
// checks, the table of roles in PROTOCOL.md has every change of a server's role and every place
// that causes one, and every file, function and test that a newcomer is sent to is there.
#include "support/layers.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;

namespace {

/// Path from the top of the checkout → text.
using Files = std::map<QString, QString>;

/// What ARCHITECTURE.md says of one layer.
struct Told {
    qsizetype row = -1; ///< of the picture, from the top
    QStringList may_include;
    QStringList qt_modules;
};

Files readFiles()
{
    const QDir top(QStringLiteral(ROOMCAST_SOURCE_DIR));
    const QStringList kinds{u"*.h"_s, u"*.cpp"_s, u"*.md"_s, u"*.sh"_s, u"*.txt"_s};
    Files files;
    const auto read = [&](const QString &path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            files.emplace(top.relativeFilePath(path), QString::fromUtf8(file.readAll()));
    };
    for (const QString &name : top.entryList(kinds, QDir::Files))
        read(top.filePath(name));
    for (const QString &root :
         {u"shared"_s, u"server_gui"_s, u"client_gui"_s, u"tests"_s, u"docs"_s}) {
        QDirIterator it(top.filePath(root), kinds, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            read(it.next());
    }
    return files;
}

/// The lines below the heading, as far as the next one of its kind.
QStringList sectionOf(const QString &document, const QString &heading)
{
    return document.section(u"\n## "_s + heading + u'\n', 1).section(u"\n## "_s, 0, 0).split(u'\n');
}

/// What stands in backticks.
QStringList quotedIn(const QString &text)
{
    static const QRegularExpression quoted(u"`([^`\n]+)`"_s);
    QStringList names;
    for (const auto &match : quoted.globalMatch(text))
        names << match.captured(1);
    return names;
}

/// Of a table's row; empty where `line` is none, or has another number of cells.
QStringList cellsIn(const QString &line, qsizetype count)
{
    const QStringList parts = line.split(u'|');
    return parts.size() == count + 2 ? parts.mid(1, count) : QStringList();
}

std::map<QString, Told> layersTold(const QString &architecture)
{
    static const QRegularExpression box(u"│ ([a-z_/]+)"_s);
    const QStringList lines = sectionOf(architecture, u"Layers"_s);
    std::map<QString, Told> told;
    for (qsizetype row = 0; row < lines.size(); ++row) {
        for (const auto &match : box.globalMatch(lines.at(row)))
            told[match.captured(1)].row = row;
        const QStringList cells = cellsIn(lines.at(row), 5);
        const QStringList folder = quotedIn(cells.value(0));
        if (folder.isEmpty())
            continue;
        told[folder.first()].may_include = quotedIn(cells.at(1));
        told[folder.first()].qt_modules = quotedIn(cells.at(2));
    }
    return told;
}

/// "function: role" for each row of the table of roles that names a function.
std::set<QString> causesTold(const QString &protocol)
{
    std::set<QString> changes;
    for (const QString &line : sectionOf(protocol, u"Roles"_s)) {
        const QStringList cells = cellsIn(line, 5);
        for (const QString &function : quotedIn(cells.value(4)))
            changes.insert(function + u": "_s + cells.at(2).trimmed());
    }
    return changes;
}

/// The same, of one source of the engine.
std::set<QString> causesIn(const QString &source)
{
    static const QRegularExpression head(uR"(^(?:\w.*[ &*])?ServerEngine::(\w+)\()"_s);
    static const QRegularExpression change(uR"(m_role\.become(\w+)\(|\bfollowOrWait\(\);)"_s);
    static const std::map<QString, QStringList> roles{
        {u"Joining"_s, {u"joining"_s}},
        {u"Learner"_s, {u"learner"_s}},
        {u"Ready"_s, {u"ready"_s}},
        {u"Follower"_s, {u"follower"_s}},
        {u"Candidate"_s, {u"candidate"_s}},
        {u"Leader"_s, {u"leader"_s}},
        {u"LeaderAgain"_s, {u"leader"_s}},
        {u"Waking"_s, {u"waking"_s}},
        {QString(), {u"follower"_s, u"ready"_s}},
    };
    std::set<QString> changes;
    QString function;
    for (const QString &line : source.split(u'\n')) {
        if (const auto match = head.match(line); match.hasMatch())
            function = match.captured(1);
        if (function == u"followOrWait"_s)
            continue; // its callers are the cause
        for (const auto &match : change.globalMatch(line))
            for (const QString &to : roles.at(match.captured(1)))
                changes.insert(function + u": "_s + to);
    }
    return changes;
}

/// "number: from > to" for each change in the table of roles.
std::set<QString> transitionsTold(const QString &protocol)
{
    static const QStringList in_group{u"learner"_s,   u"ready"_s,  u"follower"_s,
                                      u"candidate"_s, u"leader"_s, u"waking"_s};
    std::set<QString> transitions;
    for (const QString &line : sectionOf(protocol, u"Roles"_s)) {
        const QStringList cells = cellsIn(line, 5);
        if (quotedIn(cells.value(4)).isEmpty())
            continue;
        const QString from = cells.at(1).trimmed();
        const QString to = cells.at(2).trimmed();
        const QStringList all = from == u"start"_s           ? QStringList{u"joining"_s}
                                : from.startsWith(u"any "_s) ? in_group
                                                             : QStringList{from};
        for (const QString &each : all)
            if (each != to)
                transitions.insert(cells.at(0).trimmed() + u": "_s + each + u" > "_s + to);
    }
    return transitions;
}

/// The same, of the list of transitions in the code.
std::set<QString> transitionsIn(const QString &source)
{
    static const QRegularExpression row(uR"(\{Role::(\w+), Role::(\w+)\},\s*// (.*))"_s);
    static const QRegularExpression number(u"\\d+|–"_s);
    std::set<QString> transitions;
    for (const auto &match : row.globalMatch(source))
        for (const auto &each : number.globalMatch(match.captured(3)))
            transitions.insert(each.captured() + u": "_s + match.captured(1).toLower() + u" > "_s +
                               match.captured(2).toLower());
    return transitions;
}

/// `source` puts another role in the place of the one that a server has.
bool assignsRole(const QString &source)
{
    static const QRegularExpression assigns(
        uR"(\bm_role\s*=[^=]|\bm_role\.(?:emplace|swap)\b|(?:exchange|swap)\(m_role,|\benter\()"_s);
    return source.contains(assigns);
}

QStringList listOf(const std::set<QString> &names)
{
    return {names.begin(), names.end()};
}

bool hasFile(const Files &files, const QString &name)
{
    return std::any_of(files.begin(), files.end(), [&name](const auto &file) {
        return file.first == name || file.first.endsWith(u'/' + name);
    });
}

/// `owner`::`member` is defined, or declared in the class; what tests say of it does not count.
bool hasMember(const Files &files, const QString &owner, const QString &member)
{
    const QRegularExpression type(uR"(\b(?:class|struct) %1\b)"_s.arg(owner));
    const QRegularExpression declared(uR"(\b%1\b)"_s.arg(member));
    return std::any_of(files.begin(), files.end(), [&](const auto &file) {
        const auto &[path, text] = file;
        if (path.startsWith(u"tests/"_s))
            return false;
        return (path.endsWith(u".cpp"_s) && text.contains(owner + u"::"_s + member)) ||
               (path.endsWith(u".h"_s) && text.contains(type) && text.contains(declared));
    });
}

/// True for what is no name of a file, a test or a member.
bool isThere(const Files &files, const QString &name)
{
    static const QRegularExpression file(uR"(^[\w/]+\.(?:h|cpp|md|sh|txt)$)"_s);
    static const QRegularExpression test(uR"(^(?:tst|bench)_\w+$)"_s);
    static const QRegularExpression member(uR"(^(\w+)::(\w+)$)"_s);
    if (file.match(name).hasMatch())
        return hasFile(files, name);
    if (test.match(name).hasMatch())
        return hasFile(files, name + u".cpp"_s) || hasFile(files, name + u".sh"_s);
    const auto parts = member.match(name);
    return !parts.hasMatch() || hasMember(files, parts.captured(1), parts.captured(2));
}

} // namespace

class TestArchitecture final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_files = readFiles(); }
    void layersAreThoseOfTheRules();
    void thePictureHasBelowWhatMayBeIncluded();
    void everyChangeOfRoleIsInTheTable();
    void onlyTheTransitionsAssignARole();
    void whatIsNamedIsThere_data();
    void whatIsNamedIsThere();
    void everyRuleHasItsParagraphAndItsBug_data();
    void everyRuleHasItsParagraphAndItsBug();
    void theProtocolNamesEveryFileOfRules();
    void noticesWhatIsNotThere();

private:
    QString document(const QString &path) const { return m_files.at(path); }

    Files m_files;
};

void TestArchitecture::layersAreThoseOfTheRules()
{
    const auto told = layersTold(document(u"shared/ARCHITECTURE.md"_s));
    for (const Layer &layer : allLayers()) {
        const auto it = told.find(layer.folder);
        QVERIFY2(it != told.end(), qPrintable(layer.folder));
        QCOMPARE(it->second.may_include, layer.may_include);
        QCOMPARE(it->second.qt_modules, layer.qt_modules);
    }
    QCOMPARE(told.size(), allLayers().size());
}

void TestArchitecture::thePictureHasBelowWhatMayBeIncluded()
{
    const auto told = layersTold(document(u"shared/ARCHITECTURE.md"_s));
    for (const Layer &layer : allLayers()) {
        const qsizetype row = told.at(layer.folder).row;
        QVERIFY2(row >= 0, qPrintable(layer.folder));
        for (const auto &[folder, other] : told)
            if (folder != layer.folder && mayInclude(layer, folder))
                QVERIFY2(row < other.row, qPrintable(layer.folder + u" above "_s + folder));
    }
}

void TestArchitecture::everyChangeOfRoleIsInTheTable()
{
    std::set<QString> made;
    for (const auto &[path, text] : m_files)
        if (path.startsWith(u"shared/core/server/server_engine"_s) && path.endsWith(u".cpp"_s))
            made.merge(causesIn(text));
    QVERIFY(!made.empty());
    const QString protocol = document(u"shared/PROTOCOL.md"_s);
    QCOMPARE(listOf(causesTold(protocol)), listOf(made));
    QCOMPARE(listOf(transitionsTold(protocol)),
             listOf(transitionsIn(document(u"shared/core/server/role_transitions.cpp"_s))));
}

void TestArchitecture::onlyTheTransitionsAssignARole()
{
    QStringList assigning;
    for (const auto &[path, text] : m_files)
        if (path.startsWith(u"shared/core/server/"_s) && path.endsWith(u".cpp"_s) &&
            assignsRole(text))
            assigning << path;
    QCOMPARE(assigning.join(u", "_s), u"shared/core/server/role_transitions.cpp"_s);
}

void TestArchitecture::whatIsNamedIsThere_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"shared/ARCHITECTURE.md", "CONTRIBUTING.md"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestArchitecture::whatIsNamedIsThere()
{
    QFETCH(const QString, path);
    QStringList missing = quotedIn(document(path));
    QVERIFY(!missing.isEmpty());
    missing.removeIf([this](const QString &name) { return isThere(m_files, name); });
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
}

void TestArchitecture::everyRuleHasItsParagraphAndItsBug_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &[path, text] : m_files)
        if (path.startsWith(u"shared/"_s) && path.endsWith(u"/rules.h"_s))
            QTest::newRow(qPrintable(path)) << path;
}

/// In a rules.h a predicate's comment names the deliberate bug that breaks it, and the headings
/// name sections of PROTOCOL.md.
void TestArchitecture::everyRuleHasItsParagraphAndItsBug()
{
    QFETCH(const QString, path);
    static const QRegularExpression section(u"\"([A-Z][^\"]+)\""_s);
    static const QRegularExpression predicate(u"((?:/// [^\n]*\n)+)inline [^(]+\\("_s);
    static const QRegularExpression bugs(u"\\(([a-z, -]+)\\)$"_s);
    const QString rules = document(path);
    const QString protocol = document(u"shared/PROTOCOL.md"_s);
    const QString simulator =
        document(u"tests/sim/README.md"_s) + document(u"shared/core/base/mutation.h"_s).toLower();
    QString prose = rules;
    prose.remove(QRegularExpression(u"#include[^\n]*"_s));
    for (auto it = section.globalMatch(prose); it.hasNext();) {
        const QString name = it.next().captured(1).replace(u"\n/// "_s, u" "_s);
        QVERIFY2(protocol.contains(u"## "_s + name + u'\n'), qPrintable(name));
    }
    int count = 0;
    for (auto it = predicate.globalMatch(rules); it.hasNext(); ++count) {
        const QString comment = it.next().captured(1).replace(u"\n/// "_s, u" "_s).trimmed();
        const auto named = bugs.match(comment);
        QVERIFY2(named.hasMatch(), qPrintable(comment));
        for (const QString &bug : named.captured(1).split(u','))
            QVERIFY2(simulator.contains(u'`' + bug.trimmed() + u'`') ||
                         simulator.contains(QString(bug.trimmed()).remove(u'-')),
                     qPrintable(bug));
    }
    QVERIFY(count > 0);
    QCOMPARE(count, rules.count(u"inline "_s));
}

void TestArchitecture::theProtocolNamesEveryFileOfRules()
{
    const QStringList named = quotedIn(document(u"shared/PROTOCOL.md"_s));
    for (const auto &[path, text] : m_files)
        if (path.startsWith(u"shared/"_s) && path.endsWith(u"/rules.h"_s))
            QVERIFY2(named.contains(path), qPrintable(path));
}

void TestArchitecture::noticesWhatIsNotThere()
{
    for (const QString &name : {u"core/base/ids.h"_s, u"tst_architecture"_s, u"Store::write"_s,
                                u"ServerEngine::step"_s, u"(input, now)"_s})
        QVERIFY2(isThere(m_files, name), qPrintable(name));
    for (const QString &name :
         {u"core/base/no_such_file.h"_s, u"tst_no_such_test"_s, u"ServerEngine::noSuchMember"_s})
        QVERIFY2(!isThere(m_files, name), qPrintable(name));
}

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
