// SPDX-License-Identifier: MIT
//
// One client, sans I/O: multicasts requests and repeats them until one server answers, opens the
// session that makes writes take effect once, keeps the cache honest by what the group multicasts,
// and notices a second reply. Called by the client node and by tests; the same inputs give the same
// effects. Every command ends within its deadline, with an answer or an error.
#pragma once

#include "core/cache/client_cache.h"
#include "core/engine/answer.h"
#include "core/engine/client_config.h"
#include "core/protocol/outbox.h"
#include "core/protocol/packet.h"

namespace roomcast {

struct ClientEffects {
    Outbox outbox;
    std::vector<Answer> answers;
    std::vector<Answer> double_replies;
    std::set<Query> touched; ///< cached keys whose value or state changed
    /// What the servers have to tell the person that setPerson() named, each time it was asked.
    std::optional<Notices> notices;
    bool sight_changed = false;
};

class ClientEngine {
public:
    /// Requests outstanding at once; more are refused with AnswerError::QueueFull.
    static constexpr qsizetype kOutstandingMax = 64;
    static constexpr qsizetype kWatchedMax = 256;
    /// Sessions opened for one write; a group that forgets them faster is of no use.
    static constexpr int kReopenedMax = 3;

    explicit ClientEngine(ClientConfig config);

    ClientEffects submit(const Command &command, Ticket ticket, Now now);
    ClientEffects watch(std::vector<Query> keys, Now now);
    ClientEffects onDatagram(const Packet &packet, Now now);
    ClientEffects tick(Now now);
    ClientEffects evict(const Query &key, Now now);
    ClientEffects clearCache(Now now);
    /// Whose notices are asked for: now, and whenever there may be others. Empty: nobody's.
    ClientEffects setPerson(const QString &person, Now now);
    void setCacheBypassed(bool bypassed) { m_bypassed = bypassed; }

    std::optional<TimePoint> nextDeadline() const;
    Origin origin() const { return ClientOrigin{m_config.id, m_config.label}; }
    GroupSight sight(Now now) const;
    const ClientCache &cache() const { return m_cache; }
    std::vector<CacheRow> cacheRows(Now now) const;

private:
    struct Pending {
        Ticket ticket; ///< 0 for the engine's own requests
        Command command;
        TimePoint submitted;
        TimePoint sent; ///< last attempt
        TimePoint deadline;
        quint32 attempt = 0;
        bool waiting = false;      ///< for the session
        int reopened = 0;          ///< how often its session had expired
        quint32 expired_up_to = 0; ///< attempts sent before the session at hand
        bool own = false;

        bool opensSession() const { return own && std::holds_alternative<Write>(command); }
    };
    /// A request that was answered, for noticing a second reply.
    struct Settled {
        Sequence sequence;
        Answer answer;
        Reply reply;
        std::set<ServerId> repliers;
    };
    static constexpr qsizetype kSettledMax = 256;

    void begin(Now now);
    ClientEffects finish();

    // Requests
    void place(Pending pending);
    void send(Sequence sequence, Pending &pending);
    void openSession();
    void runDue();
    void refreshWatched();
    void askNotices();
    void askOwn(const Query &query);
    bool outstanding(const Query &key) const;
    Sequence oldestOutstanding() const;

    // Answers
    void onReply(const ServerId &server, const Reply &reply);
    void settle(std::map<Sequence, Pending>::iterator it, const ServerId &server,
                const Reply &reply, Outcome outcome);
    void noticeDouble(const ServerId &server, const Reply &reply);
    void remember(Sequence sequence, const Answer &answer, const Reply &reply);
    void onSessionExpired(std::map<Sequence, Pending>::iterator it, quint32 attempt);
    void onSessionOpened();
    void takeNotices(const ReadNotices &query, const Outcome &outcome);
    void answerFromCache(const Pending &pending, const CacheEntry &entry, Source source);
    void giveUp(const Pending &pending);
    void refuse(const Command &command, Ticket ticket);
    void applyOwnWrite(const Write &write, LogIndex index);
    void store(const Query &key, const Outcome &value, const ServerId &server, const Reply &reply,
               TimePoint asked_at);

    // What the group multicasts
    void onHeartbeat(const Member &from, const Heartbeat &heartbeat);
    void onCommit(const Commit &commit);
    void missedChanges(LogIndex up_to);
    void onChanges(const Changes &changes, LogIndex index);
    bool hearLeader(const Epoch &genesis, const Epoch &epoch, const ServerId &leader, bool primary,
                    LogIndex commit);
    void enterEpoch(const Epoch &epoch, const ServerId &leader, bool primary, LogIndex commit);
    bool reachable() const;

    ClientConfig m_config;
    ClientCache m_cache;
    std::vector<Query> m_watched;
    std::map<Query, TimePoint> m_asked; ///< when a watched key was last asked for; bounded by them
    std::map<Sequence, Pending> m_pending;
    std::deque<Settled> m_settled;
    Sequence m_sequence;
    bool m_session_open = false;
    bool m_session_asked = false;
    bool m_bypassed = false;
    QString m_person;
    std::set<SlotKey> m_notices_of; ///< slots of those last told; bounded by what an answer holds
    bool m_notices_due = false;     ///< something may have happened to a claim of m_person
    std::optional<TimePoint> m_notices_asked;

    // The group, as last heard.
    std::optional<ServerId> m_leader;
    Epoch m_genesis; ///< of the group it listens to
    Epoch m_epoch;
    bool m_primary = false;
    std::vector<ServerId> m_missing; ///< as the leader's heartbeat says
    Epoch m_confirmed_epoch;         ///< highest epoch that confirmed something
    LogIndex m_applied;              ///< changes up to it have been applied to the cache
    LogIndex m_commit;               ///< highest commit index heard
    std::optional<TimePoint> m_heard_at;
    bool m_was_reachable = false;
    CivilDay m_today;

    Now m_now;
    ClientEffects m_effects;
};

} // namespace roomcast
