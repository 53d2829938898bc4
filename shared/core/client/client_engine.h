// SPDX-License-Identifier: MIT
//
// One client, sans I/O: multicasts requests and repeats them until one server answers, opens the
// session that makes writes take effect once, keeps the cache honest by what the group multicasts,
// and notices a second reply. It owns the parts (core/client), takes each input to those it
// concerns, and acts on what they return. Called by the client node and by tests; the same inputs
// give the same effects. Every command ends within its deadline, with an answer or an error.
//
// It has many methods, as whatever a node asks of a client goes through this one door: each input
// is a step, after which all that is due is done. Most hand on in a line.
#pragma once

#include "core/client/cache_keeper.h"
#include "core/client/hearing.h"
#include "core/client/offline_bookings.h"
#include "core/client/own_questions.h"
#include "core/client/reply_audit.h"
#include "core/protocol/outbox.h"

namespace roomcast {

struct ClientEffects {
    bool intents_changed = false; ///< to be kept before anything of `outbox` is sent
    Outbox outbox;
    std::vector<OfflineDecision> intents_decided;
    std::vector<Answer> answers;
    std::vector<Answer> double_replies;
    /// Keys whose cached value or its state changed, and watched ones that a server refused.
    std::set<Query> touched;
    /// What the servers have to tell the person that setPerson() named, each time it was asked.
    std::optional<Notices> notices;
    bool sight_changed = false;
};

class ClientEngine {
public:
    /// Requests outstanding at once; more are refused with AnswerError::QueueFull.
    static constexpr qsizetype kOutstandingMax = 64;
    static constexpr qsizetype kWatchedMax = WatchList::kMax;
    /// Of those, taken by what is watched at most: the rest is the person's.
    static constexpr qsizetype kWatchedOutstandingMax = kOutstandingMax / 2;
    /// Taken by bookings that waited on this device.
    static constexpr qsizetype kIntentsOutstandingMax = kOutstandingMax / 4;
    static constexpr int kReopenedMax = RequestTable::kReopenedMax;

    explicit ClientEngine(const ClientConfig &config);

    /// `mode`: of a query; where none is given, as setReadMode() said last.
    ClientEffects submit(const Command &command, Ticket ticket, Now now,
                         std::optional<ReadMode> mode = {});
    ClientEffects watch(std::vector<Query> keys, Now now);
    /// `from`: where the datagram came from.
    ClientEffects onDatagram(const Endpoint &from, Channel channel, const Packet &packet, Now now);
    ClientEffects tick(Now now);
    ClientEffects evict(const Query &key, Now now);
    ClientEffects clearCache(Now now);
    void setReadMode(ReadMode mode) { m_cached.setReadMode(mode); }
    /// Which side of a partition on purpose is spoken to; none: any. Where nobody has the label and
    /// others are heard, it is given up by itself.
    ClientEffects setLabel(const std::optional<Label> &label, Now now);
    const std::optional<Label> &label() const { return m_hearing.label(); }
    /// Whose notices are asked for: now, and whenever there may be others. Empty: nobody's.
    ClientEffects setPerson(const QString &person, Now now);

    // Bookings that wait on this device: client_engine_intents.cpp
    const std::vector<OfflineBooking> &intents() const { return m_offline.intents().all(); }
    /// Keeps a booking until a server answers, and then sends it; what it decides is told in
    /// ClientEffects::intents_decided. No effect where OfflineBookingList::kMax wait already.
    ClientEffects keepOffline(const Reserve &wish, Now now);
    /// The person no longer wants it. It is not sent any more, but one that was may be executed all
    /// the same: what comes of it within its deadline is told as of the others.
    ClientEffects dropOffline(OfflineBookingId id, Now now);
    /// What was decided and not cleared since, the oldest first; that of earlier runs, too.
    const std::vector<OfflineDecision> &decidedOffline() const
    {
        return m_offline.intents().decided();
    }
    ClientEffects forgetDecided(const std::vector<OfflineBookingId> &ids, Now now);
    /// What another client left, as far as there is room for it; the rest stays in `others`.
    ClientEffects takeOverOffline(OfflineBookingList &others, Now now);
    QByteArray offlineImage() const { return m_offline.intents().image(); }
    /// As restore() for the cache.
    bool restoreOffline(const QByteArray &image) { return m_offline.restore(image); }

    /// Why a watched key has no (newer) value: what the servers said last. It is not asked for
    /// again before something changed that may change the answer, or a long while has passed.
    std::optional<Refused> refusalOf(const Query &key) const
    {
        return m_questions.watched().refusalOf(key);
    }

    std::optional<TimePoint> nextDeadline() const;
    /// Of the first part that is not as it should be between two steps; none where all is well.
    const char *brokenInvariant() const;
    Origin origin() const { return m_hearing.origin(); }
    GroupStatus sight(Now now) const;

    // The cache: client_engine_cache.cpp
    const ClientCache &cache() const { return m_cached.cache(); }
    std::vector<CacheRow> cacheRows(Now now) const { return view(now.mono).rows(); }
    CacheTotals cacheTotals(Now now) const;
    /// How what find(key) gives may be shown; none where nothing is cached.
    std::optional<CacheNote> mark(const Query &key, Now now) const;
    /// What the cache holds; as bytes (writeImage) for restore() in another run.
    CacheImage image(Now now) const;
    /// Call before anything else. Values are shown stale until the servers confirm them. False, and
    /// nothing changes, where the bytes are damaged.
    bool restore(const QByteArray &image, Now now);

private:
    void begin(Now now);
    ClientEffects finish();

    // Requests: client_engine.cpp
    static bool canTravel(const Command &command);
    OutstandingRequest requestFor(const Command &command, Ticket ticket = {}) const;
    void place(OutstandingRequest request);
    void send(std::optional<RequestTable::Outgoing> outgoing);
    void runDue();
    void askDue();
    RefusalBasis refusalBasis() const { return {followed().epoch(), cache().catalogue()}; }
    void askOwn(const Query &query);

    // Answers: client_engine_answers.cpp
    void onReply(const ServerKey &server, const Reply &reply);
    void audit(const ServerId &server, const Reply &reply);
    bool refutesSeenEpochs(const OutstandingRequest &request, const Reply &reply,
                           const Outcome &outcome) const;
    void refuteTold(const OutstandingRequest &request, const Reply &reply);
    bool isOutdated(const OutstandingRequest &request, const Outcome &outcome,
                    const Reply &reply) const;
    void settle(const ServerId &server, const Reply &reply, Outcome outcome);
    Answer answerBy(const ServerId &server, const Reply &reply, const OutstandingRequest &request);
    bool answerKnown(const Query &query, const OutstandingRequest &request, ReadMode mode);
    void answerFromCache(const OutstandingRequest &request, const CacheEntry &entry, Source source);
    void giveUp(const OutstandingRequest &request);

    void takeNotices(const ReadNotices &query, const Answer &answer);

    // Bookings that wait on this device: client_engine_intents.cpp
    void sendOffline();
    void decideOffline(const OutstandingRequest &request, Answer answer);

    // What is cached: client_engine_cache.cpp
    void store(const OutstandingRequest &request, Answer &answer);
    void noteRefusal(const Query &key, const Refused &what);
    void repair(const Write &write, const Reply &reply, bool refused);
    void askBeacon();
    void onBeacon(const ServerKey &from, const Beacon &beacon);
    void onCommit(const ServerKey &from, const Commit &commit);
    CacheView view(TimePoint now) const { return m_cached.view(m_group, now); }

    // What the group multicasts: client_engine_group.cpp
    void onHeartbeat(const ServerIdentity &from, const Heartbeat &heartbeat);
    bool hearLeader(const HeardLeader &leader);
    const Followed &followed() const { return m_group.followed(); }

    Hearing m_hearing;
    KnownGroup m_group;
    CacheKeeper m_cached;
    OwnQuestions m_questions;
    RequestTable m_requests;
    ReplyAudit m_audit;
    OfflineBookings m_offline;
    Now m_now;
    ClientEffects m_effects;
};

} // namespace roomcast
