// SPDX-License-Identifier: MIT
#include "sim/check_cache.h"

#include "core/booking/console_command.h"
#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// What a write does to one slot, where it is done.
struct Effect {
    SlotKey slot;
    bool makes = false;
    std::optional<RequestId> gone;
};

std::vector<Effect> effectsOf(const Write &write)
{
    return std::visit(
        Overloaded{
            [](const Reserve &w) {
                return std::vector<Effect>{{w.slot, true, {}}};
            },
            [](const JoinQueue &w) {
                return std::vector<Effect>{{w.slot, true, {}}};
            },
            [](const Cancel &w) {
                return std::vector<Effect>{{w.slot, false, w.claim}};
            },
            [](const Move &w) {
                return std::vector<Effect>{{w.from, false, w.claim}, {w.to, true, {}}};
            },
            // They name no claim, or change none.
            [](const auto &) { return std::vector<Effect>(); },
        },
        write);
}

bool lists(const Query &key, const SlotKey &slot)
{
    const auto *room = std::get_if<CheckRoom>(&key);
    const auto *day = std::get_if<ReadDay>(&key);
    const auto *one = std::get_if<ReadSlot>(&key);
    return (room && room->room == slot.room) || (day && day->day == slot.day) ||
           (one && one->slot == slot);
}

} // namespace

/// None where the value is no list of claims.
std::optional<std::set<RequestId>> CacheChecker::claimsIn(const Outcome &value)
{
    std::set<RequestId> claims;
    if (const auto *bookings = std::get_if<Bookings>(&value)) {
        for (const SlotClaims &entry : bookings->entries)
            for (const Claim &claim : entry.claims)
                claims.insert(claim.id);
        return claims;
    }
    const auto *record = std::get_if<SlotRecord>(&value);
    if (!record)
        return std::nullopt;
    for (const ClaimRecord &kept : record->queue)
        claims.insert(kept.claim.id);
    return claims;
}

// ---- what is told ----------------------------------------------------------------------------

void CacheChecker::onRequested(Node, ClientId client, const Request &request)
{
    const auto write = request.write ? decode<Write>(request.command)
                                     : Result<Write, DecodeError>(Failure{DecodeError{}});
    if (write)
        m_writes[{client, request.sequence}] = *write;
}

void CacheChecker::onSent(Node, const ServerIdentity &, const Message &message)
{
    const auto *reply = std::get_if<Reply>(&message);
    const auto write = reply ? m_writes.find(reply->request) : m_writes.end();
    if (write == m_writes.end() ||
        std::holds_alternative<Refused>(decode<Outcome>(reply->outcome).value()))
        return;
    for (const Effect &effect : effectsOf(write->second))
        m_told[effect.slot].push_back({reply->request,
                                       effect.makes ? std::optional(reply->request) : std::nullopt,
                                       effect.gone,
                                       reply->view,
                                       {reply->entry_epoch, reply->index},
                                       now(),
                                       reply->primary});
}

void CacheChecker::onAnswered(Node, ClientId id, const Answer &answer)
{
    const Operation *op = history().find(answer.ticket);
    if (!op || !answer.outcome)
        return;
    if (!op->query()) {
        if (op->done() && !op->ids.empty())
            m_known.insert({op->ids.back(), {answer.epoch, answer.index, now()}});
        return;
    }
    auto claims = claimsIn(*answer.outcome);
    const bool cached = answer.source != Source::Server && answer.age_bounded;
    if (claims)
        judge({id,
               *op->query(),
               *std::move(claims),
               {answer.epoch, answer.index},
               cached ? std::optional(answer.age) : std::nullopt,
               answer.confirmation == Confirmation::Confirmed,
               answer.behind,
               op->invoked});
}

void CacheChecker::onShown(Node, ClientId id, const Query &key, const Outcome &value,
                           const CacheNote &mark)
{
    if (auto claims = claimsIn(value))
        judge({id,
               key,
               *std::move(claims),
               {mark.epoch, mark.index},
               mark.age_bounded ? std::optional(mark.age) : std::nullopt,
               mark.confirmation == Confirmation::Confirmed,
               mark.behind,
               now()});
}

// ---- rule 8 ----------------------------------------------------------------------------------

void CacheChecker::judge(const Shown &shown)
{
    ++m_judged;
    notOlder(shown);
    for (const auto &[slot, all] : m_told) {
        if (!lists(shown.key, slot))
            continue;
        for (const Told &told : all) {
            inBound(shown, told);
            if (told.request.client == shown.client)
                ownWrite(shown, told);
        }
    }
}

/// Whatever the state contains by its version, and whatever was told on this side before the bound.
/// Which side a later view of another epoch is on only a confirmed answer can know.
void CacheChecker::inBound(const Shown &shown, const Told &told)
{
    const bool contained = isBefore(told.at, shown.version);
    const bool same_side = told.view == shown.version.epoch || (told.confirmed && shown.confirmed);
    const bool due = shown.age && told.when < now() - *shown.age && same_side &&
                     isBefore(shown.version, told.at);
    if ((contained || due) && !reflects(shown, told))
        report(Rule::CacheAge,
               u"%1 at (%2, %3) lacks request %4, %5"_s
                   .arg(consoleLine(Command(shown.key)), name(shown.version.epoch))
                   .arg(shown.version.index.value)
                   .arg(name(told.request), contained ? u"which is part of it"_s
                                                      : u"which was answered before its bound"_s));
}

void CacheChecker::ownWrite(const Shown &shown, const Told &told)
{
    const auto known = m_known.find(told.request);
    const bool knew = known != m_known.end() && known->second.when <= shown.asked &&
                      known->second.view == told.view && known->second.index == told.at.index;
    if (!knew || shown.behind || !isBefore(shown.version, told.at))
        return;
    if (!reflects(shown, told))
        report(Rule::CacheAge, u"%1 at (%2, %3) lacks its client's own request %4"_s
                                   .arg(consoleLine(Command(shown.key)), name(shown.version.epoch))
                                   .arg(shown.version.index.value)
                                   .arg(name(told.request)));
}

void CacheChecker::notOlder(const Shown &shown)
{
    std::set<Position> &earlier = m_versions[{shown.client, shown.key}];
    if (!earlier.insert(shown.version).second && *earlier.rbegin() == shown.version)
        return;
    for (auto before = earlier.upper_bound(shown.version); before != earlier.end(); ++before)
        if (isBefore(shown.version, *before) && !shown.behind)
            return report(Rule::CacheAge,
                          u"%1 at (%2, %3) was shown after (%4, %5)"_s
                              .arg(consoleLine(Command(shown.key)), name(shown.version.epoch))
                              .arg(shown.version.index.value)
                              .arg(name(before->epoch))
                              .arg(before->index.value));
}

/// A claim is there unless somebody may have given it back; one that was given back never is.
bool CacheChecker::reflects(const Shown &shown, const Told &told) const
{
    if (told.gone && shown.claims.contains(*told.gone))
        return false;
    const Operation *maker = told.made ? history().makerOf(*told.made) : nullptr;
    return !told.made || shown.claims.contains(*told.made) ||
           (maker && history().givenBack(*maker));
}

} // namespace roomcast::sim
