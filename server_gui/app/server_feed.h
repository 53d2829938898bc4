// SPDX-License-Identifier: MIT
//
// What a server tells its window, across threads: a bounded queue of records, and of status and
// peers the newest only. The server's thread puts and never waits for the window; the window's
// thread is told once however much has come, and takes everything. What a slow window has no room
// for is left out, the oldest of the most common kind first, and counted.
#pragma once

#include "core/engine/event.h"
#include "core/engine/server_status.h"

#include <QMutex>
#include <QObject>

#include <deque>
#include <optional>

namespace roomcast {

/// What a server window shows of the present.
struct ServerView {
    ServerStatus status;
    std::vector<PeerStatus> peers;
};

class ServerFeed final : public QObject {
    Q_OBJECT

public:
    static constexpr size_t kRecordsMax = 10'000;
    /// Leave at once when there is no room.
    static constexpr size_t kDropBatch = 250;

    using QObject::QObject;

    // From any thread.
    void append(const LogRecord &record);
    /// Replaces a view that the window has not taken yet.
    void show(ServerView view);
    /// The window has not taken the last view yet: another one would be in vain.
    bool hasView() const;

Q_SIGNALS:
    // In the thread that the feed lives in.
    void recordLogged(const roomcast::LogRecord &record);
    /// Before the records that came after those.
    void recordsLeftOut(qint64 count);
    void viewShown(const roomcast::ServerView &view);
    /// All that had come was told.
    void taken();

private:
    struct Content {
        std::deque<LogRecord> records;
        qint64 left_out = 0;
        std::optional<ServerView> view;
        bool announced = false; ///< a delivery is on its way
    };

    void announce();
    void deliver();

    mutable QMutex m_mutex;
    Content m_content;
};

} // namespace roomcast
