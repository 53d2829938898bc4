// SPDX-License-Identifier: MIT
#include "sim/trace.h"

#include "core/booking/console_command.h"
#include "sim/names.h"
#include "text/event_text.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

constexpr std::array kMessageNames = {
    "JOIN"_L1,  "ELECTION"_L1,    "COORDINATOR"_L1, "HEARTBEAT"_L1,  "ORDER"_L1,  "COMMIT"_L1,
    "LEAVE"_L1, "WELCOME"_L1,     "ANSWER"_L1,      "REFUSE"_L1,     "ACK"_L1,    "NACK"_L1,
    "PROBE"_L1, "PROBE-REPLY"_L1, "REQUEST"_L1,     "REPLY"_L1,      "HELLO"_L1,  "FETCH"_L1,
    "CHUNK"_L1, "FRAGMENT"_L1,    "CARRIED"_L1,     "BEACON-ASK"_L1, "BEACON"_L1,
};

QString messageName(const Message &message)
{
    const size_t type = message.index();
    return type < kMessageNames.size() ? QString(kMessageNames[type]) : u"message %1"_s.arg(type);
}

QString outcomeText(const Outcome &outcome)
{
    const Overloaded describe{
        [](const Done &) { return u"done"_s; },
        [](const Refused &r) { return QString(scriptName(r.kind) + u' ' + r.subject); },
        [](const Names &n) { return u"%1 names"_s.arg(n.names.size()); },
        [](const Bookings &b) {
            QString text = u"["_s;
            for (const SlotClaims &entry : b.entries) {
                text += u' ' + name(entry.slot) + u':';
                for (const Claim &claim : entry.claims)
                    text += u' ' + claim.title;
            }
            return QString(text + u" ]");
        },
        [](const Queued &q) { return u"behind %1"_s.arg(q.ahead); },
        [](const SlotRecord &r) {
            QString text = u"queue of "_s + name(r.slot) + u':';
            for (const KeptClaim &kept : r.queue)
                text += u' ' + kept.claim.title;
            return text;
        },
        [](const Notices &n) {
            QString text = u"notices:"_s;
            for (const Notice &notice : n.notices)
                text += u" %1 (%2)"_s.arg(notice.claim.claim.title).arg(int(notice.kind));
            return text;
        },
        [](const Conflicts &c) { return u"%1 conflicts"_s.arg(c.rows.size()); },
        [](const Rooms &r) { return u"%1 rooms"_s.arg(r.rooms.size()); },
    };
    return std::visit(describe, outcome);
}

QString details(const Message &message)
{
    const Overloaded describe{
        [](const Election &m) { return name(m.view); },
        [](const Coordinator &m) {
            const auto *record = std::get_if<ViewRecord>(&m.view_entry.record);
            return u"%1 on %2%3, %4 entries more"_s.arg(record ? name(record->view) : u"?"_s)
                .arg(m.spine.index.value)
                .arg(record && record->primary ? u" primary"_s : u""_s)
                .arg(m.entries.size());
        },
        [](const Heartbeat &m) {
            return u"phase %1 epoch %2 last %3 commit %4"_s.arg(int(m.presence.phase))
                .arg(name(m.presence.installed))
                .arg(m.presence.last.value)
                .arg(m.commit.value);
        },
        [](const Order &m) {
            return u"epoch %1 from %2, %3 entries"_s.arg(name(m.epoch))
                .arg(m.first.value)
                .arg(m.entries.size());
        },
        [](const Commit &m) { return u"epoch %1 to %2"_s.arg(name(m.epoch)).arg(m.index.value); },
        [](const Promise &m) {
            return u"%1, installed %2, last %3"_s.arg(name(m.epoch), name(m.installed))
                .arg(m.last.index.value);
        },
        [](const Refuse &m) { return name(m.promised); },
        [](const Ack &m) { return u"epoch %1 to %2"_s.arg(name(m.epoch)).arg(m.last.value); },
        [](const Beacon &m) {
            return u"epoch %1 index %2 for %3"_s.arg(name(m.epoch))
                .arg(m.index.value)
                .arg(m.asked.size());
        },
        [](const Reply &m) {
            const auto outcome = decode<Outcome>(m.outcome);
            return u"%1 attempt %2 epoch %3 entry (%4, %5)%6%7: %8"_s.arg(name(m.request))
                .arg(m.attempt)
                .arg(name(m.view), name(m.entry_epoch))
                .arg(m.index.value)
                .arg(m.primary ? u" confirmed"_s : u" provisional"_s, m.again ? u" again"_s : u""_s,
                     outcome ? outcomeText(*outcome) : u"?"_s);
        },
        [](const auto &) { return QString(); },
    };
    return std::visit(describe, message);
}

QString cachedText(const Answer &answer)
{
    return u", %1 at most %2 ms old%3"_s
        .arg(answer.source == Source::Stale ? u"stale"_s : u"from the cache"_s)
        .arg(double(answer.age.count()) / 1e6)
        .arg(answer.behind ? u", behind"_s : u""_s);
}

QString commandText(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    const auto titled = [](const QString &title) { return QString(u" as "_s + title); };
    const auto claimed = [](const std::optional<RequestId> &claim) {
        return claim ? QString(u" claim "_s + name(*claim)) : QString();
    };
    const Overloaded describe{
        [&](const Reserve &w) { return titled(w.title); },
        [&](const JoinQueue &w) { return titled(w.title); },
        [&](const Cancel &w) { return claimed(w.claim); },
        [&](const Move &w) { return claimed(w.claim); },
        [&](const Acknowledge &w) { return claimed(w.claim); },
        [](const auto &) { return QString(); },
    };
    return consoleLine(command) + (write ? std::visit(describe, *write) : QString());
}

} // namespace

void Trace::line(const QString &who, const QString &what)
{
    const double seconds = double(m_world.time().time_since_epoch().count()) / 1e9;
    m_out << u"%1  %2 %3\n"_s.arg(seconds, 9, 'f', 5).arg(who, -14).arg(what);
}

void Trace::plan(const Plan &plan)
{
    QStringList kinds;
    for (const Fault fault : plan.faults)
        kinds += scriptName(fault);
    line(
        u"plan"_s,
        u"%1 servers, %2 clients, latency bound %3 ms, delays to %4 ms, loss %5, duplication %6, faults: %7"_s
            .arg(plan.servers)
            .arg(plan.clients)
            .arg(plan.timing.latency_bound / 1ms)
            .arg(double(plan.network.delay_max.count()) / 1e6)
            .arg(plan.network.loss, 0, 'f', 2)
            .arg(plan.network.duplication, 0, 'f', 2)
            .arg(kinds.join(u' ')));
}

void Trace::fault(const QString &text)
{
    line(u"*** fault"_s, text);
}

void Trace::verdict(const Verdict &verdict)
{
    for (const Violation &violation : verdict.violations())
        m_out << u"VIOLATION of rule %1 at %2 s: %3\n"_s.arg(int(violation.rule))
                     .arg(double(violation.at.time_since_epoch().count()) / 1e9, 0, 'f', 5)
                     .arg(violation.text);
    m_out << (verdict.clean() ? u"no violation\n"_s : u"%1 violations\n"_s.arg(verdict.count()));
    m_out.flush();
}

void Trace::onStarted(Node machine, const Member &member, const Disk &disk)
{
    line(name(member), u"starts on machine %1, store %2, log to %3%4"_s.arg(machine)
                           .arg(member.store.value & 0xffff, 4, 16, QLatin1Char('0'))
                           .arg(disk.durable.base.value + disk.durable.entries.size())
                           .arg(disk.copied ? u", a copied folder"_s : u""_s));
}

void Trace::onStopped(Node machine, const Member &member)
{
    line(name(member), u"is gone from machine %1"_s.arg(machine));
}

void Trace::onSent(Node, const Member &member, const Message &message)
{
    if (m_messages)
        line(name(member), u"-> %1 %2"_s.arg(messageName(message), details(message)));
}

void Trace::onEvent(Node, const Member &member, const Event &event)
{
    line(name(member), eventText(event));
}

void Trace::onSubmitted(Node client, ClientId, Ticket ticket, const Command &command)
{
    line(u"client %1"_s.arg(client), u"#%1 %2"_s.arg(ticket.value).arg(commandText(command)));
}

void Trace::onRequested(Node client, ClientId id, const Request &request)
{
    const auto write = request.write ? decode<Write>(request.command)
                                     : Result<Write, DecodeError>(Failure{DecodeError{}});
    const auto query = request.write ? Result<Query, DecodeError>(Failure{DecodeError{}})
                                     : decode<Query>(request.command);
    const QString command = write ? commandText(*write) : query ? commandText(*query) : u"?"_s;
    line(u"client %1"_s.arg(client),
         u"-> request %1 attempt %2: %3"_s.arg(name({id, request.sequence}))
             .arg(request.attempt)
             .arg(command));
}

void Trace::onAnswered(Node client, ClientId, const Answer &answer)
{
    const QString standing = answer.standing == Standing::Confirmed     ? u"confirmed"_s
                             : answer.standing == Standing::Provisional ? u"provisional"_s
                                                                        : u"-"_s;
    line(u"client %1"_s.arg(client),
         u"#%1 answered: %2 (%3, server %4, epoch %5, index %6%7)"_s.arg(answer.ticket.value)
             .arg(answer.outcome ? outcomeText(*answer.outcome) : u"no outcome"_s, standing)
             .arg(answer.server.value)
             .arg(name(answer.epoch))
             .arg(answer.index.value)
             .arg(answer.error                      ? u", error"_s
                  : answer.source == Source::Server ? u""_s
                                                    : cachedText(answer)));
}

void Trace::onDoubleReply(Node client, ClientId, const Answer &answer)
{
    line(u"client %1"_s.arg(client),
         u"#%1 two replies, of server %2 and server %3"_s.arg(answer.ticket.value)
             .arg(answer.server.value)
             .arg(answer.other->server.value));
}

} // namespace roomcast::sim
