// SPDX-License-Identifier: MIT
//
// The half of event_text.h that scripts read.
#include "text/event_facts.h"
#include "text/event_text.h"
#include "text/fault_text.h"
#include "text/language.h"

#include <QDateTime>
#include <QJsonArray>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonArray jsonIds(const std::vector<ServerId> &ids)
{
    QJsonArray array;
    for (const ServerId id : ids)
        array.append(qint64(id.value));
    return array;
}

QJsonArray jsonCutOff(const std::vector<CutOffServer> &servers)
{
    QJsonArray array;
    for (const CutOffServer &server : servers)
        array.append(
            QJsonObject{{"id"_L1, qint64(server.id.value)}, {"partition"_L1, server.label.text()}});
    return array;
}

QJsonArray jsonBlocked(const std::vector<BlockedLink> &links)
{
    QJsonArray array;
    for (const BlockedLink &link : links)
        array.append(
            QJsonObject{{"id"_L1, qint64(link.id.value)}, {"address"_L1, plainText(link.address)}});
    return array;
}

QJsonArray jsonClocks(const std::vector<ClockOff> &clocks)
{
    QJsonArray array;
    for (const ClockOff &clock : clocks)
        array.append(
            QJsonObject{{"id"_L1, qint64(clock.member.value)}, {"off_ms"_L1, clock.off_ms}});
    return array;
}

} // namespace

QString scriptName(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return u"info"_s;
    case Severity::Notice:
        return u"notice"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

QString scriptName(Category category)
{
    switch (category) {
    case Category::Server:
        return u"server"_s;
    case Category::Membership:
        return u"membership"_s;
    case Category::Election:
        return u"election"_s;
    case Category::Heartbeat:
        return u"heartbeat"_s;
    case Category::Request:
        return u"request"_s;
    case Category::State:
        return u"state"_s;
    case Category::Control:
        return u"control"_s;
    }
    Q_UNREACHABLE();
}

QString scriptName(ShownRole role)
{
    switch (role) {
    case ShownRole::Joining:
        return u"joining"_s;
    case ShownRole::Learner:
        return u"learner"_s;
    case ShownRole::Follower:
        return u"follower"_s;
    case ShownRole::Candidate:
        return u"candidate"_s;
    case ShownRole::Leader:
        return u"leader"_s;
    case ShownRole::Frozen:
        return u"frozen"_s;
    case ShownRole::Stopped:
        return u"stopped"_s;
    case ShownRole::Offline:
        return u"offline"_s;
    }
    Q_UNREACHABLE();
}

QString scriptName(PeerState state)
{
    switch (state) {
    case PeerState::Alive:
        return u"alive"_s;
    case PeerState::Probing:
        return u"probing"_s;
    case PeerState::Suspected:
        return u"suspected"_s;
    case PeerState::Left:
        return u"left"_s;
    case PeerState::CutOff:
        return u"cut-off"_s;
    }
    Q_UNREACHABLE();
}

QString isoTime(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.value_ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject jsonObject(const LogRecord &record)
{
    const WordsForScripts words;
    QJsonObject object{
        {"time"_L1, isoTime(record.time)},
        {"severity"_L1, scriptName(severityOf(record.event))},
        {"category"_L1, scriptName(categoryOf(record.event))},
        {"event"_L1, scriptName(record.event)},
        {"server"_L1, qint64(record.server.value)},
        {"number"_L1, qint64(record.number)},
        {"text"_L1, eventText(record.event)},
    };
    std::visit(
        [&](const auto &facts) {
            event::visitFacts(facts, [&](QLatin1StringView name, const auto &value) {
                object[name] = factJson(value);
            });
        },
        record.event);
    return object;
}

QJsonObject jsonObject(const ServerStatus &status, const Now &now)
{
    QJsonObject object{
        {"time"_L1, isoTime(now.wall)},
        {"event"_L1, "status"_L1},
        {"server"_L1, qint64(status.id.value)},
        {"id"_L1, qint64(status.id.value)},
        {"role"_L1, scriptName(status.role)},
        {"leader"_L1, status.leader ? QJsonValue(qint64(status.leader->value)) : QJsonValue()},
        {"epoch"_L1, epochText(status.epoch)},
        {"members"_L1, jsonIds(status.members)},
        {"primary"_L1, status.primary},
        {"missing_voters"_L1, jsonIds(status.missing_voters)},
        {"carried"_L1, qint64(status.carried)},
        {"other_group"_L1,
         status.other_group ? QJsonValue(qint64(status.other_group->value)) : QJsonValue()},
        {"index"_L1, qint64(status.index.value)},
        {"claims"_L1, qint64(status.claims)},
        {"digest"_L1, QString::fromLatin1(status.digest.bytes.toHex())},
        {"requests_received"_L1, qint64(status.requests_received)},
        {"replies_sent"_L1, qint64(status.replies_sent)},
        {"transfer_progress"_L1, status.transfer_progress},
        {"partition"_L1, status.label.text()},
        {"heal_after"_L1, qint64(status.heal_after)},
        {"cut_off"_L1, jsonCutOff(status.cut_off)},
        {"network"_L1,
         status.network ? QJsonValue(scriptName(status.network->cause)) : QJsonValue()},
        {"blocked_links"_L1, jsonBlocked(status.blocked_links)},
        {"multicast"_L1, scriptName(status.multicast)},
        {"multicast_missing"_L1, jsonIds(status.multicast_missing)},
        {"group_time"_L1, isoTime(status.time.at)},
        {"zone"_L1, status.time.zone},
        {"clocks_off"_L1, jsonClocks(status.time.off)},
        {"faults"_L1, jsonFaults(status.faults)},
    };
    if (status.frozen_left)
        object["frozen_left_ms"_L1] =
            qint64(std::chrono::ceil<std::chrono::milliseconds>(*status.frozen_left).count());
    if (status.heartbeat_age)
        object["heartbeat_age_ms"_L1] =
            std::chrono::duration<double, std::milli>(*status.heartbeat_age).count();
    return object;
}

} // namespace roomcast
