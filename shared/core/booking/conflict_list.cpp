// SPDX-License-Identifier: MIT
#include "core/booking/conflict_list.h"

namespace roomcast {

ConflictList::ConflictList(quint64 next, std::deque<Conflict> kept)
    : m_kept(std::move(kept)), m_next(next)
{
    for (const Conflict &conflict : m_kept)
        m_sum.add(encode(conflict));
}

void ConflictList::add(Conflict conflict)
{
    conflict.number = m_next++;
    m_sum.add(encode(conflict));
    m_kept.push_back(std::move(conflict));
    if (std::ssize(m_kept) <= kKeptMax)
        return;
    m_sum.remove(encode(m_kept.front()));
    m_kept.pop_front();
}

QByteArray ConflictList::fingerprintOf(quint64 next, const DigestSum &kept)
{
    return encode(next) + kept.bytes();
}

} // namespace roomcast
