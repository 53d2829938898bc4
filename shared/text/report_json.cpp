// SPDX-License-Identifier: MIT
#include "text/report_json.h"

#include "text/event_text.h"

#include <QJsonArray>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QLatin1StringView scriptName(ClaimStanding standing)
{
    switch (standing) {
    case ClaimStanding::Holds:
        return "holds"_L1;
    case ClaimStanding::Waits:
        return "waits"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView scriptName(ClaimEventKind kind)
{
    switch (kind) {
    case ClaimEventKind::Promoted:
        return "promoted"_L1;
    case ClaimEventKind::DisplacedByConfirmed:
        return "displaced-by-confirmed"_L1;
    case ClaimEventKind::DisplacedByEarlier:
        return "displaced-by-time"_L1;
    case ClaimEventKind::Cancelled:
        return "cancelled"_L1;
    case ClaimEventKind::MovedHere:
        return "moved-here"_L1;
    case ClaimEventKind::MovedAway:
        return "moved-away"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView scriptName(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::DisplacedByConfirmed:
        return "displaced-by-confirmed"_L1;
    case NoticeKind::DisplacedByEarlier:
        return "displaced-by-time"_L1;
    case NoticeKind::Promoted:
        return "promoted"_L1;
    case NoticeKind::AnsweredTwice:
        return "answered-twice"_L1;
    }
    Q_UNREACHABLE();
}

void insertSlot(QJsonObject &object, const SlotKey &slot)
{
    object.insert("room"_L1, slot.room);
    object.insert("timeslot"_L1, slot.timeslot);
    object.insert("day"_L1, slot.day);
}

void insertStamp(QJsonObject &object, const EntryStamp &in)
{
    object.insert("at_ms"_L1, in.at.value_ms);
    object.insert("epoch"_L1, epochText(in.epoch));
    object.insert("index"_L1, qint64(in.index.value));
}

ClaimStanding standingFor(quint32 ahead)
{
    return ahead == 0 ? ClaimStanding::Holds : ClaimStanding::Waits;
}

// ---- one slot --------------------------------------------------------------------------------

struct Happening {
    EntryStamp in;
    QJsonObject row;
};

Happening happening(const ClaimRecord &kept, const EntryStamp &in, QLatin1StringView event)
{
    QJsonObject row{{"event"_L1, event},
                    {"claim"_L1, claimText(kept.claim.id)},
                    {"holder"_L1, kept.claim.holder}};
    insertStamp(row, in);
    return {in, row};
}

void addHistory(const ClaimRecord &kept, std::vector<Happening> &into)
{
    const bool booked = kept.past.first == ClaimStanding::Holds;
    if (kept.past.made.epoch)
        into.push_back(happening(kept, kept.past.made, booked ? "booked"_L1 : "joined"_L1));
    for (const ClaimEvent &event : kept.past.events) {
        into.push_back(happening(kept, event.in, scriptName(event.kind)));
        if (event.by)
            into.back().row.insert("by"_L1, claimText(*event.by));
        if (event.slot)
            insertSlot(into.back().row, *event.slot);
    }
}

QJsonArray jsonHistory(const SlotRecord &record)
{
    std::vector<Happening> happenings;
    for (const auto *list : {&record.queue, &record.cancelled})
        for (const ClaimRecord &kept : *list)
            addHistory(kept, happenings);
    std::stable_sort(happenings.begin(), happenings.end(),
                     [](const Happening &a, const Happening &b) { return a.in < b.in; });
    QJsonArray history;
    for (const Happening &one : happenings)
        history.append(one.row);
    return history;
}

QJsonObject json(const SlotRecord &record)
{
    QJsonArray queue;
    for (const ClaimRecord &kept : record.queue) {
        const ClaimStanding standing = standingFor(quint32(queue.size()));
        queue.append(QJsonObject{
            {"claim"_L1, claimText(kept.claim.id)},
            {"holder"_L1, kept.claim.holder},
            {"title"_L1, kept.claim.title},
            {"standing"_L1, scriptName(standing)},
            {"notice"_L1, !kept.claim.holder.isEmpty() && !kept.past.told.is(standing)},
        });
    }
    QJsonObject object{
        {"orphan"_L1, record.orphan}, {"queue"_L1, queue}, {"history"_L1, jsonHistory(record)}};
    insertSlot(object, record.slot);
    return object;
}

// ---- notices and conflicts -------------------------------------------------------------------

QJsonObject json(const Notice &notice)
{
    QJsonObject object{
        {"claim"_L1, claimText(notice.claim.claim.id)},
        {"title"_L1, notice.claim.claim.title},
        {"kind"_L1, scriptName(notice.kind)},
        {"standing"_L1, scriptName(standingFor(notice.ahead))},
        {"ahead"_L1, qint64(notice.ahead)},
        {"by"_L1, notice.by},
        {"holder"_L1, notice.holder},
    };
    insertSlot(object, notice.slot);
    return object;
}

QJsonObject json(const ClaimBrief &brief)
{
    QJsonObject object{
        {"claim"_L1, claimText(brief.id)}, {"holder"_L1, brief.holder}, {"title"_L1, brief.title}};
    insertStamp(object, brief.made);
    return object;
}

QJsonObject json(const ConflictRow &row)
{
    QJsonObject object{
        {"number"_L1, qint64(row.conflict.number)},
        {"reason"_L1, row.conflict.confirmed ? "confirmed"_L1 : "time"_L1},
        {"holder"_L1, json(row.holder)},
        {"displaced"_L1, json(row.displaced)},
        {"apart_ms"_L1, std::abs(believable(row.displaced.made.at).value_ms -
                                 believable(row.holder.made.at).value_ms)},
        {"ahead"_L1, qint64(row.conflict.ahead)},
        {"ahead_now"_L1, row.ahead_now ? QJsonValue(qint64(*row.ahead_now)) : QJsonValue()},
        {"holder_now"_L1, row.holder_now ? QJsonValue(json(*row.holder_now)) : QJsonValue()},
    };
    insertSlot(object, row.conflict.slot);
    insertStamp(object, row.conflict.in);
    return object;
}

QJsonObject json(const Room &room)
{
    return {{"room"_L1, room.name},
            {"seats"_L1, room.seats ? QJsonValue(qint64(room.seats->value)) : QJsonValue()}};
}

template <typename T>
QJsonArray jsonList(const std::vector<T> &rows)
{
    QJsonArray list;
    for (const T &row : rows)
        list.append(json(row));
    return list;
}

} // namespace

QString claimText(const RequestId &id)
{
    return QString::number(id.client.value, 16) + u'/' + QString::number(id.sequence.value);
}

std::optional<QJsonValue> jsonReport(const Outcome &outcome)
{
    using Report = std::optional<QJsonValue>;
    return std::visit(
        Overloaded{
            [](const SlotRecord &record) { return Report(json(record)); },
            [](const Notices &notices) { return Report(jsonList(notices.notices)); },
            [](const Conflicts &conflicts) { return Report(jsonList(conflicts.rows)); },
            [](const Rooms &rooms) { return Report(jsonList(rooms.rooms)); },
            [](const auto &) { return Report(); },
        },
        outcome);
}

void insertBounds(QJsonObject &object, const Outcome &outcome)
{
    if (const auto *queued = std::get_if<Queued>(&outcome))
        object.insert("ahead"_L1, qint64(queued->ahead));
    if (const auto *record = std::get_if<SlotRecord>(&outcome))
        object.insert("left_out"_L1, qint64(record->left_out));
    if (const auto *notices = std::get_if<Notices>(&outcome))
        object.insert("left_out"_L1, qint64(notices->left_out));
    if (const auto *conflicts = std::get_if<Conflicts>(&outcome)) {
        object.insert("forgotten"_L1, qint64(conflicts->forgotten));
        object.insert("next"_L1,
                      conflicts->next ? QJsonValue(qint64(*conflicts->next)) : QJsonValue());
    }
}

} // namespace roomcast
