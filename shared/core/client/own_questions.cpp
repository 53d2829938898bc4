// SPDX-License-Identifier: MIT
#include "core/client/own_questions.h"

namespace roomcast {

std::vector<Query> OwnQuestions::due(const RequestTable &outstanding, const CacheView &cached,
                                     const RefusalBasis &basis, qsizetype watched_max,
                                     qsizetype all_max, TimePoint now)
{
    std::vector<Query> questions;
    for (const Query &key : m_watch.keys()) {
        if (outstanding.size() + std::ssize(questions) >= watched_max)
            break;
        const CacheEntry *entry = cached.find(key);
        if ((entry && cached.isFresh(*entry)) || outstanding.asks(key) ||
            !m_watch.isDue(key, entry, basis, now))
            continue;
        m_watch.noteAsked(key, now);
        questions.push_back(key);
    }
    const auto notices = m_notices.due(now);
    if (notices && !outstanding.asks(*notices) &&
        outstanding.size() + std::ssize(questions) < all_max) {
        m_notices.noteAsked(now);
        questions.push_back(*notices);
    }
    return questions;
}

std::optional<Query> OwnQuestions::seek(const RequestTable &outstanding, TimePoint now)
{
    const auto key = m_watch.seek(now);
    return key && !outstanding.asks(*key) ? key : std::nullopt;
}

} // namespace roomcast
