// SPDX-License-Identifier: MIT
//
// roomcast-sim: runs the real engines on simulated machines under faults, and holds them to the
// rules of the protocol.
#include "sim/elections.h"
#include "sim/sweep.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;
using namespace roomcast::sim;

namespace {

constexpr int kFine = 0;
constexpr int kViolation = 1;
constexpr int kUsage = 2;

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

QTextStream &err()
{
    static QTextStream stream(stderr);
    return stream;
}

struct Options {
    SweepOptions sweep;
    std::optional<quint64> seed;
    bool quiet = false;
    bool messages = false;
    bool shrink = false;
    bool all_mutations = false;
    bool list_mutations = false;
};

QStringList faultNames()
{
    QStringList names;
    for (const Fault fault : allFaults())
        names += scriptName(fault);
    return names;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Runs Roomcast's servers and clients on virtual time under faults, one run a seed, and "
        "checks the rules of the protocol.\nFaults: "_s +
        faultNames().join(u", "_s));
    parser.addOptions({
        {u"seed"_s, u"Run one seed and print what happens."_s, u"S"_s},
        {u"quiet"_s, u"With --seed: print the verdict only."_s},
        {u"messages"_s, u"With --seed: print every message too."_s},
        {u"shrink"_s,
         u"With --seed: leave out every kind of fault that its violation does without."_s},
        {u"seeds"_s, u"Run N seeds on all processors (default 1000)."_s, u"N"_s, u"1000"_s},
        {u"from"_s, u"The first of them (default 1)."_s, u"S"_s, u"1"_s},
        {u"jobs"_s, u"Threads (default: one a processor)."_s, u"J"_s},
        {u"faults"_s, u"Only these kinds of fault, separated by commas."_s, u"LIST"_s},
        {u"mutation"_s, u"Switch a deliberate bug on."_s, u"NAME"_s},
        {u"mutations"_s, u"Run every deliberate bug until it is found, at most N seeds each."_s},
        {u"list-mutations"_s, u"List the deliberate bugs."_s},
        {u"elections"_s,
         u"Print what an election costs in groups of these sizes (3 to 1000), separated by commas."_s,
         u"LIST"_s},
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

std::optional<std::set<Fault>> faultsIn(const QString &list)
{
    std::set<Fault> faults;
    for (const QString &name : list.split(u',', Qt::SkipEmptyParts)) {
        const auto fault = faultNamed(name);
        if (!fault) {
            err() << u"roomcast-sim: no fault is called \"%1\"; there are: %2\n"_s.arg(
                name, faultNames().join(u", "_s));
            return std::nullopt;
        }
        faults.insert(*fault);
    }
    return faults;
}

std::optional<quint64> number(const QCommandLineParser &parser, const QString &option)
{
    bool ok = false;
    const quint64 value = parser.value(option).toULongLong(&ok);
    if (ok)
        return value;
    err() << u"roomcast-sim: --%1 takes a number\n"_s.arg(option);
    return std::nullopt;
}

/// False after telling what is wrong.
bool readNumbers(const QCommandLineParser &parser, Options &options)
{
    const auto seeds = number(parser, u"seeds"_s);
    const auto from = number(parser, u"from"_s);
    if (!seeds || !from)
        return false;
    options.sweep.seeds = *seeds;
    options.sweep.from = *from;
    options.sweep.jobs = processors();
    if (parser.isSet(u"jobs"_s)) {
        const auto jobs = number(parser, u"jobs"_s);
        if (!jobs || *jobs == 0 || *jobs > 1024)
            return false;
        options.sweep.jobs = int(*jobs);
    }
    if (parser.isSet(u"seed"_s)) {
        options.seed = number(parser, u"seed"_s);
        return options.seed.has_value();
    }
    return true;
}

std::optional<Options> read(const QCommandLineParser &parser)
{
    Options options;
    options.quiet = parser.isSet(u"quiet"_s);
    options.messages = parser.isSet(u"messages"_s);
    options.shrink = parser.isSet(u"shrink"_s);
    options.all_mutations = parser.isSet(u"mutations"_s);
    options.list_mutations = parser.isSet(u"list-mutations"_s);
    if (!readNumbers(parser, options))
        return std::nullopt;
    if (parser.isSet(u"faults"_s)) {
        const auto faults = faultsIn(parser.value(u"faults"_s));
        if (!faults)
            return std::nullopt;
        options.sweep.faults = *faults;
    }
    if (parser.isSet(u"mutation"_s)) {
        const MutationInfo *info = mutationNamed(parser.value(u"mutation"_s));
        if (!info) {
            err() << u"roomcast-sim: no such mutation; see --list-mutations\n"_s;
            return std::nullopt;
        }
        options.sweep.mutation = info->mutation;
    }
    return options;
}

// ---- what it does ----------------------------------------------------------------------------

int listMutations()
{
    for (const MutationInfo &info : mutations())
        out() << u"%1 %2\n"_s.arg(info.name, -24).arg(info.breaks);
    return kFine;
}

int runOne(const Options &options)
{
    RunOptions run;
    run.faults = options.sweep.faults;
    run.mutation = options.sweep.mutation;
    if (options.shrink)
        run.faults = shrunk(*options.seed, run);
    run.trace = options.quiet ? nullptr : &out();
    run.trace_messages = options.messages;
    const RunResult result = runSeed(*options.seed, run);
    if (options.quiet)
        for (const Violation &violation : result.verdict.violations())
            out() << u"rule %1: %2\n"_s.arg(int(violation.rule)).arg(violation.text);
    out() << u"trace %1\n"_s.arg(result.trace_hash, 16, 16, QLatin1Char('0'));
    return result.verdict.clean() ? kFine : kViolation;
}

/// Words about a long sweep, once a second.
class Progress {
public:
    explicit Progress(quint64 total) : m_total(total) { m_timer.start(); }
    void operator()(quint64 done)
    {
        if (m_timer.elapsed() < m_next)
            return;
        m_next = m_timer.elapsed() + 1000;
        m_shown = true;
        err() << u"\r%1 of %2 seeds "_s.arg(done).arg(m_total);
        err().flush();
    }
    void end() const
    {
        if (m_shown)
            err() << u"\r\n"_s;
        err().flush();
    }

private:
    quint64 m_total;
    QElapsedTimer m_timer;
    qint64 m_next = 1000;
    bool m_shown = false;
};

QString summary(const SweepResult &result)
{
    const Statistics &s = result.statistics;
    QStringList faults;
    for (const auto &[fault, count] : s.faults)
        faults += u"%1 %2"_s.arg(count).arg(scriptName(fault));
    return u"%1 seeds, %2 virtual hours, faults: %3; %4 views, %5 requests, %6 acknowledged (%7 "
           "confirmed), %8 runs with two groups, %9 reads answered twice"_s.arg(result.seeds)
               .arg(double(s.virtual_time.count()) / 3.6e12, 0, 'f', 1)
               .arg(faults.join(u", "_s))
               .arg(s.views)
               .arg(s.requests)
               .arg(s.acknowledged)
               .arg(s.confirmed)
               .arg(s.two_groups)
               .arg(s.second_reads) +
           u", %1 cached values judged, %2 histories not judged, healed within %3 s, %4 seeds with "
           "violations"_s.arg(s.cached)
               .arg(s.unjudged)
               .arg(double(s.healing_max.count()) / 1e9, 0, 'f', 1)
               .arg(result.findings.size());
}

/// At once: a sweep may take hours.
void printFinding(const Finding &finding)
{
    out() << u"seed %1: rule %2: %3%4\n"_s.arg(finding.seed)
                 .arg(int(finding.first.rule))
                 .arg(finding.first.text,
                      finding.count > 1 ? u" (and %1 more)"_s.arg(finding.count - 1) : u""_s);
    out().flush();
}

int runMany(SweepOptions options)
{
    Progress progress(options.seeds);
    options.progress = std::ref(progress);
    options.found = printFinding;
    const SweepResult result = sweep(options);
    progress.end();
    out() << summary(result) << u"\n"_s;
    return result.findings.empty() ? kFine : kViolation;
}

int runMutations(SweepOptions options)
{
    options.until_found = true;
    options.only_by_mutation = true;
    options.repeat_every = 0;
    bool all_found = true;
    for (const MutationInfo &info : mutations()) {
        options.mutation = info.mutation;
        options.faults = info.faults;
        const SweepResult result = sweep(options);
        all_found = all_found && !result.findings.empty();
        const QString found =
            result.findings.empty()
                ? u"NOT FOUND in %1 seeds"_s.arg(result.seeds)
                : u"rule %1 after %2 seeds"_s.arg(int(result.findings.front().first.rule))
                      .arg(result.seeds);
        out() << u"%1 %2 %3\n"_s.arg(info.name, -24).arg(info.breaks, -60).arg(found);
        out().flush();
    }
    return all_found ? kFine : kViolation;
}

int printElections(const QString &list)
{
    out() << u"servers  elections  coordinators  answers  acks  datagrams  time in us\n"_s;
    for (const QString &size : list.split(u',', Qt::SkipEmptyParts)) {
        const int servers = size.toInt();
        if (servers < 3 || servers > 1000) {
            err() << u"roomcast-sim: %1 is not a number of servers (3 to 1000)\n"_s.arg(size);
            return kUsage;
        }
        const auto cost = costOfElection(servers);
        if (!cost) {
            err() << u"roomcast-sim: %1 servers did not elect a leader in time\n"_s.arg(servers);
            return kViolation;
        }
        const auto us = std::chrono::duration_cast<std::chrono::microseconds>(cost->time).count();
        out() << u"%1  %2  %3  %4  %5  %6  %7\n"_s.arg(servers, 7)
                     .arg(cost->elections, 9)
                     .arg(cost->coordinators, 12)
                     .arg(cost->answers, 7)
                     .arg(cost->acks, 4)
                     .arg(cost->fragments, 9)
                     .arg(us, 10);
        out().flush();
    }
    return kFine;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"roomcast-sim"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOMCAST_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);
    if (parser.isSet(u"elections"_s))
        return printElections(parser.value(u"elections"_s));
    const auto options = read(parser);
    if (!options)
        return kUsage;
    if (options->list_mutations)
        return listMutations();
    if (options->all_mutations)
        return runMutations(options->sweep);
    if (options->seed)
        return runOne(*options);
    return runMany(options->sweep);
}
