// SPDX-License-Identifier: MIT
#include "core/server/timekeeper.h"

#include "core/protocol/rules.h"

#include <algorithm>
#include <utility>

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

/// Those that are known, this server's own first.
std::vector<WallTime> clocksOf(const View &view, const Peers &peers, const Now &now)
{
    std::vector<WallTime> clocks{believable(now.wall)};
    for (const ServerIdentity &member : view.members)
        if (const Peer *peer = peers.find(member.key))
            if (const auto clock = peer->clock.at(now.mono))
                clocks.push_back(*clock);
    return clocks;
}

} // namespace

WallTime Timekeeper::time(const Now &now, WallTime newest) const
{
    return m_clock.at(now.mono).value_or(GroupClock::start({believable(now.wall)}, newest));
}

void Timekeeper::judge(const View &view, bool primary, const Peers &peers, const Now &now,
                       WallTime newest)
{
    const std::vector<WallTime> clocks = clocksOf(view, peers, now);
    if (!rules::goesByMostClocks())
        m_clock.set(now.wall, now.mono);
    else if (primary && clocks.size() >= GroupClock::kClocksMin &&
             2 * clocks.size() > view.members.size())
        m_clock.set(GroupClock::median(clocks), now.mono);
    else if (!m_clock.at(now.mono))
        m_clock.set(GroupClock::start(clocks, newest), now.mono);
}

void Timekeeper::refute(WallTime newest, TimePoint mono)
{
    if (m_clock.at(mono).value_or(WallTime{}) < newest)
        m_clock.forget();
}

WallTime Timekeeper::nextEntryTime(const Now &now, WallTime newest)
{
    const WallTime at = time(now, newest);
    const WallTime last = m_last_at.value_or(newest);
    const bool wild = last.value_ms > at.value_ms + kFloorSlack_ms;
    const WallTime floor =
        rules::isFloor(wild) ? believable({believable(last).value_ms + 1}) : WallTime{};
    m_last_at = std::max(at, floor);
    return *m_last_at;
}

// ---- whose clock is off ----------------------------------------------------------------------

std::optional<ClockOff> Timekeeper::namedBefore(ServerId id) const
{
    const auto named = std::ranges::find(m_off, id, &ClockOff::member);
    return named == m_off.end() ? std::nullopt : std::optional(*named);
}

std::optional<ClockOff> Timekeeper::judged(ServerId id, WallTime clock, Duration error,
                                           WallTime group_time) const
{
    const qint64 off_ms = apart_ms(clock, group_time);
    const Duration allowed =
        error + (namedBefore(id) ? Duration(kRightBelow) : Duration(kOffAbove));
    if (std::abs(off_ms) <= allowed / 1ms)
        return std::nullopt;
    return ClockOff{id, off_ms};
}

Timekeeper::ClockNews Timekeeper::judgeClocks(ServerId self, const Peers &peers, const Now &now,
                                              WallTime newest)
{
    const WallTime group_time = time(now, newest);
    std::vector<ClockOff> off;
    const auto add = [&](const std::optional<ClockOff> &one) {
        if (one && off.size() < GroupTime::kOffMax)
            off.push_back(*one);
    };
    bool added = false;
    const auto addSelf = [&] {
        if (!std::exchange(added, true))
            add(judged(self, now.wall, {}, group_time));
    };
    for (const auto &[id, peer] : peers.all()) {
        if (id > self)
            addSelf();
        if (!peer.alive())
            continue;
        // Of one that was not asked yet what the leader before said holds.
        const auto clock = peer.clock.at(now.mono);
        add(clock ? judged(id, *clock, peer.clock.error(), group_time) : namedBefore(id));
    }
    addSelf();
    return name(std::move(off), self, peers);
}

Timekeeper::ClockNews Timekeeper::takeClocks(std::vector<ClockOff> off, ServerId self,
                                             const Peers &peers)
{
    off.resize(std::min(off.size(), GroupTime::kOffMax));
    for (ClockOff &one : off)
        one.off_ms = std::clamp(one.off_ms, -kCentury_ms, kCentury_ms);
    return name(std::move(off), self, peers);
}

/// Who is gone is neither right nor wrong.
Timekeeper::ClockNews Timekeeper::name(std::vector<ClockOff> off, ServerId self, const Peers &peers)
{
    const auto before = std::exchange(m_off, std::move(off));
    ClockNews news;
    std::ranges::copy_if(m_off, std::back_inserter(news.off), [&](const ClockOff &one) {
        return std::ranges::find(before, one.member, &ClockOff::member) == before.end();
    });
    for (const ClockOff &one : before) {
        const auto peer = peers.all().find(one.member);
        const bool here = one.member == self || (peer != peers.all().end() && peer->second.alive());
        if (here && !namedBefore(one.member))
            news.right.push_back(one.member);
    }
    return news;
}

} // namespace roomcast
