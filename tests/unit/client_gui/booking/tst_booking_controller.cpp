// SPDX-License-Identifier: MIT
//
// What a person does to the chosen slot, and what became of writes whose outcome is unknown:
// commands leave only where they make sense, and questions are asked until they are answered.
#include "client_gui/booking/outcome_controller.h"
#include "support/controller_fixture.h"
#include "support/test_main.h"

#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_booking_controller {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

namespace {

const Reserve kWish{kSlot, kAna, {}};

Answer unknownOutcome()
{
    Answer answer = noServer(Write(kWish));
    answer.error = AnswerError::OutcomeUnknown;
    return answer;
}

} // namespace

class BookingControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<ControllerFixture>();
        m_asked = std::make_unique<QSignalSpy>(&m->booking, &BookingController::submitRequested);
        m->navigation.chooseSlot(kSlot);
    }
    void cleanup()
    {
        m_asked.reset();
        m.reset();
    }

    void onlyAFreeSlotIsBookedAndOnce()
    {
        m->booking.book();
        m->booking.book();
        QCOMPARE(m_asked->size(), 1);
        QCOMPARE((*m_asked)[0][0].value<Command>(), Command(Write(kWish)));
        QCOMPARE(m->model.cellOf(kSlot).kind, CellKind::Booking);
    }

    void nobodyBooksNothing()
    {
        m->booking.setPerson({});
        m->booking.book();
        QCOMPARE(m_asked->size(), 0);
    }

    void othersBookingsAreNotCancelled()
    {
        m->showDay({heldBy(kKim)});
        m->booking.cancel();
        QCOMPARE(m_asked->size(), 0);
        m->showDay({heldBy(kAna)});
        m->booking.cancel();
        QCOMPARE(m_asked->size(), 1);
    }

    void whoeverWaitsIsAskedAboutFirst()
    {
        SlotClaims line = heldBy(kAna);
        line.claims.push_back(line.claims.front());
        line.claims.back().holder = kKim;
        m->showDay({line});
        m->booking.cancel();
        QCOMPARE(m_asked->size(), 0);
        QVERIFY(m->window.findChild<QMessageBox *>());
    }

    void aBookingThatWaitsOnThisDeviceIsDropped()
    {
        const QSignalSpy dropped(&m->booking, &BookingController::dropRequested);
        m->model.setIntents({OfflineBooking{{7}, kWish, {}, false}});
        m->booking.cancel();
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(m_asked->size(), 0);
    }

    void undoIsOfferedAsLongAsItCanWork()
    {
        const QSignalSpy offered(&m->booking, &BookingController::undoOffered);
        m->booking.messageFor(answerTo(Write(kWish), Done{}), AskedFrom::Grid);
        m->booking.refreshUndo();
        QVERIFY(offered.last()[0].toBool());
        m->showDay({heldBy(kKim)});
        m->booking.refreshUndo();
        QVERIFY(!offered.last()[0].toBool());
    }

    void takenIsSaidUntilItIsFree()
    {
        const Answer answer = answerTo(Write(kWish), Refused{RefusalKind::SlotTaken, kKim});
        m->booking.tell(m->booking.messageFor(answer, AskedFrom::Grid), answer, kSlot);
        m->booking.endTaken(); // the grid does not know of it yet
        QVERIFY(m->message.speaks());
        m->showDay({heldBy(kKim)});
        m->booking.endTaken();
        QVERIFY(m->message.speaks());
        m->showDay({});
        m->booking.endTaken();
        QVERIFY(!m->message.speaks());
    }

    // ---- unknown outcomes --------------------------------------------------------------------

    void anUnknownOutcomeIsReadOnceAServerAnswers()
    {
        OutcomeController outcomes(m->group);
        const QSignalSpy asked(&outcomes, &OutcomeController::submitRequested);
        m->group.showGroup({});
        outcomes.take(unknownOutcome());
        QCOMPARE(asked.size(), 0);
        m->group.showGroup(seen());
        outcomes.ask();
        outcomes.ask(); // is being read
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), Command(Query(ReadSlot{kSlot})));
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::Doubt);
    }

    void anUnknownOutcomeIsSettledByReadingItsSlot()
    {
        OutcomeController outcomes(m->group);
        const QSignalSpy settled(&outcomes, &OutcomeController::settled);
        outcomes.take(unknownOutcome());
        outcomes.settle(noServer(Query(ReadSlot{kSlot})));
        QVERIFY(outcomes.isOpen(kSlot));
        SlotRecord record;
        record.slot = kSlot;
        outcomes.settle(answerTo(Query(ReadSlot{kSlot}), record));
        QVERIFY(!outcomes.isOpen(kSlot));
        QCOMPARE(settled.size(), 1);
    }

private:
    std::unique_ptr<ControllerFixture> m;
    std::unique_ptr<QSignalSpy> m_asked;
};

ROOMCAST_GUI_TEST(BookingControllerTest)

} // namespace roomcast::tst_booking_controller

#include "tst_booking_controller.moc"
