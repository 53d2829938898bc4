// SPDX-License-Identifier: MIT
#include "sim/check_answers.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// Nothing was executed; the same request may yet be, and be answered otherwise.
bool saysNotExecuted(const Reply &reply)
{
    const auto outcome = decode<Outcome>(reply.outcome);
    const auto *refused = outcome ? std::get_if<Refused>(&*outcome) : nullptr;
    return refused &&
           (refused->kind == RefusalKind::Busy || refused->kind == RefusalKind::SessionExpired ||
            refused->kind == RefusalKind::TooLarge);
}

bool isSameAnswer(const Reply &a, const Reply &b)
{
    return a.entry_epoch == b.entry_epoch && a.index == b.index && a.outcome == b.outcome;
}

} // namespace

// ---- rule 6: once ----------------------------------------------------------------------------

void AnswerChecker::onRequested(Node, ClientId client, const Request &request)
{
    if (!request.write)
        return;
    m_writes.insert({client, request.sequence});
    const auto write = decode<Write>(request.command);
    if (write && std::holds_alternative<Move>(*write))
        m_moves.insert({client, request.sequence});
}

void AnswerChecker::onSent(Node, const ServerIdentity &from, const Message &message)
{
    const auto *reply = std::get_if<Reply>(&message);
    if (!reply)
        return;
    moved(*reply);
    std::vector<Sent> &earlier = m_replies[reply->request];
    const Sent sent{from.key, *reply};
    for (const Sent &each : earlier)
        agree(each, sent);
    earlier.push_back(sent);
}

/// A move that no primary view ordered was made by a side that may not be the only one.
void AnswerChecker::moved(const Reply &reply)
{
    const auto outcome = decode<Outcome>(reply.outcome);
    if (m_moves.contains(reply.request) && outcome && std::holds_alternative<Done>(*outcome) &&
        !ledger().wasOrdered(reply.genesis, reply.request, true) &&
        !ledger().wasOrderedElsewhere(reply.genesis, reply.request))
        report(Rule::ConflictsFromTwoSides,
               u"request %1: a provisional side moved a claim"_s.arg(name(reply.request)));
}

void AnswerChecker::agree(const Sent &first, const Sent &second)
{
    const Reply &a = first.reply;
    const Reply &b = second.reply;
    if (a.genesis != b.genesis || isSameAnswer(a, b))
        return;
    const bool write = m_writes.contains(a.request);
    if (!write) {
        m_second_reads += a.attempt == b.attempt && first.from != second.from ? 1 : 0;
        return;
    }
    if (a.primary && b.primary && !saysNotExecuted(a) && !saysNotExecuted(b))
        report(
            Rule::OnceOnly,
            u"request %1: confirmed answers differ, of server %2 in %3 at %4, of server %5 in %6 at %7"_s
                .arg(name(a.request))
                .arg(first.from.id.value)
                .arg(name(a.view))
                .arg(a.index.value)
                .arg(second.from.id.value)
                .arg(name(b.view))
                .arg(b.index.value));
    // Of two sides that met the first may have been given up for the second: then both answered.
    const bool heir = (a.primary && b.primary) ||
                      ledger().isPrefix({a.entry_epoch, a.index}, {b.entry_epoch, b.index});
    if (a.attempt == b.attempt && first.from != second.from && heir && !saysNotExecuted(a) &&
        !saysNotExecuted(b))
        report(Rule::OnceOnly,
               u"two replies to attempt %1 of request %2, in epochs %3 and %4"_s.arg(a.attempt).arg(
                   name(a.request), name(a.view), name(b.view)));
}

// ---- rules 4 and 5: conflicts ----------------------------------------------------------------

void AnswerChecker::onAnswered(Node, ClientId, const Answer &answer)
{
    const Operation *op = history().find(answer.ticket);
    if (!op)
        return;
    inTime(*op);
    if (op->fromServer() && op->toldToHold())
        acknowledged(*op);
    if (!answer.outcome)
        return;
    if (const auto *bookings = std::get_if<Bookings>(&*answer.outcome))
        readable(*bookings);
    if (const auto *record = std::get_if<SlotRecord>(&*answer.outcome))
        promotedOnce(*record);
}

void AnswerChecker::acknowledged(const Operation &op)
{
    std::vector<Ticket> &others = m_acknowledged[*op.target()];
    for (const Ticket ticket : others) {
        const Operation &other = *history().find(ticket);
        if (!history().givenBack(other) && !history().givenBack(op))
            conflict(other, op);
    }
    others.push_back(op.ticket);
}

/// The entry that made the booking, by the reply that the client took.
std::optional<Position> AnswerChecker::entryOf(const Operation &op) const
{
    for (const RequestId &id : op.ids) {
        const auto sent = m_replies.find(id);
        if (sent == m_replies.end())
            continue;
        for (const Sent &each : sent->second)
            if (each.reply.view == op.answer.epoch && each.reply.index == op.answer.index)
                return Position{each.reply.entry_epoch, each.reply.index};
    }
    return std::nullopt;
}

/// The request was carried out in another log, too. Then its claim may have come in by a merge, and
/// `entry` only found it there.
bool AnswerChecker::isOfTwoLogs(const Operation &op, const Position &entry) const
{
    return std::any_of(op.ids.begin(), op.ids.end(), [&](const RequestId &id) {
        const auto sent = m_replies.find(id);
        return sent != m_replies.end() &&
               std::any_of(sent->second.begin(), sent->second.end(), [&](const Sent &each) {
                   const Position other{each.reply.entry_epoch, each.reply.index};
                   return !saysNotExecuted(each.reply) && !ledger().isPrefix(other, entry) &&
                          !ledger().isPrefix(entry, other);
               });
    });
}

/// Two sides are two logs: where one booking's entry precedes the other's in one log, that log had
/// the slot booked twice.
void AnswerChecker::conflict(const Operation &one, const Operation &other)
{
    const View *view_of_one = ledger().view(one.answer.epoch);
    const View *view_of_other = ledger().view(other.answer.epoch);
    if (!view_of_one || !view_of_other ||
        ledger().genesisOf(one.answer.epoch) != ledger().genesisOf(other.answer.epoch))
        return;
    const auto text = [&] {
        return u"%1 is booked twice, as %2 in view %3 and as %4 in view %5"_s.arg(
            name(*one.target()), name(*one.claim()), name(*view_of_one), name(*other.claim()),
            name(*view_of_other));
    };
    const auto a = entryOf(one);
    const auto b = entryOf(other);
    if (one.confirmed() && other.confirmed())
        report(Rule::ConfirmedIsFinal, u"confirmed: "_s + text());
    else if (a && b && (ledger().isPrefix(*a, *b) || ledger().isPrefix(*b, *a)) &&
             !isOfTwoLogs(one, *a) && !isOfTwoLogs(other, *b))
        report(Rule::ConflictsFromTwoSides, u"in one log: "_s + text());
}

// ---- rule 6: one replica ---------------------------------------------------------------------

void AnswerChecker::readable(const Bookings &bookings)
{
    std::set<RequestId> seen;
    for (const SlotClaims &entry : bookings.entries) {
        for (const Claim &claim : entry.claims) {
            const Operation *made = history().makerOf(claim.id);
            if (!seen.insert(claim.id).second)
                report(Rule::OnceOnly, u"claim %1 is listed twice"_s.arg(name(claim.id)));
            if (claim.cancelled)
                report(Rule::OnceOnly, u"cancelled claim %1 is listed"_s.arg(name(claim.id)));
            if (!made || made->target() != entry.slot || made->person() != claim.holder ||
                (!made->move() && made->title() != claim.title))
                report(Rule::OnceOnly,
                       u"claim %1 on %2 was never made"_s.arg(name(claim.id), name(entry.slot)));
        }
    }
}

/// One entry promotes one claim of a slot, and no claim twice without its being displaced between.
void AnswerChecker::promotedOnce(const SlotRecord &record)
{
    std::set<Position> promoting;
    for (const auto *list : {&record.queue, &record.cancelled}) {
        for (const ClaimRecord &kept : *list) {
            std::optional<Position> before;
            for (const ClaimEvent &event : kept.past.events) {
                const Position at{event.in.epoch, event.in.index};
                if (event.kind != ClaimEventKind::Promoted) {
                    before.reset();
                    continue;
                }
                if (!promoting.insert(at).second || (before && ledger().isPrefix(*before, at)))
                    report(Rule::OnceOnly,
                           u"claim %1 on %2 was promoted beside another, or twice"_s.arg(
                               name(kept.claim.id), name(record.slot)));
                before = at;
            }
        }
    }
}

// ---- rule 10 ---------------------------------------------------------------------------------

void AnswerChecker::inTime(const Operation &op)
{
    const Duration limit = op.query() ? m_timing.queryDeadline() : m_timing.writeDeadline();
    if (*op.answered - op.invoked > limit + 1ms)
        report(Rule::RequestsEnd, u"request %1 took too long"_s.arg(op.ticket.value));
}

void AnswerChecker::finish()
{
    for (const Operation &op : history().operations())
        if (!op.answered)
            report(Rule::RequestsEnd, u"request %1 never ended"_s.arg(op.ticket.value));
}

} // namespace roomcast::sim
