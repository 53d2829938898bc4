// SPDX-License-Identifier: MIT
//
// A run as lines for a person: faults, what servers tell, what clients ask and are told, and, where
// wanted, every message. Costs time; used for single seeds.
#pragma once

#include "sim/plan.h"
#include "sim/verdict.h"
#include "sim/world.h"

#include <QTextStream>

namespace roomcast::sim {

class Trace final : public Observer {
public:
    Trace(const World &world, QTextStream &out, bool messages)
        : m_world(world), m_out(out), m_messages(messages)
    {
    }

    void plan(const Plan &plan);
    void fault(const QString &text);
    void verdict(const Verdict &verdict);

private:
    void onStarted(Node machine, const ServerIdentity &member, const Disk &disk) override;
    void onStopped(Node machine, const ServerIdentity &member) override;
    void onSent(Node machine, const ServerIdentity &member, const Message &message) override;
    void onEvent(Node machine, const ServerIdentity &member, const Event &event) override;
    void onSubmitted(Node client, ClientId, Ticket ticket, const Command &command) override;
    void onRequested(Node client, ClientId id, const Request &request) override;
    void onAnswered(Node client, ClientId, const Answer &answer) override;
    void onDoubleReply(Node client, ClientId, const Answer &answer) override;

    void line(const QString &who, const QString &what);

    const World &m_world;
    QTextStream &m_out;
    bool m_messages;
};

} // namespace roomcast::sim
