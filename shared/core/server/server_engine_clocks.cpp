// SPDX-License-Identifier: MIT
//
// What time it is: the median of the members' clocks, or how long it is since somebody knew; whose
// clock differs from it; and which time an entry gets (shared/PROTOCOL.md, "Time").
#include "core/base/mutation.h"
#include "core/engine/facts.h"
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

using namespace std::chrono_literals;

/// A clock that differs by more is named, until it differs by less than the second.
constexpr auto kOffAbove = 3s;
constexpr auto kRightBelow = 2s;
/// An entry is later than the one before it, unless that one is further ahead than this: then its
/// time was wrong, and nobody takes it over.
constexpr qint64 kFloorSlack_ms = 5'000;
/// More than any clock that is told of is off.
constexpr qint64 kCentury_ms = qint64(36'500) * 24 * 3600 * 1000;

} // namespace

// ---- the group's time ------------------------------------------------------------------------

WallTime ServerEngine::groupTime(const Now &now) const
{
    return m_clock.at(now.mono).value_or(
        GroupClock::start({believable(now.wall)}, m_replica.newestTime()));
}

/// Before this server says what time it is, as the leader of `view`. A median is believed where it
/// is no single clock's, of more than half of the members, and no other side has one of its own.
/// Otherwise time goes on as it was said last.
void ServerEngine::judgeTime(const View &view, bool primary)
{
    const std::vector<WallTime> clocks = clocksOf(view);
    if (mutated(Mutation::OwnClock))
        m_clock.set(m_now.wall, m_now.mono);
    else if (primary && clocks.size() >= GroupClock::kClocksMin &&
             2 * clocks.size() > view.members.size())
        m_clock.set(GroupClock::median(clocks), m_now.mono);
    else if (!m_clock.at(m_now.mono))
        m_clock.set(GroupClock::start(clocks, m_replica.newestTime()), m_now.mono);
}

/// Those that are known, this server's own first.
std::vector<WallTime> ServerEngine::clocksOf(const View &view) const
{
    std::vector<WallTime> clocks{believable(m_now.wall)};
    for (const Member &member : view.members)
        if (const Peer *peer = m_peers.find(member.key))
            if (const auto clock = peer->clock.at(m_now.mono))
                clocks.push_back(*clock);
    return clocks;
}

std::optional<GroupTime> ServerEngine::saidTime() const
{
    return GroupTime{groupTime(m_now), m_now.offset, zone(), m_clocks_off};
}

/// From the leader of this server's view.
void ServerEngine::takeTime(const Heartbeat &heartbeat)
{
    if (!heartbeat.time)
        return;
    m_clock.set(heartbeat.time->at, m_now.mono);
    auto off = heartbeat.time->off;
    off.resize(std::min(off.size(), GroupTime::kOffMax));
    for (ClockOff &one : off)
        one.off_ms = std::clamp(one.off_ms, -kCentury_ms, kCentury_ms);
    nameClocks(std::move(off));
}

/// Times ascend along a log, so that its order can be read from them; but a wild one is no floor:
/// everything after it would be dated with it for ever.
WallTime ServerEngine::nextEntryTime()
{
    const WallTime at = groupTime(m_now);
    const WallTime last = m_last_at.value_or(m_replica.newestTime());
    const bool wild =
        last.value_ms > at.value_ms + kFloorSlack_ms && !mutated(Mutation::FloorForEver);
    const WallTime floor = wild ? WallTime{} : believable({believable(last).value_ms + 1});
    m_last_at = std::max(at, floor);
    return *m_last_at;
}

// ---- whose clock is off ----------------------------------------------------------------------

std::optional<ClockOff> ServerEngine::namedBefore(ServerId id) const
{
    const auto named = std::ranges::find(m_clocks_off, id, &ClockOff::member);
    return named == m_clocks_off.end() ? std::nullopt : std::optional(*named);
}

std::optional<ClockOff> ServerEngine::judged(ServerId id, WallTime clock, Duration error) const
{
    const qint64 off_ms = apart_ms(clock, groupTime(m_now));
    const Duration allowed =
        error + (namedBefore(id) ? Duration(kRightBelow) : Duration(kOffAbove));
    if (std::abs(off_ms) <= allowed / 1ms)
        return std::nullopt;
    return ClockOff{id, off_ms};
}

/// The leader's word counts, so that all say the same: also of itself.
void ServerEngine::judgeClocks()
{
    std::vector<ClockOff> off;
    const auto add = [&](const std::optional<ClockOff> &one) {
        if (one && off.size() < GroupTime::kOffMax)
            off.push_back(*one);
    };
    bool added = false;
    const auto addSelf = [&] {
        if (!std::exchange(added, true))
            add(judged(m_self.key.id, m_now.wall, {}));
    };
    for (const auto &[id, peer] : m_peers.all()) {
        if (id > m_self.key.id)
            addSelf();
        if (!peer.alive())
            continue;
        // Of one that was not asked yet what the leader before said holds.
        const auto clock = peer.clock.at(m_now.mono);
        add(clock ? judged(id, *clock, peer.clock.error()) : namedBefore(id));
    }
    addSelf();
    nameClocks(std::move(off));
}

/// Once each; who is gone is neither right nor wrong.
void ServerEngine::nameClocks(std::vector<ClockOff> off)
{
    const auto before = std::exchange(m_clocks_off, std::move(off));
    for (const ClockOff &one : m_clocks_off) {
        if (std::ranges::find(before, one.member, &ClockOff::member) == before.end())
            tell(EventKind::ClockOff, {fact("member", one.member), fact("off_ms", one.off_ms),
                                       fact("action", one.off_ms > 0 ? "ahead" : "behind")});
    }
    for (const ClockOff &one : before) {
        const auto peer = m_peers.all().find(one.member);
        const bool here =
            one.member == m_self.key.id || (peer != m_peers.all().end() && peer->second.alive());
        if (here && !namedBefore(one.member))
            tell(EventKind::ClockRight, {fact("member", one.member)});
    }
}

} // namespace roomcast
