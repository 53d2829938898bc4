// SPDX-License-Identifier: MIT
//
// The cache inspector as a person uses it: what a row says, which rows the filter leaves, how the
// grid's cell and its row mark each other, and what the chart and the buttons are about.
#include "client_gui/cache/cache_chart.h"
#include "client_gui/cache/cache_dock.h"
#include "support/test_main.h"
#include "support/window_bench.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace roomcast::tst_cache_inspector {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

namespace {

CacheRow rowOf(const Query &key, CacheState state = CacheState::Fresh, Duration age = 400ms)
{
    CacheRow row;
    row.key = key;
    row.epoch = {7, {300}, {1}};
    row.index = {42};
    row.state = state;
    row.confirmation = Confirmation::Confirmed;
    row.age = age;
    row.server = {300};
    row.items = 3;
    return row;
}

std::vector<CacheRow> someRows()
{
    std::vector<CacheRow> rows{rowOf(ListRooms{}), rowOf(CheckRoom{kSlot.room}),
                               rowOf(CheckRoom{kBeside.room}), rowOf(ReadDay{kDay}),
                               rowOf(ReadDay{u"Second"_s}, CacheState::Suspect, 3s)};
    rows[3].changed_by = u"Kim"_s;
    rows[3].changed_ago = 3s;
    rows[3].hits = 12;
    return rows;
}

CacheTotals totalsOf(quint64 hits, quint64 misses, Duration saved = {})
{
    CacheTotals totals;
    totals.hits = hits;
    totals.misses = misses;
    totals.saved = saved;
    totals.bytes = 2048;
    totals.bytes_max = 8 * 1024 * 1024;
    return totals;
}

} // namespace

class CacheInspectorTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WindowBench>();
        QVERIFY(QTest::qWaitForWindowExposed(m_bench->window.get()));
        m_dock = m_bench->part<CacheDock>();
        m_table = m_dock->findChild<QTableView *>();
        m_bench->window->cache().showCache(someRows(), totalsOf(0, 0));
    }
    void cleanup() { m_bench.reset(); }

    // ---- what a row says ---------------------------------------------------------------------

    void aRowSaysAllThatIsKnown()
    {
        const int row = rowFor(u"day First"_s);
        QCOMPARE(text(row, CacheModel::Value), u"3 booked"_s);
        QCOMPARE(text(row, CacheModel::Version), u"7.300/42"_s);
        QCOMPARE(text(row, CacheModel::State), u"Fresh"_s);
        QCOMPARE(text(row, CacheModel::Age), u"≤ 400 ms"_s);
        QCOMPARE(text(row, CacheModel::Hits), u"12"_s);
        QCOMPARE(text(row, CacheModel::Changed), u"3 s ago"_s);
        QCOMPARE(text(row, CacheModel::ChangedBy), u"Kim"_s);
    }

    void anAgeIsRoundedUp()
    {
        m_bench->window->cache().showCache({rowOf(ReadDay{kDay}, CacheState::Fresh, 401ms)}, {});
        QCOMPARE(text(0, CacheModel::Age), u"≤ 500 ms"_s);
        m_bench->window->cache().showCache({rowOf(ReadDay{kDay}, CacheState::Stale, 12001ms)}, {});
        QCOMPARE(text(0, CacheModel::Age), u"≤ 13 s"_s);
    }

    void whatAnEarlierRunKeptHasNoBound()
    {
        CacheRow kept = rowOf(ReadDay{kDay}, CacheState::Stale, 180s);
        kept.age_bounded = false;
        m_bench->window->cache().showCache({kept}, {});
        QCOMPARE(text(0, CacheModel::Age), u"~ 3.0 min"_s);
        const QString tip = m_table->model()->index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"kept since about"_s), qPrintable(tip));
    }

    void theValueIsShownInFull()
    {
        m_bench->window->cache().setLens({{}, {}, [](const Query &) -> std::optional<Outcome> {
                                              return Bookings{{heldBy(u"Kim"_s)}};
                                          }});
        const QModelIndex value =
            m_table->model()->index(rowFor(u"day First"_s), CacheModel::Value);
        QCOMPARE(value.data(Qt::ToolTipRole).toString(), u"Elm 9-10 First"_s);
    }

    void theNextBeaconIsCountedDown()
    {
        CacheTotals totals = totalsOf(0, 0);
        QVERIFY(says(u"No beacon asked for"_s));
        totals.next_beacon = 240ms;
        m_bench->window->cache().showCache(someRows(), totals);
        QVERIFY(says(u"Next beacon in 300 ms"_s));
        QVERIFY(says(u"2 KiB of 8 MiB"_s));
    }

    // ---- finding a row -----------------------------------------------------------------------

    void theFilterKnowsKeysStatesAndPeople()
    {
        auto *filter = m_bench->named<QLineEdit>(u"Filter the cached answers"_s);
        filter->setText(u"check"_s);
        QCOMPARE(m_table->model()->rowCount(), 2);
        filter->setText(u"SUSPECT"_s);
        QCOMPARE(m_table->model()->rowCount(), 1);
        filter->setText(u"kim"_s);
        QCOMPARE(m_table->model()->rowCount(), 1);
        filter->clear();
        QCOMPARE(m_table->model()->rowCount(), 5);
    }

    void aRowThatComesToMatchIsShown()
    {
        m_bench->named<QLineEdit>(u"Filter the cached answers"_s)->setText(u"invalidated"_s);
        QCOMPARE(m_table->model()->rowCount(), 0);
        auto rows = someRows();
        rows[1].state = CacheState::Invalidated;
        m_bench->window->cache().showCache(rows, {});
        QCOMPARE(m_table->model()->rowCount(), 1);
    }

    void agesSortAsTheyGrow()
    {
        m_table->sortByColumn(CacheModel::Age, Qt::DescendingOrder);
        QCOMPARE(text(0, CacheModel::Key), u"day Second"_s);
        auto rows = someRows();
        rows[0].age = 100s;
        m_bench->window->cache().showCache(rows, {});
        QCOMPARE(text(0, CacheModel::Key), u"rooms"_s);
    }

    // ---- cell and row ------------------------------------------------------------------------

    void theSelectedCellMarksItsRows()
    {
        m_bench->choose(kSlot);
        QCOMPARE(marked(), (QStringList{u"check Elm"_s, u"day First"_s}));
        m_bench->choose(kBeside);
        QCOMPARE(marked(), (QStringList{u"check Oak"_s, u"day First"_s}));
    }

    void aMarkedRowIsToldWithoutColour()
    {
        m_bench->choose(kSlot);
        const QModelIndex key = m_table->model()->index(rowFor(u"check Elm"_s), CacheModel::Key);
        QVERIFY(key.data(Qt::FontRole).value<QFont>().bold());
        QCOMPARE(key.data(Qt::AccessibleDescriptionRole).toString(),
                 u"Tells of the selected cell"_s);
    }

    void theChosenRowMarksItsCells()
    {
        m_table->selectRow(rowFor(u"check Elm"_s));
        QVERIFY(m_bench->model().cellOf(kSlot).marked);
        QVERIFY(!m_bench->model().cellOf(kBeside).marked);
        QVERIFY(m_bench->cellSays(kSlot, Qt::AccessibleTextRole)
                    .contains(u"in the row chosen in the cache"_s));
        m_table->selectRow(rowFor(u"day First"_s));
        QVERIFY(m_bench->model().cellOf(kBeside).marked);
        m_table->selectRow(rowFor(u"rooms"_s));
        QVERIFY(!m_bench->model().cellOf(kSlot).marked);
    }

    void choosingACellEndsTheRowsMark()
    {
        m_table->selectRow(rowFor(u"check Elm"_s));
        m_bench->choose(kBeside);
        QVERIFY(!m_dock->chosen());
        QVERIFY(!m_bench->model().cellOf(kSlot).marked);
    }

    void enterOnARowTurnsTheGridToIt()
    {
        m_table->selectRow(rowFor(u"day Second"_s));
        Q_EMIT m_table->activated(m_table->model()->index(rowFor(u"day Second"_s), 0));
        QCOMPARE(m_bench->model().scope().day, u"Second"_s);
    }

    // ---- buttons and chart -------------------------------------------------------------------

    void evictAndReloadAreAboutTheSelectedRows()
    {
        QSignalSpy evicted(m_bench->window.get(), &ClientWindow::evictRequested);
        QSignalSpy reloaded(m_bench->window.get(), &ClientWindow::reloadRequested);
        QVERIFY(!m_bench->button(u"Evict"_s)->isEnabled());
        m_bench->button(u"Reload"_s)->click();
        QCOMPARE(reloaded[0][0].value<std::vector<Query>>(),
                 m_bench->window->values().watchedKeys());
        m_table->selectRow(rowFor(u"check Oak"_s));
        m_bench->button(u"Evict"_s)->click();
        m_bench->button(u"Reload"_s)->click();
        QCOMPARE(evicted[0][0].value<Query>(), Query(CheckRoom{kBeside.room}));
        QCOMPARE(reloaded[1][0].value<std::vector<Query>>(),
                 std::vector<Query>{CheckRoom{kBeside.room}});
    }

    void clearAndBypassAreAskedFor()
    {
        QSignalSpy cleared(m_bench->window.get(), &ClientWindow::clearCacheRequested);
        QSignalSpy bypassed(m_bench->window.get(), &ClientWindow::bypassToggled);
        m_bench->button(u"Clear"_s)->click();
        m_bench->part<QCheckBox>()->click();
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(bypassed[0][0].toBool(), true);
    }

    void theRatioIsNeverRoundedUp()
    {
        QCOMPARE(hitRatioText(999, 1), u"99 %"_s);
        QCOMPARE(hitRatioText(5, 0), u"100 %"_s);
        QCOMPARE(hitRatioText(0, 0), u"–"_s);
    }

    void theHistoryCountsWhatEachSecondBrought()
    {
        CacheHistory history;
        history.add(totalsOf(10, 2, 5ms));
        history.add(totalsOf(13, 2, 8ms));
        QCOMPARE(history.seconds().back().hits, 3u);
        QCOMPARE(history.seconds().back().misses, 0u);
        QCOMPARE(history.sum().saved, Duration(8ms));
        history.add(totalsOf(1, 0)); // another cache
        QCOMPARE(history.seconds().back().hits, 1u);
        for (quint64 second = 0; second < 100; ++second)
            history.add(totalsOf(1 + second, 0));
        QCOMPARE(history.seconds().size(), CacheHistory::kSecondsMax);
    }

    void theChartSaysWhatItShows()
    {
        auto *chart = m_bench->part<CacheChart>();
        QVERIFY(chart->accessibleName().contains(u"nothing was read"_s));
        const QImage before = chart->grab().toImage();
        m_bench->window->cache().showSecond(totalsOf(97, 3, 120ms));
        m_bench->window->cache().showSecond(totalsOf(197, 3, 240ms));
        QCOMPARE(chart->accessibleName(),
                 u"Chart of the last minute: the cache answered 197 of 200 reads (98 %) and saved "
                 "240 ms of waiting"_s);
        QVERIFY(chart->grab().toImage() != before);
    }

private:
    QString text(int row, int column) const
    {
        return m_table->model()->index(row, column).data().toString();
    }
    int rowFor(const QString &key) const
    {
        for (int row = 0; row < m_table->model()->rowCount(); ++row)
            if (text(row, CacheModel::Key) == key)
                return row;
        return -1;
    }
    QStringList marked() const
    {
        QStringList keys;
        for (int row = 0; row < m_table->model()->rowCount(); ++row)
            if (m_table->model()->index(row, 0).data(Qt::BackgroundRole).isValid())
                keys << text(row, CacheModel::Key);
        return keys;
    }
    bool says(const QString &words) const
    {
        for (const QLabel *label : m_dock->findChildren<QLabel *>())
            if (label->text().contains(words))
                return true;
        return false;
    }

    std::unique_ptr<WindowBench> m_bench;
    CacheDock *m_dock = nullptr;
    QTableView *m_table = nullptr;
};

ROOMCAST_GUI_TEST(CacheInspectorTest)

} // namespace roomcast::tst_cache_inspector

#include "tst_cache_inspector.moc"
