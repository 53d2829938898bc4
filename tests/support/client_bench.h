// SPDX-License-Identifier: MIT
//
// One client engine in front of a scripted group: what the group says and when is the test's to
// choose. Server 300 leads the genesis kEpoch; kNext is the view of its successor, 200.
#pragma once

#include "core/client/client_engine.h"
#include "support/inputs.h"

namespace roomcast::test::client_bench {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

inline const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};
inline const SlotKey kElsewhere{u"ME4494"_s, kSlot.timeslot, kSlot.day};
inline const SlotKey kLater{kSlot.room, u"10:30-11:30"_s, kSlot.day};
inline const Query kCheck = CheckRoom{kSlot.room};
/// From where all servers of the script send.
inline constexpr Endpoint kGroup{0x7f000001, 1};
inline const Epoch kEpoch{1, {300}, {7}};
inline const Epoch kNext{2, {200}, {8}};

inline Now at(Duration t)
{
    return {TimePoint(10s + t), {1'700'000'000'000}, {}};
}

inline Packet from(const Epoch &epoch, const Message &message)
{
    return {Packet::kMagic, Packet::kVersion, ServerOrigin{{{epoch.owner, epoch.incarnation}, {1}}},
            message};
}

inline Heartbeat heartbeat(const Epoch &epoch, quint64 commit, bool primary = true)
{
    Heartbeat h;
    h.presence.role = Role::Leader;
    h.presence.genesis = kEpoch;
    h.presence.installed = epoch;
    h.presence.grounded = true;
    h.presence.last_primary = primary ? epoch : kEpoch;
    h.primary = primary;
    h.catalogue = digestOf("catalogue");
    h.commit = {commit};
    return h;
}

/// As it stands when `people` have claims on it, first to last.
inline SlotClaims booked(const SlotKey &slot, const std::vector<QString> &people)
{
    SlotClaims claims;
    claims.slot = slot;
    for (const QString &person : people) {
        Claim &claim = claims.claims.emplace_back();
        claim.id = {{7}, {claims.claims.size()}};
        claim.holder = person;
    }
    return claims;
}

/// Kim's booking of one slot, and nothing else.
inline Commit commitOf(const SlotKey &slot, quint64 previous, quint64 index,
                       const Epoch &epoch = kEpoch)
{
    Changes changes;
    changes.changed = {booked(slot, {u"Kim"_s})};
    changes.by = u"Kim"_s;
    return {epoch, {previous}, {index}, true, {{{index}, true, encode(changes)}}};
}

/// A client in front of a scripted group.
struct Bench {
    ClientEngine engine{ClientConfig{{42}, {}}};
    quint64 tickets = 0;
    std::vector<Answer> answers;
    std::vector<Answer> double_replies;
    std::vector<Request> requests;
    std::vector<BeaconAsk> asks;
    std::vector<Notices> notices;
    std::set<Query> touched; ///< of the last step

    void take(const ClientEffects &effects)
    {
        answers.insert(answers.end(), effects.answers.begin(), effects.answers.end());
        double_replies.insert(double_replies.end(), effects.double_replies.begin(),
                              effects.double_replies.end());
        if (effects.notices)
            notices.push_back(*effects.notices);
        touched = effects.touched;
        for (const Outbound &o : effects.outbox) {
            const Message &message = std::get<ToGroup>(o).message;
            if (const auto *request = std::get_if<Request>(&message))
                requests.push_back(*request);
            else
                asks.push_back(std::get<BeaconAsk>(message));
        }
    }
    void hear(const Epoch &epoch, const Message &message, Duration t)
    {
        take(engine.onDatagram(kGroup, wayOf(message), from(epoch, message), at(t)));
    }
    void submit(const Command &command, Duration t, std::optional<ReadMode> mode = {})
    {
        take(engine.submit(command, {++tickets}, at(t), mode));
    }
    /// The leader answers the last question for a beacon.
    void beacon(quint64 index, Duration t, const Epoch &epoch = kEpoch, qint64 today = 0)
    {
        hear(epoch,
             Beacon{kEpoch,
                    epoch,
                    {index},
                    true,
                    digestOf("catalogue"),
                    {today},
                    {{{42}, asks.back().nonce}}},
             t);
    }
    CacheNote mark(Duration t) const { return *engine.mark(kCheck, at(t)); }
    void tick(Duration t) { take(engine.tick(at(t))); }
    Reply reply(const Request &request, quint64 index, const Outcome &outcome,
                const Epoch &epoch = kEpoch) const
    {
        return {
            {{42}, request.sequence}, request.attempt, kEpoch, epoch, epoch, {index}, true, false,
            encode(outcome)};
    }
    /// To the last request, by a side that may not be the only one.
    Reply provisional(quint64 index, const Outcome &outcome, const Epoch &epoch = kNext) const
    {
        Reply its = reply(requests.back(), index, outcome, epoch);
        its.primary = false;
        return its;
    }
    /// Server 200 leads alone, which had been left out before anything was confirmed.
    void hearLeftOut(Duration t)
    {
        Heartbeat behind = heartbeat(kNext, 3, false);
        behind.presence.last_primary = {};
        hear(kNext, behind, t);
    }
    /// Leader heard, session open, kCheck answered and cached at index 5.
    void warmUp()
    {
        hear(kEpoch, heartbeat(kEpoch, 4), 0ms);
        submit(Write{Reserve{{u"MC5050"_s, kSlot.timeslot, kSlot.day}, u"Ana"_s, {}}}, 0ms);
        hear(kEpoch, reply(requests.back(), 4, Done{}), 1ms); // the session
        hear(kEpoch, reply(requests.back(), 5, Done{}), 1ms);
        hear(kEpoch, commitOf(kSlot, 4, 5), 1ms);
        submit(kCheck, 2ms);
        hear(kEpoch, reply(requests.back(), 5, Bookings{}), 3ms);
        answers.clear();
        requests.clear();
    }
    /// Where the answer comes from; Server where it has yet to come.
    Source askCheck(Duration t)
    {
        const size_t before = answers.size();
        submit(kCheck, t);
        return answers.size() > before ? answers.back().source : Source::Server;
    }
};

inline const Bookings &lastBookings(const Bench &bench)
{
    return std::get<Bookings>(*bench.answers.back().outcome);
}

} // namespace roomcast::test::client_bench
