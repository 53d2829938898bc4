// SPDX-License-Identifier: MIT
//
// What a client's node tells its window, across threads: of values, notices and the present the
// newest only, of answers a bounded queue. The node's thread puts and never waits for the window;
// the window's thread is told once however much has come, and takes everything. Answers that a slow
// window has no room for are left out, the oldest first, and counted. Lives in the window's thread.
#pragma once

#include "client_gui/offline/keep_result.h"
#include "client_gui/requests/asked_from.h"
#include "core/base/label.h"
#include "core/base/network_trouble.h"
#include "core/client/answer.h"

#include <QMutex>
#include <QObject>
#include <QStringList>

#include <deque>
#include <map>

namespace roomcast {

/// How one key is cached.
struct ValueNews {
    std::optional<Outcome> value;
    std::optional<Refused> refusal;
    std::optional<CacheNote> mark;
};

/// What a client window shows of the present.
struct ClientView {
    std::chrono::steady_clock::time_point at; ///< when it was so
    GroupStatus sight;
    bool sight_news = false; ///< the sight has changed since the window took the last one
    std::optional<Label> partition;
    std::optional<NetworkTrouble> trouble;
    CacheTotals totals;
    std::optional<std::vector<CacheRow>> rows; ///< while the inspector is seen
    std::vector<std::pair<Query, CacheNote>> marks;
    std::vector<Query> lists; ///< see ClientNode::listsByNewness()
    std::vector<OfflineBooking> intents;
};

class ClientFeed final : public QObject {
    Q_OBJECT

public:
    /// More than a client may have outstanding, and what comes twice.
    static constexpr size_t kAnswersMax = 1000;
    static constexpr size_t kFaultsMax = 16;

    using QObject::QObject;

    // From any thread.
    void putAnswer(const Answer &answer, AskedFrom origin, bool again);
    void putDecision(const OfflineDecision &decided);
    void putValue(const Query &key, ValueNews news);
    void putNotices(const Notices &notices);
    void putKept(std::vector<KeepResult> kept);
    void putFault(const QString &text);
    void putView(ClientView view);

Q_SIGNALS:
    // In the thread that the feed lives in, in this order.
    void leftOut(qint64 count);
    void valueTold(const roomcast::Query &key, const roomcast::ValueNews &news);
    void viewShown(const roomcast::ClientView &view);
    void noticesTold(const roomcast::Notices &notices);
    void answered(const roomcast::Answer &answer, roomcast::AskedFrom origin);
    /// A second reply came to it.
    void answeredAgain(const roomcast::Answer &answer, roomcast::AskedFrom origin);
    void offlineDecided(const roomcast::OfflineDecision &decided);
    void wishesKept(const std::vector<roomcast::KeepResult> &kept);
    void faultTold(const QString &text);

private:
    struct AnswerNews {
        Answer answer;
        AskedFrom origin{};
        bool again = false;
    };
    struct Content {
        std::deque<std::variant<AnswerNews, OfflineDecision>> answers; ///< at most kAnswersMax
        qint64 left_out = 0;
        std::map<Query, ValueNews> values; ///< bounded by the cache and what is watched
        std::optional<Notices> notices;
        std::vector<std::vector<KeepResult>> kept; ///< one for each that the window asked for
        QStringList faults;                        ///< at most kFaultsMax
        std::optional<ClientView> view;
        bool announced = false; ///< a delivery is on its way
    };

    void queue(std::variant<AnswerNews, OfflineDecision> news);
    void announce();
    void deliver();
    void tell(const Content &content);

    QMutex m_mutex;
    Content m_content;
};

} // namespace roomcast
