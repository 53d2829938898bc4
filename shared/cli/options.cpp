// SPDX-License-Identifier: MIT
#include "cli/options.h"

#include "cli/option_parser.h"
#include "cli/option_values.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QHostAddress>
#include <QProcessEnvironment>

#include <array>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = OptionError::Kind;
using Action = CommonOptions::Action;

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
    options.interface_name = defaultInterface();
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

void readTask(Reader &reader, ServerOptions &options)
{
    constexpr std::array kTasks = {std::pair{"backup"_L1, FolderTask::BackUp},
                                   std::pair{"restore"_L1, FolderTask::Restore},
                                   std::pair{"moved"_L1, FolderTask::Move}};
    QString given;
    for (const auto &[name, task] : kTasks) {
        if (!reader.isSet(name))
            continue;
        if (!given.isEmpty())
            reader.refuse({Kind::TwoTasks, Reader::dashed(name), Reader::dashed(given)});
        given = name;
        options.task = task;
        reader.read({given, -1, {}, {}}, parseText, options.task_path);
    }
    if (!given.isEmpty() && options.durability == Durability::Memory)
        reader.refuse({Kind::NoData, Reader::dashed(given), u"--durability memory"_s});
}

void readStorage(Reader &reader, ServerOptions &options)
{
    reader.read({u"data"_s, -1, {}, {}}, parseText, options.data_folder);
    reader.read({u"durability"_s, -1, {}, {}}, parseDurability, options.durability);
    reader.read({u"provisional"_s, -1, {}, {}}, parsePolicy, options.provisional);
    if (options.durability == Durability::Memory && !options.data_folder.isEmpty())
        reader.refuse({Kind::NoData, u"--data"_s, u"--durability memory"_s});
}

void readFaults(Reader &reader, Faults &faults)
{
    reader.read({u"loss"_s, -1, {}, {}}, parsePercent, faults.loss_percent);
    reader.read({u"delay"_s, -1, {}, {}}, parseFaultTime, faults.delay);
    reader.read({u"jitter"_s, -1, {}, {}}, parseFaultTime, faults.jitter);
    reader.read({u"duplicate"_s, -1, {}, {}}, parsePercent, faults.duplicate_percent);
    reader.read({u"reorder"_s, -1, {}, {}}, parsePercent, faults.reorder_percent);
    reader.read({u"fault-peer"_s, -1, {}, {}}, parsePeer, faults.peer);
    reader.read({u"service-time"_s, -1, {}, {}}, parseFaultTime, faults.service_time);
}

/// What all programs of a group share.
QStringList sharedArguments(const CommonOptions &common)
{
    const auto bound =
        std::chrono::duration_cast<std::chrono::milliseconds>(common.timing.latency_bound);
    QStringList arguments{u"--interface"_s, common.interface_name, u"--latency-bound"_s,
                          QString::number(bound.count())};
    if (common.language)
        arguments << u"--language"_s << *common.language;
    return arguments;
}

QStringList groupArguments(const CommonOptions &common)
{
    return {QHostAddress(common.group.ipv4).toString(), QString::number(common.group.port)};
}

void readServer(Reader &reader, ServerOptions &options)
{
    readCommon(reader, options.common, u"log-format"_s);
    reader.read({{}, 2, u"ID"_s, {}}, parseServerId, options.id);
    reader.refuseWindowOption(u"geometry"_s, u"headless"_s);
    options.headless = reader.isSet(u"headless"_s);
    readStorage(reader, options);
    readTask(reader, options);
    readFaults(reader, options.faults);
    reader.read({u"partition"_s, -1, {}, {}}, parseLabel, options.partition);
    reader.read({u"heal-after"_s, -1, {}, {}}, parseHealAfter, options.heal_after);
    reader.read({u"link-port"_s, -1, {}, {}}, parsePort, options.link_port);
    const bool no_wait = reader.isSet(u"no-wait"_s);
    options.wait_for_network = options.headless && !no_wait;
    if (no_wait && !options.headless)
        reader.refuse({Kind::NeedsNoWindow, u"--no-wait"_s, u"--headless"_s});
}

void readClient(Reader &reader, ClientOptions &options)
{
    readCommon(reader, options.common, u"format"_s);
    reader.read({u"run"_s, -1, {}, {}}, parseText, options.script);
    reader.read({u"user"_s, -1, {}, u"ROOMCAST_USER"_s}, parsePerson, options.person);
    reader.read({u"partition"_s, -1, {}, {}}, parseLabel, options.partition);
    reader.read({u"data"_s, -1, {}, {}}, parseText, options.data_folder);
    reader.refuseWindowOption(u"geometry"_s, u"run"_s);
    options.bypass_cache = reader.isSet(u"bypass-cache"_s);
}

/// Reads the language before all else, so that whatever is wrong is said in it.
template <typename Options>
Result<Options, OptionError> parse(QCommandLineParser &parser, const QStringList &arguments,
                                   qsizetype positional_max, const QProcessEnvironment &environment,
                                   void (*read)(Reader &, Options &))
{
    std::optional<OptionError> error = syntaxError(parser, arguments, positional_max);
    Options options;
    Reader reader(parser, environment);
    reader.read({u"language"_s, -1, {}, {}}, parseLanguage, options.common.language);
    options.common.action = actionOf(parser);
    if (!error && options.common.action == Action::Run)
        read(reader, options);
    if (!error)
        error = reader.error();
    if (!error)
        return options;
    error->language = options.common.language;
    return Failure{*error};
}

} // namespace

Result<ServerOptions, OptionError> parseServerOptions(const QStringList &arguments,
                                                      const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    describeServerOptions(parser);
    return parse<ServerOptions>(parser, arguments, 3, environment, readServer);
}

Result<ClientOptions, OptionError> parseClientOptions(const QStringList &arguments,
                                                      const QProcessEnvironment &environment)
{
    QCommandLineParser parser;
    describeClientOptions(parser);
    return parse<ClientOptions>(parser, arguments, 2, environment, readClient);
}

QStringList siblingArguments(const ServerOptions &options)
{
    QStringList arguments = sharedArguments(options.common);
    if (!options.common.catalogue_folder.isEmpty())
        arguments << u"--catalogue"_s
                  << QFileInfo(options.common.catalogue_folder).absoluteFilePath();
    if (options.durability == Durability::Memory)
        arguments << u"--durability"_s << u"memory"_s;
    if (options.provisional == ProvisionalPolicy::Refuse)
        arguments << u"--provisional"_s << u"refuse"_s;
    return arguments << groupArguments(options.common);
}

QStringList clientArguments(const ServerOptions &options)
{
    return sharedArguments(options.common) << groupArguments(options.common);
}

} // namespace roomcast
