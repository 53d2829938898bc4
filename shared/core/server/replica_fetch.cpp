// SPDX-License-Identifier: MIT
#include "core/server/replica_fetch.h"

namespace roomcast {

std::vector<ServerKey> ReplicaFetch::servers() const
{
    std::vector<ServerKey> servers;
    for (const auto &server : {m_waits_for, m_receiver.from()})
        if (server)
            servers.push_back(*server);
    return servers;
}

std::optional<double> ReplicaFetch::progress() const
{
    if (m_receiver.active() && m_receiver.totalRecords() > 0)
        return double(m_receiver.receivedRecords()) / double(m_receiver.totalRecords());
    return isActive() ? std::optional(0.0) : std::nullopt;
}

bool ReplicaFetch::begin(const ServerKey &from, bool linked, const LogPosition &have, Now now,
                         Outbox &out)
{
    if (!linked) {
        m_waits_for = from;
        m_waits_until = now.mono + m_patience;
        return false;
    }
    m_waits_for.reset();
    m_reader = {};
    m_receiver.start(from, have, now, out);
    return true;
}

std::optional<ReplicaFetch::Received>
ReplicaFetch::receive(const ServerKey &from, const Chunk &chunk, Now now, Outbox &out)
{
    const quint64 before = m_receiver.active() ? m_receiver.receivedRecords() : 0;
    auto part = m_receiver.onChunk(from, chunk, now, out);
    if (!part)
        return std::nullopt;
    const bool readable = bool(m_reader.take(part->bytes));
    const bool whole = !part->last || m_reader.complete();
    return Received{*std::move(part), before, readable && whole};
}

bool ReplicaFetch::isOverdue(Now now)
{
    return m_receiver.tick(now) || (m_waits_for && now.mono >= m_waits_until);
}

void ReplicaFetch::drop()
{
    m_receiver.stop();
    m_waits_for.reset();
}

} // namespace roomcast
