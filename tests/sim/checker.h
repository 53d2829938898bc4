// SPDX-License-Identifier: MIT
//
// What every checker is given: the run so far as onlookers know it, and where to report. A checker
// observes; those that judge a run as a whole do so in finish().
#pragma once

#include "sim/history.h"
#include "sim/ledger.h"
#include "sim/verdict.h"

namespace roomcast::sim {

class Checker : public Observer {
public:
    Checker(const World &world, const Ledger &ledger, const History &history, Verdict &verdict)
        : m_world(world), m_ledger(ledger), m_history(history), m_verdict(verdict)
    {
    }

    /// The run is over: everything healed, every request ended.
    virtual void finish() {}

protected:
    const Ledger &ledger() const { return m_ledger; }
    const History &history() const { return m_history; }
    const World &world() const { return m_world; }
    TimePoint now() const { return m_world.time(); }
    void report(Rule rule, const QString &text) { m_verdict.report(rule, now(), text); }

private:
    const World &m_world;
    const Ledger &m_ledger;
    const History &m_history;
    Verdict &m_verdict;
};

} // namespace roomcast::sim
