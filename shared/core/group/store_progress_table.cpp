// SPDX-License-Identifier: MIT
#include "core/group/store_progress_table.h"

#include <algorithm>

namespace roomcast {

StoreProgress united(const StoreProgress &earlier, const StoreProgress &later)
{
    // Of one of them only a promise may be known.
    StoreProgress both = later.installed ? later : earlier;
    both.promised = std::max(earlier.promised, later.promised);
    if (earlier.installed == later.installed)
        both.last = std::max(earlier.last, later.last);
    return both;
}

void StoreProgressTable::note(const ServerIdentity &from, const StoreProgress &said, TimePoint now)
{
    Row &row = rowOf(from);
    if (row.said && now < row.said_at + m_twice)
        return;
    if (row.said) {
        StoreProgress twice;
        if (said.installed == row.said->installed)
            twice = {{}, said.installed, std::min(said.last, row.said->last)};
        twice.promised = std::min(said.promised, row.said->promised);
        row.past = row.past ? united(*row.past, twice) : twice;
    }
    row.said = said;
    row.said_at = now;
}

void StoreProgressTable::notePromise(const ServerIdentity &from, const Epoch &epoch)
{
    Row &row = rowOf(from);
    if (!row.past)
        row.past.emplace();
    row.past->promised = std::max(row.past->promised, epoch);
}

StoreProgressTable::Row &StoreProgressTable::rowOf(const ServerIdentity &member)
{
    if (!m_rows.contains(member) && std::ssize(m_rows) >= kProcessesMax)
        makeRoom();
    Row &row = m_rows[member];
    row.turn = ++m_turns;
    return row;
}

std::optional<StoreProgress> StoreProgressTable::of(StoreId store, const ServerKey &asker) const
{
    std::optional<StoreProgress> result;
    quint64 turn = 0; // of the process that was heard last
    for (const auto &[member, row] : m_rows) {
        if (member.store != store || member.key == asker || !row.past)
            continue;
        if (!result)
            result = row.past;
        else
            result = turn < row.turn ? united(*result, *row.past) : united(*row.past, *result);
        turn = std::max(turn, row.turn);
    }
    return result;
}

void StoreProgressTable::makeRoom()
{
    m_rows.erase(std::min_element(m_rows.begin(), m_rows.end(), [](const auto &a, const auto &b) {
        return a.second.turn < b.second.turn;
    }));
}

void OwnProgress::note(const StoreProgress &now)
{
    if (now.installed == m_found.installed)
        m_found.last = std::max(m_found.last, now.last);
    if (now.promised > m_found.promised)
        m_promised.insert(now.promised);
    if (std::ssize(m_promised) > kPromisesMax)
        m_promised.erase(m_promised.begin());
}

bool OwnProgress::knowsLess(const StoreProgress &remembered) const
{
    const bool forgot_promise =
        remembered.promised > m_found.promised && !m_promised.contains(remembered.promised);
    return forgot_promise ||
           (remembered.installed == m_found.installed && remembered.last > m_found.last);
}

} // namespace roomcast
