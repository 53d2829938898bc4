// SPDX-License-Identifier: MIT
#include "node/options.h"

#include "node/option_values.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QHostAddress>
#include <QProcessEnvironment>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = OptionError::Kind;
using Action = CommonOptions::Action;

class Words {
    Q_DECLARE_TR_FUNCTIONS(roomcast::Options)
};

/// Where a value may be written; the command line is asked first. Empty members do not apply.
struct Place {
    QString option;       ///< without its dashes
    qsizetype index = -1; ///< of the positional argument
    QString argument;     ///< the positional argument's name
    QString variable;
};

class Reader {
public:
    Reader(const QCommandLineParser &parser, const QProcessEnvironment &environment)
        : m_parser(parser), m_environment(environment)
    {
    }

    bool isSet(const QString &option) const { return m_parser.isSet(option); }

    /// Reads one value into `target` unless an earlier one was wrong or nobody gave it.
    template <typename T, typename Target>
    void read(const Place &place, Parsed<T> (*parse)(const QString &), Target &target)
    {
        QString name;
        const std::optional<QString> text = find(place, name);
        if (m_error || !text)
            return;
        const Parsed<T> parsed = parse(*text);
        if (parsed)
            target = *parsed;
        else
            m_error = OptionError{parsed.error(), name, *text};
    }

    /// An option that only a window takes, where `excluded_by` says that there is none.
    void refuseWindowOption(const QString &option, const QString &excluded_by)
    {
        if (m_parser.isSet(option) && m_parser.isSet(excluded_by))
            refuse({Kind::NoWindow, dashed(option), dashed(excluded_by)});
    }

    void refuse(const OptionError &error)
    {
        if (!m_error)
            m_error = error;
    }

    const std::optional<OptionError> &error() const { return m_error; }

    static QString dashed(const QString &option)
    {
        return (option.size() == 1 ? u"-"_s : u"--"_s) + option;
    }

private:
    std::optional<QString> find(const Place &place, QString &name) const
    {
        const QStringList arguments = m_parser.positionalArguments();
        if (!place.option.isEmpty() && m_parser.isSet(place.option)) {
            name = dashed(place.option);
            return m_parser.value(place.option);
        }
        if (place.index >= 0 && place.index < arguments.size()) {
            name = place.argument;
            return arguments[place.index];
        }
        name = place.variable;
        const QString value = m_environment.value(place.variable);
        return value.isEmpty() ? std::nullopt : std::optional(value);
    }

    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
    std::optional<OptionError> m_error;
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
        {{u"h"_s, u"help"_s}, Words::tr("Show this help and end.")},
        {{u"v"_s, u"version"_s}, Words::tr("Show the version and end.")},
        {u"interface"_s,
         Words::tr("Network interface to use. With the default, %1, nothing leaves this machine.")
             .arg(kDefaultInterface),
         u"NAME"_s},
        {u"latency-bound"_s,
         Words::tr("Upper bound on the latency of a message, from which all timeouts derive: "
                   "%1 to %2 (default %3).")
             .arg(kBoundMsMin)
             .arg(kBoundMsMax)
             .arg(defaultBound()),
         u"MS"_s},
        {u"geometry"_s, Words::tr("Size and place of the window, such as 800x500+0+0."),
         u"WxH+X+Y"_s},
    });
}

void addGroupArguments(QCommandLineParser &parser, const QString &port_syntax)
{
    parser.addPositionalArgument(
        u"GROUP"_s, Words::tr("IPv4 multicast address (default %1).").arg(defaultGroup()),
        u"[GROUP"_s);
    parser.addPositionalArgument(u"PORT"_s, Words::tr("UDP port (default %1).").arg(defaultPort()),
                                 port_syntax);
}

void addServerOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Words::tr("A server of a Roomcast group: it finds the other servers, elects a leader with "
                  "them and keeps a copy of the bookings."));
    addCommonOptions(parser);
    parser.addOptions({
        {u"catalogue"_s,
         Words::tr("Folder with rooms.txt, timeslots.txt and, if wanted, days.txt and "
                   "reservations.txt (default: a sample catalogue). It counts if this server is "
                   "the first of its group."),
         u"DIR"_s},
        {u"data"_s,
         Words::tr("Folder that keeps this server's copy of the bookings, for one server at a time "
                   "(default: the first free slot of the group and port among this user's "
                   "application data)."),
         u"DIR"_s},
        {u"durability"_s,
         Words::tr("disk: what is confirmed is on disk first and survives a restart; memory: "
                   "nothing is written, and it survives as long as one server of the group runs "
                   "(default disk)."),
         u"KIND"_s},
        {u"provisional"_s,
         Words::tr("While too many servers of the last primary view are missing, serve: book "
                   "provisionally and merge later; refuse: answer questions only (default serve)."),
         u"POLICY"_s},
        {u"loss"_s,
         Words::tr("Drop this share of the datagrams that come and go, to see what the group makes "
                   "of it: 0 to 100 (default 0)."),
         u"PERCENT"_s},
        {u"partition"_s,
         Words::tr("Start on this side of a partition on purpose, named by up to %1 letters and "
                   "digits: servers and clients of another label are not heard (default A).")
             .arg(Label::kCharsMax),
         u"LABEL"_s},
        {u"heal-after"_s,
         Words::tr("End a partition on purpose by itself after this many new requests of clients: "
                   "0 to %1 (default 0, never).")
             .arg(Partition::kHealAfterMax),
         u"N"_s},
        {u"headless"_s,
         Words::tr("Run without a window: print the event log on standard output and read "
                   "controls, one a line, from standard input (the line \"help\" lists them).")},
        {u"log-format"_s,
         Words::tr("How the log is printed on standard output: text or json, one event a line "
                   "(default text). Given explicitly, the window prints it, too."),
         u"FORMAT"_s},
    });
    addGroupArguments(parser, u"[PORT"_s);
    parser.addPositionalArgument(
        u"ID"_s, Words::tr("Positive number that ranks this server (default: its process ID)."),
        u"[ID]]]"_s);
}

void addClientOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        Words::tr("Books rooms with whatever servers of the group are up."));
    addCommonOptions(parser);
    parser.addOptions({
        {u"run"_s,
         Words::tr("Run the console commands in FILE without a window and print each answer; "
                   "\"-\" takes them from standard input as they come."),
         u"FILE"_s},
        {u"format"_s,
         Words::tr("How answers are printed on standard output: text or json, one object a "
                   "command (default text). Given explicitly, the window prints them, too."),
         u"FORMAT"_s},
        {u"user"_s, Words::tr("Name that signs your bookings (default: your login name)."),
         u"NAME"_s},
        {u"catalogue"_s,
         Words::tr("Folder of a catalogue, to be checked only: what can be booked is the servers' "
                   "to say."),
         u"DIR"_s},
        {u"partition"_s,
         Words::tr("Hear only the servers with this partition label, and be heard by them only "
                   "(default: all sides, which may reply twice)."),
         u"LABEL"_s},
        {u"bypass-cache"_s, Words::tr("Ask the servers even where the cache could answer.")},
        {u"data"_s,
         Words::tr("Folder in which this client keeps what it knows and what waits for a server, "
                   "for one client at a time (default: with a window the first free one of the "
                   "group and port among this user's application data, with --run none)."),
         u"DIR"_s},
    });
    addGroupArguments(parser, u"[PORT]]"_s);
}

QString unknownOption(const QCommandLineParser &parser)
{
    return Reader::dashed(parser.unknownOptionNames().constFirst());
}

std::optional<OptionError> syntaxError(QCommandLineParser &parser, const QStringList &arguments,
                                       qsizetype positional_max)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    if (!parser.parse(arguments)) {
        if (parser.unknownOptionNames().isEmpty())
            return OptionError{Kind::Malformed, {}, parser.errorText()};
        return OptionError{Kind::Unknown, unknownOption(parser), {}};
    }
    const QStringList positional = parser.positionalArguments();
    if (positional.size() > positional_max)
        return OptionError{Kind::TooMany, {}, positional[positional_max]};
    return std::nullopt;
}

Action actionOf(const QCommandLineParser &parser)
{
    if (parser.isSet(u"help"_s))
        return Action::ShowHelp;
    return parser.isSet(u"version"_s) ? Action::ShowVersion : Action::Run;
}

void readCommon(Reader &reader, CommonOptions &options, const QString &format_option)
{
    options.interface_name = kDefaultInterface;
    reader.read({{}, 0, u"GROUP"_s, u"ROOMCAST_GROUP"_s}, parseGroup, options.group.ipv4);
    reader.read({{}, 1, u"PORT"_s, u"ROOMCAST_PORT"_s}, parsePort, options.group.port);
    reader.read({u"interface"_s, -1, {}, u"ROOMCAST_INTERFACE"_s}, parseText,
                options.interface_name);
    reader.read({u"latency-bound"_s, -1, {}, u"ROOMCAST_LATENCY_BOUND"_s}, parseLatencyBound,
                options.timing.latency_bound);
    reader.read({u"catalogue"_s, -1, {}, u"ROOMCAST_CATALOGUE"_s}, parseText,
                options.catalogue_folder);
    reader.read({format_option, -1, {}, {}}, parseFormat, options.format);
    reader.read({u"geometry"_s, -1, {}, {}}, parseGeometry, options.geometry);
}

void readStorage(Reader &reader, ServerOptions &options)
{
    reader.read({u"data"_s, -1, {}, {}}, parseText, options.data_folder);
    reader.read({u"durability"_s, -1, {}, {}}, parseDurability, options.durability);
    reader.read({u"provisional"_s, -1, {}, {}}, parsePolicy, options.provisional);
    if (options.durability == Durability::Memory && !options.data_folder.isEmpty())
        reader.refuse({Kind::NoData, u"--data"_s, u"--durability memory"_s});
}

QString environmentText(const QStringList &lines)
{
    return u"\n"_s + Words::tr("Environment (the command line wins):") + u"\n  "_s +
           lines.join(u"\n  "_s) + u'\n';
}

QStringList commonEnvironment()
{
    return {
        u"ROOMCAST_GROUP          "_s + Words::tr("GROUP"),
        u"ROOMCAST_PORT           "_s + Words::tr("PORT"),
        u"ROOMCAST_INTERFACE      "_s + Words::tr("--interface"),
        u"ROOMCAST_LATENCY_BOUND  "_s + Words::tr("--latency-bound"),
        u"ROOMCAST_CATALOGUE      "_s + Words::tr("--catalogue"),
        u"ROOMCAST_THEME          "_s +
            Words::tr("light or dark, for the window (default: the desktop's)"),
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

Result<ServerOptions, OptionError> parseServerOptions(const QStringList &arguments,
                                                      const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    addServerOptions(parser);
    if (const auto error = syntaxError(parser, arguments, 3))
        return Failure{*error};
    ServerOptions options;
    options.common.action = actionOf(parser);
    if (options.common.action != Action::Run)
        return options;
    Reader reader(parser, environment);
    readCommon(reader, options.common, u"log-format"_s);
    reader.read({{}, 2, u"ID"_s, {}}, parseServerId, options.id);
    reader.refuseWindowOption(u"geometry"_s, u"headless"_s);
    options.headless = reader.isSet(u"headless"_s);
    readStorage(reader, options);
    reader.read({u"loss"_s, -1, {}, {}}, parseLoss, options.loss_percent);
    reader.read({u"partition"_s, -1, {}, {}}, parseLabel, options.partition);
    reader.read({u"heal-after"_s, -1, {}, {}}, parseHealAfter, options.heal_after);
    if (reader.error())
        return Failure{*reader.error()};
    return options;
}

Result<ClientOptions, OptionError> parseClientOptions(const QStringList &arguments,
                                                      const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    addClientOptions(parser);
    if (const auto error = syntaxError(parser, arguments, 2))
        return Failure{*error};
    ClientOptions options;
    options.common.action = actionOf(parser);
    if (options.common.action != Action::Run)
        return options;
    Reader reader(parser, environment);
    readCommon(reader, options.common, u"format"_s);
    reader.read({u"run"_s, -1, {}, {}}, parseText, options.script);
    reader.read({u"user"_s, -1, {}, u"ROOMCAST_USER"_s}, parsePerson, options.person);
    reader.read({u"partition"_s, -1, {}, {}}, parseLabel, options.partition);
    reader.read({u"data"_s, -1, {}, {}}, parseText, options.data_folder);
    reader.refuseWindowOption(u"geometry"_s, u"run"_s);
    options.bypass_cache = reader.isSet(u"bypass-cache"_s);
    if (reader.error())
        return Failure{*reader.error()};
    return options;
}

QString serverHelpText()
{
    QCommandLineParser parser;
    addServerOptions(parser);
    return parserHelp(parser, u"roomcast-server"_s) + environmentText(commonEnvironment()) + u'\n' +
           Words::tr("Exit status: 0 left the group in order, 1 stopped by an error, 2 wrong "
                     "usage,\n3 the ID is taken, 4 the network cannot be opened.") +
           u'\n';
}

QString clientHelpText()
{
    QCommandLineParser parser;
    addClientOptions(parser);
    const QStringList own{u"ROOMCAST_USER           "_s + Words::tr("--user")};
    return parserHelp(parser, u"roomcast-client"_s) + environmentText(commonEnvironment() + own) +
           u'\n' +
           Words::tr("Exit status of --run: 0 every command was answered (a refusal is an "
                     "answer), 1 some\nwere not, 2 wrong usage or a line that is no command, 4 the "
                     "network cannot be opened.") +
           u'\n';
}

QStringList siblingArguments(const ServerOptions &options)
{
    const CommonOptions &common = options.common;
    const auto bound =
        std::chrono::duration_cast<std::chrono::milliseconds>(common.timing.latency_bound);
    QStringList arguments{u"--interface"_s, common.interface_name, u"--latency-bound"_s,
                          QString::number(bound.count())};
    if (!common.catalogue_folder.isEmpty())
        arguments << u"--catalogue"_s << QFileInfo(common.catalogue_folder).absoluteFilePath();
    if (options.durability == Durability::Memory)
        arguments << u"--durability"_s << u"memory"_s;
    if (options.provisional == ProvisionalPolicy::Refuse)
        arguments << u"--provisional"_s << u"refuse"_s;
    return arguments << QHostAddress(common.group.ipv4).toString()
                     << QString::number(common.group.port);
}

} // namespace roomcast
