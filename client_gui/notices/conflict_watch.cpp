// SPDX-License-Identifier: MIT
#include "client_gui/notices/conflict_watch.h"

#include <algorithm>

namespace roomcast {

namespace {

/// The same conflict of the same log; what has become of it may differ.
bool isSame(const ConflictRow &a, const ConflictRow &b)
{
    return a.conflict == b.conflict;
}

} // namespace

std::optional<Query> ConflictWatch::heard(const GroupStatus &sight)
{
    if (!sight.reachable || m_asking)
        return {};
    if (m_epoch != sight.epoch) {
        m_epoch = sight.epoch;
        m_index = sight.index;
        m_follow_ups = kFollowUpsMax;
    } else if (m_follow_ups > 0 && sight.index != m_index) {
        m_index = sight.index;
        --m_follow_ups;
    } else {
        return {};
    }
    // From the last one known: a group with another log answers with another one there, or none.
    return ask(m_rows.empty() ? 0 : m_rows.rbegin()->first);
}

std::optional<Query> ConflictWatch::askAll()
{
    m_all_wanted = m_asking;
    return m_asking ? std::nullopt : ask(0);
}

std::optional<Query> ConflictWatch::ask(quint64 from)
{
    m_asking = true;
    return Query(ReadConflicts{from});
}

bool ConflictWatch::isOtherLog(quint64 from, const Conflicts &answer) const
{
    const auto known = m_rows.find(from);
    return known != m_rows.end() &&
           (answer.rows.empty() || !isSame(answer.rows.front(), known->second)) &&
           answer.forgotten <= from;
}

std::optional<Query> ConflictWatch::take(const Answer &answer)
{
    m_asking = false;
    const auto *conflicts = answer.ok() ? std::get_if<Conflicts>(&*answer.outcome) : nullptr;
    if (!conflicts) {
        m_epoch.reset(); // heard anew, asked anew
        return {};
    }
    const quint64 from = std::get<ReadConflicts>(std::get<Query>(answer.command)).from;
    if (isOtherLog(from, *conflicts))
        return ask(0);
    store(from, *conflicts);
    if (conflicts->next && *conflicts->next > from)
        return ask(*conflicts->next);
    m_before.clear();
    m_complete = true;
    return std::exchange(m_all_wanted, false) ? ask(0) : std::nullopt;
}

bool ConflictWatch::isKnown(const ConflictRow &row) const
{
    const auto same = [&row](const auto &known) { return isSame(known.second, row); };
    return std::ranges::any_of(m_rows, same) || std::ranges::any_of(m_before, same);
}

void ConflictWatch::store(quint64 from, const Conflicts &answer)
{
    if (from == 0)
        m_before = std::exchange(m_rows, {});
    for (const ConflictRow &row : answer.rows) {
        if (m_complete && !isKnown(row))
            m_news.push_back(row);
        m_rows.insert_or_assign(row.conflict.number, row);
    }
    m_forgotten = answer.forgotten;
    std::erase_if(m_rows, [this](const auto &known) { return known.first < m_forgotten; });
}

Conflicts ConflictWatch::known() const
{
    Conflicts all{{}, {}, m_forgotten};
    for (const auto &[number, row] : m_rows)
        all.rows.push_back(row);
    return all;
}

std::vector<ConflictRow> ConflictWatch::takeNews()
{
    return std::exchange(m_news, {});
}

} // namespace roomcast
