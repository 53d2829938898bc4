// SPDX-License-Identifier: MIT
#include "sim/trace.h"

#include "sim/message_text.h"
#include "sim/names.h"
#include "text/event_text.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

QString cachedText(const Answer &answer)
{
    return u", %1 at most %2 ms old%3"_s
        .arg(answer.source == Source::Stale ? u"stale"_s : u"from the cache"_s)
        .arg(double(answer.age.count()) / 1e6)
        .arg(answer.behind ? u", behind"_s : u""_s);
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

void Trace::onStarted(Node machine, const ServerIdentity &member, const Disk &disk)
{
    line(name(member), u"starts on machine %1, store %2, log to %3%4"_s.arg(machine)
                           .arg(member.store.value & 0xffff, 4, 16, QLatin1Char('0'))
                           .arg(disk.durable.base.value + disk.durable.entries.size())
                           .arg(disk.copied ? u", a copied folder"_s : u""_s));
}

void Trace::onStopped(Node machine, const ServerIdentity &member)
{
    line(name(member), u"is gone from machine %1"_s.arg(machine));
}

void Trace::onSent(Node, const ServerIdentity &member, const Message &message)
{
    if (m_messages)
        line(name(member), u"-> "_s + messageText(message));
}

void Trace::onEvent(Node, const ServerIdentity &member, const Event &event)
{
    line(name(member), eventText(event));
}

void Trace::onSubmitted(Node client, ClientId, Ticket ticket, const Command &command)
{
    line(u"client %1"_s.arg(client), u"#%1 %2"_s.arg(ticket.value).arg(commandText(command)));
}

void Trace::onRequested(Node client, ClientId id, const Request &request)
{
    line(u"client %1"_s.arg(client), u"-> "_s + requestText(id, request));
}

void Trace::onAnswered(Node client, ClientId, const Answer &answer)
{
    const QString standing = answer.confirmation == Confirmation::Confirmed     ? u"confirmed"_s
                             : answer.confirmation == Confirmation::Provisional ? u"provisional"_s
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
