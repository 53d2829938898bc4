// SPDX-License-Identifier: MIT
//
// Waiting lists, notices and conflicts as a person at the client window meets them: what can be
// clicked, what is asked then, what is said and when it is not said again. What the servers would
// answer comes from a real booking state, split and merged.
#include "client_gui/booking_form.h"
#include "client_gui/client_window.h"
#include "client_gui/grid_view.h"
#include "client_gui/message_bar.h"
#include "client_gui/move_button.h"
#include "client_gui/notices_dock.h"
#include "panels/conflict_report.h"
#include "support/booking_side.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace roomcast;
using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kAna = u"Ana"_s;
const QString kKim = u"Kim"_s;
const QString kBob = u"Bob"_s;
const QString kDay = u"First"_s;
const QString kTimeslot = u"9-10"_s;
const SlotKey kSlot{u"Elm"_s, kTimeslot, kDay};

/// Rooms by size: Nook (none stated), Elm 20, Oak 40, Ash 30.
CatalogueSet catalogue()
{
    CatalogueSet set;
    set.catalogue.rooms = {u"Nook"_s, u"Elm"_s, u"Oak"_s, u"Ash"_s};
    set.catalogue.capacities = {{u"Elm"_s, {20}}, {u"Oak"_s, {40}}, {u"Ash"_s, {30}}};
    set.catalogue.timeslots = {kTimeslot, u"10-11"_s};
    set.catalogue.day_labels = {kDay, u"Second"_s};
    return set;
}

/// Ana booked `slot` on a side of her own, later than Kim on the other; then they met.
Side met(const SlotKey &slot = kSlot)
{
    Side kims(catalogue());
    Side anas = kims.part(2);
    kims.write(kKim, Reserve{slot, kKim, u"Lab"_s});
    anas.now_ms = 60'000;
    anas.write(kAna, Reserve{slot, kAna, u"Seminar"_s});
    kims.now_ms = 120'000;
    kims.meet(anas);
    return kims;
}

GroupSight seen(Standing standing = Standing::Confirmed)
{
    GroupSight sight;
    sight.reachable = true;
    sight.leader = ServerId{300};
    sight.epoch = {7, {300}, {1}};
    sight.standing = standing;
    return sight;
}

Answer answered(const Command &command, Outcome outcome)
{
    Answer answer;
    answer.ticket = {1};
    answer.command = command;
    answer.outcome = std::move(outcome);
    answer.source = Source::Server;
    answer.standing = Standing::Confirmed;
    answer.server = {300};
    return answer;
}

} // namespace

class ClientWaitingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"roomcast-test"_s);
    }
    void init()
    {
        QSettings().clear();
        m_window =
            std::make_unique<ClientWindow>(ClientWindow::Setup{u"239.255.77.67:7767"_s, kAna, {}});
        m_asked = std::make_unique<QSignalSpy>(m_window.get(), &ClientWindow::submitRequested);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup()
    {
        m_asked.reset();
        m_window.reset();
    }

    // ---- waiting lists -----------------------------------------------------------------------

    void aTakenSlotOffersItsWaitingList()
    {
        Side side(catalogue());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        show(side);
        choose(kSlot);
        QVERIFY(!button(u"Book"_s)->isVisible());
        QVERIFY(!button(u"Leave the waiting list"_s)->isVisible());
        QTest::mouseClick(button(u"Join waiting list"_s), Qt::LeftButton);
        QCOMPARE(lastAsked(), Command(Write(JoinQueue{kSlot, kAna, {}})));
        QCOMPARE(cellText(kSlot), u"Joining…"_s);
        trigger(u"Join waiting list"_s); // already on its way
        QCOMPARE(m_asked->size(), 1);
    }

    void aFreeSlotHasNoWaitingListToJoin()
    {
        show(Side(catalogue()));
        choose(kSlot);
        QVERIFY(button(u"Book"_s)->isVisible());
        QVERIFY(!button(u"Join waiting list"_s)->isVisible());
        trigger(u"Join waiting list"_s);
        trigger(u"Leave the waiting list"_s);
        QCOMPARE(m_asked->size(), 0);
    }

    void whoWaitsIsToldHowManyAreBefore()
    {
        Side side(catalogue());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kBob, JoinQueue{kSlot, kBob, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, {}});
        show(side);
        choose(kSlot);
        QVERIFY(says(*part<BookingForm>(), u"You wait, 2 before you"_s));
        QCOMPARE(cellText(kSlot), u"You, waiting 2"_s);
        QVERIFY(!button(u"Join waiting list"_s)->isVisible());
        trigger(u"Join waiting list"_s);
        QCOMPARE(m_asked->size(), 0);
        QTest::mouseClick(button(u"Leave the waiting list"_s), Qt::LeftButton);
        QCOMPARE(lastAsked(), Command(Write(LeaveQueue{kSlot, kAna})));
    }

    void joiningIsUndoneByLeaving()
    {
        Side side(catalogue());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        const JoinQueue join{kSlot, kAna, {}};
        const Outcome outcome = side.write(kAna, join);
        show(side);
        m_window->showAnswer(answered(Write(join), outcome), AskedFrom::Grid);
        QVERIFY2(message().text().contains(u"as number 1"_s), qPrintable(message().text()));
        trigger(u"Undo"_s);
        QCOMPARE(lastAsked(), Command(Write(LeaveQueue{kSlot, kAna})));
    }

    void joiningIsUndoneByCancellingIfTheClaimMovedUp()
    {
        Side side(catalogue());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, {}});
        m_window->showAnswer(answered(Write(JoinQueue{kSlot, kAna, {}}), Queued{1}),
                             AskedFrom::Grid);
        side.write(kKim, Cancel{kSlot, {}, kKim});
        show(side);
        trigger(u"Undo"_s);
        QCOMPARE(lastAsked(), Command(Write(Cancel{kSlot, side.claimOf(kAna, kSlot), kAna})));
    }

    void leavingIsUndoneWithItsTitle()
    {
        Side side(catalogue());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, u"Seminar"_s});
        show(side);
        choose(kSlot);
        trigger(u"Leave the waiting list"_s);
        m_window->showAnswer(answered(lastAsked(), Done{}), AskedFrom::Grid);
        trigger(u"Undo"_s);
        QCOMPARE(lastAsked(), Command(Write(JoinQueue{kSlot, kAna, u"Seminar"_s})));
    }

    void theChosenSlotShowsItsLineAndItsPast()
    {
        Side side = met();
        show(side);
        choose(kSlot);
        QCOMPARE(std::ranges::count(m_window->watchedKeys(), Query(ReadSlot{kSlot})), 1);
        m_window->showValue(ReadSlot{kSlot}, side.record(kSlot));
        QCOMPARE(lines(u"Waiting list"_s),
                 QStringList({u"1. Kim holds it (Lab)"_s, u"2. Ana waits (Seminar)"_s}));
        QCOMPARE(lines(u"History"_s).size(), 3);
        QVERIFY(lines(u"History"_s).constFirst().contains(u"displaced by Kim"_s));
        const SlotKey other{u"Oak"_s, kTimeslot, kDay};
        m_window->showValue(ReadSlot{other}, side.record(other)); // not what is on show
        QCOMPARE(lines(u"Waiting list"_s).size(), 2);
        choose(other);
        QCOMPARE(lines(u"Waiting list"_s), QStringList());
        QCOMPARE(std::ranges::count(m_window->watchedKeys(), Query(ReadSlot{kSlot})), 0);
    }

    // ---- notices -----------------------------------------------------------------------------

    void aNoticeIsSaidOnceAndStaysUntilUnderstood()
    {
        Side side = met();
        show(side);
        tell(side);
        QVERIFY2(message().text().contains(u"displaced yours"_s), qPrintable(message().text()));
        QCOMPARE(dock().windowTitle(), u"Notices (1)"_s);
        message().dismiss();
        tell(side);
        QCOMPARE(message().text(), QString());
        QTest::mouseClick(button(u"Understood"_s), Qt::LeftButton);
        const Acknowledge known{kSlot, side.claimOf(kAna, kSlot), ClaimStanding::Waits, kAna};
        QCOMPARE(lastAsked(), Command(Write(known)));
        QVERIFY(!button(u"Understood"_s)->isEnabled());
        side.write(kAna, known);
        tell(side);
        QCOMPARE(dock().windowTitle(), u"Notices"_s);
        QVERIFY(!button(u"Understood"_s));
    }

    void whoMovedUpUnderstandsThatTheyHoldIt()
    {
        Side side(catalogue());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, {}});
        side.write(kKim, Cancel{kSlot, {}, kKim});
        show(side);
        tell(side);
        QVERIFY2(message().text().contains(u"you hold the slot"_s), qPrintable(message().text()));
        QVERIFY(!dock().findChild<MoveButton *>());
        button(u"Understood"_s)->click();
        QCOMPARE(lastAsked(), Command(Write(Acknowledge{kSlot, side.claimOf(kAna, kSlot),
                                                        ClaimStanding::Holds, kAna})));
    }

    void whatCouldNotBeSaidCanBeSaidAgain()
    {
        Side side = met();
        show(side);
        tell(side);
        button(u"Understood"_s)->click();
        Answer failed = answered(lastAsked(), Done{});
        failed.outcome.reset();
        failed.error = AnswerError::NoServer;
        m_window->showAnswer(failed, AskedFrom::Notices);
        QVERIFY(message().text().contains(u"No server answers"_s));
        QVERIFY(button(u"Understood"_s)->isEnabled());
    }

    void theMessageLeadsToTheNotices()
    {
        Side side = met();
        show(side);
        tell(side);
        dock().close();
        QCOMPARE(message().action(), BarAction::ShowNotices);
        Q_EMIT message().actionClicked(message().action());
        QVERIFY(dock().isVisible());
        QCOMPARE(message().text(), QString());
        message().showMessage({Tone::Candidate, u"A notice"_s, {}, {}, BarAction::ShowNotices});
        tell(Side(catalogue()));
        QCOMPARE(message().text(), QString()); // nothing to show any more
    }

    void anotherPersonHasOtherNotices()
    {
        Side side = met();
        show(side);
        tell(side);
        QSignalSpy changed(m_window.get(), &ClientWindow::personChanged);
        Q_EMIT part<BookingForm>()->personEdited(kAna); // left the field, changed nothing
        QCOMPARE(changed.size(), 0);
        Q_EMIT part<BookingForm>()->personEdited(kBob);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), kBob);
        QCOMPARE(dock().windowTitle(), u"Notices"_s);
    }

    // ---- moving ------------------------------------------------------------------------------

    void oneClickMovesToTheSmallestRoomThatWillDo()
    {
        Side side = met();
        show(side);
        tell(side);
        QCOMPARE(offered(), QStringList({u"Move to Ash (30 seats)"_s, u"Oak (40 seats)"_s}));
        move().click();
        const SlotKey to{u"Ash"_s, kTimeslot, kDay};
        QCOMPARE(lastAsked(), Command(Write(Move{kSlot, to, side.claimOf(kAna, kSlot), kAna})));
        QVERIFY(!move().isEnabled());
        m_window->showAnswer(answered(lastAsked(), Done{}), AskedFrom::Grid);
        QCOMPARE(part<BookingForm>()->slot(), to);
        QVERIFY2(message().text().startsWith(u"Moved Elm"_s), qPrintable(message().text()));
        QCOMPARE(message().action(), BarAction::None);
    }

    void theOtherRoomsAreInTheMenu()
    {
        Side side = met();
        show(side);
        tell(side);
        move().menu()->actions().constFirst()->trigger();
        const SlotKey to{u"Oak"_s, kTimeslot, kDay};
        QCOMPARE(lastAsked(), Command(Write(Move{kSlot, to, side.claimOf(kAna, kSlot), kAna})));
    }

    void whatSeatsTheRoomHasDecidesWhereOneCanGo_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<QStringList>("taken");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("not smaller")
            << u"Ash"_s << QStringList{} << QStringList{u"Move to Oak (40 seats)"_s};
        QTest::newRow("not a taken one")
            << u"Elm"_s << QStringList{u"Ash"_s} << QStringList{u"Move to Oak (40 seats)"_s};
        QTest::newRow("any, if nobody knows its seats")
            << u"Nook"_s << QStringList{}
            << QStringList{u"Move to Elm (20 seats)"_s, u"Ash (30 seats)"_s, u"Oak (40 seats)"_s};
        QTest::newRow("the biggest has none")
            << u"Oak"_s << QStringList{} << QStringList{u"No room that big is free then"_s};
    }
    void whatSeatsTheRoomHasDecidesWhereOneCanGo()
    {
        QFETCH(QString, room);
        QFETCH(QStringList, taken);
        QFETCH(QStringList, expected);
        Side side = met({room, kTimeslot, kDay});
        for (const QString &other : taken)
            side.write(kBob, Reserve{{other, kTimeslot, kDay}, kBob, {}});
        show(side);
        tell(side);
        QCOMPARE(offered(), expected);
    }

    void nothingIsMovedWhileAnswersAreProvisional()
    {
        Side side = met();
        show(side);
        tell(side);
        QVERIFY(move().isEnabled());
        m_window->showSight(seen(Standing::Provisional));
        QVERIFY(!move().isEnabled());
        QVERIFY(move().toolTip().contains(u"provisional"_s));
        m_window->showSight({});
        QVERIFY(!move().isEnabled());
        m_window->showSight(seen());
        QVERIFY(move().isEnabled());
    }

    void theDayOfADisplacedBookingIsWatched()
    {
        const SlotKey far{u"Elm"_s, kTimeslot, u"Second"_s};
        Side side = met(far);
        show(side);
        tell(side);
        QCOMPARE(std::ranges::count(m_window->watchedKeys(), Query(ReadDay{far.day})), 1);
        QCOMPARE(offered(), QStringList{u"Reading which rooms are free…"_s});
        m_window->showValue(ReadDay{far.day}, side.state.answer(ReadDay{far.day}, {}));
        QCOMPARE(offered().constFirst(), u"Move to Ash (30 seats)"_s);
    }

    // ---- conflicts ---------------------------------------------------------------------------

    void aMergeThatDisplacedIsSaidOnItsOwn()
    {
        const Side side = met();
        const auto conflicts = side.ask<Conflicts>(ReadConflicts{0});
        show(side);
        m_window->showConflicts(conflicts, {}); // there before this window was
        QCOMPARE(merged().text(), QString());
        m_window->showConflicts(conflicts, conflicts.rows);
        QCOMPARE(merged().text(), u"Merged with the other side: 1 slot was booked on both sides, "
                                  "1 booking was displaced."_s);
        QSignalSpy wanted(m_window.get(), &ClientWindow::conflictsRequested);
        Q_EMIT merged().actionClicked(merged().action());
        QVERIFY(report().isVisible());
        QVERIFY(!report().isModal());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(merged().text(), QString());
    }

    void theReportMovesOnesOwnBookingOnly()
    {
        Side side = met();
        show(side);
        m_window->showConflicts(side.ask<Conflicts>(ReadConflicts{0}), {});
        trigger(u"Conflict report"_s);
        auto *button = report().findChild<MoveButton *>();
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Move to Ash (30 seats)"_s);
        button->click();
        const Move move{kSlot, {u"Ash"_s, kTimeslot, kDay}, side.claimOf(kAna, kSlot), kAna};
        QCOMPARE(lastAsked(), Command(Write(move)));
        QSignalSpy wanted(m_window.get(), &ClientWindow::conflictsRequested);
        m_window->showAnswer(answered(lastAsked(), side.write(kAna, move)), AskedFrom::Grid);
        QCOMPARE(wanted.size(), 1);
        m_window->showConflicts(side.ask<Conflicts>(ReadConflicts{0}), {});
        QVERIFY(!button->isVisible()); // it is given up here
    }

    void anothersRowCannotBeMoved()
    {
        show(met());
        Q_EMIT part<BookingForm>()->personEdited(kBob);
        part<BookingForm>()->setPerson(kBob);
        m_window->showConflicts(met().ask<Conflicts>(ReadConflicts{0}), {});
        trigger(u"Conflict report"_s);
        QVERIFY(!report().findChild<MoveButton *>()->isVisible());
    }

    // ---- everybody ---------------------------------------------------------------------------

    void everythingHasANameAndAKey()
    {
        Side side = met();
        show(side);
        tell(side);
        for (const QListWidget *list : m_window->findChildren<QListWidget *>())
            QVERIFY(!list->accessibleName().isEmpty());
        for (const QAbstractButton *known : dock().widget()->findChildren<QAbstractButton *>()) {
            QVERIFY(known->focusPolicy() & Qt::TabFocus);
            QVERIFY(known->accessibleDescription().contains(u"Elm"_s));
        }
        for (const QString &words : {u"Join waiting list"_s, u"Leave the waiting list"_s,
                                     u"Go to notices"_s, u"Conflict report"_s})
            QVERIFY2(!action(words)->shortcut().isEmpty(), qPrintable(words));
        QVERIFY(m_window->minimumSizeHint().width() <= 800);
        QVERIFY2(m_window->minimumSizeHint().height() <= 500,
                 qPrintable(QString::number(m_window->minimumSizeHint().height())));
    }

private:
    void show(const Side &side)
    {
        const Catalogue &set = side.state.catalogue();
        m_window->showSight(seen());
        m_window->showValue(ListDays{}, Names{set.day_labels});
        m_window->showValue(ListRooms{}, Names{set.rooms});
        m_window->showValue(ListTimeslots{}, Names{set.timeslots});
        m_window->showValue(ReadRooms{}, side.state.answer(ReadRooms{}, {}));
        m_window->showValue(ReadDay{kDay}, side.state.answer(ReadDay{kDay}, {}));
    }
    void tell(const Side &side) { m_window->showNotices(side.ask<Notices>(ReadNotices{kAna})); }
    void choose(const SlotKey &slot) { part<GridView>()->setCurrentIndex(model().indexOf(slot)); }
    Command lastAsked() const
    {
        return m_asked->isEmpty() ? Command() : m_asked->constLast()[0].value<Command>();
    }
    QStringList offered() const
    {
        QStringList words{move().text()};
        if (move().menu())
            for (const QAction *other : move().menu()->actions())
                words << other->text();
        return words;
    }
    QStringList lines(const QString &name) const
    {
        QStringList texts;
        for (const QListWidget *list : m_window->findChildren<QListWidget *>())
            for (int row = 0; list->accessibleName() == name && row < list->count(); ++row)
                texts << list->item(row)->text();
        return texts;
    }
    static bool says(const QWidget &widget, const QString &words)
    {
        return std::ranges::any_of(widget.findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->text().contains(words);
        });
    }
    QPushButton *button(const QString &words) const
    {
        for (QPushButton *known : m_window->findChildren<QPushButton *>())
            if (known->text().remove(u'&') == words)
                return known;
        return nullptr;
    }
    QAction *action(const QString &words) const
    {
        for (QAction *known : m_window->findChildren<QAction *>())
            if (known->text().remove(u'&') == words)
                return known;
        return nullptr;
    }
    void trigger(const QString &words)
    {
        QVERIFY2(action(words), qPrintable(words));
        action(words)->trigger();
    }
    template <typename T>
    T *part() const
    {
        return m_window->findChild<T *>();
    }
    GridModel &model() const { return *qobject_cast<GridModel *>(part<GridView>()->model()); }
    QString cellText(const SlotKey &slot) const { return model().indexOf(slot).data().toString(); }
    NoticesDock &dock() const { return *part<NoticesDock>(); }
    MoveButton &move() const { return *dock().findChild<MoveButton *>(); }
    ConflictReport &report() const { return *part<ConflictReport>(); }
    MessageBar &message() const { return *m_window->findChildren<MessageBar *>()[1]; }
    MessageBar &merged() const { return *m_window->findChildren<MessageBar *>()[2]; }

    QTemporaryDir m_folder;
    std::unique_ptr<ClientWindow> m_window;
    std::unique_ptr<QSignalSpy> m_asked;
};

QTEST_MAIN(ClientWaitingTest)
#include "tst_client_waiting.moc"
