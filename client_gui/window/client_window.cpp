// SPDX-License-Identifier: MIT
#include "client_gui/window/client_window.h"

#include "client_gui/booking/booking_form.h"
#include "client_gui/cache/cache_dock.h"
#include "client_gui/console/console_dock.h"
#include "client_gui/console/name_hint.h"
#include "client_gui/grid/day_steps.h"
#include "client_gui/grid/grid_view.h"
#include "client_gui/messages/group_strip.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/notices/notices_dock.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/navigation_bar.h"
#include "panels/conflict_report.h"
#include "text/answer_text.h"
#include "text/day_text.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QStackedWidget>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The title in the form went into this claim.
bool takesTitle(const Write &write)
{
    return std::holds_alternative<Reserve>(write) || std::holds_alternative<JoinQueue>(write);
}

} // namespace

// ---- what comes in ---------------------------------------------------------------------------

void ClientWindow::showAnswer(const Answer &answer, AskedFrom origin)
{
    if (origin == AskedFrom::Doubt)
        return settleDoubt(answer);
    if (origin == AskedFrom::Claim)
        return settleClaim(answer);
    const auto slot = BookingDesk::slotOf(answer.command);
    if (slot)
        m_model.clearPending(*slot);
    m_requests->showAnswer(answer, QDateTime::currentDateTime());
    SourceNote note = sourceNote(answer, m_sight.missing);
    if (origin == AskedFrom::Console)
        note.tone = sourceTone(answer); // a refusal is an answer there
    showNote(note);
    const auto *write = std::get_if<Write>(&answer.command);
    if (origin == AskedFrom::Console)
        m_console->showAnswer(answer, m_sight.missing, nameHint(answer, m_model.timetable()));
    const auto lost = unanswered(answer);
    if (slot)
        noteUnanswered(*slot, lost);
    const bool here = origin == AskedFrom::Grid || origin == AskedFrom::Undo || lost;
    if (here && slot) {
        BarMessage message =
            m_desk.messageFor(answer, origin, m_model.timetable(), m_sight.missing);
        if (lost)
            offerUnanswered(message, *slot);
        m_message->showMessage(message);
        m_model.setRefused(answer.ok() ? std::nullopt : slot);
        m_taken = m_message->cause() == BarCause::Taken ? slot : std::nullopt;
        m_taken_seen = false;
    }
    if (here && answer.ok() && takesTitle(*write))
        m_form->clearTitle();
    if (origin == AskedFrom::Notices && !answer.ok())
        showUntold(answer);
    noteDoubt(answer);
    refreshUndo();
    refreshForm();
    if (write && answer.ok())
        followWrite(*write);
}

/// An acknowledgement failed: the notice stays, and can be tried again.
void ClientWindow::showUntold(const Answer &answer)
{
    m_told->unlock();
    const auto *refused = answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    const QString text = refused && !answer.error
                             ? refusalText(*refused, answer.command, DateForm::Local)
                             : answerErrorText(answer, DateForm::Local);
    BarMessage message{Tone::Error, text + u'.', {}, {}};
    message.cause = answer.error == AnswerError::NoServer ? BarCause::NoServer : BarCause::Event;
    m_message->showMessage(message);
}

/// To where the claim went, and to what became of the conflicts that are on show.
void ClientWindow::followWrite(const Write &write)
{
    if (const auto *move = std::get_if<Move>(&write))
        chooseSlot(move->to);
    if (m_report->isVisible())
        Q_EMIT conflictsRequested();
}

void ClientWindow::showValue(const Query &key, const Outcome &outcome)
{
    const std::vector<QString> days = m_model.timetable().days();
    m_claims.compare(key, outcome, m_model.timetable(), person());
    const bool changed = m_model.take(key, outcome);
    // A calendar rolls on: what was chosen of a day that is over can be neither read nor booked.
    const auto &now_days = m_model.timetable().days();
    if (std::ranges::count(days, m_slot.day) > 0 && std::ranges::count(now_days, m_slot.day) == 0)
        m_slot = {};
    const bool marked = m_model.refreshMarks(key); // it may be the word that it is no longer fresh
    const auto *record = std::get_if<SlotRecord>(&outcome);
    if (record && record->slot == m_slot)
        m_record = *record;
    // What came by itself must not pass for the answer last shown, unless it is of that kind.
    if (changed && m_sight.reachable && m_note.tone != sourceNote(m_sight).tone)
        showNote(sourceNote(m_sight));
    if (changed && !std::holds_alternative<CheckRoom>(key))
        refreshAfterData();
    else if (changed || marked || record)
        refreshChoice();
}

void ClientWindow::forgetValue(const Query &key)
{
    const auto *read = std::get_if<ReadSlot>(&key);
    const bool record = read && m_record && m_record->slot == read->slot;
    if (record)
        m_record.reset();
    if (m_model.forget(key) || record)
        refreshAfterData();
}

void ClientWindow::showSight(const GroupSight &sight)
{
    const bool turned = sight.reachable != m_sight.reachable;
    const bool led = sight.leader != m_sight.leader || sight.standing != m_sight.standing ||
                     sight.missing != m_sight.missing;
    m_sight = sight;
    if (!sight.reachable || turned || led)
        showNote(sourceNote(sight));
    m_model.setStale(!sight.reachable && m_model.timetable().isComplete());
    m_group->showSight(sight);
    if (turned && sight.reachable)
        endSilence();
    refreshBanner();
    refreshOffers();
    refreshPage();
}

void ClientWindow::showTime(const QDateTime &now)
{
    m_now = now;
    m_model.setNow(now);
    m_grid->viewport()->update();
    refreshForm();
}

// ---- what it asks ----------------------------------------------------------------------------

void ClientWindow::submit(const Command &command, AskedFrom origin)
{
    m_claims.noteOwn(command, m_model.timetable(), person());
    if (const auto slot = BookingDesk::slotOf(command)) {
        const auto &write = std::get<Write>(command);
        m_model.setPending(*slot, BookingDesk::pendingLook(write));
        m_model.setRefused({});
        refreshForm();
    }
    Q_EMIT submitRequested(command, origin);
}

void ClientWindow::bookSlot()
{
    const GridCell cell = m_model.cellOf(m_slot);
    if (cell.kind != CellKind::Free || cell.kept || m_form->person().isEmpty())
        return;
    submit(Write(Reserve{m_slot, m_form->person(), m_form->title()}), AskedFrom::Grid);
}

void ClientWindow::cancelSlot()
{
    if (const auto pending = m_model.intentFor(m_slot))
        return dropIntent(pending->id);
    const GridCell cell = m_model.cellOf(m_slot);
    const bool from_catalogue = cell.kind == CellKind::Other && cell.holder.isEmpty();
    if (cell.kind != CellKind::Mine && !from_catalogue)
        return;
    giveBack(m_desk.cancelOf(m_slot, m_model.timetable(), m_form->person()), AskedFrom::Grid);
}

void ClientWindow::undoLast()
{
    const auto command = m_desk.takeUndo(m_model.timetable(), m_form->person());
    refreshUndo();
    if (m_message->action() != BarAction::KeepIntent) // that is about something else
        m_message->dismiss();
    if (command)
        return giveBack(*command, AskedFrom::Undo);
    const QString text = tr("It cannot be undone: the booking is not yours any more.");
    m_message->showMessage({Tone::Error, text, {}, {}});
}

// ---- where it looks --------------------------------------------------------------------------

void ClientWindow::activateSlot(const SlotKey &slot)
{
    chooseSlot(slot);
    bookSlot();
}

void ClientWindow::chooseSlot(const SlotKey &slot)
{
    m_slot = slot;
    GridScope scope = m_model.scope();
    if (slot.day.isEmpty())
        m_slot.day = scope.day;
    else if (m_model.timetable().isComplete())
        scope.day = slot.day;
    if (!slot.room.isEmpty())
        scope.room = slot.room;
    setScope(scope);
}

void ClientWindow::chooseAlternative(const QString &room)
{
    m_message->dismiss();
    chooseSlot({room, m_slot.timeslot, m_slot.day});
    m_grid->setFocus(Qt::OtherFocusReason);
}

void ClientWindow::stepDay(int steps)
{
    GridScope scope = m_model.scope();
    const bool week = scope.mode == GridMode::Week;
    scope.day = steppedDay(m_model.timetable().days(), scope.day, steps, week);
    m_slot.day = scope.day;
    setScope(scope);
}

void ClientWindow::goToday()
{
    GridScope scope = m_model.scope();
    scope.day = openingDay(m_model.timetable().days(), m_now.date());
    m_slot.day = scope.day;
    setScope(scope);
}

void ClientWindow::setMode(GridMode mode)
{
    GridScope scope = m_model.scope();
    scope.mode = mode;
    setScope(scope);
}

void ClientWindow::filterRooms(const QString &part)
{
    GridScope scope = m_model.scope();
    scope.room_filter = part.trimmed();
    setScope(scope);
}

void ClientWindow::setScope(const GridScope &scope)
{
    const QString earlier = m_model.scope().day;
    const std::vector<QString> days = m_model.visibleDays();
    if (scope == m_model.scope())
        return refreshChoice();
    m_model.setScope(scope);
    refreshAfterData();
    // Turning to a day is a request like any other: its answer says where it came from.
    if (!earlier.isEmpty() && scope.day != earlier && m_model.visibleDays() != days)
        Q_EMIT submitRequested(Query(ReadDay{scope.day}), AskedFrom::View);
}

// ---- keeping the parts in step ---------------------------------------------------------------

void ClientWindow::refreshAfterData()
{
    const Timetable &timetable = m_model.timetable();
    GridScope scope = m_model.scope();
    if (std::ranges::count(timetable.days(), scope.day) == 0)
        scope.day = openingDay(timetable.days(), m_now.date());
    if (scope.room.isEmpty() && !timetable.rooms().empty())
        scope.room = timetable.rooms().front();
    m_model.setScope(scope);
    m_form->setChoices(timetable);
    m_navigation->showScope(scope, timetable);
    setWindowTitle(scope.day.isEmpty() ? u"Roomcast"_s
                                       : QString(u"Roomcast – "_s + dayLabel(scope.day)));
    refreshPage();
    refreshChoice();
    refreshBanner();
}

/// Where what can be chosen is what it was.
void ClientWindow::refreshChoice()
{
    m_grid->showSlot(m_slot);
    m_cache->markSlot(m_slot);
    refreshForm();
    refreshOffers();
    refreshWatched();
    endTaken();
    refreshUndo();
    askDoubts();
}

void ClientWindow::refreshWatched()
{
    const std::vector<Query> keys = watchedKeys();
    if (keys == m_watched)
        return;
    m_watched = keys;
    std::erase_if(m_refusals, [&keys](const auto &refused) {
        return std::ranges::count(keys, refused.first) == 0;
    });
    Q_EMIT watchRequested(keys);
}

void ClientWindow::refreshPage()
{
    const bool shown = m_model.timetable().isComplete() && m_model.columnCount() > 0;
    m_stack->setCurrentWidget(shown ? static_cast<QWidget *>(m_grid) : m_empty);
    if (!shown)
        m_empty->setText(emptyText());
}

QString ClientWindow::emptyText() const
{
    if (m_model.timetable().isComplete())
        return tr("<h3>No room matches “%1”</h3><p>Clear the field above to see all rooms.</p>")
            .arg(m_model.scope().room_filter.toHtmlEscaped());
    if (m_sight.reachable)
        return tr("<h3>Reading rooms and days…</h3><p>Server %1 leads the group.</p>")
            .arg(m_sight.leader.value_or(ServerId{}).value);
    return tr("<h3>Looking for servers on %1…</h3>"
              "<p>Start one with <code>roomcast-server</code>, here or on another machine of this "
              "network.<br>This window finds it by itself.</p>")
        .arg(m_setup.place.toHtmlEscaped());
}

void ClientWindow::refreshForm()
{
    m_form->setSlot(m_slot);
    m_form->setCell(m_model.cellOf(m_slot));
    if (m_record && m_record->slot != m_slot)
        m_record.reset();
    m_form->setRecord(m_record);
}

QString ClientWindow::person() const
{
    return m_form->person();
}

void ClientWindow::showNote(const SourceNote &note)
{
    m_note = note;
    m_note_s = 0;
    showAges();
}

void ClientWindow::setPerson(const QString &person)
{
    if (std::exchange(m_person, person) == person)
        return;
    m_model.setPerson(person);
    m_console->setPerson(person);
    refreshForm();
    m_claims.clear(); // they were somebody else's
    m_told->showGivenBack({});
    showNotices({});
    Q_EMIT personChanged(person);
}

void ClientWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_model.setPalette(palette());
        refreshForm();
    }
}

} // namespace roomcast
