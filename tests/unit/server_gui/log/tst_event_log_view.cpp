// SPDX-License-Identifier: MIT
//
// The log in the server window: what is shown of it, when it follows and when it waits, and how it
// is taken elsewhere. The rows behind it: tst_event_log_model.
#include "server_gui/log/event_log_model.h"
#include "server_gui/log/event_log_view.h"
#include "server_gui/widgets/placeholder_table.h"
#include "support/server_window_bench.h"
#include "support/test_main.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace roomcast::tst_event_log_view {

using namespace roomcast::test;

class EventLogViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ServerWindowBench>();
        QVERIFY(m_bench->activate());
    }
    void cleanup() { m_bench.reset(); }

    void filterNarrowsTheLog()
    {
        m_bench->window->appendRecord(logged(event::ElectionStarted{}));
        m_bench->window->appendRecord(logged(event::HeartbeatFailed{.leader = {300}}));
        m_bench->window->appendRecord(logged(event::RequestReceived{}));
        auto *table = m_bench->named<QTableView>(u"Events"_s);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QTest::keyClick(m_bench->window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *text = m_bench->named<QLineEdit>(u"Filter by text"_s);
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, u"leader 300"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        text->clear();
        m_bench->action(u"Show none"_s)->trigger();
        QCOMPARE(table->model()->rowCount(), 0);
        m_bench->action(u"Election"_s)->trigger();
        QCOMPARE(table->model()->rowCount(), 1);
        auto *categories = m_bench->named<QPushButton>(u"Categories shown"_s);
        QCOMPARE(categories->text(), u"Election"_s);
        m_bench->action(u"Show all"_s)->trigger();
        m_bench->named<QComboBox>(u"Lowest severity shown"_s)
            ->setCurrentIndex(int(Severity::Notice));
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void followsUntilSomebodyReads()
    {
        m_bench->action(u"Fold requests"_s)->trigger();
        auto *table = m_bench->named<QTableView>(u"Events"_s);
        int sent = 0;
        const auto fill = [&](int total) {
            while (sent++ < total)
                m_bench->window->appendRecord(logged(event::RequestReceived{}));
            --sent;
            QTRY_COMPARE(table->model()->rowCount(), total);
        };
        fill(200);
        QScrollBar *bar = table->verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        table->selectRow(bar->value());
        QVERIFY(!m_bench->action(u"Follow"_s)->isChecked());
        const int place = bar->value();
        fill(300);
        QCOMPARE(bar->value(), place);
        QTest::keyClick(m_bench->window.get(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void pauseHoldsTheLog()
    {
        auto *table = m_bench->named<QTableView>(u"Events"_s);
        QTest::keyClick(m_bench->window.get(), Qt::Key_P, Qt::ControlModifier);
        const QSignalSpy batches(m_bench->part<EventLogModel>(), &EventLogModel::batchDone);
        m_bench->window->appendRecord(logged(event::Joined{}));
        QTRY_COMPARE(batches.size(), 1);
        QCOMPARE(table->model()->rowCount(), 0);
        QTest::keyClick(m_bench->window.get(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void copyTakesTheSelectionOrAll()
    {
        auto *table = m_bench->named<QTableView>(u"Events"_s);
        m_bench->window->appendRecord(logged(event::ElectionStarted{}));
        m_bench->window->appendRecord(logged(event::MemberLeft{.member = {100}}));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        m_bench->action(u"Copy"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 1);
        table->selectRow(1);
        m_bench->action(u"Copy"_s)->trigger();
        QVERIFY(QApplication::clipboard()->text().endsWith(u"Server 100 said goodbye and left"_s));
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 0);
    }

    void saveWritesWhatIsShown()
    {
        auto *log = m_bench->part<EventLogView>();
        const QSignalSpy reported(log, &EventLogView::reported);
        m_bench->window->appendRecord(logged(event::MemberLeft{.member = {100}}));
        QTRY_COMPARE(m_bench->named<QTableView>(u"Events"_s)->model()->rowCount(), 1);
        QFile file(m_bench->filePath(u"events.jsonl"_s));
        log->saveTo(file.fileName(), EventLogView::SaveFormat::Json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        QCOMPARE(line["event"_L1].toString(), u"member-left"_s);
        QVERIFY(file.atEnd());
        log->saveTo(m_bench->filePath(u"no/such/folder/x"_s), EventLogView::SaveFormat::Text);
        QCOMPARE(reported.size(), 2);
        QVERIFY(reported[1][0].toString().contains(u"cannot be written"_s));
    }

    /// Whoever looks for a text or takes events elsewhere gets each of them.
    void whatIsFoldedIsFoundAndTaken()
    {
        auto *table = m_bench->named<QTableView>(u"Events"_s);
        m_bench->window->appendRecord(
            logged(event::RequestReceived{.command = Query(CheckRoom{u"Elm"_s})}));
        m_bench->window->appendRecord(logged(event::ReplySent{}));
        m_bench->window->appendRecord(
            logged(event::RequestReceived{.command = Query(CheckRoom{u"Oak"_s})}));
        m_bench->window->appendRecord(logged(event::MemberLeft{}));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        m_bench->action(u"Copy"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 3);
        table->selectRow(0);
        m_bench->action(u"Copy"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 2);
        auto *text = m_bench->named<QLineEdit>(u"Filter by text"_s);
        text->setText(u"oak"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(table->model()->index(0, EventLogModel::Text).data().toString().contains(u"Oak"_s));
        text->clear();
        QCOMPARE(table->model()->rowCount(), 2);
        Q_EMIT table->activated(table->model()->index(0, 0));
        QCOMPARE(table->model()->rowCount(), 4);
        m_bench->action(u"Fold requests"_s)->trigger();
        QCOMPARE(table->model()->rowCount(), 4);
        Q_EMIT table->activated(table->model()->index(0, 0));
        QCOMPARE(table->model()->rowCount(), 4);
    }

    void itsEmptyTextIsTrue()
    {
        auto *table = m_bench->part<EventLogView>()->findChild<PlaceholderTable *>();
        QCOMPARE(table->placeholder(), u"Nothing has happened yet"_s);
        m_bench->window->appendRecord(logged(event::MemberLeft{}));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        m_bench->action(u"Show none"_s)->trigger();
        QCOMPARE(table->placeholder(), u"The filter hides all events: 1"_s);
    }

    void manyEventsDoNotBlock()
    {
        constexpr int kEvents = 20'000;
        const auto *log = m_bench->part<EventLogModel>();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kEvents; ++i) {
            m_bench->window->appendRecord(logged(event::RequestReceived{}));
            if (i % 20 == 0)
                QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->part<EventLogModel>()->waiting(), 0, 10'000);
        QVERIFY(log->rowCount() > 9'000);
        // 5,000 events a second would take 4 s to come.
        QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed())));
    }

private:
    std::unique_ptr<ServerWindowBench> m_bench;
};

ROOMCAST_GUI_TEST(EventLogViewTest)

} // namespace roomcast::tst_event_log_view

#include "tst_event_log_view.moc"
