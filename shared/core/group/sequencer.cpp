// SPDX-License-Identifier: MIT
#include "core/group/sequencer.h"

#include "core/protocol/rules.h"

namespace roomcast {

Sequencer::Sequencer(const View &view, const ServerKey &self, LogIndex view_index,
                     qsizetype reads_max)
    : m_self(self), m_view_index(view_index), m_reads_max(reads_max)
{
    for (const ServerIdentity &m : view.members)
        m_members.emplace(m.key, Progress{});
}

void Sequencer::acknowledge(const ServerKey &member, LogIndex last, quint64 round)
{
    const auto it = m_members.find(member);
    if (it == m_members.end())
        return;
    it->second.last = std::max(it->second.last, last);
    if (round <= m_round)
        it->second.round = std::max(it->second.round, round);
}

LogIndex Sequencer::acknowledgedByAll() const
{
    if (!rules::commitsByWholeView())
        return acknowledgedByMost();
    LogIndex all = m_members.begin()->second.last;
    for (const auto &[key, progress] : m_members)
        all = std::min(all, progress.last);
    return all;
}

LogIndex Sequencer::acknowledgedByMost() const
{
    std::vector<LogIndex> lasts;
    for (const auto &[key, progress] : m_members)
        lasts.push_back(progress.last);
    std::sort(lasts.begin(), lasts.end());
    return lasts[(lasts.size() - 1) / 2];
}

quint64 Sequencer::roundSeenByAll() const
{
    quint64 all = m_round;
    for (const auto &[key, progress] : m_members)
        if (key != m_self)
            all = std::min(all, progress.round);
    return all;
}

bool Sequencer::addRead(WaitingRead read)
{
    for (WaitingRead &waiting : m_reads) {
        if (waiting.id == read.id) {
            waiting.attempt = std::max(waiting.attempt, read.attempt);
            waiting.client = read.client;
            return true;
        }
    }
    if (std::ssize(m_reads) >= m_reads_max)
        return false;
    read.round = m_round + 1;
    m_reads.push_back(std::move(read));
    return true;
}

void Sequencer::addBeacon(const BeaconFor &asked)
{
    const auto known = std::find_if(m_askers.begin(), m_askers.end(), [&](const Asker &asker) {
        return asker.asked.client == asked.client;
    });
    if (known != m_askers.end())
        *known = {asked, m_round + 1};
    else if (std::ssize(m_askers) < kBeaconsMax)
        m_askers.push_back({asked, m_round + 1});
}

bool Sequencer::beginRound(bool waited_for)
{
    if (!waited_for || roundSeenByAll() < m_round)
        return false;
    ++m_round;
    return true;
}

bool Sequencer::startRound()
{
    return beginRound(!m_reads.empty() && m_reads.back().round > m_round);
}

bool Sequencer::startBeaconRound()
{
    return beginRound(std::any_of(m_askers.begin(), m_askers.end(),
                                  [this](const Asker &asker) { return asker.round > m_round; }));
}

std::vector<BeaconFor> Sequencer::takeBeacons(LogIndex committed)
{
    if (committed < m_view_index)
        return {};
    const quint64 seen = roundSeenByAll();
    const auto due = std::partition(m_askers.begin(), m_askers.end(),
                                    [seen](const Asker &asker) { return asker.round > seen; });
    std::vector<BeaconFor> asked;
    for (auto it = due; it != m_askers.end(); ++it)
        asked.push_back(it->asked);
    m_askers.erase(due, m_askers.end());
    return asked;
}

std::vector<WaitingRead> Sequencer::takeReadable(LogIndex committed)
{
    if (committed < m_view_index)
        return {};
    const quint64 seen = roundSeenByAll();
    const auto waiting = std::find_if(m_reads.begin(), m_reads.end(),
                                      [&](const WaitingRead &r) { return r.round > seen; });
    std::vector<WaitingRead> readable(std::make_move_iterator(m_reads.begin()),
                                      std::make_move_iterator(waiting));
    m_reads.erase(m_reads.begin(), waiting);
    return readable;
}

const char *Sequencer::brokenInvariant() const
{
    if (!std::ranges::is_sorted(m_reads, {}, &WaitingRead::round))
        return "reads wait in the order of their rounds";
    if (std::ssize(m_reads) > m_reads_max || std::ssize(m_askers) > kBeaconsMax)
        return "no more reads and beacons wait than fit";
    if (std::ranges::any_of(m_members,
                            [this](const auto &row) { return row.second.round > m_round; }))
        return "nobody has seen a round that was not begun";
    return nullptr;
}

} // namespace roomcast
