// SPDX-License-Identifier: MIT
#include "client_gui/app/cache_mirror.h"

namespace roomcast {

void CacheMirror::take(const Query &key, const ValueNews &news)
{
    if (!news.value) {
        m_values.erase(key);
        m_marks.erase(key);
        m_ranks.erase(key);
        return;
    }
    m_values.insert_or_assign(key, *news.value);
    if (news.mark)
        m_marks.insert_or_assign(key, Marked{*news.mark, Clock::now()});
}

/// A list that is new to the mirror has the highest rank until its node says otherwise.
void CacheMirror::take(const ClientView &view)
{
    m_marks.clear();
    for (const auto &[key, mark] : view.marks)
        m_marks.emplace(key, Marked{mark, view.at});
    m_ranks.clear();
    for (size_t at = 0; at < view.lists.size(); ++at)
        m_ranks.emplace(view.lists[at], at);
}

void CacheMirror::clear()
{
    m_values.clear();
    m_marks.clear();
    m_ranks.clear();
}

const Outcome *CacheMirror::value(const Query &key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? nullptr : &found->second;
}

std::optional<CacheNote> CacheMirror::mark(const Query &key) const
{
    const auto found = m_marks.find(key);
    if (found == m_marks.end() || !m_values.contains(key))
        return {};
    CacheNote mark = found->second.mark;
    const auto since = Clock::now() - found->second.at;
    mark.age += since;
    if (mark.changed_ago)
        *mark.changed_ago += since;
    if (since > kVouchedFor && mark.state == CacheState::Fresh)
        mark.state = CacheState::Suspect;
    return mark;
}

std::optional<SlotMark> CacheMirror::slotMark(const SlotKey &slot) const
{
    const auto rankOf = [this](const Query &list) -> std::optional<size_t> {
        if (!m_values.contains(list))
            return {};
        const auto known = m_ranks.find(list);
        return known == m_ranks.end() ? m_ranks.size() : known->second;
    };
    const Query day = ReadDay{slot.day};
    const Query room = CheckRoom{slot.room};
    const auto of_day = rankOf(day);
    const auto of_room = rankOf(room);
    if (!of_day && !of_room)
        return {};
    const Query list = of_room && (!of_day || *of_day < *of_room) ? room : day;
    const auto beside = mark(list);
    return beside ? std::optional(SlotMark{list, *beside}) : std::nullopt;
}

CacheLens CacheMirror::lens() const
{
    return {[this](const SlotKey &slot) { return slotMark(slot); },
            [this](const Query &key) { return mark(key); },
            [this](const Query &key) {
                const Outcome *known = value(key);
                return known ? std::optional(*known) : std::nullopt;
            }};
}

} // namespace roomcast
