// SPDX-License-Identifier: MIT
//
// What a person at the client window is told of their claims: notices until they are understood, a
// room to move to in one click, and conflicts of merges. Joining and leaving: tst_client_waiting.
#include "client_gui/notices/move_button.h"
#include "panels/conflict_report.h"
#include "support/test_main.h"
#include "support/waiting_window.h"

#include <QMenu>
#include <QTest>

namespace roomcast::tst_client_notices {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class ClientNoticesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WaitingWindow>();
        QVERIFY(m_bench->waitForIt());
    }
    void cleanup() { m_bench.reset(); }

    // ---- notices -----------------------------------------------------------------------------

    void aNoticeIsSaidOnceAndStaysUntilUnderstood()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        QVERIFY2(m_bench->message().text().contains(u"displaced yours"_s),
                 qPrintable(m_bench->message().text()));
        QCOMPARE(m_bench->dock().windowTitle(), u"Notices (1)"_s);
        m_bench->message().dismiss();
        m_bench->tell(side);
        QCOMPARE(m_bench->message().text(), QString());
        QTest::mouseClick(m_bench->button(u"Understood"_s), Qt::LeftButton);
        const Acknowledge known{kSlot, side.claimOf(kAna, kSlot), ClaimStanding::Waits, kAna};
        QCOMPARE(m_bench->lastAsked(), Command(Write(known)));
        QVERIFY(!m_bench->button(u"Understood"_s)->isEnabled());
        side.write(kAna, known);
        m_bench->tell(side);
        QCOMPARE(m_bench->dock().windowTitle(), u"Notices"_s);
        QVERIFY(!m_bench->button(u"Understood"_s));
    }

    void whoMovedUpUnderstandsThatTheyHoldIt()
    {
        Side side(roomsBySize());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, {}});
        side.write(kKim, Cancel{kSlot, {}, kKim});
        m_bench->show(side);
        m_bench->tell(side);
        QVERIFY2(m_bench->message().text().contains(u"you hold the slot"_s),
                 qPrintable(m_bench->message().text()));
        QVERIFY(!m_bench->dock().findChild<MoveButton *>());
        m_bench->button(u"Understood"_s)->click();
        QCOMPARE(m_bench->lastAsked(), Command(Write(Acknowledge{kSlot, side.claimOf(kAna, kSlot),
                                                                 ClaimStanding::Holds, kAna})));
    }

    void whatCouldNotBeSaidCanBeSaidAgain()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        m_bench->button(u"Understood"_s)->click();
        Answer failed = answerTo(m_bench->lastAsked(), Done{});
        failed.outcome.reset();
        failed.error = AnswerError::NoServer;
        m_bench->window->answers().showAnswer(failed, AskedFrom::Notices);
        QVERIFY(m_bench->message().text().contains(u"No server answers"_s));
        QVERIFY(m_bench->button(u"Understood"_s)->isEnabled());
    }

    void theMessageLeadsToTheNotices()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        m_bench->dock().close();
        QCOMPARE(m_bench->message().action(), BarAction::ShowNotices);
        Q_EMIT m_bench->message().actionClicked(m_bench->message().action());
        QVERIFY(m_bench->dock().isVisible());
        QCOMPARE(m_bench->message().text(), QString());
        m_bench->message().showMessage(
            {Tone::Candidate, u"A notice"_s, {}, {}, BarAction::ShowNotices});
        m_bench->tell(Side(roomsBySize()));
        QCOMPARE(m_bench->message().text(), QString()); // nothing to show any more
    }

    void anotherPersonHasOtherNotices()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        QSignalSpy changed(m_bench->window.get(), &ClientWindow::personChanged);
        Q_EMIT m_bench->form().personEdited(kAna); // left the field, changed nothing
        QCOMPARE(changed.size(), 0);
        Q_EMIT m_bench->form().personEdited(kBob);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toString(), kBob);
        QCOMPARE(m_bench->dock().windowTitle(), u"Notices"_s);
    }

    // ---- moving ------------------------------------------------------------------------------

    void oneClickMovesToTheSmallestRoomThatWillDo()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        QCOMPARE(offered(), QStringList({u"Move to Ash (30 seats)"_s, u"Oak (40 seats)"_s}));
        move().click();
        const SlotKey to{u"Ash"_s, kSlot.timeslot, kDay};
        QCOMPARE(m_bench->lastAsked(),
                 Command(Write(Move{kSlot, to, side.claimOf(kAna, kSlot), kAna})));
        QVERIFY(!move().isEnabled());
        m_bench->window->answers().showAnswer(answerTo(m_bench->lastAsked(), Done{}),
                                              AskedFrom::Grid);
        QCOMPARE(m_bench->form().slot(), to);
        QVERIFY2(m_bench->message().text().startsWith(u"Moved Elm"_s),
                 qPrintable(m_bench->message().text()));
        QCOMPARE(m_bench->message().action(), BarAction::None);
    }

    void theOtherRoomsAreInTheMenu()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        move().menu()->actions().constFirst()->trigger();
        const SlotKey to{u"Oak"_s, kSlot.timeslot, kDay};
        QCOMPARE(m_bench->lastAsked(),
                 Command(Write(Move{kSlot, to, side.claimOf(kAna, kSlot), kAna})));
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
        Side side = met({room, kSlot.timeslot, kDay});
        for (const QString &other : taken)
            side.write(kBob, Reserve{{other, kSlot.timeslot, kDay}, kBob, {}});
        m_bench->show(side);
        m_bench->tell(side);
        QCOMPARE(offered(), expected);
    }

    void nothingIsMovedWhileAnswersAreProvisional()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        QVERIFY(move().isEnabled());
        m_bench->window->group().showGroup(seen(Confirmation::Provisional));
        QVERIFY(!move().isEnabled());
        QVERIFY(move().toolTip().contains(u"provisional"_s));
        m_bench->window->group().showGroup({});
        QVERIFY(!move().isEnabled());
        m_bench->window->group().showGroup(seen());
        QVERIFY(move().isEnabled());
    }

    void theDayOfADisplacedBookingIsWatched()
    {
        const SlotKey far{u"Elm"_s, kSlot.timeslot, u"Second"_s};
        Side side = met(far);
        m_bench->show(side);
        m_bench->tell(side);
        QCOMPARE(
            std::ranges::count(m_bench->window->values().watchedKeys(), Query(ReadDay{far.day})),
            1);
        QCOMPARE(offered(), QStringList{u"Reading which rooms are free…"_s});
        m_bench->window->values().showValue(ReadDay{far.day},
                                            side.state.answer(ReadDay{far.day}, {}));
        QCOMPARE(offered().constFirst(), u"Move to Ash (30 seats)"_s);
    }

    // ---- conflicts ---------------------------------------------------------------------------

    void aMergeThatDisplacedIsSaidOnItsOwn()
    {
        const Side side = met();
        const auto conflicts = side.ask<Conflicts>(ReadConflicts{0});
        m_bench->show(side);
        m_bench->window->report().showConflicts(conflicts, {}); // there before this window was
        QCOMPARE(m_bench->merged().text(), QString());
        m_bench->window->report().showConflicts(conflicts, conflicts.rows);
        QCOMPARE(m_bench->merged().text(),
                 u"Merged with the other side: 1 slot was booked on both sides, "
                 "1 booking was displaced."_s);
        QSignalSpy wanted(m_bench->window.get(), &ClientWindow::conflictsRequested);
        Q_EMIT m_bench->merged().actionClicked(m_bench->merged().action());
        QVERIFY(report().isVisible());
        QVERIFY(!report().isModal());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(m_bench->merged().text(), QString());
    }

    void theReportMovesOnesOwnBookingOnly()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->window->report().showConflicts(side.ask<Conflicts>(ReadConflicts{0}), {});
        m_bench->trigger(u"Conflict report"_s);
        auto *button = report().findChild<MoveButton *>();
        QVERIFY(button->isVisible());
        QCOMPARE(button->text(), u"Move to Ash (30 seats)"_s);
        button->click();
        const Move move{kSlot, {u"Ash"_s, kSlot.timeslot, kDay}, side.claimOf(kAna, kSlot), kAna};
        QCOMPARE(m_bench->lastAsked(), Command(Write(move)));
        QSignalSpy wanted(m_bench->window.get(), &ClientWindow::conflictsRequested);
        m_bench->window->answers().showAnswer(
            answerTo(m_bench->lastAsked(), side.write(kAna, move)), AskedFrom::Grid);
        QCOMPARE(wanted.size(), 1);
        m_bench->window->report().showConflicts(side.ask<Conflicts>(ReadConflicts{0}), {});
        QVERIFY(!button->isVisible()); // it is given up here
    }

    void anothersRowCannotBeMoved()
    {
        m_bench->show(met());
        Q_EMIT m_bench->form().personEdited(kBob);
        m_bench->form().setPerson(kBob);
        m_bench->window->report().showConflicts(met().ask<Conflicts>(ReadConflicts{0}), {});
        m_bench->trigger(u"Conflict report"_s);
        QVERIFY(!report().findChild<MoveButton *>()->isVisible());
    }

private:
    QStringList offered() const
    {
        QStringList words{move().text()};
        if (move().menu())
            for (const QAction *other : move().menu()->actions())
                words << other->text();
        return words;
    }
    MoveButton &move() const { return *m_bench->dock().findChild<MoveButton *>(); }
    ConflictReport &report() const { return *m_bench->part<ConflictReport>(); }

    std::unique_ptr<WaitingWindow> m_bench;
};

ROOMCAST_GUI_TEST(ClientNoticesTest)

} // namespace roomcast::tst_client_notices

#include "tst_client_notices.moc"
