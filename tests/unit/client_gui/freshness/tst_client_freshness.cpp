// SPDX-License-Identifier: MIT
//
// What is not fresh says so, in colour, icon and word, to the eye and to screen readers; and ages
// grow by themselves while somebody can see them.
#include "client_gui/app/visible_timer.h"
#include "client_gui/booking/booking_form.h"
#include "client_gui/freshness/mark_text.h"
#include "support/test_main.h"
#include "support/window_bench.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_client_freshness {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class ClientFreshnessTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WindowBench>();
        QVERIFY(QTest::qWaitForWindowExposed(m_bench->window.get()));
    }
    void cleanup() { m_bench.reset(); }

    // ---- cells -------------------------------------------------------------------------------

    void cellsThatAreNotFreshSaySo_data()
    {
        QTest::addColumn<CacheState>("state");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("suspect") << CacheState::Suspect << Tone::Suspect;
        QTest::newRow("stale") << CacheState::Stale << Tone::Stale;
        QTest::newRow("invalidated") << CacheState::Invalidated << Tone::Invalidated;
    }
    void cellsThatAreNotFreshSaySo()
    {
        QFETCH(CacheState, state);
        QFETCH(Tone, tone);
        m_bench->setMark(noteOf(CacheState::Fresh));
        QVERIFY(!doubtOf(m_bench->model().cellOf(kSlot)));
        const QImage fresh = m_bench->grid().viewport()->grab().toImage();
        QVERIFY(!m_bench->cellSays(kSlot, Qt::AccessibleTextRole).contains(u"old"_s));
        m_bench->setMark(noteOf(state, 3100ms));
        QCOMPARE(doubtOf(m_bench->model().cellOf(kSlot)), tone);
        const QString read = m_bench->cellSays(kSlot, Qt::AccessibleTextRole);
        QVERIFY2(read.contains(toneWord(tone), Qt::CaseInsensitive), qPrintable(read));
        QVERIFY2(read.contains(u"at most 3.1 s old"_s), qPrintable(read));
        QVERIFY(m_bench->grid().viewport()->grab().toImage() != fresh);
    }

    void theTipHasTheNumbers()
    {
        CacheNote mark = noteOf(CacheState::Fresh);
        mark.changed_by = u"Kim"_s;
        mark.changed_ago = 2s;
        m_bench->setMark(mark);
        const QString tip = m_bench->cellSays(kSlot, Qt::ToolTipRole);
        for (const QString &fact : {u"at most 400 ms old"_s, u"Version 7.300/42"_s,
                                    u"Changed by Kim 2.0 s ago"_s, u"confirmed"_s})
            QVERIFY2(tip.contains(fact), qPrintable(tip));
    }

    void aBookingOfOneSideIsProvisional()
    {
        m_bench->showDay({heldBy(u"Kim"_s)});
        CacheNote mark = noteOf(CacheState::Fresh);
        mark.confirmation = Confirmation::Provisional;
        m_bench->setMark(mark);
        QCOMPARE(doubtOf(m_bench->model().cellOf(kSlot)), Tone::Provisional);
        QVERIFY(!doubtOf(m_bench->model().cellOf(kBeside))); // free: the banner says it of the side
    }

    void aSideThatMayLackWhatWasSeenSaysSo()
    {
        CacheNote mark = noteOf(CacheState::Suspect);
        mark.behind = true;
        m_bench->setMark(mark);
        QVERIFY(m_bench->cellSays(kSlot, Qt::AccessibleTextRole)
                    .contains(u"may lack what you saw before"_s));
    }

    void statesChangeByTimeAlone()
    {
        m_bench->setMark(noteOf(CacheState::Fresh));
        auto state = CacheState::Fresh;
        m_bench->window->cache().setLens(
            {[&state](const SlotKey &slot) {
                 return std::optional(SlotMark{ReadDay{slot.day}, noteOf(state)});
             },
             {},
             {}});
        QSignalSpy told(&m_bench->model(), &QAbstractItemModel::dataChanged);
        m_bench->window->note().showAges();
        QCOMPARE(told.size(), 0);
        state = CacheState::Suspect;
        m_bench->window->note().showAges();
        QVERIFY(!told.isEmpty());
        QVERIFY(m_bench->model().index(0, 0).data(GridModel::CellRole).value<GridCell>().state ==
                CacheState::Suspect);
        state = CacheState::Fresh; // before what it looks at goes
        m_bench->window->cache().setLens({});
    }

    /// Never the value of one list beside the age of another.
    void aSlotIsReadInTheListThatTheCacheSays()
    {
        Query list = CheckRoom{kSlot.room};
        m_bench->window->cache().setLens(
            {[&list](const SlotKey &slot) {
                 const bool here = tellsOf(list, slot);
                 return std::optional(SlotMark{here ? list : Query(ReadDay{slot.day}),
                                               noteOf(CacheState::Stale, here ? 4300ms : 29s)});
             },
             {},
             {}});
        m_bench->window->values().showValue(CheckRoom{kSlot.room}, Bookings{{heldBy(u"Kim"_s)}});
        m_bench->window->note().showAges();
        QCOMPARE(m_bench->cellSays(kSlot), u"Kim"_s);
        QVERIFY(m_bench->cellSays(kSlot, Qt::ToolTipRole).contains(u"at most 4.3 s old"_s));
        QCOMPARE(m_bench->cellSays(kBeside), u"Free"_s);
        QVERIFY(m_bench->cellSays(kBeside, Qt::ToolTipRole).contains(u"at most 29 s old"_s));
        QVERIFY(m_bench->pill().detail().endsWith(u"≤ 29 s"_s));
        list = ReadDay{kDay};
        m_bench->window->note().showAges();
        QCOMPARE(m_bench->cellSays(kSlot), u"Free"_s);
        m_bench->window->cache().setLens({}); // before what it looks at goes
    }

    void aRoomsListTellsOfADayThatWasNotRead()
    {
        m_bench->window->values().showValue(CheckRoom{kSlot.room}, Bookings{});
        m_bench->trigger(u"Forward"_s);
        QCOMPARE(m_bench->cellSays({kSlot.room, kSlot.timeslot, u"Second"_s}), u"Free"_s);
        QCOMPARE(m_bench->cellSays({kBeside.room, kSlot.timeslot, u"Second"_s}), u"…"_s);
    }

    /// Evicted, cleared, or of another group: nobody knows how old it is.
    void whatTheCacheHasNoMoreIsNotKnown()
    {
        m_bench->showDay({heldBy(u"Kim"_s)});
        m_bench->setMark(noteOf(CacheState::Fresh));
        m_bench->window->group().showGroup({});
        QCOMPARE(m_bench->cellSays(kSlot), u"Kim"_s);
        m_bench->setMark({});
        m_bench->window->note().showAges(); // before the word of it
        QCOMPARE(m_bench->cellSays(kSlot), u"…"_s);
        QVERIFY(!m_bench->cell(kSlot).isHeld());
        QVERIFY(m_bench->banner().text().contains(u"nothing of this day is known"_s));
    }

    void onlyWhatTheListToldIsForgotten()
    {
        m_bench->showDay({heldBy(u"Kim"_s), heldBy(u"Kim"_s, kBeside)});
        m_bench->window->values().showValue(CheckRoom{kSlot.room}, Bookings{{heldBy(u"Bob"_s)}});
        m_bench->window->values().forgetValue(ReadDay{kDay});
        QVERIFY(!m_bench->model().timetable().hasDay(kDay));
        QCOMPARE(m_bench->cellSays(kSlot), u"Bob"_s);
        QCOMPARE(m_bench->cellSays(kBeside), u"…"_s);
        m_bench->window->values().forgetValue(CheckRoom{kSlot.room});
        m_bench->window->values().forgetValue(ListRooms{});
        QCOMPARE(m_bench->cellSays(kSlot), u"…"_s);
        m_bench->showDay({});
        QCOMPARE(m_bench->cellSays(kBeside), u"Free"_s);
    }

    void theFormSaysWhatTheCellSays()
    {
        m_bench->choose(kSlot);
        m_bench->setMark(noteOf(CacheState::Suspect));
        QVERIFY(formSays(u"Suspect"_s));
        m_bench->setMark(noteOf(CacheState::Fresh));
        QVERIFY(!formSays(u"Suspect"_s));
    }

    // ---- the pill ----------------------------------------------------------------------------

    void thePillSaysHowOldWhatIsShownCanBe()
    {
        m_bench->window->answers().showAnswer(answerTo(Query(ReadDay{kDay}), Bookings{}),
                                              AskedFrom::View);
        m_bench->setMark(noteOf(CacheState::Fresh, 400ms));
        QCOMPARE(m_bench->pill().detail(), u"300 · 0.8 ms · confirmed · ≤ 1 s"_s);
        m_bench->setMark(noteOf(CacheState::Suspect, 2300ms));
        QCOMPARE(m_bench->pill().detail(), u"300 · 0.8 ms · confirmed · suspect, ≤ 3 s"_s);
        QVERIFY(m_bench->pill().toolTip().contains(u"On show: Suspect, at most 2.3 s old"_s));
    }

    void whatIsKeptFromAnEarlierRunHasNoBound()
    {
        CacheNote mark = noteOf(CacheState::Stale, 180s);
        mark.age_bounded = false;
        m_bench->setMark(mark);
        QVERIFY2(m_bench->pill().detail().endsWith(u"kept since about 3 min"_s),
                 qPrintable(m_bench->pill().detail()));
    }

    void aBoundIsRoundedUp_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("seconds") << 24 << u"at most 24 s old"_s;
        QTest::newRow("minutes") << 121 << u"at most 3 min old"_s;
        QTest::newRow("hours") << 2 * 3600 + 60 << u"at most 3 h old"_s;
        QTest::newRow("days") << 48 * 3600 + 60 << u"at most 3 d old"_s;
    }
    void aBoundIsRoundedUp()
    {
        QFETCH(int, seconds);
        QFETCH(QString, words);
        QCOMPARE(shownAgeWords(noteOf(CacheState::Stale, std::chrono::seconds(seconds))), words);
    }

    // ---- the banner --------------------------------------------------------------------------

    /// How old the values are, not since when nobody was heard: they may not have been read then.
    void withoutServersTheBannerSaysHowOldTheValuesAre()
    {
        GroupStatus silent;
        silent.silence = 4s;
        m_bench->window->group().showGroup(silent);
        m_bench->setMark(noteOf(CacheState::Stale, 28'400ms));
        QCOMPARE(m_bench->banner().text(),
                 u"No server answers. Start one, or wait: what you see is at most 29 s old."_s);
        m_bench->setMark(noteOf(CacheState::Stale, 29'400ms));
        QVERIFY(m_bench->banner().text().contains(u"at most 30 s old"_s));
    }

    void afterARestartTheBannerClaimsNoBound()
    {
        CacheNote mark = noteOf(CacheState::Stale, 53s);
        mark.age_bounded = false;
        m_bench->window->group().showGroup({});
        m_bench->setMark(mark);
        QCOMPARE(
            m_bench->banner().text(),
            u"No server answers. Start one, or wait: what you see is kept since about 53 s."_s);
    }

    void ofADayNeverReadTheBannerSaysSo()
    {
        m_bench->setMark({});
        m_bench->window->group().showGroup({});
        QCOMPARE(m_bench->banner().text(),
                 u"No server answers. Start one, or wait: nothing of this day is known."_s);
        m_bench->trigger(u"Week"_s);
        m_bench->window->group().showGroup({});
        QVERIFY(m_bench->banner().text().contains(u"nothing of this week is known"_s));
    }

    void theWorstCountsForAllThatIsShown()
    {
        const auto worst =
            worstOf({noteOf(CacheState::Fresh, 900ms), noteOf(CacheState::Suspect, 200ms),
                     noteOf(CacheState::Fresh, 100ms)});
        QCOMPARE(worst->state, CacheState::Suspect);
        QCOMPARE(worst->age, Duration(900ms));
        QVERIFY(!worstOf({}));
    }

    // ---- the clock ---------------------------------------------------------------------------

    void agesGrowOnlyWhileTheWindowIsSeen()
    {
        const VisibleTimer timer(*m_bench->window, 1ms);
        QSignalSpy ticks(&timer, &VisibleTimer::timeout);
        QTRY_VERIFY(ticks.size() > 1);
        m_bench->window->hide();
        QVERIFY(!timer.isActive());
        m_bench->window->show();
        QVERIFY(timer.isActive());
        m_bench->window->showMinimized();
        QTRY_VERIFY(!timer.isActive());
        m_bench->window->showNormal();
        QTRY_VERIFY(timer.isActive());
    }

private:
    bool formSays(const QString &words) const { return says(*m_bench->part<BookingForm>(), words); }

    std::unique_ptr<WindowBench> m_bench;
};

ROOMCAST_GUI_TEST(ClientFreshnessTest)

} // namespace roomcast::tst_client_freshness

#include "tst_client_freshness.moc"
