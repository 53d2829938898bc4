// SPDX-License-Identifier: MIT
//
// Bookings that wait on this device, as a person meets them: shown as pending and nothing
// else, dropped only as asked, and never decided silently. How they are kept: tst_client_keeping.
#include "client_gui/offline/offline_text.h"
#include "client_gui/requests/request_dock.h"
#include "support/pending_window.h"
#include "support/test_main.h"

#include <QTableView>

namespace roomcast::tst_client_offline {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class ClientIntentsTest final : public PendingWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    // ---- while it waits ----------------------------------------------------------------------

    void aPendingCellSaysSo()
    {
        m_bench->window->offline().showOffline({pending()});
        QCOMPARE(m_bench->cellSays(kSlot), u"Pending on this device"_s);
        const QString read = m_bench->cellSays(kSlot, Qt::AccessibleTextRole);
        QVERIFY(!read.contains(u"rovisional"_s));
        m_bench->showDay({heldBy(u"Kim"_s)});
        QCOMPARE(m_bench->cellSays(kSlot), u"Kim"_s);
        QVERIFY(m_bench->cellSays(kSlot, Qt::AccessibleTextRole)
                    .contains(u"a booking is pending on this device"_s));
        m_bench->window->offline().showOffline({});
        QVERIFY(!m_bench->model().cellOf(kSlot).kept);
    }

    void aPendingCellIsNotBookedTwice()
    {
        m_bench->window->offline().showOffline({pending()});
        m_bench->choose(kSlot);
        QTest::keyClick(&m_bench->grid(), Qt::Key_Return);
        QCOMPARE(m_asked->size(), 0);
        m_bench->window->offline().showOffline({});
        QTest::keyClick(&m_bench->grid(), Qt::Key_Return);
        QCOMPARE(m_asked->size(), 1);
    }

    void itIsDroppedInTheGridAndInTheList()
    {
        m_bench->window->offline().showOffline({pending(4)});
        m_bench->choose(kSlot);
        m_bench->action(u"Cancel booking"_s)->trigger();
        QCOMPARE(m_dropped->size(), 1);
        QCOMPARE((*m_dropped)[0][0].value<OfflineBookingId>(), OfflineBookingId{4});
        QVERIFY(told(u"no server will be asked"_s));
        list().setCurrentItem(list().topLevelItem(0));
        m_bench->button(u"Drop"_s)->click();
        QCOMPARE(m_dropped->size(), 2);
        QCOMPARE(m_asked->size(), 0);
    }

    /// By the keyboard alone: the row that has the focus is the one that Del drops.
    void theFocusedRowIsDropped_data()
    {
        QTest::addColumn<bool>("by_tab");
        QTest::newRow("Ctrl+5") << false;
        QTest::newRow("Tab") << true;
    }
    void theFocusedRowIsDropped()
    {
        QFETCH(bool, by_tab);
        m_bench->window->offline().showOffline({pending()});
        m_bench->window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_bench->window.get()));
        auto *table = m_dock->findChild<QTreeWidget *>();
        m_dock->show();
        m_dock->raise();
        if (by_tab)
            table->setFocus(Qt::TabFocusReason);
        else
            m_bench->trigger(u"Go to pending"_s);
        QTRY_VERIFY(table->hasFocus());
        QVERIFY(table->currentItem());
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(m_dropped->size(), 1);
    }

    /// Rows come and go around the chosen one: Del drops the booking that was chosen, or nothing.
    void theChosenBookingStaysChosen()
    {
        const Reserve beside{kBeside, kAna, {}};
        m_bench->window->offline().showOffline({pending(1), pending(2, beside)});
        list().setCurrentItem(list().topLevelItem(0));
        decide(pending(7, beside)); // a row above it
        QCOMPARE(list().topLevelItemCount(), 3);
        m_bench->button(u"Drop"_s)->click();
        m_bench->button(u"Clear decided"_s)->click();
        m_bench->button(u"Drop"_s)->click();
        QCOMPARE(m_dropped->size(), 2);
        for (const auto &dropped : *m_dropped)
            QCOMPARE(dropped[0].value<OfflineBookingId>(), OfflineBookingId{1});
    }

    void whereTheChosenBookingIsGoneNothingIsChosen()
    {
        const Reserve beside{kBeside, kAna, {}};
        m_bench->window->offline().showOffline({pending(1), pending(2, beside)});
        list().setCurrentItem(list().topLevelItem(0));
        decide(pending(1)); // it waits no longer: what came of it is another row
        m_bench->window->offline().showOffline({pending(2, beside)});
        QCOMPARE(list().topLevelItemCount(), 2);
        QVERIFY(list().selectedItems().isEmpty());
        QVERIFY(!m_bench->button(u"Drop"_s)->isEnabled());
        QTest::keyClick(&list(), Qt::Key_Delete);
        QCOMPARE(m_dropped->size(), 0);
    }

    void whatWasSentIsDroppedWithAWarning()
    {
        OfflineBooking sent = pending();
        sent.sent = true;
        m_bench->window->offline().showOffline({sent});
        QCOMPARE(list().topLevelItem(0)->text(0), u"Sent; no answer came yet"_s);
        m_bench->choose(kSlot);
        m_bench->action(u"Cancel booking"_s)->trigger();
        QVERIFY(told(u"look whether it is booked"_s));
    }

    void theListCountsInItsTab()
    {
        QCOMPARE(m_dock->windowTitle(), u"Pending"_s);
        m_bench->window->offline().showOffline({pending(1), pending(2, {kBeside, kAna, {}})});
        QCOMPARE(m_dock->windowTitle(), u"Pending (2)"_s);
        QCOMPARE(list().topLevelItem(0)->text(0), u"Waits for a server"_s);
    }

    // ---- when it is decided ------------------------------------------------------------------

    void whatWasDecidedIsTold_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("told");
        QTest::addColumn<Tone>("tone");
        Answer one_side = answerTo(kBook, Done{});
        one_side.confirmation = Confirmation::Provisional;
        QTest::newRow("confirmed")
            << answerTo(kBook, Done{}) << u"Confirmed"_s << u"confirmed"_s << Tone::Server;
        QTest::newRow("provisional")
            << one_side << u"Provisional"_s << u"provisional"_s << Tone::Provisional;
        QTest::newRow("refused") << answerTo(kBook, Refused{RefusalKind::SlotTaken, u"Kim"_s})
                                 << u"Refused"_s << u"is held by Kim"_s << Tone::Error;
        QTest::newRow("held by oneself")
            << answerTo(kBook, Refused{RefusalKind::SlotTaken, kAna}) << u"Held by you"_s
            << u"is held by you already"_s << Tone::Candidate;
    }
    void whatWasDecidedIsTold()
    {
        QFETCH(Answer, answer);
        QFETCH(QString, word);
        QFETCH(QString, told);
        QFETCH(Tone, tone);
        m_bench->window->offline().showOffline({pending()});
        m_bench->window->offline().showOfflineDecided({pending(), answer});
        m_bench->window->offline().showOffline({});
        QVERIFY2(this->told(told), qPrintable(m_bench->message().text()));
        QCOMPARE(m_dock->decidedTone(), tone);
        QCOMPARE(m_bench->pill().tone(), tone);
        QCOMPARE(list().topLevelItem(0)->text(0), word);
        QCOMPARE(list().topLevelItemCount(), 1);
        QVERIFY(!m_bench->model().cellOf(kSlot).kept);
        const QSignalSpy cleared(m_bench->window.get(), &ClientWindow::decidedCleared);
        m_bench->button(u"Clear decided"_s)->click();
        QCOMPARE(m_dock->windowTitle(), u"Pending"_s);
        QCOMPARE(cleared[0][0].value<std::vector<OfflineBookingId>>(),
                 std::vector{OfflineBookingId{1}});
    }

    /// Told and listed, but no news of what is on show now.
    void whatAnEarlierRunDecidedIsTold()
    {
        const auto &requests = *m_bench->part<RequestDock>()->findChild<QTableView *>()->model();
        const QString note = m_bench->pill().word();
        m_bench->window->offline().showOfflineDecided(
            {pending(), answerTo(kBook, Refused{RefusalKind::SlotTaken, u"Kim"_s}), false, true});
        QVERIFY(told(u"is held by Kim"_s));
        QCOMPARE(list().topLevelItem(0)->text(0), u"Refused"_s);
        QCOMPARE(requests.rowCount(), 0);
        QCOMPARE(m_bench->pill().word(), note);
    }

    void whatWasBookedAfterItWasDroppedIsTold()
    {
        m_bench->window->offline().showOfflineDecided(
            {pending(), answerTo(kBook, Done{}), true, false});
        QVERIFY(told(u"before you dropped it"_s));
    }

    void ofWhatWasDroppedNobodyMayKnow()
    {
        Answer unknown = answerTo(kBook, Done{});
        unknown.outcome.reset();
        unknown.error = AnswerError::OutcomeUnknown;
        m_bench->window->offline().showOfflineDecided({pending(), unknown, true, false});
        QVERIFY(told(u"Nobody answered"_s));
        QVERIFY(!told(u"refused"_s));
        QCOMPARE(list().topLevelItem(0)->text(0), u"Not known"_s);
    }

    void whatWasBookedBeforeAndWaitsByNowIsNotSaidToHold()
    {
        m_bench->window->offline().showOfflineDecided({pending(), answerTo(kBook, Queued{2})});
        QVERIFY(told(u"as number 2"_s));
        QVERIFY(!told(u"Booked"_s));
    }

    void severalDecidedAtOnceAreAllTold()
    {
        const Answer refused = answerTo(kBook, Refused{RefusalKind::SlotTaken, u"Kim"_s});
        m_bench->window->offline().showOfflineDecided({pending(1), refused});
        m_bench->window->offline().showOfflineDecided(
            {pending(2, {kBeside, kAna, {}}), answerTo(Write(Reserve{kBeside, kAna, {}}), Done{})});
        QVERIFY2(told(u"2 bookings"_s) && told(u"1 confirmed, 1 refused"_s),
                 qPrintable(m_bench->message().text()));
        QCOMPARE(list().topLevelItemCount(), 2);
        QCOMPARE(m_dock->decidedTone(), Tone::Error);
    }

    void aRefusalInFavourOfOneselfIsExplained()
    {
        const Answer own = answerTo(kBook, Refused{RefusalKind::SlotTaken, kAna});
        QVERIFY(intentDecidedText({pending(), own}).contains(u"held by you already"_s));
        const Answer other = answerTo(kBook, Refused{RefusalKind::SlotTaken, u"Kim"_s});
        QVERIFY(intentDecidedText({pending(), other}).contains(u"is held by Kim"_s));
    }

    // ---- the disk ----------------------------------------------------------------------------

    void whatTheDiskDidIsSaid()
    {
        m_bench->window->offline().showKeepingFault(
            keptUnreadableText(ClientNode::Kept::Cache, {}));
        m_bench->window->offline().showKeepingFault(
            keptUnreadableText(ClientNode::Kept::OfflineBookingList, u"/x/intents.damaged"_s));
        QVERIFY(told(u"was dropped"_s));
        QVERIFY(told(u"/x/intents.damaged"_s));
        m_bench->window->offline().showKeepingFault(
            keptUnreadableText(ClientNode::Kept::Cache, {}));
        QCOMPARE(m_bench->message().text().count(u"was dropped"_s), 1);
        m_bench->message().dismiss();
        m_bench->window->offline().showKeepingFault(
            keepingFailedText(ClientNode::Kept::OfflineBookingList));
        QVERIFY(told(u"lost when this client ends"_s));
        QVERIFY(!told(u"/x/intents.damaged"_s));
    }
};

ROOMCAST_GUI_TEST(ClientIntentsTest)

} // namespace roomcast::tst_client_offline

#include "tst_client_offline.moc"
