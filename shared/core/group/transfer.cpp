// SPDX-License-Identifier: MIT
#include "core/group/transfer.h"

namespace roomcast {

void SnapshotGiver::onFetch(const ServerKey &taker, const Fetch &fetch,
                            const std::function<QByteArray()> &snapshot, Now now, Outbox &out)
{
    auto it = m_given.find(taker);
    if (it == m_given.end() || it->second.id != fetch.snapshot) {
        if (fetch.offset != 0)
            return;
        if (it == m_given.end() && std::ssize(m_given) >= kTakersMax)
            return;
        it = m_given.insert_or_assign(taker, Given{fetch.snapshot, snapshot(), {}}).first;
    }
    Given &given = it->second;
    const auto total = quint64(given.bytes.size());
    if (fetch.offset > total)
        return;
    given.forget_at = now.mono + m_patience;
    const QByteArray bytes = given.bytes.mid(qsizetype(fetch.offset), kChunkBytes);
    out.push_back(ToPeer{taker, Chunk{fetch.snapshot, fetch.offset, total, bytes}});
}

void SnapshotGiver::tick(Now now)
{
    std::erase_if(m_given, [&](const auto &g) { return now.mono >= g.second.forget_at; });
}

std::optional<TimePoint> SnapshotGiver::deadline() const
{
    std::optional<TimePoint> result;
    for (const auto &[taker, given] : m_given)
        if (!result || given.forget_at < *result)
            result = given.forget_at;
    return result;
}

void SnapshotTaker::start(const ServerKey &from, Now now, Outbox &out)
{
    m_from = from;
    ++m_snapshot;
    m_total = 0;
    m_bytes.clear();
    m_give_up_at = now.mono + m_patience;
    out.push_back(ToPeer{from, Fetch{m_snapshot, 0}});
}

std::optional<QByteArray> SnapshotTaker::onChunk(const ServerKey &from, const Chunk &chunk, Now now,
                                                 Outbox &out)
{
    if (m_from != from || chunk.snapshot != m_snapshot || chunk.offset != receivedBytes() ||
        chunk.total > kSnapshotBytesMax ||
        quint64(chunk.bytes.size()) > chunk.total - chunk.offset ||
        (chunk.bytes.isEmpty() && chunk.total > 0))
        return std::nullopt;
    m_total = chunk.total;
    m_bytes += chunk.bytes;
    m_give_up_at = now.mono + m_patience;
    if (receivedBytes() < m_total) {
        out.push_back(ToPeer{from, Fetch{m_snapshot, receivedBytes()}});
        return std::nullopt;
    }
    m_from.reset();
    return std::exchange(m_bytes, {});
}

bool SnapshotTaker::tick(Now now)
{
    if (!m_from || now.mono < m_give_up_at)
        return false;
    m_from.reset();
    return true;
}

std::optional<TimePoint> SnapshotTaker::deadline() const
{
    if (!m_from)
        return std::nullopt;
    return m_give_up_at;
}

} // namespace roomcast
