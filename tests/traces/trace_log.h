// SPDX-License-Identifier: MIT
//
// What leaves the processes of a cluster, as the lines of a golden trace: messages, what becomes
// durable, events, answers. What repeats itself without news is left out, and servers that do the
// same at the same moment share their lines. Sees only; a world calls it.
#pragma once

#include "sim/world.h"

#include <QStringList>

namespace roomcast::test {

class TraceLog final : public sim::Observer {
public:
    explicit TraceLog(const sim::World &world) : m_world(world) {}

    /// Times are counted from here on.
    void begin() { m_begin = m_world.time(); }
    /// The lines since then.
    QStringList take();
    /// How traces name a client, whose ID is any number.
    void nameClient(sim::Node node, ClientId id, const QString &name);
    QString nameOf(sim::Node node) const;

private:
    struct Block {
        TimePoint at;
        QStringList who;
        QStringList lines;
    };

    void onStarted(sim::Node machine, const ServerIdentity &member, const sim::Disk &) override;
    void onStopped(sim::Node machine, const ServerIdentity &member) override;
    void onPersisted(sim::Node machine, const ServerIdentity &member, const PersistBatch &batch,
                     const sim::Disk &) override;
    void onOutbound(sim::Node machine, const ServerIdentity &member,
                    const Outbound &outbound) override;
    void onEvent(sim::Node machine, const ServerIdentity &member, const Event &event) override;
    void onRequested(sim::Node client, ClientId id, const Request &request) override;
    void onAnswered(sim::Node client, ClientId id, const Answer &answer) override;
    void onDoubleReply(sim::Node client, ClientId id, const Answer &answer) override;

    void add(const QString &who, const QString &line);
    bool isNews(const QString &who, const QString &whom, const Message &message);
    QString whomOf(const Outbound &outbound) const;
    void mergeEqual();

    const sim::World &m_world;
    TimePoint m_begin;
    std::map<sim::Node, QString> m_names;
    std::map<QString, QString> m_spelled;   ///< what is written in the place of client IDs
    std::map<QString, QString> m_said;      ///< last, by sender, receiver and kind
    std::map<sim::Node, HardState> m_known; ///< on each disk
    std::vector<Block> m_blocks;
};

} // namespace roomcast::test
