// SPDX-License-Identifier: MIT
//
// What the grid says of a cell: in it, to screen readers, and beside the pointer.
#include "client_gui/freshness/mark_text.h"
#include "client_gui/grid/grid_model.h"
#include "text/day_text.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

QString GridModel::cellText(const GridCell &cell) const
{
    switch (cell.kind) {
    case CellKind::Unknown:
        return u"…"_s;
    case CellKind::Absent:
        return {};
    case CellKind::Free:
        return cell.kept ? tr("Pending on this device") : tr("Free");
    case CellKind::Past:
        return tr("Past");
    case CellKind::Mine:
    case CellKind::Other:
        return heldText(cell);
    case CellKind::Booking:
        return tr("Booking…");
    case CellKind::Cancelling:
        return tr("Cancelling…");
    case CellKind::Joining:
        return tr("Joining…");
    case CellKind::Leaving:
        return tr("Leaving…");
    case CellKind::Moving:
        return tr("Moving…");
    }
    Q_UNREACHABLE();
}

/// "You", "Kim (2)" with two in line, "You, waiting 1" with one claim before yours.
QString GridModel::heldText(const GridCell &cell) const
{
    if (cell.ahead > 0 && cell.kind != CellKind::Mine)
        return tr("You, waiting %1").arg(cell.ahead);
    const QString holder = cell.kind == CellKind::Mine ? tr("You")
                           : cell.holder.isEmpty()     ? tr("Reserved")
                                                       : cell.holder;
    return cell.waiting == 0 ? holder : tr("%1 (%2)").arg(holder).arg(cell.waiting);
}

QString GridModel::describe(const QModelIndex &index) const
{
    const GridCell &cell = m_cells[size_t(index.row())][size_t(index.column())];
    QString text = slotLabel(slotAt(index)) + u": "_s + cellText(cell);
    if (!cell.title.isEmpty())
        text += u", "_s + cell.title;
    if (cell.kept && cell.kind != CellKind::Free)
        text += u", "_s + tr("a booking is pending on this device");
    if (cell.ahead > 0)
        text += u", "_s + tr("%1 holds it").arg(cell.holder);
    if (cell.waiting > 0)
        text += u", "_s + tr("%n waiting", nullptr, cell.waiting);
    if (cell.noticed)
        text += u", "_s + tr("there is a notice for you");
    if (cell.orphan)
        text += u", "_s + tr("not in the catalogue");
    if (cell.marked)
        text += u", "_s + tr("in the row chosen in the cache");
    return text + doubtText(index);
}

/// Empty where the cell is fresh and final.
QString GridModel::doubtText(const QModelIndex &index) const
{
    const auto doubt = doubtOf(m_cells[size_t(index.row())][size_t(index.column())]);
    if (!doubt)
        return {};
    const auto mark = noteOf(slotAt(index));
    QString words = mark ? markText(*mark) : toneWord(*doubt);
    words.front() = words.front().toLower(); // and no other: those may be nouns
    return u", "_s + words;
}

QString GridModel::toolTip(const QModelIndex &index) const
{
    const auto mark = noteOf(slotAt(index));
    return mark ? describe(index) + u'\n' + markNumbers(*mark) : describe(index);
}

} // namespace roomcast
