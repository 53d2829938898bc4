// SPDX-License-Identifier: MIT
//
// Bookings that are given back: with somebody in line the window asks first and offers no Undo that
// cannot work; what another client gives back in the person's name is told.
#include "support/test_main.h"
#include "support/waiting_window.h"

#include <QMessageBox>

namespace roomcast::tst_client_giving_back {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class ClientGivingBackTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WaitingWindow>();
        QVERIFY(m_bench->waitForIt());
        m_side = std::make_unique<Side>(roomsBySize());
        m_side->write(kAna, Reserve{kSlot, kAna, u"Seminar"_s});
        m_bench->show(*m_side);
        m_bench->choose(kSlot);
    }
    void cleanup()
    {
        m_bench.reset();
        m_side.reset();
    }

    // ---- with somebody in line ---------------------------------------------------------------

    void withNobodyInLineItIsDoneAtOnce()
    {
        m_bench->trigger(u"Cancel booking"_s);
        QVERIFY(!question());
        QCOMPARE(m_bench->lastAsked(), cancel());
    }

    void withSomebodyInLineItAsksFirst_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<int>("asked");
        QTest::newRow("done") << u"Cancel the booking"_s << 1;
        QTest::newRow("not done") << u"Keep it"_s << 0;
    }
    void withSomebodyInLineItAsksFirst()
    {
        QFETCH(QString, choice);
        QFETCH(int, asked);
        standInLine(kBob);
        standInLine(kKim);
        m_bench->trigger(u"Cancel booking"_s);
        QCOMPARE(m_bench->asked.size(), 0);
        QVERIFY(question());
        const QString words = u"Bob is first on the waiting list of Elm · First · 9-10 and moves "
                              "up. 1 more waits. It cannot be undone."_s;
        QCOMPARE(question()->text(), words);
        auto *button = worded<QAbstractButton>(*question(), choice);
        QVERIFY(button);
        button->click();
        QCOMPARE(m_bench->asked.size(), asked);
        if (asked > 0)
            QCOMPARE(m_bench->lastAsked(), cancel());
    }

    void whatSomebodyMovesUpToCannotBeUndone()
    {
        standInLine(kBob);
        m_bench->trigger(u"Cancel booking"_s);
        worded<QAbstractButton>(*question(), u"Cancel the booking"_s)->click();
        m_bench->window->answers().showAnswer(answerTo(m_bench->lastAsked(), Done{}),
                                              AskedFrom::Grid);
        QVERIFY(m_bench->message().text().startsWith(u"Cancelled"_s));
        QCOMPARE(m_bench->message().action(), BarAction::None);
        QVERIFY(!m_bench->action(u"Undo"_s)->isEnabled());
    }

    void undoIsWithdrawnWhenSomebodyElseHasTheSlot()
    {
        m_bench->trigger(u"Cancel booking"_s);
        const Command asked = m_bench->lastAsked();
        m_bench->window->answers().showAnswer(answerTo(asked, Done{}), AskedFrom::Grid);
        QCOMPARE(m_bench->message().action(), BarAction::Undo);
        m_side->write(kAna, std::get<Cancel>(std::get<Write>(asked)));
        m_bench->show(*m_side);
        QCOMPARE(m_bench->message().action(), BarAction::Undo);
        m_side->write(kKim, Reserve{kSlot, kKim, {}});
        m_bench->show(*m_side);
        QCOMPARE(m_bench->message().action(), BarAction::None);
        QVERIFY(m_bench->message().text().startsWith(u"Cancelled"_s));
        QVERIFY(!m_bench->action(u"Undo"_s)->isEnabled());
    }

    void undoingABookingThatSomebodyWaitsForAsksFirst()
    {
        m_bench->window->answers().showAnswer(answerTo(Write(Reserve{kSlot, kAna, {}}), Done{}),
                                              AskedFrom::Grid);
        standInLine(kBob);
        m_bench->trigger(u"Undo"_s);
        QCOMPARE(m_bench->asked.size(), 0);
        QVERIFY(question());
    }

    // ---- by another client -------------------------------------------------------------------

    void whatAnotherClientGivesBackIsTold()
    {
        giveBackElsewhere();
        QCOMPARE(m_bench->lastAsked(), Command(Query(ReadSlot{kSlot})));
        read();
        const QString words = u"Elm · First · 9-10 (Seminar) is not yours any more: another client "
                              "cancelled it in your name"_s;
        QCOMPARE(m_bench->message().text(), words + u'.');
        QCOMPARE(m_bench->message().action(), BarAction::ShowNotices);
        QCOMPARE(m_bench->dock().windowTitle(), u"Notices (1)"_s);
        QVERIFY(says(m_bench->dock(), words));
        m_bench->button(u"Understood"_s)->click();
        QTRY_COMPARE(m_bench->dock().windowTitle(), u"Notices"_s);
    }

    void whatIsGivenBackHereIsNotTold()
    {
        m_bench->trigger(u"Cancel booking"_s);
        const Command asked = m_bench->lastAsked();
        giveBackElsewhere();
        QCOMPARE(m_bench->lastAsked(), asked);
    }

    /// On another side of a partition a booking is not there, and was not cancelled.
    void whatIsOnlyNotThereIsNotTold()
    {
        m_bench->showDay({});
        QCOMPARE(m_bench->lastAsked(), Command(Query(ReadSlot{kSlot})));
        m_bench->window->answers().showAnswer(
            answerTo(m_bench->lastAsked(), SlotRecord{kSlot, false, {}, {}, 0}), AskedFrom::Claim);
        QCOMPARE(m_bench->message().text(), QString());
        QCOMPARE(m_bench->dock().windowTitle(), u"Notices"_s);
    }

    void whoeverComesNextIsNotToldOfIt()
    {
        giveBackElsewhere();
        read();
        Q_EMIT m_bench->form().personEdited(kBob);
        QCOMPARE(m_bench->dock().windowTitle(), u"Notices"_s);
    }

private:
    Command cancel() const { return Write(Cancel{kSlot, m_side->claimOf(kAna, kSlot), kAna}); }
    void standInLine(const QString &person)
    {
        m_side->write(person, JoinQueue{kSlot, person, {}});
        m_bench->show(*m_side);
    }
    void giveBackElsewhere()
    {
        m_side->write(kAna, Cancel{kSlot, {}, kAna});
        m_bench->show(*m_side);
    }
    void read()
    {
        m_bench->window->answers().showAnswer(answerTo(m_bench->lastAsked(), m_side->record(kSlot)),
                                              AskedFrom::Claim);
    }
    QMessageBox *question() const { return m_bench->part<QMessageBox>(); }

    std::unique_ptr<WaitingWindow> m_bench;
    std::unique_ptr<Side> m_side;
};

ROOMCAST_GUI_TEST(ClientGivingBackTest)

} // namespace roomcast::tst_client_giving_back

#include "tst_client_giving_back.moc"
