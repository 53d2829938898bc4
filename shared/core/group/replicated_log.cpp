// SPDX-License-Identifier: MIT
#include "core/group/replicated_log.h"

namespace roomcast {

LogPosition ReplicatedLog::last() const
{
    return m_entries.empty() ? m_base : LogPosition{lastIndex(), m_entries.back().prefix};
}

LogPosition ReplicatedLog::positionAt(LogIndex index) const
{
    if (index == m_base.index)
        return m_base;
    Q_ASSERT(index >= firstKept() && index <= lastIndex());
    return {index, m_entries[index.value - m_base.index.value - 1].prefix};
}

const Entry &ReplicatedLog::at(LogIndex index) const
{
    Q_ASSERT(index >= firstKept() && index <= lastIndex());
    return m_entries[index.value - m_base.index.value - 1].entry;
}

void ReplicatedLog::append(Entry entry)
{
    Digest prefix = chained(last().prefix, encode(entry));
    m_entries.push_back({std::move(entry), std::move(prefix)});
}

std::vector<Entry> ReplicatedLog::from(LogIndex from, qsizetype count_max) const
{
    std::vector<Entry> result;
    for (LogIndex i = from; i <= lastIndex() && std::ssize(result) < count_max; i = next(i))
        result.push_back(at(i));
    return result;
}

void ReplicatedLog::compact(LogIndex committed, qsizetype tail_max)
{
    while (std::ssize(m_entries) > tail_max && m_base.index < committed) {
        m_base = {next(m_base.index), std::move(m_entries.front().prefix)};
        m_entries.pop_front();
    }
}

} // namespace roomcast
