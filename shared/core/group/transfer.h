// SPDX-License-Identifier: MIT
//
// State transfer: a server's copy as a row of records, pulled part by part over a link, so that the
// giver does a bounded amount of work a step and the taker sets the pace. The records are opaque
// here. Owned by the server engine; what can fail is that the giver goes away, which a time limit
// notices.
#pragma once

#include "core/base/time.h"
#include "core/protocol/outbox.h"

#include <functional>
#include <map>
#include <memory>

namespace roomcast {

/// A copy as it was at one moment, record by record.
class SnapshotSource {
public:
    virtual ~SnapshotSource() = default;
    virtual quint64 records() const = 0; ///< in all, at least 1
    virtual quint64 given() const = 0;
    virtual QByteArray next() = 0; ///< while given() < records()
};

/// Cuts the row of a source's records into parts of a size, wherever a record ends: one may be as
/// large as the whole catalogue.
class SnapshotParts {
public:
    static constexpr qsizetype kPartBytes = 32 * 1024;

    explicit SnapshotParts(std::unique_ptr<SnapshotSource> source,
                           qsizetype part_bytes = kPartBytes)
        : m_source(std::move(source)), m_part_bytes(part_bytes)
    {
    }

    QByteArray next(); ///< while not atEnd()
    bool atEnd() const { return m_rest.isEmpty() && m_source->given() == m_source->records(); }
    /// Given out whole.
    quint64 given() const { return m_source->given() - (m_rest.isEmpty() ? 0 : 1); }
    const SnapshotSource &source() const { return *m_source; }

private:
    std::unique_ptr<SnapshotSource> m_source;
    qsizetype m_part_bytes;
    QByteArray m_rest; ///< of the record that the last part ended in
};

/// The giving side: one snapshot a taker, forgotten when the taker has it or falls silent.
class SnapshotSender {
public:
    static constexpr qsizetype kTakersMax = 64;

    SnapshotSender(Duration patience, qsizetype part_bytes)
        : m_patience(patience), m_part_bytes(part_bytes)
    {
    }

    /// How much of a copy somebody has been given, in records.
    struct Progress {
        quint64 before = 0; ///< this part
        quint64 given = 0;
        quint64 total = 1;
    };
    /// Answers with the part asked for. `source` makes a new snapshot where one is needed. None
    /// where there is nothing to answer.
    std::optional<Progress> onFetch(const ServerKey &taker, const Fetch &fetch,
                                    const std::function<std::unique_ptr<SnapshotSource>()> &source,
                                    Now now, Outbox &out);
    /// From 0 to 1, while a copy is on its way to `taker`.
    std::optional<double> shareGiven(const ServerKey &taker) const;
    void tick(Now now);
    std::optional<TimePoint> deadline() const;

private:
    struct Given {
        quint64 id = 0;
        quint32 next_part = 0;
        SnapshotParts parts;
        TimePoint forget_at;
    };
    Duration m_patience;
    qsizetype m_part_bytes;
    std::map<ServerKey, Given> m_given;
};

/// The taking side.
class SnapshotReceiver {
public:
    explicit SnapshotReceiver(Duration patience) : m_patience(patience) {}

    bool active() const { return m_from.has_value(); }
    const std::optional<ServerKey> &from() const { return m_from; }
    /// Starts afresh with `from`, saying what this server has; whatever was under way is dropped.
    void start(const ServerKey &from, const LogPosition &have, Now now, Outbox &out);
    void stop() { m_from.reset(); }

    struct Part {
        quint32 number = 0;
        QByteArray bytes;
        bool last = false;
    };
    /// The part that was waited for; asks for the next one unless it is the last, which ends the
    /// transfer.
    std::optional<Part> onChunk(const ServerKey &from, const Chunk &chunk, Now now, Outbox &out);
    /// True once if nothing came for too long: the transfer is given up.
    bool tick(Now now);
    std::optional<TimePoint> deadline() const;

    quint64 receivedRecords() const { return m_records; }
    quint64 totalRecords() const { return m_total; }

private:
    Duration m_patience;
    std::optional<ServerKey> m_from;
    quint64 m_snapshot = 0;
    quint32 m_part = 0;
    quint64 m_records = 0;
    quint64 m_total = 0;
    TimePoint m_give_up_at;
};

} // namespace roomcast
