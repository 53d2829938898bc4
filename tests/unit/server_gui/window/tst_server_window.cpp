// SPDX-License-Identifier: MIT
//
// The server window about its server: who leads, how far its answers can be trusted, who is missing
// or cut off and what can be done about it; how it is laid out and closed. What it does to a
// server on purpose: tst_fault_panel. Its log: tst_event_log_view.
#include "server_gui/log/event_log_model.h"
#include "server_gui/window/group_bar.h"
#include "server_gui/window/header_bar.h"
#include "support/server_window_bench.h"
#include "support/test_main.h"
#include "ui/status_pill.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>

namespace roomcast::tst_server_window {

using namespace roomcast::test;

class ServerWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ServerWindowBench>();
        QVERIFY(m_bench->activate());
    }
    void cleanup() { m_bench.reset(); }

    // ---- header ------------------------------------------------------------------------------

    void titleAndHeaderSayWhoLeads()
    {
        m_bench->window->showStatus(status(300, ShownRole::Leader, 300));
        QCOMPARE(m_bench->window->windowTitle(), u"Roomcast server 300 – leader"_s);
        auto *header = m_bench->part<HeaderBar>();
        QCOMPARE(header->findChildren<StatusPill *>().at(0)->word(), u"Leader"_s);
        QVERIFY(header->accessibleDescription().contains(u"view 300 200 100"_s));
    }

    void changeOfLeaderIsAnnouncedForAWhile()
    {
        auto *header = m_bench->part<HeaderBar>();
        m_bench->window->showStatus(status(200, ShownRole::Follower, 300));
        QVERIFY(header->isNoticeShown());
        QTRY_VERIFY_WITH_TIMEOUT(!header->isNoticeShown(), 4'000);
        m_bench->window->showStatus(status(200, ShownRole::Follower, 300));
        QVERIFY(!header->isNoticeShown());
        ServerStatus leaderless = status(200, ShownRole::Candidate, 300);
        leaderless.leader.reset();
        m_bench->window->showStatus(leaderless);
        QVERIFY(!header->isNoticeShown());
        m_bench->window->showStatus(status(200, ShownRole::Leader, 200));
        QVERIFY(header->isNoticeShown());
    }

    void provisionalIsSaid()
    {
        ServerStatus s = status(300, ShownRole::Leader, 300);
        s.primary = false;
        m_bench->window->showStatus(s);
        const auto pills = m_bench->part<HeaderBar>()->findChildren<StatusPill *>();
        QCOMPARE(pills.at(1)->word(), u"Provisional"_s);
        QCOMPARE(pills.at(1)->tone(), Tone::Provisional);
        QCOMPARE(pills.at(1)->toolTip(),
                 u"Provisional: the servers here may not be the only ones"_s);
    }

    void progressShowsWhileJoining()
    {
        auto *bar = m_bench->part<QProgressBar>();
        ServerStatus s = status(300, ShownRole::Joining, 300);
        m_bench->window->showStatus(s);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->maximum(), 0);
        s.role = ShownRole::Learner;
        s.transfer_progress = 0.42;
        m_bench->window->showStatus(s);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 42);
        s.transfer_progress = 1.0;
        s.role = ShownRole::Follower;
        m_bench->window->showStatus(s);
        QVERIFY(!bar->isVisible());
    }

    // ---- who is missing, who is cut off ------------------------------------------------------

    void provisionalNamesWhoIsMissing()
    {
        auto *bar = m_bench->part<GroupBar>();
        m_bench->window->showStatus(status(100, ShownRole::Leader, 100));
        QVERIFY(!bar->isTelling());
        m_bench->window->showStatus(alone({{300}, {200}}));
        QVERIFY(bar->isTelling());
        const QString reason = u"Provisional: 300 and 200 of the last primary view are missing"_s;
        QCOMPARE(bar->text(), reason + u'.');
        const auto pills = m_bench->part<HeaderBar>()->findChildren<StatusPill *>();
        QCOMPARE(pills.at(1)->toolTip(), reason);
        QCOMPARE(pills.at(1)->accessibleDescription(), reason);
        m_bench->window->showStatus(alone({{200}}));
        QCOMPARE(bar->text(), u"Provisional: 200 of the last primary view is missing."_s);
        m_bench->window->showStatus(status(100, ShownRole::Leader, 100));
        QVERIFY(!bar->isTelling());
        QVERIFY(pills.at(1)->toolTip().startsWith(u"Answers are final"_s));
    }

    void claimsThatWaitForAMergeAreCounted()
    {
        ServerStatus s = status(100, ShownRole::Follower, 300);
        s.carried = 3;
        m_bench->window->showStatus(s);
        auto *bar = m_bench->part<GroupBar>();
        QVERIFY(bar->isTelling());
        QCOMPARE(bar->text(), u"Bookings of this server that wait to be merged: 3."_s);
        QVERIFY(!m_bench->action(u"Server 300…"_s));
    }

    void aWrongClockIsNamed()
    {
        auto *bar = m_bench->part<GroupBar>();
        ServerStatus s = status(100, ShownRole::Follower, 300);
        m_bench->window->showStatus(s);
        QVERIFY(!bar->isTelling());
        s.time.off = {{{300}, -5'000}};
        m_bench->window->showStatus(s);
        QVERIFY2(bar->isTelling() && bar->text().contains(u"server 300 5 s behind"_s),
                 qPrintable(bar->text()));
    }

    void whoIsCutOffIsNamed()
    {
        auto *bar = m_bench->part<GroupBar>();
        ServerStatus s = status(100, ShownRole::Leader, 100);
        s.cut_off = {{{300}, *Label::from(u"B")}, {{200}, *Label::from(u"C")}};
        m_bench->window->showStatus(s);
        QVERIFY(bar->isTelling());
        QCOMPARE(bar->text(), u"Cut off from: 300 (B), 200 (C)."_s);
        QCOMPARE(bar->tone(), Tone::CutOff);
        s.cut_off.clear();
        m_bench->window->showStatus(s);
        QVERIFY(!bar->isTelling());
        ServerStatus joining;
        joining.cut_off = {{{300}, *Label::from(u"B")}};
        joining.waits_across = true;
        m_bench->window->showStatus(joining);
        QVERIFY(bar->text().endsWith(u"waits for theirs."_s));
    }

    void declaringDeadTakesAConfirmation_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("asked");
        QTest::newRow("yes") << u"Declare server 200 dead"_s << 1;
        QTest::newRow("no") << u"Cancel"_s << 0;
    }

    void declaringDeadTakesAConfirmation()
    {
        QFETCH(QString, button);
        const QSignalSpy asked(m_bench->window.get(), &ServerWindow::declareDeadRequested);
        m_bench->window->showStatus(alone({{300}, {200}}));
        m_bench->action(u"Server 200…"_s)->trigger();
        auto *box = m_bench->part<QMessageBox>();
        QVERIFY(box);
        QVERIFY(box->informativeText().contains(u"both sides may confirm the same slot"_s));
        QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
        QCOMPARE(asked.size(), 0);
        for (QAbstractButton *candidate : box->buttons()) {
            if (candidate->text().remove(u'&') == button)
                candidate->click();
        }
        QTEST(int(asked.size()), "asked");
        if (!asked.isEmpty())
            QCOMPARE(asked[0][0].value<ServerId>(), ServerId{200});
    }

    void onlyTheMissingCanBeDeclaredDead()
    {
        QMenu *menu = m_bench->part<GroupBar>()->declareMenu();
        QVERIFY(!menu->isEnabled());
        ServerStatus cut = alone({{300}});
        cut.cut_off = {{{300}, *Label::from(u"B")}}; // it is known to be alive
        m_bench->window->showStatus(cut);
        QVERIFY(!menu->isEnabled());
        QVERIFY(!m_bench->button(u"Declare dead"_s)->isVisible());
        m_bench->window->showStatus(alone({{300}, {200}}));
        QVERIFY(menu->isEnabled());
        QCOMPARE(menu->actions().size(), 2);
        m_bench->window->showStatus(status(100, ShownRole::Leader, 100));
        QVERIFY(!menu->isEnabled());
        QCOMPARE(menu->actions().size(), 0);
    }

    void leaderChoosesBetweenTwoGroups()
    {
        ServerStatus s = status(100, ShownRole::Leader, 100);
        m_bench->window->showStatus(s);
        auto *join = m_bench->button(u"Join the other…"_s);
        QVERIFY(!join->isVisible());
        s.other_group = ServerId{300};
        m_bench->window->showStatus(s);
        QVERIFY(join->isVisible());
        QVERIFY(m_bench->part<GroupBar>()->text().contains(u"server 300 leads"_s));
        const QSignalSpy asked(m_bench->window.get(), &ServerWindow::joinGroupRequested);
        join->click();
        auto *box = m_bench->part<QMessageBox>();
        QVERIFY(box && asked.isEmpty());
        for (QAbstractButton *candidate : box->buttons())
            if (box->buttonRole(candidate) == QMessageBox::AcceptRole)
                candidate->click();
        QCOMPARE(asked.size(), 1);
        // A follower's window says where to choose.
        s.role = ShownRole::Follower;
        m_bench->window->showStatus(s);
        QVERIFY(!join->isVisible());
    }

    // ---- closing -----------------------------------------------------------------------------

    void closingLeavesFirst()
    {
        const QSignalSpy left(m_bench->window.get(), &ServerWindow::leaveRequested);
        m_bench->window->close();
        QCOMPARE(left.size(), 1);
        QVERIFY(m_bench->window->isVisible());
        m_bench->window->close(); // by the glue, once the node has stopped
        QCOMPARE(left.size(), 1);
        QVERIFY(!m_bench->window->isVisible());
    }

    void aStoppedServersWindowJustCloses()
    {
        m_bench->window->showStatus(status(300, ShownRole::Stopped, 200));
        QVERIFY(!m_bench->action(u"Crash"_s)->isEnabled());
        QVERIFY(m_bench->action(u"Launch another…"_s)->isEnabled());
        const QSignalSpy left(m_bench->window.get(), &ServerWindow::leaveRequested);
        m_bench->window->close();
        QCOMPARE(left.size(), 0);
        QVERIFY(!m_bench->window->isVisible());
    }

    // ---- layout ------------------------------------------------------------------------------

    void panesStandWhereThereIsRoom()
    {
        auto *splitter = m_bench->part<QSplitter>();
        m_bench->window->resize(800, 500);
        QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
        QCOMPARE(m_bench->window->size(), QSize(800, 500));
        m_bench->window->resize(1'600, 900);
        QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
    }

    void noButtonIsCutInTheSmallestWindow()
    {
        ServerStatus s = alone({{4'000'000'000}, {3'000'000'000}});
        s.label = *Label::from(u"ABCDEFGH");
        s.other_group = ServerId{4'100'000'000};
        m_bench->window->showStatus(s);
        m_bench->window->resize(m_bench->window->minimumSize());
        for (auto *button : m_bench->window->findChildren<QPushButton *>())
            QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }

    void layoutIsRemembered()
    {
        m_bench->window->resize(900, 555);
        auto *header = m_bench->named<QTableView>(u"Events"_s)->horizontalHeader();
        header->resizeSection(EventLogModel::Time, 123);
        m_bench->action(u"Servers"_s)->setChecked(false);
        m_bench->window->close();
        m_bench->window->close();
        m_bench->window = std::make_unique<ServerWindow>();
        QCOMPARE(m_bench->window->size(), QSize(900, 555));
        header = m_bench->named<QTableView>(u"Events"_s)->horizontalHeader();
        QCOMPARE(header->sectionSize(EventLogModel::Time), 123);
        QVERIFY(m_bench->named<QTableView>(u"Servers"_s)->isHidden());
        m_bench->action(u"Reset layout"_s)->trigger();
        QVERIFY(!m_bench->named<QTableView>(u"Servers"_s)->isHidden());
        QVERIFY(header->sectionSize(EventLogModel::Time) != 123);
    }

    // ---- everybody ---------------------------------------------------------------------------

    void everyControlHasANameAndIsReachable()
    {
        ServerStatus s = alone({{300}, {200}});
        s.label = *Label::from(u"B");
        s.other_group = ServerId{400};
        m_bench->window->showStatus(s);
        m_bench->window->appendRecord(logged(event::Merged{.both = 1, .report = 1}));
        QSet<QWidget *> reached;
        QWidget *widget = m_bench->window.get();
        for (int i = 0; i < 500; ++i) {
            widget = widget->nextInFocusChain();
            const bool part = qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
            if (!part && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus))
                reached.insert(widget);
        }
        for (auto *button : m_bench->window->findChildren<QPushButton *>())
            if (button->window() == m_bench->window.get()) // the report is a window of its own
                QVERIFY2(reached.contains(button), qPrintable(button->text()));
        for (QWidget *control : std::as_const(reached)) {
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(control);
            QVERIFY(face);
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), control->metaObject()->className());
        }
        QVERIFY(reached.size() >= 14);
    }

private:
    std::unique_ptr<ServerWindowBench> m_bench;
};

ROOMCAST_GUI_TEST(ServerWindowTest)

} // namespace roomcast::tst_server_window

#include "tst_server_window.moc"
