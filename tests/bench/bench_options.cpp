// SPDX-License-Identifier: MIT
#include "bench/bench_options.h"

#include "cli/option_values.h"

#include <QCommandLineParser>

namespace roomcast::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kServersMax = 16;
constexpr int kTrialsMax = 10'000;
constexpr int kSecondsMax = 3'600;

void addOptions(QCommandLineParser &parser, const QStringList &figures)
{
    parser.setApplicationDescription(
        u"Measures Roomcast: real server processes on multicast, and a client in this process. "
        u"Every figure is one line."_s);
    parser.addOptions({
        {{u"h"_s, u"help"_s}, u"Show this help and end."_s},
        {{u"v"_s, u"version"_s}, u"Show the version and end."_s},
        {u"figure"_s,
         u"Figures to measure, separated by commas: %1 (default: all)."_s.arg(figures.join(u", ")),
         u"NAMES"_s},
        {u"servers"_s, u"Sizes of groups, 1 to %1 (default 1,3,5)."_s.arg(kServersMax), u"LIST"_s},
        {u"durability"_s, u"memory, disk or both (default memory,disk)."_s, u"LIST"_s},
        {u"trials"_s, u"How often a leader is killed or frozen (default 50)."_s, u"N"_s},
        {u"seconds"_s, u"How long latency and throughput are measured (default 5)."_s, u"S"_s},
        {u"data"_s, u"Folder on the disk to measure (default: the one for temporary files)."_s,
         u"DIR"_s},
        {u"interface"_s, u"Network interface (default lo)."_s, u"NAME"_s},
        {u"latency-bound"_s, u"Upper bound on the latency of a message, in ms (default 100)."_s,
         u"MS"_s},
        {u"format"_s, u"text, or json: one object a line (default text)."_s, u"FORMAT"_s},
    });
}

/// The first thing wrong ends the reading.
class Reader {
public:
    explicit Reader(const QCommandLineParser &parser) : m_parser(parser) {}

    const QString &error() const { return m_error; }

    QStringList list(const QString &option) const
    {
        return m_parser.value(option).split(u',', Qt::SkipEmptyParts);
    }

    bool isGiven(const QString &option) const
    {
        return m_error.isEmpty() && m_parser.isSet(option);
    }
    QString value(const QString &option) const { return m_parser.value(option); }

    int number(const QString &option, const QString &text, int max)
    {
        bool ok = false;
        const int number = text.toInt(&ok);
        if (!ok || number < 1 || number > max)
            refuse(option, u"%1 is not a number from 1 to %2"_s.arg(text).arg(max));
        return number;
    }

    void refuse(const QString &option, const QString &reason)
    {
        if (m_error.isEmpty())
            m_error = u"--%1: %2"_s.arg(option, reason);
    }

private:
    const QCommandLineParser &m_parser;
    QString m_error;
};

void readLists(Reader &reader, BenchOptions &options, const QStringList &figures)
{
    if (reader.isGiven(u"figure"_s))
        options.figures = reader.list(u"figure"_s);
    for (const QString &name : options.figures)
        if (!figures.contains(name))
            reader.refuse(u"figure"_s, u"%1 is none of %2"_s.arg(name, figures.join(u", ")));
    if (reader.isGiven(u"servers"_s)) {
        options.servers.clear();
        for (const QString &text : reader.list(u"servers"_s))
            options.servers.push_back(reader.number(u"servers"_s, text, kServersMax));
    }
    if (reader.isGiven(u"durability"_s)) {
        options.storages.clear();
        for (const QString &text : reader.list(u"durability"_s)) {
            const bool disk = text == storageName(test::Storage::Disk);
            if (!disk && text != storageName(test::Storage::Memory))
                reader.refuse(u"durability"_s, u"%1 is neither memory nor disk"_s.arg(text));
            options.storages.push_back(disk ? test::Storage::Disk : test::Storage::Memory);
        }
    }
}

void readValues(Reader &reader, BenchOptions &options)
{
    if (reader.isGiven(u"trials"_s))
        options.trials = reader.number(u"trials"_s, reader.value(u"trials"_s), kTrialsMax);
    if (reader.isGiven(u"seconds"_s))
        options.seconds = std::chrono::seconds(
            reader.number(u"seconds"_s, reader.value(u"seconds"_s), kSecondsMax));
    if (reader.isGiven(u"latency-bound"_s))
        options.timing.latency_bound = std::chrono::milliseconds(
            reader.number(u"latency-bound"_s, reader.value(u"latency-bound"_s), kBoundMsMax));
    if (options.timing.latency_bound < Timing::kBoundMin)
        reader.refuse(u"latency-bound"_s, u"less than %1 ms"_s.arg(kBoundMsMin));
    if (reader.isGiven(u"interface"_s))
        options.interface_name = reader.value(u"interface"_s);
    if (reader.isGiven(u"data"_s))
        options.data_folder = reader.value(u"data"_s);
    if (!reader.isGiven(u"format"_s))
        return;
    const auto format = parseFormat(reader.value(u"format"_s));
    if (format)
        options.format = *format;
    else
        reader.refuse(u"format"_s, u"neither text nor json"_s);
}

} // namespace

QString storageName(test::Storage storage)
{
    switch (storage) {
    case test::Storage::Memory:
        return u"memory"_s;
    case test::Storage::Disk:
        return u"disk"_s;
    }
    Q_UNREACHABLE();
}

Result<BenchOptions, QString> parseBenchOptions(const QStringList &arguments,
                                                const QStringList &figures)
{
    QCommandLineParser parser;
    addOptions(parser, figures);
    if (!parser.parse(arguments))
        return Failure{parser.errorText()};
    if (!parser.positionalArguments().isEmpty())
        return Failure{
            u"%1: one argument too many"_s.arg(parser.positionalArguments().constFirst())};
    BenchOptions options;
    options.figures = figures;
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    Reader reader(parser);
    readLists(reader, options, figures);
    readValues(reader, options);
    if (!reader.error().isEmpty())
        return Failure{reader.error()};
    return options;
}

QString benchHelpText(const QStringList &figures)
{
    QCommandLineParser parser;
    addOptions(parser, figures);
    return parser.helpText();
}

} // namespace roomcast::bench
