// SPDX-License-Identifier: MIT
//
// Bookings that no server answered: which of them are offered to be kept on this device, and that
// none is kept, or lost, without a word.
#include "support/pending_window.h"
#include "support/test_main.h"
#include "text/day_text.h"

namespace roomcast::tst_client_keeping {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class ClientKeepingTest final : public PendingWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatNoServerAnsweredCanBeKept()
    {
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Grid);
        QCOMPARE(m_kept->size(), 0); // never by itself
        m_bench->window->answers().showAnswer(answerTo(Query(ReadDay{kDay}), Bookings{}),
                                              AskedFrom::View);
        click(kOffer);
        QCOMPARE(m_kept->size(), 1);
        QCOMPARE(wishes(0), std::vector{kWish});
        m_bench->window->offline().showKept({{kWish, Keeping::OnDisk}});
        QVERIFY(told(u"pending on this device"_s));
        QVERIFY(told(u"no server has confirmed it"_s));
    }

    void whatWasTypedCanBeKept()
    {
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Console);
        click(kOffer);
        QCOMPARE(m_kept->size(), 1);
    }

    /// Whoever has booked before is told that it may have been done; no server can be looked at.
    void whatMayHaveBeenDoneCanBeKeptWhileNoServerIsThere()
    {
        m_bench->window->group().showGroup({});
        Answer unknown = noServer(kBook);
        unknown.error = AnswerError::OutcomeUnknown;
        m_bench->window->answers().showAnswer(unknown, AskedFrom::Grid);
        QVERIFY(told(u"it may have been done or not"_s));
        click(kOffer);
        QCOMPARE(m_kept->size(), 1);
    }

    void onlyUnansweredBookingsAreOffered_data()
    {
        QTest::addColumn<Answer>("answer");
        Answer unknown = noServer(kBook);
        unknown.error = AnswerError::OutcomeUnknown; // a server is there and can be looked at
        QTest::newRow("outcome unknown") << unknown;
        QTest::newRow("a cancellation") << noServer(Write(Cancel{kSlot, {}, kAna}));
        QTest::newRow("a place in line") << noServer(Write(JoinQueue{kSlot, kAna, {}}));
        QTest::newRow("refused") << answerTo(kBook, Refused{RefusalKind::SlotTaken, u"Kim"_s});
        QTest::newRow("booked") << answerTo(kBook, Done{});
    }
    void onlyUnansweredBookingsAreOffered()
    {
        QFETCH(Answer, answer);
        m_bench->window->answers().showAnswer(answer, AskedFrom::Grid);
        QVERIFY(m_bench->message().action() != BarAction::KeepIntent);
    }

    void allThatGotNoAnswerAreKeptTogether()
    {
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Grid);
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Grid); // once more
        m_bench->window->answers().showAnswer(noServer(Write(kOther)), AskedFrom::Grid);
        QVERIFY2(told(u"2 bookings got no answer"_s), qPrintable(m_bench->message().text()));
        click(u"Keep all 2 on this device and ask later"_s);
        QCOMPARE(m_kept->size(), 1);
        QCOMPARE(wishes(0), (std::vector{kWish, kOther}));
        m_bench->window->offline().showKept({{kWish, Keeping::OnDisk}, {kOther, Keeping::OnDisk}});
        QVERIFY(told(slotLabel(kSlot)) && told(slotLabel(kBeside)));
        QVERIFY(told(u"are pending on this device"_s));
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Grid);
        QVERIFY(!told(u"2 bookings"_s)); // what was kept is not offered again
    }

    void onlyTheNewestAreOffered()
    {
        const auto wish = [](size_t at) {
            return Reserve{{kSlot.room, QString::number(at), kDay}, kAna, {}};
        };
        for (size_t at = 0; at <= OfflineController::kOfferedMax; ++at)
            m_bench->window->answers().showAnswer(noServer(Write(wish(at))), AskedFrom::Console);
        click(u"Keep all 8 on this device and ask later"_s);
        QCOMPARE(wishes(0).size(), OfflineController::kOfferedMax);
        QVERIFY(wishes(0).front() == wish(1));
        QVERIFY(wishes(0).back() == wish(OfflineController::kOfferedMax));
    }

    void whatWasAnsweredOrDeclinedIsNotOffered_data()
    {
        QTest::addColumn<bool>("declined");
        QTest::newRow("answered since") << false;
        QTest::newRow("declined") << true;
    }
    void whatWasAnsweredOrDeclinedIsNotOffered()
    {
        QFETCH(bool, declined);
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Grid);
        if (declined)
            m_bench->message().dismiss();
        else
            m_bench->window->answers().showAnswer(answerTo(kBook, Done{}), AskedFrom::Grid);
        m_bench->window->answers().showAnswer(noServer(Write(kOther)), AskedFrom::Grid);
        click(kOffer);
        QCOMPARE(wishes(0), std::vector{kOther});
    }

    void anUndoDoesNotDecline()
    {
        m_bench->window->answers().showAnswer(answerTo(kBook, Done{}), AskedFrom::Grid);
        m_bench->showDay({heldBy(kAna)});
        m_bench->window->answers().showAnswer(noServer(Write(kOther)), AskedFrom::Grid);
        m_bench->trigger(u"Undo"_s);
        QCOMPARE(m_asked->size(), 1);
        click(kOffer);
        QCOMPARE(wishes(0), std::vector{kOther});
    }

    /// They are offered again as soon as there is room.
    void whatThereWasNoRoomForIsNotLost()
    {
        m_bench->window->offline().showOffline({pending(4, {kSlot, kAna, u"Old"_s})});
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Grid);
        m_bench->window->answers().showAnswer(noServer(Write(kOther)), AskedFrom::Grid);
        click(u"Keep all 2 on this device and ask later"_s);
        m_bench->window->offline().showKept({{kWish, Keeping::OnDisk}, {kOther, Keeping::TooMany}});
        QVERIFY(told(slotLabel(kSlot) + u" is pending"_s));
        QVERIFY(told(slotLabel(kBeside) + u" is not kept"_s));
        m_bench->choose(kSlot);
        m_bench->trigger(u"Cancel booking"_s);
        QCOMPARE(m_dropped->size(), 1);
        QVERIFY2(told(slotLabel(kBeside) + u" got no answer"_s),
                 qPrintable(m_bench->message().text()));
        click(kOffer);
        QCOMPARE(m_kept->size(), 2);
        QCOMPARE(wishes(1), std::vector{kOther});
    }

    void tooManyAreNotKeptSilently()
    {
        m_bench->window->offline().showKept({{kWish, Keeping::TooMany}});
        QVERIFY(told(u"is not kept"_s));
        QCOMPARE(m_bench->message().action(), BarAction::ShowPending);
    }

    void whatTheDiskDidNotTakeIsNotSaidToBeKept()
    {
        m_bench->window->offline().showKept({{kWish, Keeping::InMemory}});
        QVERIFY(told(u"only while this client runs"_s));
        QVERIFY(!told(u"on this device"_s));
    }
};

ROOMCAST_GUI_TEST(ClientKeepingTest)

} // namespace roomcast::tst_client_keeping

#include "tst_client_keeping.moc"
