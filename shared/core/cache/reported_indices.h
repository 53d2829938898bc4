// SPDX-License-Identifier: MIT
//
// How far a leader's log has come, as a client was told, and which of those words an answer
// refutes. A word of a far index may be a lie (shared/PROTOCOL.md, "Proofs"), and must not hide
// when nearer ones were told. Bounded; owned by the client engine; nothing can fail.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <algorithm>
#include <deque>

namespace roomcast {

class ReportedIndices {
public:
    static constexpr size_t kMax = 8;

    LogIndex highest() const { return m_words.empty() ? LogIndex{} : m_words.front().index; }
    void clear() { m_words.clear(); }
    /// A word of less than was told before says nothing new, until that is refuted.
    void note(LogIndex index, TimePoint now)
    {
        while (!m_words.empty() && m_words.back().index <= index)
            m_words.pop_back();
        // Refuting the highest refutes the one left out here as well: an honest word is below both.
        if (m_words.size() == kMax)
            m_words.pop_back();
        m_words.push_back({index, now});
    }
    /// A question asked at `asked_at` was answered from the state at `index`. True where a higher
    /// one had been told of before; that word is not believed any more.
    bool refute(LogIndex index, TimePoint asked_at)
    {
        return std::erase_if(m_words, [&](const Word &word) {
                   return word.index > index && word.told_at < asked_at;
               }) > 0;
    }

    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const
    {
        const auto misplaced = [](const Word &a, const Word &b) {
            return a.index <= b.index || a.told_at > b.told_at;
        };
        return std::ranges::adjacent_find(m_words, misplaced) == m_words.end()
                   ? nullptr
                   : "a lower index that is remembered was told later";
    }

private:
    struct Word {
        LogIndex index;
        TimePoint told_at; ///< last
    };
    std::deque<Word> m_words; ///< the highest first, each told before those behind it
};

} // namespace roomcast
