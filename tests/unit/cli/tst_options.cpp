// SPDX-License-Identifier: MIT
//
// Command line and environment of both programs.
#include "cli/options.h"
#include "support/test_main.h"

#include <QProcessEnvironment>
#include <QTest>

namespace roomcast::tst_options {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QProcessEnvironment environmentOf(const QStringList &assignments)
{
    QProcessEnvironment environment;
    for (const QString &assignment : assignments)
        environment.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    return environment;
}

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

Result<ServerOptions, OptionError> server(const QString &line, const QStringList &environment = {})
{
    return parseServerOptions(QStringList(u"roomcast-server"_s) + words(line),
                              environmentOf(environment));
}

Result<ClientOptions, OptionError> client(const QString &line, const QStringList &environment = {})
{
    return parseClientOptions(QStringList(u"roomcast-client"_s) + words(line),
                              environmentOf(environment));
}

QString shown(const CommonOptions &options)
{
    const auto bound =
        std::chrono::duration_cast<std::chrono::milliseconds>(options.timing.latency_bound);
    return u"%1:%2 %3 %4 ms [%5]"_s.arg(QString::number(options.group.ipv4, 16))
        .arg(options.group.port)
        .arg(options.interface_name)
        .arg(bound.count())
        .arg(options.catalogue_folder);
}

} // namespace

class OptionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void common_data();
    void common();
    void serverDefaults();
    void serverEverything();
    void clientDefaults();
    void clientEverything();
    void wrong_data();
    void wrong();
    void wrongClient_data();
    void wrongClient();
    void helpAndVersionNeedNothingElse();
    void helpNamesEverything();
    void tasksAreDoneInsteadOfRunning();
    void languageIsReadBeforeAllElse();
    void siblingReadsBackTheSame();
    void siblingStoresAsThisOneButElsewhere();
};

void OptionsTest::common_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("expected");
    const QStringList all{u"ROOMCAST_GROUP=239.9.9.9"_s, u"ROOMCAST_PORT=9000"_s,
                          u"ROOMCAST_INTERFACE=eth9"_s, u"ROOMCAST_LATENCY_BOUND=50"_s,
                          u"ROOMCAST_CATALOGUE=here"_s};
    QTest::newRow("defaults") << u""_s << QStringList{} << u"efff4d43:7767 lo 100 ms []"_s;
    QTest::newRow("positional") << u"239.1.2.3 4000"_s << QStringList{}
                                << u"ef010203:4000 lo 100 ms []"_s;
    QTest::newRow("environment") << u""_s << all << u"ef090909:9000 eth9 50 ms [here]"_s;
    QTest::newRow("empty variables are unset")
        << u""_s << QStringList{u"ROOMCAST_PORT="_s} << u"efff4d43:7767 lo 100 ms []"_s;
    QTest::newRow("command line wins")
        << u"--interface eth1 --latency-bound 5 --catalogue there 239.1.2.3 4000"_s << all
        << u"ef010203:4000 eth1 5 ms [there]"_s;
    QTest::newRow("each by itself")
        << u"239.1.2.3"_s << all << u"ef010203:9000 eth9 50 ms [here]"_s;
    QTest::newRow("a wrong variable that is not used")
        << u"239.1.2.3 4000"_s << QStringList{u"ROOMCAST_PORT=x"_s}
        << u"ef010203:4000 lo 100 ms []"_s;
    QTest::newRow("options after arguments, equals signs, last one wins")
        << u"239.1.2.3 --latency-bound=7 4000 --latency-bound=10000"_s << QStringList{}
        << u"ef010203:4000 lo 10000 ms []"_s;
}

void OptionsTest::common()
{
    QFETCH(QString, line);
    QFETCH(QStringList, environment);
    const auto servers = server(line, environment);
    const auto clients = client(line, environment);
    QVERIFY(servers);
    QVERIFY(clients);
    QTEST(shown(servers->common), "expected");
    QTEST(shown(clients->common), "expected");
}

void OptionsTest::serverDefaults()
{
    const auto options = server(u""_s);
    QVERIFY(options);
    QVERIFY(options->common.action == CommonOptions::Action::Run);
    QVERIFY(!options->id);
    QVERIFY(!options->headless);
    QVERIFY(!options->common.format);
    QVERIFY(!options->common.geometry);
    QVERIFY(options->durability == Durability::Disk);
    QVERIFY(options->data_folder.isEmpty());
    QVERIFY(options->faults == Faults());
    QCOMPARE(options->partition, Label());
    QCOMPARE(options->heal_after, 0U);
    QVERIFY(options->provisional == ProvisionalPolicy::Serve);
}

void OptionsTest::serverEverything()
{
    const auto headless = server(u"--headless --log-format json 239.1.2.3 4000 4294967295"_s);
    QVERIFY(headless);
    QVERIFY(headless->headless);
    QVERIFY(headless->common.format == OutputFormat::Json);
    QVERIFY(headless->id == ServerId{4'294'967'295});
    const auto window = server(u"--log-format text --geometry 800x500+20+10"_s);
    QVERIFY(window);
    QVERIFY(window->common.format == OutputFormat::Text);
    QVERIFY(window->common.geometry == (WindowGeometry{{800, 500}, QPoint(20, 10)}));
    QVERIFY(server(u"--geometry 800x500"_s)->common.geometry ==
            (WindowGeometry{{800, 500}, std::nullopt}));
    QCOMPARE(server(u"--loss 35"_s)->faults.loss_percent, 35);
    QVERIFY(server(u"--loss 1 --delay 50 --jitter 20 --duplicate 3 --reorder 4 --fault-peer 200 "
                   "--service-time 10000"_s)
                ->faults == (Faults{1, 50ms, 20ms, 3, 4, ServerId{200}, 10s}));
    QVERIFY(!server(u""_s)->link_port && !server(u""_s)->wait_for_network &&
            server(u"--headless"_s)->wait_for_network);
    QCOMPARE(server(u"--link-port 4711"_s)->link_port, quint16(4711));
    QVERIFY(!server(u"--headless --no-wait"_s)->wait_for_network);
    const auto side = server(u"--partition b2 --heal-after 9999"_s);
    QCOMPARE(side->partition.text(), u"B2"_s);
    QCOMPARE(side->heal_after, 9'999U);
    QVERIFY(!client(u""_s)->partition);
    QCOMPARE(client(u"--partition B"_s)->partition, Label::from(u"B"));
    const auto disk = server(u"--durability disk --data /srv/rooms --provisional refuse"_s);
    QVERIFY(disk);
    QVERIFY(disk->durability == Durability::Disk);
    QCOMPARE(disk->data_folder, u"/srv/rooms"_s);
    QVERIFY(disk->provisional == ProvisionalPolicy::Refuse);
    QVERIFY(server(u"--durability memory"_s)->durability == Durability::Memory);
    QVERIFY(server(u"--provisional serve"_s)->provisional == ProvisionalPolicy::Serve);
}

void OptionsTest::clientDefaults()
{
    const auto options = client(u""_s);
    QVERIFY(options);
    QVERIFY(!options->script);
    QVERIFY(options->person.isEmpty());
    QVERIFY(!options->bypass_cache);
}

void OptionsTest::clientEverything()
{
    const auto options = client(u"--run - --format json --user Kim --bypass-cache --data /d"_s,
                                {u"ROOMCAST_USER=Ana"_s});
    QVERIFY(options);
    QCOMPARE(options->script, u"-"_s);
    QVERIFY(options->common.format == OutputFormat::Json);
    QCOMPARE(options->person, u"Kim"_s);
    QVERIFY(options->bypass_cache);
    QCOMPARE(options->data_folder, u"/d"_s);
    QCOMPARE(client(u""_s, {u"ROOMCAST_USER=Ana López"_s})->person, u"Ana López"_s);
}

void OptionsTest::wrong_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &line, const QString &expected,
                        const QStringList &environment = {}) {
        QTest::newRow(name) << line << environment << expected;
    };
    const QString group = u"IPv4 multicast address (224.0.0.0 to 239.255.255.255)"_s;
    row("port too high", u"239.1.2.3 99999"_s, u"PORT: 99999 is not a port (1 to 65535)"_s);
    row("port zero", u"239.1.2.3 0"_s, u"PORT: 0 is not a port (1 to 65535)"_s);
    row("port with a sign", u"239.1.2.3 +1"_s, u"PORT: +1 is not a port (1 to 65535)"_s);
    row("port of the environment", u""_s, u"ROOMCAST_PORT: x is not a port (1 to 65535)"_s,
        {u"ROOMCAST_PORT=x"_s});
    row("unicast group", u"10.0.0.1"_s, u"GROUP: 10.0.0.1 is not an "_s + group);
    row("short group", u"239.1"_s, u"GROUP: 239.1 is not an "_s + group);
    row("IPv6 group", u"ff02::1"_s, u"GROUP: ff02::1 is not an "_s + group);
    row("group that is a name", u"rooms"_s, u"GROUP: rooms is not an "_s + group);
    row("placeholder in the value", u"%1%2"_s, u"GROUP: %1%2 is not an "_s + group);
    row("ID zero", u"239.1.2.3 4000 0"_s, u"ID: 0 is not a server ID (1 to 4294967295)"_s);
    row("ID too high", u"239.1.2.3 4000 4294967296"_s,
        u"ID: 4294967296 is not a server ID (1 to 4294967295)"_s);
    row("negative ID", u"239.1.2.3 4000 -5"_s, u"-5: unknown option"_s);
    row("four arguments", u"239.1.2.3 4000 5 6"_s, u"6 is one argument too many"_s);
    row("bound too low", u"--latency-bound 4"_s,
        u"--latency-bound: 4 is not a latency bound (5 to 10000 whole milliseconds)"_s);
    row("bound too high", u"--latency-bound 10001"_s,
        u"--latency-bound: 10001 is not a latency bound (5 to 10000 whole milliseconds)"_s);
    row("bound with a unit", u"--latency-bound 5ms"_s,
        u"--latency-bound: 5ms is not a latency bound (5 to 10000 whole milliseconds)"_s);
    row("language", u"--language fr"_s,
        u"--language: fr is not a language of this program (de, en)"_s);
    row("format", u"--log-format xml"_s, u"--log-format: xml is not a format (text or json)"_s);
    row("empty interface", u"--interface="_s, u"--interface: needs a value"_s);
    row("unknown option", u"--loud"_s, u"--loud: unknown option"_s);
    row("option of the client", u"--run -"_s, u"--run: unknown option"_s);
    row("geometry", u"--geometry 800"_s,
        u"--geometry: 800 is not a geometry (WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y)"_s);
    row("flat geometry", u"--geometry 800x0"_s,
        u"--geometry: 800x0 is not a geometry (WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y)"_s);
    row("geometry without a window", u"--headless --geometry 800x500"_s,
        u"--geometry: there is no window with --headless; leave one of the two out"_s);
    row("waiting in a window", u"--no-wait"_s,
        u"--no-wait: is for a server without a window; state --headless, too"_s);
    row("link port", u"--link-port 0"_s, u"--link-port: 0 is not a port (1 to 65535)"_s);
    row("empty data folder", u"--data="_s, u"--data: needs a value"_s);
    row("durability", u"--durability paper"_s,
        u"--durability: paper is not a durability (disk or memory)"_s);
    row("policy", u"--provisional maybe"_s,
        u"--provisional: maybe is not a policy (serve or refuse)"_s);
    row("label", u"--partition A-B"_s,
        u"--partition: A-B is not a partition label (1 to 8 letters and digits)"_s);
    row("requests", u"--heal-after 10000"_s,
        u"--heal-after: 10000 is not a number of requests (0 to 9999; 0: never)"_s);
    row("loss", u"--loss 101"_s, u"--loss: 101 is not a share (0 to 100 percent)"_s);
    row("data folder without a disk", u"--data /srv/rooms --durability memory"_s,
        u"--data: nothing is kept on disk with --durability memory; leave one of the two out"_s);
    row("two tasks", u"--backup a --restore b"_s,
        u"--restore: --backup is done instead of running, too; leave one of the two out"_s);
    row("backup to nowhere", u"--backup="_s, u"--backup: needs a value"_s);
    row("backup without a disk", u"--backup a --durability memory"_s,
        u"--backup: nothing is kept on disk with --durability memory; leave one of the two out"_s);
    row("the first error is told", u"x y"_s, u"GROUP: x is not an "_s + group);
}

void OptionsTest::wrong()
{
    QFETCH(QString, line);
    QFETCH(QStringList, environment);
    const auto options = server(line, environment);
    QVERIFY(!options);
    QTEST(optionErrorText(options.error()), "expected");
}

void OptionsTest::wrongClient_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("expected");
    const QString name = u"is not a name (1 to 100 printable characters)"_s;
    QTest::newRow("three arguments")
        << u"239.1.2.3 4000 5"_s << u""_s << u"5 is one argument too many"_s;
    QTest::newRow("missing value") << u"--run"_s << u""_s << u"Missing value after '--run'."_s;
    QTest::newRow("option of the server")
        << u"--headless"_s << u""_s << u"--headless: unknown option"_s;
    QTest::newRow("blank name") << u""_s << u"  "_s << u"ROOMCAST_USER:    "_s + name;
    QTest::newRow("control character") << u""_s << u"a\tb"_s << u"ROOMCAST_USER: a\tb "_s + name;
    const QString much(101, u'k');
    QTest::newRow("long name") << u"--user "_s + much << u""_s
                               << u"--user: "_s + much + u' ' + name;
    QTest::newRow("geometry without a window")
        << u"--run - --geometry 9x9"_s << u""_s
        << u"--geometry: there is no window with --run; leave one of the two out"_s;
}

void OptionsTest::wrongClient()
{
    QFETCH(QString, line);
    QFETCH(QString, user);
    const auto options = client(line, {u"ROOMCAST_USER="_s + user});
    QVERIFY(!options);
    QTEST(optionErrorText(options.error()), "expected");
}

void OptionsTest::helpAndVersionNeedNothingElse()
{
    const QStringList broken{u"ROOMCAST_PORT=x"_s};
    QVERIFY(server(u"--help"_s, broken)->common.action == CommonOptions::Action::ShowHelp);
    QVERIFY(client(u"--help"_s, broken)->common.action == CommonOptions::Action::ShowHelp);
    QVERIFY(server(u"--version"_s, broken)->common.action == CommonOptions::Action::ShowVersion);
    QVERIFY(client(u"-v"_s, broken)->common.action == CommonOptions::Action::ShowVersion);
}

void OptionsTest::helpNamesEverything()
{
    const QStringList both{
        u"[GROUP [PORT"_s,       u"239.255.77.67"_s,   u"7767"_s,
        u"--interface"_s,        u"--latency-bound"_s, u"--catalogue"_s,
        u"--geometry"_s,         u"--help"_s,          u"--version"_s,
        u"ROOMCAST_GROUP"_s,     u"ROOMCAST_PORT"_s,   u"ROOMCAST_INTERFACE"_s,
        u"ROOMCAST_CATALOGUE"_s, u"ROOMCAST_THEME"_s,  u"ROOMCAST_LATENCY_BOUND"_s,
        u"Exit status"_s};
    const QStringList servers{u"Usage: roomcast-server [options]"_s,
                              u"--headless"_s,
                              u"--no-wait"_s,
                              u"--link-port"_s,
                              u"--log-format"_s,
                              u"--data"_s,
                              u"--backup"_s,
                              u"--restore"_s,
                              u"--moved"_s,
                              u"--durability"_s,
                              u"--provisional"_s,
                              u"--loss"_s,
                              u"--partition"_s,
                              u"--heal-after"_s};
    const QStringList clients{u"Usage: roomcast-client [options]"_s,
                              u"--run"_s,
                              u"--format"_s,
                              u"--user"_s,
                              u"--bypass-cache"_s,
                              u"--data"_s,
                              u"ROOMCAST_USER"_s};
    const QString server_help = serverHelpText();
    const QString client_help = clientHelpText();
    for (const QString &word : both + servers)
        QVERIFY2(server_help.contains(word), qPrintable(word));
    for (const QString &word : both + clients)
        QVERIFY2(client_help.contains(word), qPrintable(word));
}

void OptionsTest::tasksAreDoneInsteadOfRunning()
{
    const auto expect = [](const QString &line, FolderTask task, const QString &path) {
        const auto options = server(line);
        QVERIFY(options);
        QVERIFY(options->task == task);
        QCOMPARE(options->task_path, path);
    };
    expect(u""_s, FolderTask::None, {});
    expect(u"--backup /srv/b --data /srv/rooms"_s, FolderTask::BackUp, u"/srv/b"_s);
    expect(u"--restore /srv/b"_s, FolderTask::Restore, u"/srv/b"_s);
    expect(u"--moved /srv/rooms"_s, FolderTask::Move, u"/srv/rooms"_s);
}

/// So that help, and what is wrong with the rest, are in it.
void OptionsTest::languageIsReadBeforeAllElse()
{
    QVERIFY(!server(u""_s)->common.language);
    QCOMPARE(client(u"--language en --help"_s)->common.language, u"en"_s);
    for (const auto &line :
         {u"--language en --unknown"_s, u"--language en 1 2 3 4 5"_s, u"--language en nogroup"_s})
        QCOMPARE(server(line).error().language, u"en"_s);
    const QStringList sibling = siblingArguments(*server(u"--language en"_s));
    QCOMPARE(sibling.value(sibling.indexOf(u"--language"_s) + 1), u"en"_s);
    QCOMPARE(siblingArguments(*server(u""_s)).indexOf(u"--language"_s), -1);
}

void OptionsTest::siblingReadsBackTheSame()
{
    const auto options = server(
        u"--interface lo --latency-bound 50 --catalogue /etc 239.1.2.3 4000 300 --headless"_s);
    QVERIFY(options);
    const QStringList arguments = siblingArguments(*options);
    const auto sibling =
        parseServerOptions(QStringList(u"roomcast-server"_s) + arguments, environmentOf({}));
    QVERIFY(sibling);
    QCOMPARE(shown(sibling->common), shown(options->common));
    QVERIFY(!sibling->id);
    QVERIFY(!sibling->headless);
    const QStringList plain = siblingArguments(*server(u""_s));
    for (const auto &option : {u"--catalogue"_s, u"--durability"_s, u"--provisional"_s})
        QVERIFY2(!plain.contains(option), qPrintable(option));
}

/// A folder takes one server: the sibling gets a slot of its own.
void OptionsTest::siblingStoresAsThisOneButElsewhere()
{
    const auto sibling = [](const QString &line) {
        return *parseServerOptions(
            QStringList(u"roomcast-server"_s) + siblingArguments(*server(line)), environmentOf({}));
    };
    QVERIFY(sibling(u"--data /srv/rooms"_s).data_folder.isEmpty());
    QVERIFY(sibling(u"--data /srv/rooms"_s).durability == Durability::Disk);
    QVERIFY(sibling(u"--durability memory"_s).durability == Durability::Memory);
    QVERIFY(sibling(u"--provisional refuse"_s).provisional == ProvisionalPolicy::Refuse);
}

ROOMCAST_TEST(OptionsTest)

} // namespace roomcast::tst_options

#include "tst_options.moc"
