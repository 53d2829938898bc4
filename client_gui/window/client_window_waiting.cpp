// SPDX-License-Identifier: MIT
//
// What the client window does about waiting lists, notices and the conflicts of merges.
#include "client_gui/booking/booking_form.h"
#include "client_gui/console/console_dock.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/notices/notices_dock.h"
#include "client_gui/offline/intents_dock.h"
#include "client_gui/window/client_window.h"
#include "panels/conflict_model.h"
#include "panels/conflict_report.h"
#include "text/day_text.h"
#include "text/report_text.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>

#include <set>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of the same claim, about the same change.
bool isSame(const Notice &a, const Notice &b)
{
    return a.claim.claim.id == b.claim.claim.id && a.kind == b.kind && a.ahead == b.ahead;
}

std::vector<Notice> newAmong(const Notices &now, const Notices &before)
{
    std::vector<Notice> found;
    for (const Notice &notice : now.notices)
        if (std::ranges::none_of(before.notices,
                                 [&](const Notice &b) { return isSame(notice, b); }))
            found.push_back(notice);
    return found;
}

/// The person's own booking, displaced and still in line.
bool canBeMoved(const std::optional<ConflictRow> &row, const QString &person)
{
    return row && row->displaced.holder == person && !person.isEmpty() &&
           row->ahead_now.value_or(0) > 0;
}

} // namespace

void ClientWindow::connectWaiting()
{
    const ClientActions &a = m_actions;
    connect(a.join, &QAction::triggered, this, &ClientWindow::joinSlot);
    connect(a.leave, &QAction::triggered, this, &ClientWindow::leaveSlot);
    connect(a.report, &QAction::triggered, this, [this] { openReport(0); });
    connect(a.go_notices, &QAction::triggered, this,
            [this] { takeBarAction(BarAction::ShowNotices); });
    connect(m_form, &BookingForm::joinRequested, this, &ClientWindow::joinSlot);
    connect(m_form, &BookingForm::leaveRequested, this, &ClientWindow::leaveSlot);
    connect(m_message, &MessageBar::actionClicked, this, &ClientWindow::takeBarAction);
    connect(m_merged, &MessageBar::actionClicked, this, &ClientWindow::takeBarAction);
    connect(m_told, &NoticesDock::understood, this, &ClientWindow::acknowledge);
    connect(m_told, &NoticesDock::givenBackUnderstood, this, [this](const GivenBack &known) {
        m_claims.forget(known);
        m_told->showGivenBack(m_claims.told());
    });
    connect(m_told, &NoticesDock::moveRequested, this,
            [this](const Notice &notice, const QString &room) {
                moveClaim(notice.slot, notice.claim.claim.id, room);
            });
    m_report->addTool(m_move);
    connect(m_report, &ConflictReport::currentChanged, this, &ClientWindow::refreshAfterData);
    connect(m_move, &MoveButton::roomChosen, this, &ClientWindow::moveReported);
}

// ---- waiting lists ---------------------------------------------------------------------------

std::vector<Query> ClientWindow::watchedKeys() const
{
    std::vector<Query> keys{ListRooms{}, ListTimeslots{}, ListDays{}, ReadRooms{}};
    const bool whole =
        !m_slot.room.isEmpty() && !m_slot.timeslot.isEmpty() && !m_slot.day.isEmpty();
    // Of a slot that the servers do not have they only say that, each time they are asked.
    if (whole && m_model.cellOf(m_slot).kind != CellKind::Absent)
        keys.push_back(ReadSlot{m_slot});
    std::vector<QString> days = m_model.visibleDays();
    const auto add = [&days](const QString &day) {
        if (std::ranges::count(days, day) == 0)
            days.push_back(day);
    };
    // Where something can be moved on another day, what is free on it must be known.
    for (const Notice &notice : m_notices.notices)
        if (isDisplaced(notice))
            add(notice.slot.day);
    if (const auto row = m_report->current(); m_report->isVisible() && canBeMoved(row, person()))
        add(row->conflict.slot.day);
    for (const QString &day : days)
        keys.push_back(ReadDay{day});
    if (!dayInParts())
        return keys;
    const GridScope &scope = m_model.scope();
    for (const QString &room : m_model.timetable().rooms())
        if (scope.mode == GridMode::Day || room == scope.room)
            keys.push_back(CheckRoom{room});
    return keys;
}

void ClientWindow::joinSlot()
{
    const GridCell cell = m_model.cellOf(m_slot);
    if (cell.kind != CellKind::Other || cell.ahead > 0 || cell.over || person().isEmpty())
        return;
    submit(Write(JoinQueue{m_slot, person(), m_form->title()}), AskedFrom::Grid);
}

void ClientWindow::leaveSlot()
{
    const GridCell cell = m_model.cellOf(m_slot);
    if (cell.isHeld() && cell.ahead > 0)
        submit(m_desk.leaveOf(m_slot, m_model.timetable(), person()), AskedFrom::Grid);
}

// ---- giving back -----------------------------------------------------------------------------

/// Any other command, too: what it gives back decides whether it asks first.
void ClientWindow::giveBack(const Command &command, AskedFrom origin)
{
    const auto *cancel = std::get_if<Cancel>(&std::get<Write>(command));
    const SlotClaims *line = cancel ? m_model.timetable().find(cancel->slot) : nullptr;
    if (line && line->claims.size() > 1)
        return askBeforeGivingBack(command, origin, *line);
    submit(command, origin);
}

void ClientWindow::askBeforeGivingBack(const Command &command, AskedFrom origin,
                                       const SlotClaims &line)
{
    const qsizetype others = std::ssize(line.claims) - 2;
    QString text = tr("%1 is first on the waiting list of %2 and moves up.")
                       .arg(line.claims[1].holder, slotLabel(line.slot));
    if (others > 0)
        text += u' ' + (others == 1 ? tr("1 more waits.") : tr("%1 more wait.").arg(others));
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Cancel this booking?"),
                        text + u' ' + tr("It cannot be undone."), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *cancel = box->addButton(tr("Cancel the booking"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(cancel, &QPushButton::clicked, this,
            [this, command, origin] { submit(command, origin); });
    box->open();
}

/// Undo is offered as long as it can work.
void ClientWindow::refreshUndo()
{
    const bool possible = m_desk.canUndo(m_model.timetable(), person());
    m_actions.undo->setEnabled(possible);
    if (!possible)
        m_message->withdraw(BarAction::Undo);
}

// ---- notices ---------------------------------------------------------------------------------

void ClientWindow::settleClaim(const Answer &read)
{
    if (!m_claims.settle(read))
        return;
    const std::vector<GivenBack> &told = m_claims.told();
    m_told->showGivenBack(told);
    const QString text = givenBackText(told.back()) + u'.';
    m_message->showMessage({Tone::Candidate, text, {}, {}, BarAction::ShowNotices});
}

void ClientWindow::showNotices(const Notices &notices)
{
    const std::vector<Notice> fresh = newAmong(notices, m_notices);
    m_notices = notices;
    m_told->showNotices(notices);
    refreshAfterData();
    const bool nothing = notices.notices.empty() && m_claims.told().empty();
    if (nothing && m_message->action() == BarAction::ShowNotices)
        m_message->dismiss();
    if (fresh.empty())
        return;
    const QString first = noticeText(fresh.front(), DateForm::Local) + u'.';
    const QString text =
        fresh.size() == 1 ? first
                          : tr("%1 notices about your bookings. %2").arg(fresh.size()).arg(first);
    const Tone tone = isDisplaced(fresh.front()) ? Tone::Candidate : Tone::Server;
    m_message->showMessage({tone, text, {}, {}, BarAction::ShowNotices});
}

void ClientWindow::acknowledge(const Notice &notice)
{
    const auto standing = notice.ahead == 0 ? ClaimStanding::Holds : ClaimStanding::Waits;
    submit(Write(Acknowledge{notice.slot, notice.claim.claim.id, standing, person()}),
           AskedFrom::Notices);
}

void ClientWindow::takeBarAction(BarAction action)
{
    switch (action) {
    case BarAction::None:
        return;
    case BarAction::Undo:
        return undoLast();
    case BarAction::ShowNotices:
        if (m_message->action() == action)
            m_message->dismiss();
        reveal(*m_told);
        m_told->focusFirst();
        return;
    case BarAction::ShowReport:
        m_merged->dismiss();
        return openReport(m_merge);
    case BarAction::KeepIntent:
        return keepUnanswered();
    case BarAction::AskNow:
        return askUnanswered();
    case BarAction::ShowPending:
        reveal(*m_pending);
        m_pending->focusTable();
        return;
    }
    Q_UNREACHABLE();
}

// ---- moving ----------------------------------------------------------------------------------

MoveOffer ClientWindow::offerFor(const SlotKey &slot) const
{
    const Timetable &timetable = m_model.timetable();
    if (!timetable.hasDay(slot.day))
        return {{}, tr("Reading which rooms are free…")};
    MoveOffer offer{timetable.roomsInstead(slot), {}};
    const GridCell cell = m_model.cellOf(slot);
    if (offer.rooms.empty())
        offer.obstacle = tr("No room that big is free then");
    else if (cell.over)
        offer.obstacle = tr("That time is over");
    else if (cell.kind == CellKind::Moving)
        offer.obstacle = tr("It is on its way");
    else if (!m_sight.reachable)
        offer.obstacle = tr("No server answers");
    else if (m_sight.standing == Standing::Provisional)
        offer.obstacle = tr("Nothing is moved while answers are provisional");
    return offer;
}

void ClientWindow::refreshOffers()
{
    m_told->refreshOffers();
    const auto row = m_report->current();
    m_move->setVisible(canBeMoved(row, person()));
    if (!m_move->isHidden())
        m_move->setOffer(offerFor(row->conflict.slot));
}

void ClientWindow::moveClaim(const SlotKey &from, const RequestId &claim, const QString &room)
{
    submit(Write(Move{from, {room, from.timeslot, from.day}, claim, person()}), AskedFrom::Grid);
    refreshOffers();
}

void ClientWindow::moveReported(const QString &room)
{
    if (const auto row = m_report->current(); canBeMoved(row, person()))
        moveClaim(row->conflict.slot, row->displaced.id, room);
}

// ---- the conflict report ---------------------------------------------------------------------

void ClientWindow::showConflicts(const Conflicts &conflicts, const std::vector<ConflictRow> &news)
{
    m_report->setConflicts(conflicts);
    if (news.empty())
        return;
    m_merge = news.front().conflict.number;
    const QString text = tr("Merged with the other side: %1.").arg(conflictCountText(news));
    m_merged->showMessage({Tone::Candidate, text, {}, {}, BarAction::ShowReport});
}

void ClientWindow::openReport(quint64 number)
{
    m_report->chooseMerge(number);
    m_report->present();
    refreshAfterData();
    Q_EMIT conflictsRequested();
}

} // namespace roomcast
