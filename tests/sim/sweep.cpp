// SPDX-License-Identifier: MIT
#include "sim/sweep.h"

#include <QThread>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

class Sweep {
public:
    explicit Sweep(const SweepOptions &options) : m_options(options) {}

    SweepResult operator()()
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < m_options.jobs; ++i)
            threads.emplace_back([this] { work(); });
        for (std::thread &thread : threads)
            thread.join();
        std::sort(m_result.findings.begin(), m_result.findings.end(),
                  [](const Finding &a, const Finding &b) { return a.seed < b.seed; });
        return std::move(m_result);
    }

private:
    void work()
    {
        RunOptions run;
        run.faults = m_options.faults;
        run.mutation = m_options.mutation;
        for (;;) {
            const quint64 number = m_next++;
            if (number >= m_options.seeds || m_stop)
                return;
            RunResult result = runSeed(m_options.from + number, run);
            const bool repeat = m_options.repeat_every > 0 && number % m_options.repeat_every == 0;
            if (repeat && runSeed(result.seed, run).trace_hash != result.trace_hash)
                result.verdict.report(Rule::SameTrace, {}, u"a second run went another way"_s);
            take(result, result.verdict.clean() || foundAnyway(result.seed));
        }
    }

    /// Not the mutation's doing.
    bool foundAnyway(quint64 seed) const
    {
        RunOptions sound;
        sound.faults = m_options.faults;
        return m_options.only_by_mutation && !runSeed(seed, sound).verdict.clean();
    }

    void take(const RunResult &result, bool clean)
    {
        const std::lock_guard lock(m_mutex);
        ++m_result.seeds;
        m_result.statistics.add(result.statistics);
        if (!clean)
            m_result.findings.push_back(
                {result.seed, result.verdict.count(), result.verdict.violations().front()});
        if (!clean && m_options.found)
            m_options.found(m_result.findings.back());
        m_stop = m_stop || (m_options.until_found && !clean);
        if (m_options.progress)
            m_options.progress(m_result.seeds);
    }

    const SweepOptions &m_options;
    std::atomic<quint64> m_next = 0;
    std::atomic<bool> m_stop = false;
    std::mutex m_mutex;
    SweepResult m_result;
};

} // namespace

SweepResult sweep(const SweepOptions &options)
{
    return Sweep(options)();
}

std::set<Fault> shrunk(quint64 seed, RunOptions options)
{
    options.trace = nullptr;
    const Verdict original = runSeed(seed, options).verdict;
    if (original.clean())
        return options.faults;
    const Rule rule = original.violations().front().rule;
    for (const Fault fault : std::set<Fault>(options.faults)) {
        RunOptions without = options;
        without.faults.erase(fault);
        const Verdict verdict = runSeed(seed, without).verdict;
        if (!verdict.clean() && verdict.violations().front().rule == rule)
            options.faults = without.faults;
    }
    return options.faults;
}

int processors()
{
    return std::max(1, QThread::idealThreadCount());
}

} // namespace roomcast::sim
