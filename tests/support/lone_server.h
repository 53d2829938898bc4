// SPDX-License-Identifier: MIT
//
// One server engine that leads itself alone, and what others could say to it. For tests of single
// steps; values only, nothing here can fail.
#pragma once

#include "support/cluster.h"
#include "support/inputs.h"

namespace roomcast::test::lone_server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

inline constexpr Endpoint kHere{0x7f000001, 1};
inline constexpr Endpoint kThere{0x7f000001, 2};

inline ServerConfig config(quint32 id, quint64 incarnation, bool chosen = true)
{
    ServerConfig c;
    c.id = {id};
    c.id_chosen = chosen;
    c.incarnation = {incarnation};
    c.store = {incarnation};
    c.catalogue = Cluster::sampleCatalogue();
    return c;
}

inline Now at(Duration t)
{
    return {TimePoint(1s + t), {1'700'000'000'000}, {}};
}

inline Packet from(quint32 id, const Message &message, quint64 incarnation = 99)
{
    return {Packet::kMagic, Packet::kVersion, ServerOrigin{{{{id}, {incarnation}}, {incarnation}}},
            message};
}

inline Packet fromClient(const Message &message)
{
    return {Packet::kMagic, Packet::kVersion, ClientOrigin{{42}}, message};
}

/// `ahead`: what does not wait for the disk.
template <typename T>
std::vector<T> sent(const Effects &effects, bool ahead = false)
{
    std::vector<T> result;
    for (const Outbound &outbound : ahead ? effects.ahead : effects.outbox)
        std::visit(
            [&](const auto &o) {
                if (const auto *m = std::get_if<T>(&o.message))
                    result.push_back(*m);
            },
            outbound);
    return result;
}

template <typename E>
bool tells(const Effects &effects)
{
    return std::any_of(effects.events.begin(), effects.events.end(),
                       [](const Event &e) { return std::holds_alternative<E>(e); });
}

/// Steps at every deadline up to `until`.
inline void runTo(ServerEngine &engine, Duration until)
{
    for (int i = 0; i < 10'000 && engine.nextDeadline() && *engine.nextDeadline() <= at(until).mono;
         ++i)
        engine.step(input::Tick{}, {*engine.nextDeadline(), at(until).wall, {}});
}

/// A server that leads a view of its own at time 1 s.
inline std::unique_ptr<ServerEngine> loneLeader(quint32 id = 100)
{
    auto engine = std::make_unique<ServerEngine>(config(id, 1), 4711);
    engine->step(input::Start{}, at(0s));
    runTo(*engine, 1s);
    return engine;
}

inline LogPosition lastOfALoneLeader(quint32 id);

/// Server `id` is heard, and answers the nonces that it is sent: what it says of itself is vouched
/// for. Returns all that comes of it when it says the same again and again, as servers do.
inline Effects introduce(ServerEngine &engine, quint32 id, Now now, const Presence &presence = {},
                         quint64 incarnation = 99, std::optional<Digest> log = {})
{
    Heartbeat beat;
    beat.presence = presence;
    // The copy of a lone leader is known; of another log `log` says it.
    if (presence.last == LogIndex{1} && !log)
        log = lastOfALoneLeader(engine.id().value).prefix;
    beat.log = log.value_or(Digest());
    Effects all;
    const auto hear = [&](const Message &message) {
        const Effects e = engine.step(datagram(kThere, from(id, message, incarnation)), now);
        all.outbox.insert(all.outbox.end(), e.outbox.begin(), e.outbox.end());
        all.ahead.insert(all.ahead.end(), e.ahead.begin(), e.ahead.end());
        all.events.insert(all.events.end(), e.events.begin(), e.events.end());
        return sent<Probe>(e);
    };
    for (int i = 0; i < 2; ++i) {
        for (const Probe &probe : hear(beat))
            hear(ProbeReply{probe.nonce, presence, now.wall});
        now.mono += 15ms; // it is not asked twice at once
    }
    hear(beat);
    return all;
}

/// The same with a link to it.
inline Effects introduceLinked(ServerEngine &engine, quint32 id, Now now,
                               const Presence &presence = {}, quint64 incarnation = 99)
{
    introduce(engine, id, now, presence, incarnation);
    engine.step(input::LinkOpened{{{id}, {incarnation}}}, now);
    return introduce(engine, id, now, presence, incarnation);
}

/// Server 400 stands for leader of itself and such a one, to which it is known.
inline Packet challenge(ServerEngine &engine, Now now = at(1s))
{
    introduce(engine, 400, now, {}, 98);
    const ServerIdentity self = std::get<ServerOrigin>(engine.origin()).member;
    const ServerIdentity higher{{{400}, {98}}, {98}};
    const View view{{50, higher.key.id, higher.key.incarnation}, {higher, self}};
    return from(400, Election{engine.status(at(1s)).epoch, view, {}}, 98);
}

/// Where the log of such a one ends.
inline LogPosition lastOfALoneLeader(quint32 id)
{
    const auto twin = loneLeader(id);
    return sent<ElectionAnswer>(twin->step(datagram(kThere, challenge(*twin)), at(1030ms)))
        .at(0)
        .last;
}

inline Request openSession()
{
    return {{1}, 1, {1}, 2000, true, encode(Write{OpenSession{}})};
}

inline Request reserve(quint64 sequence)
{
    const SlotKey slot{u"SA314"_s, u"8:30-9:30"_s, u"Monday"_s};
    return {{sequence}, 1, {sequence}, 2000, true, encode(Write{Reserve{slot, u"Ana"_s, {}}})};
}

/// What its disk holds after a booking.
inline StoredReplica storeOfALoneLeader()
{
    ServerEngine engine(config(100, 1), 4711);
    StoredReplica copy;
    const auto keep = [&](const Effects &e) { copy.apply(e.persist); };
    keep(engine.step(input::Start{}, at(0s)));
    while (*engine.nextDeadline() <= at(1s).mono)
        keep(engine.step(input::Tick{}, {*engine.nextDeadline(), at(1s).wall, {}}));
    keep(engine.step(datagram(kHere, fromClient(openSession())), at(1001ms)));
    keep(engine.step(datagram(kHere, fromClient(reserve(2))), at(1002ms)));
    return copy;
}

} // namespace roomcast::test::lone_server
