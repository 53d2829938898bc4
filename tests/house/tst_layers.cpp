// SPDX-License-Identifier: MIT
//
// Holds the house to its layers: reads every include (and, in core, the words that would bring in
// a clock, a socket or randomness) and names file and line where a layer reaches up or files or
// folders go in a circle. The first test reads the real tree; the others give the checker small
// made-up trees, so that it is known to find what it is for.
#include "support/layers.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;

namespace {

/// Path from the top of the checkout → text.
using Tree = std::map<QString, QString>;
/// From → to, and the first place ("file:line") where that edge is made.
using Graph = std::map<QString, std::map<QString, QString>>;

const std::vector<Layer> kLayers = allLayers();

const QStringList kRoots = {u"shared"_s, u"server_gui"_s, u"client_gui"_s};

/// What core must not say: it is handed time and chance, and never asks for them.
const QString kNotInCore =
    uR"(\b(std::random_device|(?:steady|system|high_resolution|utc)_clock|QDateTime::current\w*|)"
    uR"(QDate::currentDate|QTime::currentTime|QUuid::createUuid|QRandomGenerator|Q_OBJECT|QObject|)"
    uR"(QBasicTimer|QTimer|QElapsedTimer|QDeadlineTimer|QThread|QFile|QSettings|QProcess|)"
    uR"(QCoreApplication|clock_gettime|gettimeofday|std::time|std::rand|std::thread|std::mutex)\b)"_s;
const QStringList kHeadersNotInCore = {
    u"QCoreApplication"_s, u"QDir"_s,      u"QEventLoop"_s, u"QFileInfo"_s,  u"QIODevice"_s,
    u"QMutex"_s,           u"QSaveFile"_s, u"ctime"_s,      u"filesystem"_s, u"fstream"_s,
    u"future"_s,           u"iostream"_s,  u"mutex"_s,      u"thread"_s,     u"time.h"_s,
    u"unistd.h"_s,
};

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

const Layer *layerOf(const QString &path)
{
    const auto it = std::find_if(kLayers.begin(), kLayers.end(), [&path](const Layer &layer) {
        return isUnder(path, layer.folder);
    });
    return it == kLayers.end() ? nullptr : &*it;
}

/// Blanks comments, keeping the lines; where `strings` is set, string literals too.
QString blanked(QString text, bool strings)
{
    static const QRegularExpression parts(
        uR"re(//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|(?<!\w)'(?:[^'\\\n]|\\.)*')re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    for (auto it = parts.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (!strings && !match.captured().startsWith(u'/'))
            continue;
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (text.at(i) != u'\n')
                text[i] = u' ';
        }
    }
    return text;
}

/// The house's file that `name`, included by `from`, stands for; empty for anybody else's.
QString resolved(const Tree &tree, const QString &from, const QString &name)
{
    for (const QString &root : {folderOf(from), u"shared"_s, u"."_s}) {
        const QString path = QDir::cleanPath(root + u'/' + name);
        if (tree.contains(path))
            return path;
    }
    return {};
}

/// "QtNetwork" for <QUdpSocket> and <QtNetwork/QUdpSocket>; empty for headers that are not Qt's.
QString qtModuleOf(const QString &header)
{
    static const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    if (header.startsWith(u"Qt"_s) && header.contains(u'/'))
        return header.section(u'/', 0, 0);
    for (const QString &module : QDir(headers).entryList({u"Qt*"_s}, QDir::Dirs)) {
        if (QFileInfo(headers + u'/' + module + u'/' + header).isFile())
            return module;
    }
    return {};
}

class Checker {
public:
    explicit Checker(const Tree &tree) : m_tree(tree)
    {
        for (const auto &[path, text] : tree)
            checkFile(path, text);
        findCircles(m_files);
        findCircles(m_folders);
    }

    QStringList faults() const { return m_faults; }

private:
    void checkFile(const QString &path, const QString &text)
    {
        const Layer *layer = layerOf(path);
        if (layer == nullptr)
            return;
        static const QRegularExpression include(uR"(^\s*#\s*include\s*([<"])([^>"]+)[>"])"_s);
        const QStringList lines = blanked(text, false).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto match = include.match(lines.at(i));
            if (match.hasMatch())
                checkInclude(path, i + 1, *layer, match.captured(2), match.captured(1) == u"\"");
        }
        if (isUnder(path, u"shared/core"_s))
            checkWords(path, blanked(text, true).split(u'\n'));
    }

    void checkInclude(const QString &path, qsizetype line, const Layer &layer, const QString &name,
                      bool quoted)
    {
        const QString place = u"%1:%2"_s.arg(path).arg(line);
        const QString target = resolved(m_tree, path, name);
        if (!target.isEmpty()) {
            checkTarget(place, layer, target);
            m_files[path].try_emplace(target, place);
            if (folderOf(path) != folderOf(target))
                m_folders[folderOf(path)].try_emplace(folderOf(target), place);
        } else if (quoted && !name.endsWith(u".moc"_s)) {
            fault(place, u"includes %1, which is not there"_s.arg(name));
        } else {
            checkForeign(place, layer, name);
        }
    }

    void checkTarget(const QString &place, const Layer &layer, const QString &target)
    {
        if (!mayInclude(layer, target))
            fault(place, u"%1 must not include %2"_s.arg(layer.folder, target));
    }

    void checkForeign(const QString &place, const Layer &layer, const QString &header)
    {
        const QString module = qtModuleOf(header);
        if (!module.isEmpty() && !layer.qt_modules.contains(module))
            fault(place, u"%1 must not use %2 (%3)"_s.arg(layer.folder, module, header));
        else if (isUnder(layer.folder, u"shared/core"_s) && kHeadersNotInCore.contains(header))
            fault(place, u"core must not use %1"_s.arg(header));
    }

    void checkWords(const QString &path, const QStringList &lines)
    {
        static const QRegularExpression words(kNotInCore);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto match = words.match(lines.at(i));
            if (match.hasMatch())
                fault(u"%1:%2"_s.arg(path).arg(i + 1), u"core must not use "_s + match.captured());
        }
    }

    void findCircles(const Graph &graph)
    {
        m_done.clear();
        for (const auto &[node, edges] : graph)
            walk(graph, node);
    }

    /// Depth first; m_path is the way here, at most as long as there are files.
    void walk(const Graph &graph, const QString &node)
    {
        if (const auto at = m_path.indexOf(node); at >= 0) {
            const QStringList circle = m_path.mid(at) << node;
            const QString place = graph.at(m_path.last()).at(node);
            fault(place, u"closes a circle: "_s + circle.join(u" -> "_s));
            return;
        }
        if (m_done.contains(node) || !graph.contains(node))
            return;
        m_path.append(node);
        for (const auto &[to, place] : graph.at(node))
            walk(graph, to);
        m_path.removeLast();
        m_done.insert(node);
    }

    void fault(const QString &place, const QString &what) { m_faults << place + u": "_s + what; }

    const Tree &m_tree;
    Graph m_files;
    Graph m_folders;
    QStringList m_path;
    std::set<QString> m_done;
    QStringList m_faults;
};

Tree readHouse()
{
    const QDir top(QStringLiteral(ROOMCAST_SOURCE_DIR));
    Tree tree;
    for (const QString &root : kRoots) {
        QDirIterator it(top.filePath(root), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                tree.emplace(top.relativeFilePath(file.fileName()),
                             QString::fromUtf8(file.readAll()));
        }
    }
    return tree;
}

} // namespace

class TestLayers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHouseKeepsToItsLayers();
    void everyFileHasALayer();
    void findsFaults_data();
    void findsFaults();
    void acceptsWhatIsAllowed_data();
    void acceptsWhatIsAllowed();
};

void TestLayers::theHouseKeepsToItsLayers()
{
    const QStringList faults = Checker(readHouse()).faults();
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void TestLayers::everyFileHasALayer()
{
    const Tree tree = readHouse();
    QVERIFY(tree.contains(u"shared/core/base/ids.h"_s));
    for (const auto &[path, text] : tree)
        QVERIFY2(layerOf(path) != nullptr, qPrintable(path));
}

void TestLayers::findsFaults_data()
{
    QTest::addColumn<Tree>("tree");
    QTest::addColumn<QStringList>("expected");

    const auto one = [](const char *name, const QString &path, const QString &text,
                        const QString &expected) {
        Tree tree{{path, text}};
        tree.try_emplace(u"shared/core/engine/e.h"_s);
        tree.try_emplace(u"shared/core/booking/b.h"_s);
        tree.try_emplace(u"shared/node/n.h"_s);
        tree.try_emplace(u"client_gui/c.h"_s);
        QTest::newRow(name) << tree << QStringList{expected};
    };
    one("base reaches up", u"shared/core/base/a.h"_s, u"\n#include \"core/engine/e.h\"\n"_s,
        u"shared/core/base/a.h:2: shared/core/base must not include shared/core/engine/e.h"_s);
    one("group knows bookings", u"shared/core/group/a.h"_s, u"#include \"core/booking/b.h\""_s,
        u"shared/core/group/a.h:1: shared/core/group must not include shared/core/booking/b.h"_s);
    one("a way round the include root", u"shared/net/a.h"_s, u"#include \"shared/node/n.h\""_s,
        u"shared/net/a.h:1: shared/net must not include shared/node/n.h"_s);
    one("by a relative path", u"shared/ui/a.h"_s, u"#include \"../node/n.h\""_s,
        u"shared/ui/a.h:1: shared/ui must not include shared/node/n.h"_s);
    one("own header in angle brackets", u"shared/ui/a.h"_s, u"# include <node/n.h>"_s,
        u"shared/ui/a.h:1: shared/ui must not include shared/node/n.h"_s);
    one("window into window", u"server_gui/a.cpp"_s, u"#include \"client_gui/c.h\""_s,
        u"server_gui/a.cpp:1: server_gui must not include client_gui/c.h"_s);
    one("into the tests", u"shared/node/a.cpp"_s, u"#include \"tests/support/x.h\""_s,
        u"shared/node/a.cpp:1: includes tests/support/x.h, which is not there"_s);
    one("socket in core", u"shared/core/engine/a.h"_s, u"#include <QUdpSocket>"_s,
        u"shared/core/engine/a.h:1: shared/core/engine must not use QtNetwork (QUdpSocket)"_s);
    one("module named", u"shared/node/a.h"_s, u"#include <QtWidgets/QLabel>"_s,
        u"shared/node/a.h:1: shared/node must not use QtWidgets (QtWidgets/QLabel)"_s);
    one("database in net", u"shared/net/a.h"_s, u"#include <QSqlQuery>"_s,
        u"shared/net/a.h:1: shared/net must not use QtSql (QSqlQuery)"_s);
    one("test library", u"client_gui/a.h"_s, u"#include <QSignalSpy>"_s,
        u"client_gui/a.h:1: client_gui must not use QtTest (QSignalSpy)"_s);
    one("thread in core", u"shared/core/base/a.h"_s, u"#include <thread>"_s,
        u"shared/core/base/a.h:1: core must not use thread"_s);
    one("timer in core", u"shared/core/base/a.h"_s, u"#include <QTimer>"_s,
        u"shared/core/base/a.h:1: core must not use QTimer"_s);
    one("clock in core", u"shared/core/group/a.cpp"_s,
        u"/* one\n two */ auto t = std::chrono::steady_clock::now();"_s,
        u"shared/core/group/a.cpp:2: core must not use steady_clock"_s);
    one("calendar in core", u"shared/core/cache/a.cpp"_s, u"QDateTime::currentDateTimeUtc()"_s,
        u"shared/core/cache/a.cpp:1: core must not use QDateTime::currentDateTimeUtc"_s);
    one("chance in core", u"shared/core/election/a.cpp"_s, u"std::random_device d;"_s,
        u"shared/core/election/a.cpp:1: core must not use std::random_device"_s);

    QTest::newRow("circle of files")
        << Tree{{u"shared/net/a.h"_s, u"#include \"net/b.h\""_s},
                {u"shared/net/b.h"_s, u"\n#include \"net/c.h\""_s},
                {u"shared/net/c.h"_s, u"#include \"net/a.h\""_s}}
        << QStringList{u"shared/net/c.h:1: closes a circle: "
                       "shared/net/a.h -> shared/net/b.h -> shared/net/c.h -> shared/net/a.h"_s};
    QTest::newRow("circle of folders")
        << Tree{{u"client_gui/grid/a.h"_s, u"#include \"client_gui/form/b.h\""_s},
                {u"client_gui/form/b.h"_s, {}},
                {u"client_gui/form/c.h"_s, u"#include \"client_gui/grid/d.h\""_s},
                {u"client_gui/grid/d.h"_s, {}}}
        << QStringList{u"client_gui/grid/a.h:1: closes a circle: "
                       "client_gui/form -> client_gui/grid -> client_gui/form"_s};
}

void TestLayers::findsFaults()
{
    QFETCH(const Tree, tree);
    QFETCH(const QStringList, expected);
    QCOMPARE(Checker(tree).faults(), expected);
}

void TestLayers::acceptsWhatIsAllowed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");

    QTest::newRow("downward") << u"shared/node/a.cpp"_s << u"#include \"core/base/x.h\""_s;
    QTest::newRow("beside") << u"shared/core/base/a.cpp"_s << u"#include \"core/base/x.h\""_s;
    QTest::newRow("own folder") << u"shared/core/base/a.cpp"_s << u"#include \"x.h\""_s;
    QTest::newRow("moc") << u"shared/node/a.cpp"_s << u"#include \"a.moc\""_s;
    QTest::newRow("Qt Core") << u"shared/core/base/a.h"_s << u"#include <QString>"_s;
    QTest::newRow("system") << u"shared/net/a.cpp"_s << u"#include <sys/socket.h>"_s;
    QTest::newRow("in a comment") << u"shared/core/base/a.h"_s << u"// std::random_device\n"_s;
    QTest::newRow("commented out") << u"shared/core/base/a.h"_s << u"/*\n#include <QTimer>\n*/"_s;
    QTest::newRow("in a string") << u"shared/core/base/a.h"_s << u"f(\"a // QTimer\");"_s;
    QTest::newRow("part of a word") << u"shared/core/base/a.h"_s << u"class QTimerLike;"_s;
    QTest::newRow("digit separator") << u"shared/core/base/a.h"_s << u"1'000; // 'QTimer"_s;
}

void TestLayers::acceptsWhatIsAllowed()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    const Tree tree{{path, text}, {u"shared/core/base/x.h"_s, {}}};
    QCOMPARE(Checker(tree).faults(), QStringList());
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
