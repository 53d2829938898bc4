// SPDX-License-Identifier: MIT
//
// Notices that two servers answered one attempt of a request, or one server twice: the error that
// the protocol must never make, and that a lie may look like. Bounded; owned by the client engine;
// nothing can fail.
#pragma once

#include "core/client/answer.h"
#include "core/protocol/message.h"

#include <deque>
#include <set>

namespace roomcast {

class ReplyAudit {
public:
    /// Answered requests whose further replies are looked at; the oldest makes room.
    static constexpr qsizetype kMax = 256;

    /// `reply` answered the request; `answer` is what the person is told.
    void remember(const Answer &answer, const Reply &reply);
    /// What the person is told of a reply to a request that was answered before; none for a copy,
    /// and for what says nothing new.
    std::optional<Answer> check(const ServerId &server, const Reply &reply);

private:
    struct Answered {
        Answer answer;
        Reply reply;
        std::set<ServerId> repliers;
        bool contradicted = false; ///< by a second reply in the same server's name
    };
    static bool contradicts(Answered &answered, const ServerId &server, const Reply &reply,
                            const Outcome *outcome);

    std::deque<Answered> m_answered;
};

} // namespace roomcast
