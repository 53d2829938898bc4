// SPDX-License-Identifier: MIT
#include "panels/conflict_model.h"

#include "core/booking/catalogue.h"
#include "text/day_text.h"
#include "text/event_text.h"
#include "text/printable.h"
#include "text/report_text.h"

#include <set>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString personText(const ClaimBrief &claim)
{
    const QString person =
        claim.holder.isEmpty() ? ConflictModel::tr("The catalogue") : claim.holder;
    return claim.title.isEmpty() ? person : QString(u"%1 (%2)"_s.arg(person, claim.title));
}

/// Who, and when on which side: two epochs tell the sides apart.
QString bookedText(const ClaimBrief &claim)
{
    return ConflictModel::tr("%1, %2, epoch %3")
        .arg(personText(claim), timeText(dateTimeOf(claim.made).time(), Precision::Second),
             epochText(claim.made.epoch));
}

/// Never that it was earlier: two sides have two clocks.
QString reasonText(const ConflictRow &row)
{
    return row.conflict.confirmed
               ? ConflictModel::tr("It was confirmed")
               : ConflictModel::tr("Its time comes first: %1").arg(timesText(row, DateForm::Local));
}

/// What has become of the displaced booking, and of the slot if somebody else has it by now.
QString presentText(const ConflictRow &row)
{
    if (!row.ahead_now)
        return ConflictModel::tr("Given up");
    if (*row.ahead_now == 0)
        return ConflictModel::tr("Holds the slot");
    const QString waits = ConflictModel::tr("Waits as number %1").arg(*row.ahead_now);
    if (!row.holder_now || row.holder_now->id == row.holder.id)
        return waits;
    return ConflictModel::tr("%1, behind %2").arg(waits, personText(*row.holder_now));
}

/// Days and rooms by name, timeslots by the clock.
QString slotRank(const SlotKey &slot)
{
    const auto range = timeRange(slot.timeslot);
    const int start_min = range ? range->start_min : 0;
    return u"%1 %2 %3 %4"_s.arg(slot.day)
        .arg(start_min, 4, 10, QChar(u'0'))
        .arg(slot.timeslot, slot.room);
}

} // namespace

QString conflictCountText(int both, int displaced)
{
    const QString places =
        both == 1 ? ConflictModel::tr("1 slot was booked on both sides")
                  : ConflictModel::tr("%n slots were booked on both sides", nullptr, both);
    const QString losses =
        displaced == 1 ? ConflictModel::tr("1 booking was displaced")
                       : ConflictModel::tr("%n bookings were displaced", nullptr, displaced);
    return places + u", "_s + losses;
}

QString conflictCountText(const std::vector<ConflictRow> &rows)
{
    std::set<std::pair<EntryStamp, SlotKey>> places;
    for (const ConflictRow &row : rows)
        places.emplace(row.conflict.in, row.conflict.slot);
    return conflictCountText(int(places.size()), int(rows.size()));
}

QString mergeText(const EntryStamp &in, const QDate &today)
{
    const QDateTime at = dateTimeOf(in);
    const QString time = at.date() == today ? timeText(at.time(), Precision::Second)
                                            : dateTimeText(at, Precision::Second);
    return ConflictModel::tr("%1, entry %2 of epoch %3")
        .arg(time, QString::number(in.index.value), epochText(in.epoch));
}

void ConflictModel::setRows(std::vector<ConflictRow> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const ConflictRow &ConflictModel::rowAt(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    return m_rows[size_t(row)];
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConflictRow &row = rowAt(index.row());
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole)
        return printable(display(row, column));
    if (role == kSortRole)
        return sortKey(row, column);
    if (role == Qt::ToolTipRole)
        return conflictText(row, DateForm::Local);
    return {};
}

QString ConflictModel::display(const ConflictRow &row, Column column)
{
    switch (column) {
    case Slot:
        return slotLabel(row.conflict.slot);
    case Holder:
        return bookedText(row.holder);
    case Reason:
        return reasonText(row);
    case Displaced:
        return bookedText(row.displaced);
    case Place:
        return tr("Number %1").arg(row.conflict.ahead);
    case Present:
        return presentText(row);
    case Merge:
        return mergeText(row.conflict.in, dateTimeOf(row.conflict.in).date());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ConflictModel::sortKey(const ConflictRow &row, Column column)
{
    switch (column) {
    case Slot:
        return slotRank(row.conflict.slot);
    case Place:
        return row.conflict.ahead;
    case Merge:
        return qint64(row.conflict.number);
    case Holder:
    case Reason:
    case Displaced:
    case Present:
    case ColumnCount:
        break;
    }
    return display(row, column);
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Slot:
        return tr("Slot");
    case Holder:
        return tr("Keeps it, booked");
    case Reason:
        return tr("Why");
    case Displaced:
        return tr("Displaced, booked");
    case Place:
        return tr("Place in line");
    case Present:
        return tr("Now");
    case Merge:
        return tr("Merged");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace roomcast
