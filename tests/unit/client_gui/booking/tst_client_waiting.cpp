// SPDX-License-Identifier: MIT
//
// Waiting lists as a person at the client window meets them: what can be clicked, what is asked
// then and how it is taken back, and what is said of the line and its past. What became of a
// claim meanwhile: tst_client_notices.
#include "client_gui/notices/move_button.h"
#include "support/test_main.h"
#include "support/waiting_window.h"

#include <QListWidget>
#include <QTest>

namespace roomcast::tst_client_waiting {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class ClientWaitingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WaitingWindow>();
        QVERIFY(m_bench->waitForIt());
    }
    void cleanup() { m_bench.reset(); }

    void aTakenSlotOffersItsWaitingList()
    {
        Side side(roomsBySize());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        m_bench->show(side);
        m_bench->choose(kSlot);
        QVERIFY(!m_bench->button(u"Book"_s)->isVisible());
        QVERIFY(!m_bench->button(u"Leave the waiting list"_s)->isVisible());
        QTest::mouseClick(m_bench->button(u"Join waiting list"_s), Qt::LeftButton);
        QCOMPARE(m_bench->lastAsked(), Command(Write(JoinQueue{kSlot, kAna, {}})));
        QCOMPARE(m_bench->cellSays(kSlot), u"Joining…"_s);
        m_bench->trigger(u"Join waiting list"_s); // already on its way
        QCOMPARE(m_bench->asked.size(), 1);
    }

    void aFreeSlotHasNoWaitingListToJoin()
    {
        m_bench->show(Side(roomsBySize()));
        m_bench->choose(kSlot);
        QVERIFY(m_bench->button(u"Book"_s)->isVisible());
        QVERIFY(!m_bench->button(u"Join waiting list"_s)->isVisible());
        m_bench->trigger(u"Join waiting list"_s);
        m_bench->trigger(u"Leave the waiting list"_s);
        QCOMPARE(m_bench->asked.size(), 0);
    }

    void whoWaitsIsToldHowManyAreBefore()
    {
        Side side(roomsBySize());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kBob, JoinQueue{kSlot, kBob, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, {}});
        m_bench->show(side);
        m_bench->choose(kSlot);
        QVERIFY(says(m_bench->form(), u"You wait, 2 before you"_s));
        QCOMPARE(m_bench->cellSays(kSlot), u"You, waiting 2"_s);
        QVERIFY(!m_bench->button(u"Join waiting list"_s)->isVisible());
        m_bench->trigger(u"Join waiting list"_s);
        QCOMPARE(m_bench->asked.size(), 0);
        QTest::mouseClick(m_bench->button(u"Leave the waiting list"_s), Qt::LeftButton);
        QCOMPARE(m_bench->lastAsked(), Command(Write(LeaveQueue{kSlot, kAna})));
    }

    void joiningIsUndoneByLeaving()
    {
        Side side(roomsBySize());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        const JoinQueue join{kSlot, kAna, {}};
        const Outcome outcome = side.write(kAna, join);
        m_bench->show(side);
        m_bench->window->answers().showAnswer(answerTo(Write(join), outcome), AskedFrom::Grid);
        QVERIFY2(m_bench->message().text().contains(u"as number 1"_s),
                 qPrintable(m_bench->message().text()));
        m_bench->trigger(u"Undo"_s);
        QCOMPARE(m_bench->lastAsked(), Command(Write(LeaveQueue{kSlot, kAna})));
    }

    void joiningIsUndoneByCancellingIfTheClaimMovedUp()
    {
        Side side(roomsBySize());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, {}});
        m_bench->window->answers().showAnswer(
            answerTo(Write(JoinQueue{kSlot, kAna, {}}), Queued{1}), AskedFrom::Grid);
        side.write(kKim, Cancel{kSlot, {}, kKim});
        m_bench->show(side);
        m_bench->trigger(u"Undo"_s);
        QCOMPARE(m_bench->lastAsked(),
                 Command(Write(Cancel{kSlot, side.claimOf(kAna, kSlot), kAna})));
    }

    void leavingIsUndoneWithItsTitle()
    {
        Side side(roomsBySize());
        side.write(kKim, Reserve{kSlot, kKim, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, u"Seminar"_s});
        m_bench->show(side);
        m_bench->choose(kSlot);
        m_bench->trigger(u"Leave the waiting list"_s);
        m_bench->window->answers().showAnswer(answerTo(m_bench->lastAsked(), Done{}),
                                              AskedFrom::Grid);
        m_bench->trigger(u"Undo"_s);
        QCOMPARE(m_bench->lastAsked(), Command(Write(JoinQueue{kSlot, kAna, u"Seminar"_s})));
    }

    void theChosenSlotShowsItsLineAndItsPast()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->choose(kSlot);
        QCOMPARE(
            std::ranges::count(m_bench->window->values().watchedKeys(), Query(ReadSlot{kSlot})), 1);
        m_bench->window->values().showValue(ReadSlot{kSlot}, side.record(kSlot));
        QCOMPARE(lines(u"Waiting list"_s),
                 QStringList({u"1. Kim holds it (Lab)"_s, u"2. Ana waits (Seminar)"_s}));
        QCOMPARE(lines(u"History"_s).size(), 3);
        QVERIFY(lines(u"History"_s).constFirst().contains(u"displaced by Kim"_s));
        const SlotKey other{u"Oak"_s, kSlot.timeslot, kDay};
        m_bench->window->values().showValue(ReadSlot{other},
                                            side.record(other)); // not what is on show
        QCOMPARE(lines(u"Waiting list"_s).size(), 2);
        m_bench->choose(other);
        QCOMPARE(lines(u"Waiting list"_s), QStringList());
        QCOMPARE(
            std::ranges::count(m_bench->window->values().watchedKeys(), Query(ReadSlot{kSlot})), 0);
    }

    void everythingHasANameAndAKey()
    {
        Side side = met();
        m_bench->show(side);
        m_bench->tell(side);
        for (const QListWidget *list : m_bench->window->findChildren<QListWidget *>())
            QVERIFY(!list->accessibleName().isEmpty());
        for (const QAbstractButton *known :
             m_bench->dock().widget()->findChildren<QAbstractButton *>()) {
            QVERIFY(known->focusPolicy() & Qt::TabFocus);
            QVERIFY(known->accessibleDescription().contains(u"Elm"_s));
        }
        for (const QString &words : {u"Join waiting list"_s, u"Leave the waiting list"_s,
                                     u"Go to notices"_s, u"Conflict report"_s})
            QVERIFY2(!m_bench->action(words)->shortcut().isEmpty(), qPrintable(words));
        QVERIFY(m_bench->window->minimumSizeHint().width() <= 800);
        QVERIFY2(m_bench->window->minimumSizeHint().height() <= 500,
                 qPrintable(QString::number(m_bench->window->minimumSizeHint().height())));
    }

private:
    QStringList lines(const QString &name) const
    {
        QStringList texts;
        const auto *list = m_bench->named<QListWidget>(name);
        for (int row = 0; row < list->count(); ++row)
            texts << list->item(row)->text();
        return texts;
    }

    std::unique_ptr<WaitingWindow> m_bench;
};

ROOMCAST_GUI_TEST(ClientWaitingTest)

} // namespace roomcast::tst_client_waiting

#include "tst_client_waiting.moc"
