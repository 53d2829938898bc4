// SPDX-License-Identifier: MIT
#include "cli/option_parser.h"

#include "cli/option_values.h"
#include "cli/options.h"
#include "text/language.h"

#include <QCommandLineParser>
#include <QHostAddress>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class OptionParserWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::Options)
};

QString defaultBound()
{
    using std::chrono::duration_cast, std::chrono::milliseconds;
    return QString::number(duration_cast<milliseconds>(Timing().latency_bound).count());
}

QString defaultPort()
{
    return QString::number(CommonOptions().group.port);
}

QString defaultGroup()
{
    return QHostAddress(CommonOptions().group.ipv4).toString();
}

void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {{u"h"_s, u"help"_s}, OptionParserWords::tr("Show this help and end.")},
        {{u"v"_s, u"version"_s}, OptionParserWords::tr("Show the version and end.")},
        {u"interface"_s,
         OptionParserWords::tr(
             "Network interface to use, by its name or by an IPv4 address of it. With the "
             "default, %1, nothing leaves this machine.")
             .arg(defaultInterface()),
         u"NAME"_s},
        {u"latency-bound"_s,
         OptionParserWords::tr(
             "Upper bound on the latency of a message, from which all timeouts derive: "
             "%1 to %2 (default %3).")
             .arg(kBoundMsMin)
             .arg(kBoundMsMax)
             .arg(defaultBound()),
         u"MS"_s},
        {u"geometry"_s, OptionParserWords::tr("Size and place of the window, such as 800x500+0+0."),
         u"WxH+X+Y"_s},
        {u"language"_s,
         OptionParserWords::tr("Language of all words for people: %1 (default: the locale's).")
             .arg(spokenLanguages().join(", "_L1)),
         u"CODE"_s},
    });
}

void addGroupArguments(QCommandLineParser &parser, const QString &port_syntax)
{
    parser.addPositionalArgument(
        u"GROUP"_s,
        OptionParserWords::tr("IPv4 multicast address (default %1).").arg(defaultGroup()),
        u"[GROUP"_s);
    parser.addPositionalArgument(
        u"PORT"_s, OptionParserWords::tr("UDP port (default %1).").arg(defaultPort()), port_syntax);
}

/// What a server does instead of running.
void addFolderTasks(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"backup"_s,
         OptionParserWords::tr(
             "Write the copy in the folder of --data (default: the only slot of the group "
             "and port) to FILE and end; its server may go on running."),
         u"FILE"_s},
        {u"restore"_s,
         OptionParserWords::tr(
             "Put a backup into that folder and end. It brings its bookings, and has no vote "
             "until the group has taken it in; what was in the folder is put aside."),
         u"FILE"_s},
        {u"moved"_s,
         OptionParserWords::tr(
             "Vouch that the folder DIR was moved here, that it is as its server left it "
             "and that no copy of it will be used, and end: so it keeps its vote."),
         u"DIR"_s},
    });
}

/// What a server does wrong on purpose.
void addFaultOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"loss"_s,
         OptionParserWords::tr(
             "Drop this share of the datagrams that come and go, to see what the group makes "
             "of it: 0 to 100 (default 0)."),
         u"PERCENT"_s},
        {u"delay"_s,
         OptionParserWords::tr("Have datagrams come so much later: 0 to %1.").arg(kFaultMsMax),
         u"MS"_s},
        {u"jitter"_s,
         OptionParserWords::tr("Have chance add up to so much to the delay: 0 to %1.")
             .arg(kFaultMsMax),
         u"MS"_s},
        {u"duplicate"_s,
         OptionParserWords::tr("Have this share of the datagrams come twice: 0 to 100."),
         u"PERCENT"_s},
        {u"reorder"_s,
         OptionParserWords::tr("Have this share of the datagrams let the next one pass: 0 to 100."),
         u"PERCENT"_s},
        {u"fault-peer"_s,
         OptionParserWords::tr(
             "Only what comes from this server, or goes to it alone, suffers any of that "
             "(default all)."),
         u"ID"_s},
        {u"service-time"_s,
         OptionParserWords::tr(
             "Sleep so long after a reply, as under a heavy load: requests of clients wait, "
             "and nothing else does: 0 to %1 (default 0).")
             .arg(kFaultMsMax),
         u"MS"_s},
        {u"partition"_s,
         OptionParserWords::tr(
             "Start on this side of a partition on purpose, named by up to %1 letters and "
             "digits: servers and clients of another label are not heard (default A).")
             .arg(Label::kCharsMax),
         u"LABEL"_s},
        {u"heal-after"_s,
         OptionParserWords::tr(
             "End a partition on purpose by itself after this many new requests of clients: "
             "0 to %1 (default 0, never).")
             .arg(Partition::kHealAfterMax),
         u"N"_s},
    });
}

QString environmentText(const QStringList &lines)
{
    return u"\n"_s + OptionParserWords::tr("Environment (the command line wins):") + u"\n  "_s +
           lines.join(u"\n  "_s) + u'\n';
}

QStringList commonEnvironment()
{
    return {
        u"ROOMCAST_GROUP          "_s + OptionParserWords::tr("GROUP"),
        u"ROOMCAST_PORT           "_s + OptionParserWords::tr("PORT"),
        u"ROOMCAST_INTERFACE      "_s + OptionParserWords::tr("--interface"),
        u"ROOMCAST_LATENCY_BOUND  "_s + OptionParserWords::tr("--latency-bound"),
        u"ROOMCAST_CATALOGUE      "_s + OptionParserWords::tr("--catalogue"),
        u"ROOMCAST_THEME          "_s +
            OptionParserWords::tr("light or dark, for the window (default: the desktop's)"),
    };
}

/// The parser's help, with the program's plain name for its whole path.
QString parserHelp(const QCommandLineParser &parser, const QString &program)
{
    QString text = parser.helpText();
    const QString path = QCoreApplication::arguments().constFirst();
    if (const qsizetype at = text.indexOf(path); at >= 0)
        text.replace(at, path.size(), program);
    return text;
}

} // namespace

void describeServerOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(OptionParserWords::tr(
        "A server of a Roomcast group: it finds the other servers, elects a leader with "
        "them and keeps a copy of the bookings."));
    addCommonOptions(parser);
    parser.addOptions({
        {u"catalogue"_s,
         OptionParserWords::tr(
             "Folder with rooms.txt, timeslots.txt and, if wanted, days.txt and "
             "reservations.txt (default: a sample catalogue). It counts if this server is "
             "the first of its group."),
         u"DIR"_s},
        {u"data"_s,
         OptionParserWords::tr(
             "Folder that keeps this server's copy of the bookings, for one server at a time "
             "(default: the first free slot of the group and port among this user's "
             "application data)."),
         u"DIR"_s},
        {u"durability"_s,
         OptionParserWords::tr(
             "disk: what is confirmed is on disk first and survives a restart; memory: "
             "nothing is written, and it survives as long as one server of the group runs "
             "(default disk)."),
         u"KIND"_s},
        {u"provisional"_s,
         OptionParserWords::tr(
             "While too many servers of the last primary view are missing, serve: book "
             "provisionally and merge later; refuse: answer questions only (default serve)."),
         u"POLICY"_s},
        {u"headless"_s,
         OptionParserWords::tr(
             "Run without a window: print the event log on standard output and read "
             "controls, one a line, from standard input (the line \"help\" lists them).")},
        {u"no-wait"_s,
         OptionParserWords::tr(
             "With --headless: end where the interface cannot be used, instead of waiting "
             "until it has an IPv4 address.")},
        {u"link-port"_s,
         OptionParserWords::tr(
             "TCP port that the other servers connect to (default: the first free one from "
             "PORT on, of %1).")
             .arg(kLinkPortsTried),
         u"N"_s},
        {u"log-format"_s,
         OptionParserWords::tr(
             "How the log is printed on standard output: text or json, one event a line "
             "(default text). Given explicitly, the window prints it, too."),
         u"FORMAT"_s},
    });
    addFolderTasks(parser);
    addFaultOptions(parser);
    addGroupArguments(parser, u"[PORT"_s);
    parser.addPositionalArgument(
        u"ID"_s,
        OptionParserWords::tr("Positive number that ranks this server (default: its process ID)."),
        u"[ID]]]"_s);
}

void describeClientOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        OptionParserWords::tr("Books rooms with whatever servers of the group are up."));
    addCommonOptions(parser);
    parser.addOptions({
        {u"run"_s,
         OptionParserWords::tr(
             "Run the console commands in FILE without a window and print each answer; "
             "\"-\" takes them from standard input as they come."),
         u"FILE"_s},
        {u"format"_s,
         OptionParserWords::tr(
             "How answers are printed on standard output: text or json, one object a "
             "command (default text). Given explicitly, the window prints them, too."),
         u"FORMAT"_s},
        {u"user"_s,
         OptionParserWords::tr("Name that signs your bookings (default: your login name)."),
         u"NAME"_s},
        {u"catalogue"_s,
         OptionParserWords::tr(
             "Folder of a catalogue, to be checked only: what can be booked is the servers' "
             "to say."),
         u"DIR"_s},
        {u"partition"_s,
         OptionParserWords::tr(
             "Hear only the servers with this partition label, and be heard by them only "
             "(default: all sides, which may reply twice)."),
         u"LABEL"_s},
        {u"bypass-cache"_s,
         OptionParserWords::tr("Ask the servers even where the cache could answer.")},
        {u"data"_s,
         OptionParserWords::tr(
             "Folder in which this client keeps what it knows and what waits for a server, "
             "for one client at a time (default: with a window the first free one of the "
             "group and port among this user's application data, with --run none)."),
         u"DIR"_s},
    });
    addGroupArguments(parser, u"[PORT]]"_s);
}

QString serverHelpText()
{
    QCommandLineParser parser;
    describeServerOptions(parser);
    return parserHelp(parser, u"roomcast-server"_s) + environmentText(commonEnvironment()) + u'\n' +
           OptionParserWords::tr(
               "Exit status: 0 left the group in order, 1 stopped by an error, 2 wrong "
               "usage,\n3 the ID is taken, 4 the network cannot be opened.") +
           u'\n';
}

QString clientHelpText()
{
    QCommandLineParser parser;
    describeClientOptions(parser);
    const QStringList own{u"ROOMCAST_USER           "_s + OptionParserWords::tr("--user")};
    return parserHelp(parser, u"roomcast-client"_s) + environmentText(commonEnvironment() + own) +
           u'\n' +
           OptionParserWords::tr(
               "Exit status of --run: 0 every command was answered (a refusal is an "
               "answer), 1 some\nwere not, 2 wrong usage or a line that is no command, 4 the "
               "network cannot be opened.") +
           u'\n';
}

} // namespace roomcast
