// SPDX-License-Identifier: MIT
//
// State transfer: whole snapshots as bytes, pulled chunk by chunk over a link, so that the giver
// does a bounded amount of work a step and the taker sets the pace. The bytes are opaque here.
// Owned by the server engine; what can fail is that the giver goes away, which a time limit
// notices.
#pragma once

#include "core/base/time.h"
#include "core/protocol/outbox.h"

#include <functional>
#include <map>

namespace roomcast {

inline constexpr quint64 kSnapshotBytesMax = quint64(4) << 30;

/// The giving side: one snapshot a taker, forgotten when the taker has it or falls silent.
class SnapshotGiver {
public:
    static constexpr qsizetype kChunkBytes = 32 * 1024;
    static constexpr qsizetype kTakersMax = 64;

    explicit SnapshotGiver(Duration patience) : m_patience(patience) {}

    /// Answers with the chunk asked for. `snapshot` makes the bytes when a new one is needed.
    void onFetch(const ServerKey &taker, const Fetch &fetch,
                 const std::function<QByteArray()> &snapshot, Now now, Outbox &out);
    void tick(Now now);
    std::optional<TimePoint> deadline() const;

private:
    struct Given {
        quint64 id = 0;
        QByteArray bytes;
        TimePoint forget_at;
    };
    Duration m_patience;
    std::map<ServerKey, Given> m_given;
};

/// The taking side.
class SnapshotTaker {
public:
    explicit SnapshotTaker(Duration patience) : m_patience(patience) {}

    bool active() const { return m_from.has_value(); }
    const std::optional<ServerKey> &from() const { return m_from; }
    /// Starts afresh with `from`; whatever was under way is dropped.
    void start(const ServerKey &from, Now now, Outbox &out);
    void stop() { m_from.reset(); }
    /// The whole snapshot when its last chunk has come.
    std::optional<QByteArray> onChunk(const ServerKey &from, const Chunk &chunk, Now now,
                                      Outbox &out);
    /// True once if nothing came for too long: the transfer is given up.
    bool tick(Now now);
    std::optional<TimePoint> deadline() const;

    quint64 receivedBytes() const { return quint64(m_bytes.size()); }
    quint64 totalBytes() const { return m_total; }

private:
    Duration m_patience;
    std::optional<ServerKey> m_from;
    quint64 m_snapshot = 0;
    quint64 m_total = 0;
    QByteArray m_bytes;
    TimePoint m_give_up_at;
};

} // namespace roomcast
