// SPDX-License-Identifier: MIT
#include "core/client/reply_audit.h"

#include "core/client/rules.h"

#include <algorithm>
#include <utility>

namespace roomcast {

namespace {

/// No answer to a write, which may be executed all the same.
bool saysNotYet(const Outcome &outcome)
{
    const auto *refused = std::get_if<Refused>(&outcome);
    return refused &&
           (refused->kind == RefusalKind::Busy || refused->kind == RefusalKind::SessionExpired);
}

/// The same answer: another copy of the datagram, or a successor's word on an inherited entry.
bool isSameAnswer(const Reply &a, const Reply &b)
{
    return a.entry_epoch == b.entry_epoch && a.index == b.index && a.outcome == b.outcome;
}

} // namespace

void ReplyAudit::remember(const Answer &answer, const Reply &reply)
{
    if (std::ssize(m_answered) == kMax)
        m_answered.pop_front();
    m_answered.push_back({answer, reply, {answer.server}});
}

std::optional<Answer> ReplyAudit::check(const ServerId &server, const Reply &reply)
{
    const auto answered = std::ranges::find_if(m_answered, [&](const Answered &a) {
        return a.reply.request.sequence == reply.request.sequence;
    });
    if (answered == m_answered.end() || answered->reply.attempt != reply.attempt ||
        isSameAnswer(answered->reply, reply))
        return std::nullopt;
    auto outcome = decode<Outcome>(reply.outcome);
    if (!contradicts(*answered, server, reply, outcome ? &*outcome : nullptr))
        return std::nullopt;
    Answer answer = answered->answer;
    answer.error = AnswerError::TwoReplies;
    answer.other = OtherReply{server, reply.view, reply.index,
                              reply.primary ? Confirmation::Confirmed : Confirmation::Provisional,
                              std::nullopt};
    if (outcome)
        answer.other->outcome = std::move(outcome).value();
    answer.replies = int(answered->repliers.size()) + (answered->contradicted ? 1 : 0);
    return answer;
}

/// True once a server. No server answers an attempt twice, but for the word that it cannot yet: so
/// a second outcome in one server's name is not its.
bool ReplyAudit::contradicts(Answered &answered, const ServerId &server, const Reply &reply,
                             const Outcome *outcome)
{
    const bool not_yet = outcome && saysNotYet(*outcome);
    const bool same_server = server == answered.answer.server;
    if (rules::isComparedWithItsFirst(same_server))
        return !not_yet && !saysNotYet(*answered.answer.outcome) &&
               reply.outcome != answered.reply.outcome &&
               !std::exchange(answered.contradicted, true);
    const bool write = std::holds_alternative<Write>(answered.answer.command);
    return !(write && not_yet) && answered.repliers.insert(server).second;
}

} // namespace roomcast
