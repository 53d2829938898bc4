// SPDX-License-Identifier: MIT
#include "text/status_text.h"

#include "text/day_text.h"
#include "text/event_facts.h"
#include "text/event_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class StatusWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::StandingText)
};

QString multicastAdvice()
{
    return StatusWords::tr(
        "look for a switch with IGMP snooping and no querier, and for firewalls");
}

/// With a place for the interface.
QString causeWords(NetworkCause cause)
{
    switch (cause) {
    case NetworkCause::InterfaceGone:
        return StatusWords::tr("there is no interface %1 any more");
    case NetworkCause::InterfaceDown:
        return StatusWords::tr("interface %1 is switched off");
    case NetworkCause::NoAddress:
        return StatusWords::tr("interface %1 has no IPv4 address");
    case NetworkCause::AddressChanged:
        return StatusWords::tr("interface %1 has got another address");
    case NetworkCause::Replaced:
        return StatusWords::tr("interface %1 went, and another one came");
    case NetworkCause::NoCarrier:
        return StatusWords::tr(
            "interface %1 has no cable or no radio network, and only this machine is "
            "reached");
    case NetworkCause::SendFailed:
        return StatusWords::tr("the system refuses to send on interface %1");
    case NetworkCause::CannotOpen:
        return StatusWords::tr("the group cannot be joined on interface %1");
    }
    Q_UNREACHABLE();
}

/// Clocks that differ by less are taken for the same.
constexpr qint64 kSame_ms = 3'000;

/// Zones that show another time, or a clock that is wrong.
bool differs(const GroupTime &group, const QDateTime &own)
{
    return own.offsetFromUtc() != group.offset.seconds ||
           std::abs(own.toMSecsSinceEpoch() - group.at.value_ms) > kSame_ms;
}

} // namespace

QString serverListText(const std::vector<ServerId> &ids)
{
    QStringList words;
    for (const ServerId id : ids)
        words += QString::number(id.value);
    if (words.size() < 2)
        return words.join(u' ');
    const QString last = words.takeLast();
    return StatusWords::tr("%1 and %2").arg(words.join(", "_L1), last);
}

QString provisionalReason(const std::vector<ServerId> &missing)
{
    if (missing.empty())
        return StatusWords::tr("the servers here may not be the only ones");
    const QString servers = serverListText(missing);
    return missing.size() == 1
               ? StatusWords::tr("%1 of the last primary view is missing").arg(servers)
               : StatusWords::tr("%1 of the last primary view are missing").arg(servers);
}

QString cutOffText(const std::vector<CutOffServer> &servers)
{
    QStringList words;
    for (const CutOffServer &server : servers)
        words += u"%1 (%2)"_s.arg(QString::number(server.id.value), server.label.text());
    return words.isEmpty() ? QString()
                           : StatusWords::tr("Cut off from: %1").arg(words.join(", "_L1));
}

QString networkText(const NetworkTrouble &trouble)
{
    const QString why = causeWords(trouble.cause).arg(trouble.interface);
    return trouble.detail.isEmpty()
               ? StatusWords::tr("No network: %1").arg(why)
               : StatusWords::tr("No network: %1 (%2)").arg(why, trouble.detail);
}

QString blockedLinkText(const BlockedLink &link)
{
    return StatusWords::tr(
               "No TCP connection to server %1 at %2, although it is heard: let TCP through "
               "the firewall of its host")
        .arg(QString::number(link.id.value), plainText(link.address));
}

QString serversText(const std::vector<ServerId> &ids)
{
    QStringList words;
    for (const ServerId id : ids)
        words << QString::number(id.value);
    return words.join(", "_L1);
}

QString multicastText(const ServerStatus &status)
{
    switch (status.multicast) {
    case MulticastHealth::State::Deaf:
        return StatusWords::tr(
                   "This server hears no multicast, although others answer, and leaves the "
                   "lead to others: %1")
            .arg(multicastAdvice());
    case MulticastHealth::State::Mute:
        return StatusWords::tr(
                   "Nobody hears what this server multicasts, and it leaves the lead to "
                   "others: %1")
            .arg(multicastAdvice());
    case MulticastHealth::State::Works:
        break;
    }
    if (status.multicast_missing.empty())
        return {};
    return StatusWords::tr("Not heard by multicast, although they answer: servers %1; %2")
        .arg(serversText(status.multicast_missing), multicastAdvice());
}

QString multicastText(const GroupStatus &sight)
{
    switch (sight.multicast) {
    case MulticastHealth::State::Deaf:
        return StatusWords::tr(
                   "This computer hears no multicast, although servers answer, and so does "
                   "not learn of changes by itself: %1")
            .arg(multicastAdvice());
    case MulticastHealth::State::Mute:
        return StatusWords::tr(
                   "Servers are heard, and none answers: what this computer multicasts may "
                   "not arrive: %1")
            .arg(multicastAdvice());
    case MulticastHealth::State::Works:
        break;
    }
    return {};
}

QString clocksOffText(const std::vector<ClockOff> &clocks)
{
    QStringList words;
    for (const ClockOff &clock : clocks) {
        const QString off = elapsedText(std::chrono::milliseconds(std::abs(clock.off_ms)));
        words += (clock.off_ms > 0 ? StatusWords::tr("of server %1 %2 ahead")
                                   : StatusWords::tr("of server %1 %2 behind"))
                     .arg(QString::number(clock.member.value), off);
    }
    return words.isEmpty() ? QString()
                           : StatusWords::tr("By the group's time a clock is not right: %1")
                                 .arg(words.join(", "_L1));
}

QDateTime dateTimeOf(const GroupTime &group)
{
    return QDateTime::fromMSecsSinceEpoch(group.at.value_ms, Qt::OffsetFromUTC,
                                          group.offset.seconds);
}

QString groupTimeText(const GroupTime &group, const QDateTime &own)
{
    if (!differs(group, own))
        return {};
    const QDateTime there = dateTimeOf(group);
    const bool one_day = there.date() == own.date();
    const auto text = [one_day](const QDateTime &at) {
        return one_day ? timeText(at.time(), Precision::Minute)
                       : dateTimeText(at, Precision::Minute);
    };
    const QString zone = group.zone.isEmpty() ? QString() : u" (%1)"_s.arg(group.zone);
    return StatusWords::tr("Times are the group's, where it is %1%2; on this computer it is %3")
        .arg(text(there), zone, text(own));
}

QString groupTimeGist(const GroupTime &group, const QDateTime &own)
{
    return differs(group, own) ? StatusWords::tr("This computer's time is not the group's")
                               : QString();
}

} // namespace roomcast
