// SPDX-License-Identifier: MIT
//
// The conflict report: what it shows of merges, how it is opened in the server window, copied and
// saved. The conflicts come from a real booking state, split and merged.
#include "panels/conflict_model.h"
#include "panels/conflict_report.h"
#include "server_gui/log/event_log_model.h"
#include "server_gui/log/event_log_view.h"
#include "server_gui/window/merge_bar.h"
#include "server_gui/window/server_window.h"
#include "support/booking_side.h"
#include "support/own_settings.h"
#include "support/people.h"
#include "support/test_main.h"
#include "support/widgets.h"
#include "text/report_text.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace roomcast::tst_conflict_report {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const SlotKey kLate{u"A"_s, u"10:00-11:00"_s, u"Mon"_s};
const SlotKey kEarly{u"B"_s, u"9:00-10:00"_s, u"Mon"_s};

Side fresh()
{
    CatalogueSet set;
    set.catalogue.rooms = {u"A"_s, u"B"_s};
    set.catalogue.timeslots = {u"9:00-10:00"_s, u"10:00-11:00"_s};
    set.catalogue.day_labels = {u"Mon"_s, u"Tue"_s};
    return Side(set);
}

/// Kim keeps what Ana booked on a side of her own.
void clash(Side &side, quint64 counter, const std::vector<SlotKey> &places)
{
    Side other = side.part(counter);
    for (const SlotKey &slot : places) {
        side.write(kKim, Reserve{slot, kKim, u"Lab"_s});
        other.write(kAna, Reserve{slot, kAna, {}});
    }
    side.meet(other);
}

/// One merge with two conflicts, then one with one more.
Side twoMerges()
{
    Side side = fresh();
    clash(side, 2, {kLate, kEarly});
    clash(side, 3, {{u"A"_s, u"9:00-10:00"_s, u"Tue"_s}});
    return side;
}

Conflicts conflictsOf(const Side &side)
{
    return side.ask<Conflicts>(ReadConflicts{0});
}

LogRecord mergedRecord(quint64 report, quint64 both)
{
    return {{1'000}, {300}, event::Merged{{7}, {7, {300}, {}}, 9, both, both, report}};
}

} // namespace

class ConflictReportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_settings.isValid());
        QSettings().clear();
        m_report = std::make_unique<ConflictReport>();
    }
    void cleanup() { m_report.reset(); }

    void aRowSaysWhoKeepsItWhyAndWhatBecameOfTheOther()
    {
        Side side = fresh();
        clash(side, 2, {kLate});
        m_report->setConflicts(conflictsOf(side));
        QCOMPARE(cell(0, ConflictModel::Slot), u"A · Mon · 10:00-11:00"_s);
        QVERIFY(cell(0, ConflictModel::Holder).startsWith(u"Kim (Lab), "_s));
        QVERIFY(cell(0, ConflictModel::Holder).endsWith(u"epoch 1.300"_s));
        QVERIFY(cell(0, ConflictModel::Displaced).startsWith(u"Ana, "_s));
        QVERIFY(cell(0, ConflictModel::Displaced).endsWith(u"epoch 2.2"_s));
        QCOMPARE(cell(0, ConflictModel::Reason), u"It was confirmed"_s);
        QCOMPARE(cell(0, ConflictModel::Place), u"Number 1"_s);
        QCOMPARE(cell(0, ConflictModel::Present), u"Waits as number 1"_s);
        QVERIFY(cell(0, ConflictModel::Merge).endsWith(u"entry 2 of epoch 1.300"_s));
        QVERIFY(says(*m_report, conflictText(conflictsOf(side).rows[0], DateForm::Local)));

        side.write(kKim, Cancel{kLate, {}, kKim});
        m_report->setConflicts(conflictsOf(side));
        QCOMPARE(cell(0, ConflictModel::Present), u"Holds the slot"_s);
        side.write(kAna, Cancel{kLate, {}, kAna});
        m_report->setConflicts(conflictsOf(side));
        QCOMPARE(cell(0, ConflictModel::Present), u"Given up"_s);
    }

    /// Each side has a clock of its own: which was made first in truth is not known.
    void whereNeitherWasConfirmedBothTimesAreGiven()
    {
        Side side = fresh();
        side.primary = false;
        Side other = side.part(2);
        other.now_ms = 500;
        other.write(kAna, Reserve{kLate, kAna, {}});
        side.now_ms = 5'000;
        side.write(kKim, Reserve{kLate, kKim, {}});
        side.meet(other);
        m_report->setConflicts(conflictsOf(side));
        const QString reason = cell(0, ConflictModel::Reason);
        QVERIFY(!reason.contains(u"earlier"_s));
        QVERIFY2(reason.contains(u":01 against "_s) && reason.endsWith(u":06, 4.5 s apart"_s),
                 qPrintable(reason));
        QVERIFY(cell(0, ConflictModel::Holder).startsWith(u"Ana"_s));
    }

    void slotsAreInTheOrderOfTheDay()
    {
        m_report->setConflicts(conflictsOf(twoMerges()));
        QCOMPARE(column(ConflictModel::Slot),
                 QStringList({u"B · Mon · 9:00-10:00"_s, u"A · Mon · 10:00-11:00"_s,
                              u"A · Tue · 9:00-10:00"_s}));
        table().sortByColumn(ConflictModel::Merge, Qt::DescendingOrder);
        QCOMPARE(cell(0, ConflictModel::Slot), u"A · Tue · 9:00-10:00"_s);
    }

    void oneMergeCanBeShownAlone()
    {
        m_report->setConflicts(conflictsOf(twoMerges()));
        QCOMPARE(merges().count(), 3);
        QCOMPARE(rows(), 3);
        QVERIFY(says(*m_report, u"3 slots were booked on both sides, 3 bookings were displaced"_s));
        m_report->chooseMerge(1);
        QCOMPARE(column(ConflictModel::Slot).size(), 2);
        m_report->chooseMerge(2); // within the first
        QCOMPARE(rows(), 2);
        m_report->chooseMerge(3);
        QCOMPARE(column(ConflictModel::Slot), QStringList(u"A · Tue · 9:00-10:00"_s));
        m_report->chooseMerge(0);
        QCOMPARE(rows(), 3);
    }

    void aMergeWhoseRowsAreOnTheirWayIsShownWhenTheyCome()
    {
        Side side = fresh();
        clash(side, 2, {kLate, kEarly});
        m_report->setConflicts(conflictsOf(side));
        m_report->chooseMerge(3);
        QCOMPARE(rows(), 2);
        m_report->setConflicts(conflictsOf(twoMerges()));
        QCOMPARE(column(ConflictModel::Slot), QStringList(u"A · Tue · 9:00-10:00"_s));
    }

    void theRowPickedStaysPicked()
    {
        Side side = twoMerges();
        m_report->setConflicts(conflictsOf(side));
        QCOMPARE(table().selectionModel()->selectedRows().size(), 1);
        table().selectRow(1);
        QCOMPARE(m_report->current()->conflict.slot, kLate);
        side.write(kKim, Cancel{kLate, {}, kKim});
        m_report->setConflicts(conflictsOf(side));
        QCOMPARE(m_report->current()->conflict.slot, kLate);
        QCOMPARE(m_report->current()->ahead_now, std::optional(0u));
        QCOMPARE(table().selectionModel()->selectedRows().size(), 1);
    }

    void withoutConflictsItSaysSo()
    {
        QVERIFY(says(*m_report, u"No merge on record displaced a booking."_s));
        QVERIFY(!m_report->current());
    }

    void rowsAreCopiedAsSentences()
    {
        m_report->setConflicts(conflictsOf(twoMerges()));
        table().selectRow(1);
        worded<QPushButton>(*m_report, u"Copy"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 conflictText(*m_report->current(), DateForm::Local));
        table().clearSelection();
        worded<QPushButton>(*m_report, u"Copy"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 2);
    }

    void whatIsShownIsSaved()
    {
        const Conflicts all = conflictsOf(twoMerges());
        m_report->setConflicts(all);
        m_report->chooseMerge(3);
        m_report->saveTo(path(u"r.txt"_s), ConflictReport::SaveFormat::Text);
        QCOMPARE(content(u"r.txt"_s), conflictText(all.rows[2], DateForm::Local).toUtf8() + '\n');
        m_report->saveTo(path(u"r.json"_s), ConflictReport::SaveFormat::Json);
        const QJsonObject saved = QJsonDocument::fromJson(content(u"r.json"_s)).object();
        QCOMPARE(saved[u"conflicts"_s].toArray().size(), 1);
        QCOMPARE(saved[u"conflicts"_s][0][u"number"_s].toInt(), 3);
        QVERIFY(says(*m_report, u"Rows saved to "_s + path(u"r.json"_s)));
    }

    void whatCannotBeSavedIsSaid()
    {
        m_report->saveTo(path(u"no/such/folder.txt"_s), ConflictReport::SaveFormat::Text);
        QVERIFY(says(*m_report, u"folder.txt cannot be written: "_s));
    }

    void everyControlIsReachedByTabAndHasAName()
    {
        m_report->setConflicts(conflictsOf(twoMerges()));
        m_report->show();
        QSet<QWidget *> reached;
        QWidget *widget = m_report.get();
        for (int i = 0; i < 100; ++i) {
            widget = widget->nextInFocusChain();
            if (widget->focusPolicy() & Qt::TabFocus)
                reached.insert(widget);
        }
        for (auto *known : m_report->findChildren<QPushButton *>())
            QVERIFY2(reached.contains(known), qPrintable(known->text()));
        QVERIFY(reached.contains(&table()) && !table().accessibleName().isEmpty());
        QVERIFY(reached.contains(&merges()) && !merges().accessibleName().isEmpty());
        QVERIFY(m_report->minimumSizeHint().width() <= 800);
        QVERIFY(m_report->minimumSizeHint().height() <= 500);
    }

    void escapeClosesIt()
    {
        m_report->present();
        QVERIFY(QTest::qWaitForWindowActive(m_report.get()));
        QVERIFY(!m_report->isModal());
        QTest::keyClick(m_report.get(), Qt::Key_Escape);
        QVERIFY(!m_report->isVisible());
    }

    // ---- in the server window ----------------------------------------------------------------

    void aMergeIsSaidInACalmBar()
    {
        ServerWindow window;
        window.show();
        auto &bar = *window.findChild<MergeBar *>();
        window.appendRecord(mergedRecord(0, 0)); // nothing was booked twice
        QVERIFY(!bar.isTelling());
        window.appendRecord(mergedRecord(1, 5));
        QVERIFY(bar.isTelling());
        QVERIFY2(bar.text().startsWith(
                     u"Merged with the other side: 5 slots were booked on both sides"_s),
                 qPrintable(bar.text()));
        QSignalSpy asked(&window, &ServerWindow::conflictsRequested);
        QTest::mouseClick(worded<QPushButton>(bar, u"Show report"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY(window.findChild<ConflictReport *>()->isVisible());
        QVERIFY(!bar.isTelling());
    }

    void aMergeInTheLogOpensItsReport_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Enter") << int(Qt::Key_Return);
        QTest::newRow("double click") << 0;
    }
    void aMergeInTheLogOpensItsReport()
    {
        QFETCH(int, key);
        ServerWindow window;
        const Side side = twoMerges();
        connect(&window, &ServerWindow::conflictsRequested, &window,
                [&] { window.showConflicts(conflictsOf(side)); });
        window.show();
        auto *events = named<QTableView>(window, u"Events"_s);
        window.appendRecord({{1}, {300}, event::ViewInstalled{}});
        window.appendRecord(mergedRecord(3, 1));
        QTRY_COMPARE(events->model()->rowCount(), 2);
        auto *report = window.findChild<ConflictReport *>();
        open(*events, 0, key);
        QVERIFY(!report->isVisible());
        open(*events, 1, key);
        QVERIFY(report->isVisible());
        QCOMPARE(report->current()->conflict.number, 3u);
        QCOMPARE(report->findChild<QTableView *>()->model()->rowCount(), 1);
    }

    void theMenuOpensAllOfThem()
    {
        ServerWindow window;
        const Side side = twoMerges();
        connect(&window, &ServerWindow::conflictsRequested, &window,
                [&] { window.showConflicts(conflictsOf(side)); });
        window.show();
        window.findChild<EventLogView *>()->reportAction()->trigger();
        auto *report = window.findChild<ConflictReport *>();
        QVERIFY(report->isVisible());
        QCOMPARE(report->findChild<QTableView *>()->model()->rowCount(), 3);
        QSignalSpy asked(&window, &ServerWindow::conflictsRequested);
        window.appendRecord(mergedRecord(4, 1)); // on show: brought up to date
        QCOMPARE(asked.size(), 1);
    }

private:
    static void open(QTableView &view, int row, int key)
    {
        const QPoint point = view.visualRect(view.model()->index(row, 0)).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, point);
        if (key != 0)
            QTest::keyClick(&view, Qt::Key(key));
        else
            QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, point);
    }
    QTableView &table() const { return *m_report->findChild<QTableView *>(); }
    QComboBox &merges() const { return *m_report->findChild<QComboBox *>(); }
    int rows() const { return table().model()->rowCount(); }
    QString cell(int row, ConflictModel::Column column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    QStringList column(ConflictModel::Column column) const
    {
        QStringList texts;
        for (int row = 0; row < rows(); ++row)
            texts << cell(row, column);
        return texts;
    }
    QString path(const QString &name) const { return m_settings.filePath(name); }
    QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    OwnSettings m_settings;
    std::unique_ptr<ConflictReport> m_report;
};

ROOMCAST_GUI_TEST(ConflictReportTest)

} // namespace roomcast::tst_conflict_report

#include "tst_conflict_report.moc"
