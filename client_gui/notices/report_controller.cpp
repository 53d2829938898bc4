// SPDX-License-Identifier: MIT
#include "client_gui/notices/report_controller.h"

#include "client_gui/notices/move_offer.h"
#include "panels/conflict_model.h"
#include "panels/conflict_report.h"

namespace roomcast {

ReportController::ReportController(const Parts &parts) : m_parts(parts)
{
    m_parts.report.addTool(&m_parts.move);
    connect(&m_parts.report, &ConflictReport::currentChanged, this, &ReportController::rowChanged);
    connect(&m_parts.move, &MoveButton::roomChosen, this, &ReportController::move);
}

void ReportController::showConflicts(const Conflicts &conflicts,
                                     const std::vector<ConflictRow> &news)
{
    m_parts.report.setConflicts(conflicts);
    if (news.empty())
        return;
    m_merge = news.front().conflict.number;
    const QString text = tr("Merged with the other side: %1.").arg(conflictCountText(news));
    m_parts.merged.showMessage({Tone::Candidate, text, {}, {}, BarAction::ShowReport});
}

void ReportController::openAll()
{
    open(0);
}

void ReportController::openLast()
{
    m_parts.merged.dismiss();
    open(m_merge);
}

void ReportController::open(quint64 number)
{
    m_parts.report.chooseMerge(number);
    m_parts.report.present();
    Q_EMIT rowChanged();
    Q_EMIT conflictsRequested();
}

void ReportController::refreshIfSeen()
{
    if (m_parts.report.isVisible())
        Q_EMIT conflictsRequested();
}

std::optional<ConflictRow> ReportController::movableRow() const
{
    const QString person = m_parts.booking.person();
    const auto row = m_parts.report.current();
    const bool movable = row && row->displaced.holder == person && !person.isEmpty() &&
                         row->ahead_now.value_or(0) > 0;
    return movable ? row : std::nullopt;
}

std::vector<QString> ReportController::daysWanted() const
{
    const auto row = movableRow();
    if (!row || !m_parts.report.isVisible())
        return {};
    return {row->conflict.slot.day};
}

void ReportController::refreshOffer()
{
    const auto row = movableRow();
    m_parts.move.setVisible(row.has_value());
    if (row)
        m_parts.move.setOffer(moveOffer(row->conflict.slot, m_parts.model, m_parts.group.sight()));
}

void ReportController::move(const QString &room)
{
    const auto row = movableRow();
    if (!row)
        return;
    const SlotKey &from = row->conflict.slot;
    Q_EMIT submitDue(
        Write(Move{
            from, {room, from.timeslot, from.day}, row->displaced.id, m_parts.booking.person()}),
        AskedFrom::Grid);
    Q_EMIT moveAsked();
}

} // namespace roomcast
