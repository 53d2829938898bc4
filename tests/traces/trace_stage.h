// SPDX-License-Identifier: MIT
//
// Runs the commands of a golden trace on a cluster, whose network takes 1 ms for everything. The
// commands are in README.md of this folder. A word that nobody understands is an error.
#pragma once

#include "core/base/result.h"
#include "support/cluster.h"
#include "traces/trace_log.h"

namespace roomcast::test {

class TraceStage {
public:
    TraceStage();

    /// What the command brought about, or what is wrong with it.
    Result<QStringList, QString> run(const QString &command);

private:
    using Words = QStringList;
    /// False: the words after the command are not what it takes.
    using Action = bool (TraceStage::*)(const Words &words);
    static const std::map<QString, Action> &actions();

    bool start(const Words &words);
    bool form(const Words &words);
    bool restart(const Words &words);
    bool addClient(const Words &words);
    bool crash(const Words &words);
    bool leave(const Words &words);
    bool freeze(const Words &words);
    bool label(const Words &words);
    bool cut(const Words &words);
    bool mend(const Words &words);
    bool hold(const Words &words);
    bool deliver(const Words &words);
    bool drop(const Words &words);
    bool submit(const Words &words);
    bool ask(const Words &words);
    bool wait(const Words &words);
    bool status(const Words &words);

    std::optional<Command> commandIn(const Words &words) const;
    bool each(const Words &ids, const std::function<void(quint32)> &act);
    void say(const QString &line) { m_said << line; }

    Cluster m_cluster;
    TraceLog m_log;
    std::map<QString, int> m_clients;
    std::set<quint32> m_servers;
    QStringList m_held;
    QStringList m_said;
};

} // namespace roomcast::test
