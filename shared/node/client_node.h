// SPDX-License-Identifier: MIT
//
// Drives one client engine on a transport: submits commands, keeps the cache honest by what the
// group multicasts, and tells windows and scripts what came back. Transport and clock are the
// composition root's and must outlive the node. Nothing here blocks.
#pragma once

#include "core/engine/answer.h"
#include "core/engine/client_config.h"
#include "node/clock.h"

#include <QObject>

#include <memory>

namespace roomcast {

class Transport;

class ClientNode final : public QObject {
    Q_OBJECT

public:
    ClientNode(ClientConfig config, Transport &transport, const Clock &clock,
               QObject *parent = nullptr);

    ~ClientNode() override;

    /// Call once, after connecting to the signals.
    void start();

    /// Hands in a command; `answered` follows with the same ticket, never before this returns, and
    /// within the answer deadline (20 times the latency bound) at the latest.
    Ticket submit(const Command &command);
    /// Keys a view shows: they are asked again by themselves whenever a change or an outage made
    /// them unusable, and `valueChanged` tells. Replaces the earlier list.
    void watch(const std::vector<Query> &keys);

    GroupSight sight() const;
    /// The cached value, whatever its state; nullptr if there is none. Valid until the next signal.
    const Outcome *cached(const Query &key) const;
    std::vector<CacheRow> cacheRows() const;
    CacheTotals cacheTotals() const;
    void evict(const Query &key);
    void clearCache();
    /// Whose notices are asked for: now, and whenever there may be others; `noticesTold` follows.
    void setPerson(const QString &person);
    /// While set, queries go to the servers although the cache could answer.
    void setCacheBypassed(bool bypassed);

Q_SIGNALS:
    void answered(const roomcast::Answer &answer);
    /// A second reply to a request already answered came in: `answer` carries TwoReplies.
    void doubleReply(const roomcast::Answer &answer);
    /// The cached value of `key` is new, or its state changed.
    void valueChanged(const roomcast::Query &key);
    /// Rows of the inspector came, went or changed; at most once per event-loop turn.
    void cacheChanged();
    /// What the servers have to tell the person of setPerson(); also when there is nothing (more).
    void noticesTold(const roomcast::Notices &notices);
    /// The leader, epoch, standing or reachability changed.
    void sightChanged();

private:
    class Driver;
    std::unique_ptr<Driver> m_driver;
};

} // namespace roomcast
