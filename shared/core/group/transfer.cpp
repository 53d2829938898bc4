// SPDX-License-Identifier: MIT
#include "core/group/transfer.h"

#include "core/base/records.h"

namespace roomcast {

QByteArray SnapshotParts::next()
{
    while (m_rest.size() < m_part_bytes && m_source->given() < m_source->records())
        appendRecord(m_rest, m_source->next());
    const QByteArray part = m_rest.left(m_part_bytes);
    m_rest.remove(0, part.size());
    return part;
}

std::optional<SnapshotSender::Progress>
SnapshotSender::onFetch(const ServerKey &taker, const Fetch &fetch,
                        const std::function<std::unique_ptr<SnapshotSource>()> &source, Now now,
                        Outbox &out)
{
    auto it = m_given.find(taker);
    if (fetch.part == 0) {
        if (it == m_given.end() && std::ssize(m_given) >= kTakersMax)
            return std::nullopt;
        m_given.erase(taker);
        it =
            m_given
                .emplace(taker, Given{fetch.snapshot, 0, SnapshotParts(source(), m_part_bytes), {}})
                .first;
    }
    // Links lose nothing: a part that is asked for twice belongs to a transfer that was given up.
    if (it == m_given.end() || it->second.id != fetch.snapshot ||
        it->second.next_part != fetch.part)
        return std::nullopt;
    Given &given = it->second;
    ++given.next_part;
    given.forget_at = now.mono + m_patience;
    const quint64 before = given.parts.given();
    QByteArray bytes = given.parts.next();
    const Progress progress{before, given.parts.given(), given.parts.source().records()};
    out.push_back(ToPeer{taker, Chunk{fetch.snapshot, fetch.part, progress.given, progress.total,
                                      std::move(bytes)}});
    if (given.parts.atEnd())
        m_given.erase(it);
    return progress;
}

std::optional<double> SnapshotSender::shareGiven(const ServerKey &taker) const
{
    const auto it = m_given.find(taker);
    if (it == m_given.end())
        return std::nullopt;
    const SnapshotParts &parts = it->second.parts;
    return double(parts.given()) / double(parts.source().records());
}

void SnapshotSender::tick(Now now)
{
    std::erase_if(m_given, [&](const auto &g) { return now.mono >= g.second.forget_at; });
}

std::optional<TimePoint> SnapshotSender::deadline() const
{
    std::optional<TimePoint> result;
    for (const auto &[taker, given] : m_given)
        if (!result || given.forget_at < *result)
            result = given.forget_at;
    return result;
}

void SnapshotReceiver::start(const ServerKey &from, const LogPosition &have, Now now, Outbox &out)
{
    m_from = from;
    ++m_snapshot;
    m_part = 0;
    m_records = m_total = 0;
    m_give_up_at = now.mono + m_patience;
    out.push_back(ToPeer{from, Fetch{m_snapshot, 0, have}});
}

std::optional<SnapshotReceiver::Part>
SnapshotReceiver::onChunk(const ServerKey &from, const Chunk &chunk, Now now, Outbox &out)
{
    if (m_from != from || chunk.snapshot != m_snapshot || chunk.part != m_part ||
        chunk.bytes.isEmpty() || chunk.records < m_records || chunk.records > chunk.total ||
        chunk.total == 0)
        return std::nullopt;
    m_records = chunk.records;
    m_total = chunk.total;
    m_give_up_at = now.mono + m_patience;
    const bool last = m_records == m_total;
    if (last)
        m_from.reset();
    else
        out.push_back(ToPeer{from, Fetch{m_snapshot, ++m_part, {}}});
    return Part{chunk.part, chunk.bytes, last};
}

bool SnapshotReceiver::tick(Now now)
{
    if (!m_from || now.mono < m_give_up_at)
        return false;
    m_from.reset();
    return true;
}

std::optional<TimePoint> SnapshotReceiver::deadline() const
{
    if (!m_from)
        return std::nullopt;
    return m_give_up_at;
}

} // namespace roomcast
