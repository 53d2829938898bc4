// SPDX-License-Identifier: MIT
#include "client_gui/booking/booking_controller.h"

#include "client_gui/booking/booking_form.h"
#include "text/day_text.h"

#include <QMessageBox>
#include <QPushButton>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

BookingController::BookingController(const Parts &parts, QWidget *window)
    : m_parts(parts), m_window(window)
{
    connectForm();
}

void BookingController::connectForm()
{
    BookingForm *form = &m_parts.form;
    connect(form, &BookingForm::slotEdited, &m_parts.navigation, &NavigationController::chooseSlot);
    connect(form, &BookingForm::personEdited, this, &BookingController::takePerson);
    connect(form, &BookingForm::bookRequested, this, &BookingController::book);
    connect(form, &BookingForm::cancelRequested, this, &BookingController::cancel);
    connect(form, &BookingForm::joinRequested, this, &BookingController::join);
    connect(form, &BookingForm::leaveRequested, this, &BookingController::leave);
    connect(&m_parts.message, &MessageBar::dismissed, this,
            [this] { m_parts.model.setRefused({}); });
}

QString BookingController::person() const
{
    return m_parts.form.person();
}

void BookingController::setPerson(const QString &person)
{
    m_parts.form.setPerson(person);
    takePerson(m_parts.form.person());
}

void BookingController::takePerson(const QString &person)
{
    if (std::exchange(m_person, person) == person)
        return;
    m_parts.model.setPerson(person);
    refreshForm();
    Q_EMIT personChanged(person);
}

void BookingController::submit(const Command &command, AskedFrom origin)
{
    Q_EMIT submitting(command);
    if (const auto slot = BookingUndo::slotOf(command)) {
        const auto &write = std::get<Write>(command);
        m_parts.model.setPending(*slot, BookingUndo::pendingLook(write));
        m_parts.model.setRefused({});
        refreshForm();
    }
    Q_EMIT submitRequested(command, origin);
}

// ---- what a person does ----------------------------------------------------------------------

void BookingController::book()
{
    const SlotKey &slot = m_parts.navigation.slot();
    const GridCell cell = m_parts.model.cellOf(slot);
    if (cell.kind != CellKind::Free || cell.kept || person().isEmpty())
        return;
    submit(Write(Reserve{slot, person(), m_parts.form.title()}), AskedFrom::Grid);
}

void BookingController::cancel()
{
    const SlotKey &slot = m_parts.navigation.slot();
    if (const auto pending = m_parts.model.intentFor(slot)) {
        Q_EMIT dropRequested(pending->id);
        return;
    }
    const GridCell cell = m_parts.model.cellOf(slot);
    const bool from_catalogue = cell.kind == CellKind::Other && cell.holder.isEmpty();
    if (cell.kind != CellKind::Mine && !from_catalogue)
        return;
    giveBack(m_undo.cancelOf(slot, m_parts.model.timetable(), person()), AskedFrom::Grid);
}

void BookingController::join()
{
    const SlotKey &slot = m_parts.navigation.slot();
    const GridCell cell = m_parts.model.cellOf(slot);
    if (cell.kind != CellKind::Other || cell.ahead > 0 || cell.over || person().isEmpty())
        return;
    submit(Write(JoinQueue{slot, person(), m_parts.form.title()}), AskedFrom::Grid);
}

void BookingController::leave()
{
    const SlotKey &slot = m_parts.navigation.slot();
    const GridCell cell = m_parts.model.cellOf(slot);
    if (cell.isHeld() && cell.ahead > 0)
        submit(m_undo.leaveOf(slot, m_parts.model.timetable(), person()), AskedFrom::Grid);
}

void BookingController::undo()
{
    const auto command = m_undo.takeUndo(m_parts.model.timetable(), person());
    refreshUndo();
    if (m_parts.message.action() != BarAction::KeepIntent) // that is about something else
        m_parts.message.dismiss();
    if (command)
        return giveBack(*command, AskedFrom::Undo);
    const QString text = tr("It cannot be undone: the booking is not yours any more.");
    m_parts.message.showMessage({Tone::Error, text, {}, {}});
}

/// Any other command, too: what it gives back decides whether it asks first.
void BookingController::giveBack(const Command &command, AskedFrom origin)
{
    const auto *cancel = std::get_if<Cancel>(&std::get<Write>(command));
    const SlotClaims *line = cancel ? m_parts.model.timetable().find(cancel->slot) : nullptr;
    if (line && line->claims.size() > 1)
        return askBeforeGivingBack(command, origin, *line);
    submit(command, origin);
}

void BookingController::askBeforeGivingBack(const Command &command, AskedFrom origin,
                                            const SlotClaims &line)
{
    const qsizetype others = std::ssize(line.claims) - 2;
    QString text = tr("%1 is first on the waiting list of %2 and moves up.")
                       .arg(line.claims[1].holder, slotLabel(line.slot));
    if (others > 0)
        text +=
            u' ' + (others == 1 ? tr("1 more waits.") : tr("%n more wait.", nullptr, int(others)));
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Cancel this booking?"),
                        text + u' ' + tr("It cannot be undone."), QMessageBox::NoButton, m_window);
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

// ---- what came of it -------------------------------------------------------------------------

BarMessage BookingController::messageFor(const Answer &answer, AskedFrom origin)
{
    return m_undo.messageFor(answer, origin, m_parts.model.timetable(),
                             m_parts.group.sight().missing);
}

void BookingController::tell(const BarMessage &message, const Answer &answer, const SlotKey &slot)
{
    m_parts.message.showMessage(message);
    m_parts.model.setRefused(answer.ok() ? std::nullopt : std::optional(slot));
    m_taken = message.cause == BarCause::Taken ? std::optional(slot) : std::nullopt;
    m_taken_seen = false;
}

void BookingController::clearRefused()
{
    m_parts.model.setRefused({});
    refreshForm();
}

void BookingController::clearTitle()
{
    m_parts.form.clearTitle();
}

void BookingController::refreshForm()
{
    const SlotKey &slot = m_parts.navigation.slot();
    m_parts.form.setSlot(slot);
    m_parts.form.setCell(m_parts.model.cellOf(slot));
    m_parts.form.setRecord(m_parts.values.record());
}

void BookingController::refreshUndo()
{
    const bool possible = m_undo.canUndo(m_parts.model.timetable(), person());
    Q_EMIT undoOffered(possible);
    if (!possible)
        m_parts.message.withdraw(BarAction::Undo);
}

void BookingController::endTaken()
{
    if (!m_taken)
        return;
    const GridCell cell = m_parts.model.cellOf(*m_taken);
    m_taken_seen = m_taken_seen || cell.isHeld();
    if (!m_taken_seen || cell.kind != CellKind::Free)
        return;
    m_taken.reset();
    if (m_parts.message.cause() == BarCause::Taken)
        m_parts.message.dismiss();
}

} // namespace roomcast
