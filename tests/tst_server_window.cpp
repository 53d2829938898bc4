// SPDX-License-Identifier: MIT
#include "server_gui/event_log_model.h"
#include "server_gui/event_log_view.h"
#include "server_gui/fault_bar.h"
#include "server_gui/fault_bench.h"
#include "server_gui/footer_bar.h"
#include "server_gui/header_bar.h"
#include "server_gui/server_window.h"
#include "server_gui/standing_bar.h"
#include "ui/status_pill.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace roomcast;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServerStatus status(quint32 id, Role role, quint32 leader)
{
    ServerStatus s;
    s.id = {id};
    s.role = role;
    s.leader = ServerId{leader};
    s.epoch = {7, {leader}, {1}};
    s.members = {{300}, {200}, {100}};
    s.primary = true;
    s.index = {42};
    s.claims = 128;
    s.requests_received = 17;
    return s;
}

/// What is left of a group of three.
ServerStatus alone(const std::vector<ServerId> &missing)
{
    ServerStatus s = status(100, Role::Leader, 100);
    s.primary = false;
    s.members = {{100}};
    s.missing_voters = missing;
    return s;
}

LogRecord logged(EventKind kind, const QVariantMap &facts = {})
{
    return {{1'000}, {300}, {kind, facts}};
}

template <typename T>
T *named(QWidget &window, const QString &accessible_name)
{
    for (T *widget : window.findChildren<T *>()) {
        if (widget->accessibleName() == accessible_name)
            return widget;
    }
    return nullptr;
}

QPushButton *button(QWidget &window, const QString &text)
{
    for (QPushButton *candidate : window.findChildren<QPushButton *>()) {
        if (candidate->text() == text)
            return candidate;
    }
    return nullptr;
}

QAction *action(QWidget &window, const QString &text)
{
    for (QAction *candidate : window.findChildren<QAction *>()) {
        if (candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

} // namespace

class TstServerWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"roomcast-test"_s);
        QCoreApplication::setApplicationName(u"tst_server_window"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QVERIFY(m_folder.isValid());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<ServerWindow>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QApplication::setActiveWindow(m_window.get());
    }
    void cleanup() { m_window.reset(); }

    void titleAndHeaderSayWhoLeads()
    {
        m_window->showStatus(status(300, Role::Leader, 300));
        QCOMPARE(m_window->windowTitle(), u"Roomcast server 300 – leader"_s);
        auto *header = m_window->findChild<HeaderBar *>();
        QCOMPARE(header->findChildren<StatusPill *>().at(0)->word(), u"Leader"_s);
        QVERIFY(header->accessibleDescription().contains(u"view 300 200 100"_s));
    }

    void changeOfLeaderIsAnnouncedForAWhile()
    {
        auto *header = m_window->findChild<HeaderBar *>();
        m_window->showStatus(status(200, Role::Follower, 300));
        QVERIFY(header->isNoticeShown());
        QTRY_VERIFY_WITH_TIMEOUT(!header->isNoticeShown(), 4'000);
        m_window->showStatus(status(200, Role::Follower, 300));
        QVERIFY(!header->isNoticeShown());
        ServerStatus leaderless = status(200, Role::Candidate, 300);
        leaderless.leader.reset();
        m_window->showStatus(leaderless);
        QVERIFY(!header->isNoticeShown());
        m_window->showStatus(status(200, Role::Leader, 200));
        QVERIFY(header->isNoticeShown());
    }

    void provisionalIsSaid()
    {
        ServerStatus s = status(300, Role::Leader, 300);
        s.primary = false;
        m_window->showStatus(s);
        const auto pills = m_window->findChild<HeaderBar *>()->findChildren<StatusPill *>();
        QCOMPARE(pills.at(1)->word(), u"Provisional"_s);
        QCOMPARE(pills.at(1)->tone(), Tone::Provisional);
        QCOMPARE(pills.at(1)->toolTip(),
                 u"Provisional: the servers here may not be the only ones"_s);
    }

    void provisionalNamesWhoIsMissing()
    {
        auto *bar = m_window->findChild<StandingBar *>();
        m_window->showStatus(status(100, Role::Leader, 100));
        QVERIFY(!bar->isVisible());
        m_window->showStatus(alone({{300}, {200}}));
        QVERIFY(bar->isVisible());
        const QString reason = u"Provisional: 300 and 200 of the last primary view are missing"_s;
        QCOMPARE(bar->text(), reason + u'.');
        const auto pills = m_window->findChild<HeaderBar *>()->findChildren<StatusPill *>();
        QCOMPARE(pills.at(1)->toolTip(), reason);
        QCOMPARE(pills.at(1)->accessibleDescription(), reason);
        m_window->showStatus(alone({{200}}));
        QCOMPARE(bar->text(), u"Provisional: 200 of the last primary view is missing."_s);
        m_window->showStatus(status(100, Role::Leader, 100));
        QVERIFY(!bar->isVisible());
        QVERIFY(pills.at(1)->toolTip().startsWith(u"Answers are final"_s));
    }

    void claimsThatWaitForAMergeAreCounted()
    {
        ServerStatus s = status(100, Role::Follower, 300);
        s.carried = 3;
        m_window->showStatus(s);
        auto *bar = m_window->findChild<StandingBar *>();
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), u"Bookings of this server that wait to be merged: 3."_s);
        QVERIFY(!action(*m_window, u"Server 300…"_s));
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
        const QSignalSpy asked(m_window.get(), &ServerWindow::declareDeadRequested);
        m_window->showStatus(alone({{300}, {200}}));
        action(*m_window, u"Server 200…"_s)->trigger();
        auto *box = m_window->findChild<QMessageBox *>();
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

    void leaderChoosesBetweenTwoGroups()
    {
        ServerStatus s = status(100, Role::Leader, 100);
        m_window->showStatus(s);
        auto *join = button(*m_window, u"&Join the other…"_s);
        QVERIFY(!join->isVisible());
        s.other_group = ServerId{300};
        m_window->showStatus(s);
        QVERIFY(join->isVisible());
        QVERIFY(m_window->findChild<StandingBar *>()->text().contains(u"server 300 leads"_s));
        const QSignalSpy asked(m_window.get(), &ServerWindow::joinGroupRequested);
        join->click();
        auto *box = m_window->findChild<QMessageBox *>();
        QVERIFY(box && asked.isEmpty());
        for (QAbstractButton *candidate : box->buttons())
            if (box->buttonRole(candidate) == QMessageBox::AcceptRole)
                candidate->click();
        QCOMPARE(asked.size(), 1);
        // A follower's window says where to choose.
        s.role = Role::Follower;
        m_window->showStatus(s);
        QVERIFY(!join->isVisible());
    }
    void onlyTheMissingCanBeDeclaredDead()
    {
        QMenu *menu = m_window->findChild<StandingBar *>()->declareMenu();
        QVERIFY(!menu->isEnabled());
        ServerStatus cut = alone({{300}});
        cut.cut_off = {{{300}, *Label::from(u"B")}}; // it is known to be alive
        m_window->showStatus(cut);
        QVERIFY(!menu->isEnabled());
        QVERIFY(!button(*m_window, u"Declare dead"_s)->isVisible());
        m_window->showStatus(alone({{300}, {200}}));
        QVERIFY(menu->isEnabled());
        QCOMPARE(menu->actions().size(), 2);
        m_window->showStatus(status(100, Role::Leader, 100));
        QVERIFY(!menu->isEnabled());
        QCOMPARE(menu->actions().size(), 0);
    }

    void lossIsAskedForInPercent()
    {
        m_window->setSurroundings({u"239.1.2.3"_s, 4000, u"lo"_s, 100ms, 35});
        const QSignalSpy asked(m_window.get(), &ServerWindow::lossRequested);
        auto *loss = named<QSpinBox>(*m_window, u"Loss of datagrams in percent"_s);
        QCOMPARE(loss->value(), 35);
        loss->setValue(250);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), 100);
        m_window->showStatus(status(300, Role::Stopped, 200));
        QVERIFY(!loss->isEnabled());
    }

    void sidesAreAskedForAndShown()
    {
        const QSignalSpy labels(m_window.get(), &ServerWindow::partitionRequested);
        const QSignalSpy counts(m_window.get(), &ServerWindow::healAfterRequested);
        auto *label = named<QComboBox>(*m_window, u"Partition label"_s);
        auto *count = named<QSpinBox>(*m_window, u"Heal after this many requests"_s);
        auto *heal = button(*m_window, u"Heal"_s);
        QCOMPARE(label->currentText(), u"A"_s);
        QVERIFY(!heal->isEnabled());
        label->setFocus();
        label->lineEdit()->selectAll();
        QTest::keyClicks(label->lineEdit(), u"left2"_s);
        QTest::keyClick(label->lineEdit(), Qt::Key_Return);
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels[0][0].value<Label>(), *Label::from(u"LEFT2"));
        count->setValue(3);
        QCOMPARE(counts.size(), 1);
        QCOMPARE(counts[0][0].toUInt(), 3U);
        ServerStatus s = status(300, Role::Leader, 300);
        s.label = *Label::from(u"C");
        s.heal_after = 7;
        m_window->showStatus(s);
        QCOMPARE(label->currentText(), u"C"_s);
        QCOMPARE(count->value(), 7);
        QCOMPARE(labels.size() + counts.size(), 2);
        heal->click();
        QCOMPARE(labels.size(), 2);
        QCOMPARE(labels[1][0].value<Label>(), Label());
        s.role = Role::Stopped;
        m_window->showStatus(s);
        QVERIFY(!label->isEnabled() && !count->isEnabled() && !heal->isEnabled());
    }

    void whatIsNoLabelIsPutBack()
    {
        const QSignalSpy labels(m_window.get(), &ServerWindow::partitionRequested);
        auto *label = named<QComboBox>(*m_window, u"Partition label"_s);
        label->setFocus();
        label->lineEdit()->clear();
        named<QSpinBox>(*m_window, u"Loss of datagrams in percent"_s)->setFocus();
        label->lineEdit()->setText(u"no label"_s);
        Q_EMIT label->lineEdit()->editingFinished();
        QCOMPARE(label->currentText(), u"A"_s);
        QCOMPARE(labels.size(), 0);
    }

    void whoIsCutOffIsNamed()
    {
        auto *bar = m_window->findChild<StandingBar *>();
        ServerStatus s = status(100, Role::Leader, 100);
        s.cut_off = {{{300}, *Label::from(u"B")}, {{200}, *Label::from(u"C")}};
        m_window->showStatus(s);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), u"Cut off from: 300 (B), 200 (C)."_s);
        QCOMPARE(bar->tone(), Tone::CutOff);
        s.cut_off.clear();
        m_window->showStatus(s);
        QVERIFY(!bar->isVisible());
        ServerStatus joining;
        joining.cut_off = {{{300}, *Label::from(u"B")}};
        joining.waits_across = true;
        m_window->showStatus(joining);
        QVERIFY(bar->text().endsWith(u"waits for theirs."_s));
    }

    void faultsOnPurposeAreListedAndCleared()
    {
        auto *bar = m_window->findChild<FaultBar *>();
        QVERIFY(!bar->isVisible());
        m_window->setSurroundings({u"239.1.2.3"_s, 4000, u"lo"_s, 100ms, 35});
        QCOMPARE(bar->text(), u"Faults on purpose: loss 35 %"_s);
        ServerStatus s = status(300, Role::Leader, 300);
        s.label = *Label::from(u"B");
        m_window->showStatus(s);
        QCOMPARE(bar->text(), u"Faults on purpose: partition B; loss 35 %"_s);
        s.heal_after = 3;
        m_window->showStatus(s);
        QVERIFY(bar->text().contains(u"partition B, until 3 new requests came;"_s));
        const QSignalSpy labels(m_window.get(), &ServerWindow::partitionRequested);
        const QSignalSpy losses(m_window.get(), &ServerWindow::lossRequested);
        button(*m_window, u"Clear all"_s)->click();
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels[0][0].value<Label>(), Label());
        QCOMPARE(losses.size(), 1);
        QCOMPARE(losses[0][0].toInt(), 0);
        QCOMPARE(named<QSpinBox>(*m_window, u"Loss of datagrams in percent"_s)->value(), 0);
        m_window->showStatus(status(300, Role::Leader, 300));
        QVERIFY(!bar->isVisible());
    }

    void progressShowsWhileJoining()
    {
        auto *bar = m_window->findChild<QProgressBar *>();
        ServerStatus s = status(300, Role::Joining, 300);
        m_window->showStatus(s);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->maximum(), 0);
        s.role = Role::Learner;
        s.transfer_progress = 0.42;
        m_window->showStatus(s);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->value(), 42);
        s.transfer_progress = 1.0;
        s.role = Role::Follower;
        m_window->showStatus(s);
        QVERIFY(!bar->isVisible());
    }

    void shortcutsAskForFaults_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QByteArray>("signal");
        const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
        QTest::newRow("crash") << Qt::Key_K << both << QByteArray(SIGNAL(crashRequested()));
        QTest::newRow("leave") << Qt::Key_L << both << QByteArray(SIGNAL(leaveRequested()));
        QTest::newRow("launch") << Qt::Key_N << Qt::KeyboardModifiers(Qt::ControlModifier)
                                << QByteArray(SIGNAL(launchRequested()));
    }
    void shortcutsAskForFaults()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QByteArray, signal);
        const QSignalSpy asked(m_window.get(), signal.constData());
        QTest::keyClick(m_window.get(), key, modifiers);
        QCOMPARE(asked.size(), 1);
    }

    void freezeTakesTheSecondsChosen()
    {
        const QSignalSpy asked(m_window.get(), &ServerWindow::freezeRequested);
        named<QSpinBox>(*m_window, u"Seconds to freeze"_s)->setValue(7);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<std::chrono::milliseconds>(), 7s);
    }

    void crashIsOneClick()
    {
        const QSignalSpy asked(m_window.get(), &ServerWindow::crashRequested);
        for (auto *button : m_window->findChildren<QPushButton *>()) {
            if (button->text() == u"Crash"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(asked.size(), 1);
    }

    void closingLeavesFirst()
    {
        const QSignalSpy left(m_window.get(), &ServerWindow::leaveRequested);
        m_window->close();
        QCOMPARE(left.size(), 1);
        QVERIFY(m_window->isVisible());
        m_window->close(); // by the glue, once the node has stopped
        QCOMPARE(left.size(), 1);
        QVERIFY(!m_window->isVisible());
    }

    void aStoppedServersWindowJustCloses()
    {
        m_window->showStatus(status(300, Role::Stopped, 200));
        QVERIFY(!action(*m_window, u"Crash"_s)->isEnabled());
        QVERIFY(action(*m_window, u"Launch another…"_s)->isEnabled());
        const QSignalSpy left(m_window.get(), &ServerWindow::leaveRequested);
        m_window->close();
        QCOMPARE(left.size(), 0);
        QVERIFY(!m_window->isVisible());
    }

    void filterNarrowsTheLog()
    {
        m_window->appendRecord(logged(EventKind::ElectionStarted));
        m_window->appendRecord(logged(EventKind::HeartbeatFailed, {{u"leader"_s, 300u}}));
        m_window->appendRecord(logged(EventKind::RequestReceived));
        auto *table = named<QTableView>(*m_window, u"Events"_s);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *text = named<QLineEdit>(*m_window, u"Filter by text"_s);
        QVERIFY(text->hasFocus());
        QTest::keyClicks(text, u"leader 300"_s);
        QCOMPARE(table->model()->rowCount(), 1);
        text->clear();
        action(*m_window, u"Show none"_s)->trigger();
        QCOMPARE(table->model()->rowCount(), 0);
        action(*m_window, u"Election"_s)->trigger();
        QCOMPARE(table->model()->rowCount(), 1);
        auto *categories = named<QPushButton>(*m_window, u"Categories shown"_s);
        QCOMPARE(categories->text(), u"Election"_s);
        action(*m_window, u"Show all"_s)->trigger();
        named<QComboBox>(*m_window, u"Lowest severity shown"_s)
            ->setCurrentIndex(int(Severity::Notice));
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void followsUntilSomebodyReads()
    {
        auto *table = named<QTableView>(*m_window, u"Events"_s);
        const auto fill = [&](int total) {
            while (m_sent++ < total)
                m_window->appendRecord(logged(EventKind::RequestReceived));
            --m_sent;
            QTRY_COMPARE(table->model()->rowCount(), total);
        };
        m_sent = 0;
        fill(200);
        QScrollBar *bar = table->verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        table->selectRow(bar->value());
        QVERIFY(!action(*m_window, u"Follow"_s)->isChecked());
        const int place = bar->value();
        fill(300);
        QCOMPARE(bar->value(), place);
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void pauseHoldsTheLog()
    {
        auto *table = named<QTableView>(*m_window, u"Events"_s);
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        const QSignalSpy batches(m_window->findChild<EventLogModel *>(), &EventLogModel::batchDone);
        m_window->appendRecord(logged(EventKind::Joined));
        QTRY_COMPARE(batches.size(), 1);
        QCOMPARE(table->model()->rowCount(), 0);
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void copyTakesTheSelectionOrAll()
    {
        auto *table = named<QTableView>(*m_window, u"Events"_s);
        m_window->appendRecord(logged(EventKind::ElectionStarted));
        m_window->appendRecord(logged(EventKind::MemberLeft, {{u"member"_s, 100u}}));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        action(*m_window, u"Copy"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 1);
        table->selectRow(1);
        action(*m_window, u"Copy"_s)->trigger();
        QVERIFY(QApplication::clipboard()->text().endsWith(u"Server 100 said goodbye and left"_s));
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 0);
    }

    void saveWritesWhatIsShown()
    {
        auto *log = m_window->findChild<EventLogView *>();
        const QSignalSpy reported(log, &EventLogView::reported);
        m_window->appendRecord(logged(EventKind::MemberLeft, {{u"member"_s, 100u}}));
        QTRY_COMPARE(named<QTableView>(*m_window, u"Events"_s)->model()->rowCount(), 1);
        QFile file(m_folder.filePath(u"events.jsonl"_s));
        log->saveTo(file.fileName(), EventLogView::SaveFormat::Json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        QCOMPARE(line["event"_L1].toString(), u"member-left"_s);
        QVERIFY(file.atEnd());
        log->saveTo(m_folder.filePath(u"no/such/folder/x"_s), EventLogView::SaveFormat::Text);
        QCOMPARE(reported.size(), 2);
        QVERIFY(reported[1][0].toString().contains(u"cannot be written"_s));
    }

    void manyEventsDoNotBlock()
    {
        constexpr int kEvents = 20'000;
        auto *table = named<QTableView>(*m_window, u"Events"_s);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kEvents; ++i) {
            m_window->appendRecord(logged(EventKind::RequestReceived));
            if (i % 20 == 0)
                QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_window->findChild<EventLogModel *>()->waiting(), 0, 10'000);
        QVERIFY(table->model()->rowCount() > 9'000);
        // 5,000 events a second would take 4 s to come.
        QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed())));
    }

    void panesStandWhereThereIsRoom()
    {
        auto *splitter = m_window->findChild<QSplitter *>();
        m_window->resize(800, 500);
        QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
        QCOMPARE(m_window->size(), QSize(800, 500));
        m_window->resize(1'600, 900);
        QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
    }

    void noButtonIsCutInTheSmallestWindow()
    {
        ServerStatus s = alone({{4'000'000'000}, {3'000'000'000}});
        s.label = *Label::from(u"ABCDEFGH");
        s.other_group = ServerId{4'100'000'000};
        m_window->showStatus(s);
        m_window->resize(m_window->minimumSize());
        for (auto *button : m_window->findChildren<QPushButton *>())
            QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }

    void layoutIsRemembered()
    {
        m_window->resize(900, 555);
        auto *header = named<QTableView>(*m_window, u"Events"_s)->horizontalHeader();
        header->resizeSection(EventLogModel::Time, 123);
        action(*m_window, u"Servers"_s)->setChecked(false);
        m_window->close();
        m_window->close();
        m_window = std::make_unique<ServerWindow>();
        QCOMPARE(m_window->size(), QSize(900, 555));
        header = named<QTableView>(*m_window, u"Events"_s)->horizontalHeader();
        QCOMPARE(header->sectionSize(EventLogModel::Time), 123);
        QVERIFY(named<QTableView>(*m_window, u"Servers"_s)->isHidden());
        action(*m_window, u"Reset layout"_s)->trigger();
        QVERIFY(!named<QTableView>(*m_window, u"Servers"_s)->isHidden());
        QVERIFY(header->sectionSize(EventLogModel::Time) != 123);
    }

    void everyControlHasANameAndIsReachable()
    {
        ServerStatus s = alone({{300}, {200}});
        s.label = *Label::from(u"B");
        s.other_group = ServerId{400};
        m_window->showStatus(s);
        m_window->appendRecord(logged(EventKind::Merged, {{u"both"_s, 1}, {u"report"_s, 1}}));
        QSet<QWidget *> reached;
        QWidget *widget = m_window.get();
        for (int i = 0; i < 500; ++i) {
            widget = widget->nextInFocusChain();
            const bool part = qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
            if (!part && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus))
                reached.insert(widget);
        }
        for (auto *button : m_window->findChildren<QPushButton *>())
            if (button->window() == m_window.get()) // the report is a window of its own
                QVERIFY2(reached.contains(button), qPrintable(button->text()));
        for (QWidget *control : std::as_const(reached)) {
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(control);
            QVERIFY(face);
            QVERIFY2(!face->text(QAccessible::Name).isEmpty(), control->metaObject()->className());
        }
        QVERIFY(reached.size() >= 14);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ServerWindow> m_window;
    int m_sent = 0;
};

QTEST_MAIN(TstServerWindow)
#include "tst_server_window.moc"
