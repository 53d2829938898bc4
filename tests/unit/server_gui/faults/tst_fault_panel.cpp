// SPDX-License-Identifier: MIT
//
// Faults on purpose in the server window: what its controls, buttons and shortcuts ask of the
// server, and what it says of the faults that are in force.
#include "server_gui/faults/fault_bar.h"
#include "support/server_window_bench.h"
#include "support/test_main.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

namespace roomcast::tst_fault_panel {

using namespace roomcast::test;
using namespace std::chrono_literals;

class FaultBenchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ServerWindowBench>();
        QVERIFY(m_bench->activate());
    }
    void cleanup() { m_bench.reset(); }

    void everyFaultHasAControl_data()
    {
        QTest::addColumn<QString>("control");
        QTest::addColumn<int>("value");
        QTest::addColumn<Faults>("asked");
        Faults faults;
        const auto row = [&](const char *name, const QString &control, int value) {
            QTest::newRow(name) << control << value << std::exchange(faults, {});
        };
        faults.loss_percent = 100;
        row("loss", u"Loss of datagrams in percent"_s, 250);
        faults.delay = 50ms;
        row("delay", u"Delay of datagrams in milliseconds"_s, 50);
        faults.jitter = 20ms;
        row("jitter", u"Jitter of datagrams in milliseconds"_s, 20);
        faults.duplicate_percent = 10;
        row("duplicates", u"Duplicates of datagrams in percent"_s, 10);
        faults.reorder_percent = 5;
        row("disorder", u"Disorder of datagrams in percent"_s, 5);
        faults.service_time = 10s;
        row("service time", u"Service time in milliseconds"_s, 20'000);
    }
    void everyFaultHasAControl()
    {
        QFETCH(QString, control);
        QFETCH(int, value);
        QFETCH(Faults, asked);
        const QSignalSpy faults(m_bench->window.get(), &ServerWindow::faultsRequested);
        auto *spin = m_bench->named<QSpinBox>(control);
        spin->setValue(value);
        QCOMPARE(faults.size(), 1);
        QVERIFY(faults[0][0].value<Faults>() == asked);
        // What the server says of itself counts, and asks for nothing.
        ServerStatus s = status(300, ShownRole::Leader, 300);
        s.faults = asked;
        m_bench->window->showStatus(s);
        s.faults = {};
        m_bench->window->showStatus(s);
        QCOMPARE(spin->value(), 0);
        QCOMPARE(faults.size(), 1);
        m_bench->window->showStatus(status(300, ShownRole::Stopped, 200));
        QVERIFY(!spin->isEnabled());
    }

    void faultsAddUp()
    {
        const QSignalSpy faults(m_bench->window.get(), &ServerWindow::faultsRequested);
        ServerStatus s = status(300, ShownRole::Leader, 300);
        s.faults.loss_percent = 35;
        m_bench->window->showStatus(s);
        m_bench->named<QSpinBox>(u"Delay of datagrams in milliseconds"_s)->setValue(50);
        m_bench->named<QSpinBox>(u"Jitter of datagrams in milliseconds"_s)->setValue(5);
        const auto asked = faults.last().at(0).value<Faults>();
        QCOMPARE(asked.loss_percent, 35);
        QVERIFY(asked.delay == 50ms && asked.jitter == 5ms);
    }

    void faultsCanBeThoseOfOneServer()
    {
        const QSignalSpy faults(m_bench->window.get(), &ServerWindow::faultsRequested);
        auto *peer = m_bench->named<QComboBox>(u"Server whose datagrams suffer"_s);
        PeerStatus other;
        other.id = {200};
        m_bench->window->showPeers({other});
        QCOMPARE(peer->count(), 2);
        QCOMPARE(peer->currentText(), u"all servers"_s);
        Q_EMIT peer->activated(1);
        QCOMPARE(faults.size(), 1);
        QVERIFY(faults[0][0].value<Faults>().peer == ServerId{200});
        // One that is not heard any more is still named.
        ServerStatus s = status(300, ShownRole::Leader, 300);
        s.faults.peer = ServerId{100};
        m_bench->window->showStatus(s);
        m_bench->window->showPeers({other});
        QCOMPARE(peer->currentText(), u"server 100"_s);
        QCOMPARE(peer->count(), 3);
    }

    void everyControlHasAKeyOfItsOwn()
    {
        QSet<QKeySequence> keys;
        for (const QAction *action : m_bench->window->findChildren<QAction *>()) {
            const QKeySequence key = action->shortcut();
            QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(action->text()));
            keys.insert(key);
        }
        const std::vector<std::pair<Qt::Key, QString>> controls{
            {Qt::Key_O, u"Loss of datagrams in percent"_s},
            {Qt::Key_D, u"Delay of datagrams in milliseconds"_s},
            {Qt::Key_J, u"Jitter of datagrams in milliseconds"_s},
            {Qt::Key_U, u"Duplicates of datagrams in percent"_s},
            {Qt::Key_R, u"Disorder of datagrams in percent"_s},
            {Qt::Key_E, u"Server whose datagrams suffer"_s},
            {Qt::Key_T, u"Service time in milliseconds"_s},
            {Qt::Key_S, u"Seconds to freeze"_s},
            {Qt::Key_P, u"Partition label"_s},
            {Qt::Key_A, u"Heal after this many requests"_s},
        };
        for (const auto &[key, name] : controls) {
            QTest::keyClick(m_bench->window.get(), key, Qt::ControlModifier | Qt::ShiftModifier);
            QVERIFY2(m_bench->named<QWidget>(name)->hasFocus(), qPrintable(name));
        }
    }

    void aFreezeIsCountedDown()
    {
        auto *bar = m_bench->part<FaultBar>();
        ServerStatus s = status(300, ShownRole::Frozen, 300);
        s.frozen_left = 1'900ms;
        s.faults.service_time = 300ms;
        m_bench->window->showStatus(s);
        QCOMPARE(bar->text(), u"Frozen for 2 s more; service time 300 ms"_s);
        QCOMPARE(bar->tone(), Tone::Frozen);
        // It says nothing while it is frozen, and the seconds go on.
        QTRY_VERIFY(bar->text().startsWith(u"Frozen for 1 s more"_s));
        QTRY_VERIFY(bar->text().startsWith(u"Frozen, and about to wake"_s));
        s = status(300, ShownRole::Leader, 300);
        m_bench->window->showStatus(s);
        QVERIFY(!bar->isTelling());
    }

    void sidesAreAskedForAndShown()
    {
        const QSignalSpy labels(m_bench->window.get(), &ServerWindow::partitionRequested);
        const QSignalSpy counts(m_bench->window.get(), &ServerWindow::healAfterRequested);
        auto *label = m_bench->named<QComboBox>(u"Partition label"_s);
        auto *count = m_bench->named<QSpinBox>(u"Heal after this many requests"_s);
        auto *heal = m_bench->button(u"Heal"_s);
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
        ServerStatus s = status(300, ShownRole::Leader, 300);
        s.label = *Label::from(u"C");
        s.heal_after = 7;
        m_bench->window->showStatus(s);
        QCOMPARE(label->currentText(), u"C"_s);
        QCOMPARE(count->value(), 7);
        QCOMPARE(labels.size() + counts.size(), 2);
        heal->click();
        QCOMPARE(labels.size(), 2);
        QCOMPARE(labels[1][0].value<Label>(), Label());
        s.role = ShownRole::Stopped;
        m_bench->window->showStatus(s);
        QVERIFY(!label->isEnabled() && !count->isEnabled() && !heal->isEnabled());
    }

    void whatIsNoLabelIsPutBack()
    {
        const QSignalSpy labels(m_bench->window.get(), &ServerWindow::partitionRequested);
        auto *label = m_bench->named<QComboBox>(u"Partition label"_s);
        label->setFocus();
        label->lineEdit()->clear();
        m_bench->named<QSpinBox>(u"Loss of datagrams in percent"_s)->setFocus();
        label->lineEdit()->setText(u"no label"_s);
        Q_EMIT label->lineEdit()->editingFinished();
        QCOMPARE(label->currentText(), u"A"_s);
        QCOMPARE(labels.size(), 0);
    }

    void faultsOnPurposeAreListedAndCleared()
    {
        auto *bar = m_bench->part<FaultBar>();
        QVERIFY(!bar->isTelling());
        ServerStatus s = status(300, ShownRole::Leader, 300);
        s.faults.loss_percent = 35;
        m_bench->window->showStatus(s);
        QCOMPARE(bar->text(), u"Faults on purpose: loss 35 %"_s);
        s.label = *Label::from(u"B");
        m_bench->window->showStatus(s);
        QCOMPARE(bar->text(), u"Faults on purpose: partition B; loss 35 %"_s);
        s.heal_after = 3;
        m_bench->window->showStatus(s);
        QVERIFY(bar->text().contains(u"partition B, until 3 new requests came;"_s));
        const QSignalSpy labels(m_bench->window.get(), &ServerWindow::partitionRequested);
        const QSignalSpy faults(m_bench->window.get(), &ServerWindow::faultsRequested);
        m_bench->button(u"Clear all"_s)->click();
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels[0][0].value<Label>(), Label());
        QCOMPARE(faults.size(), 1);
        QVERIFY(faults[0][0].value<Faults>() == Faults());
        m_bench->window->showStatus(status(300, ShownRole::Leader, 300));
        QCOMPARE(m_bench->named<QSpinBox>(u"Loss of datagrams in percent"_s)->value(), 0);
        QVERIFY(!bar->isTelling());
    }

    void shortcutsAskForFaults_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<QByteArray>("signal");
        const Qt::KeyboardModifiers both = Qt::ControlModifier | Qt::ShiftModifier;
        QTest::newRow("crash") << Qt::Key_K << both << QByteArray(SIGNAL(crashRequested()));
        QTest::newRow("leave") << Qt::Key_L << both << QByteArray(SIGNAL(leaveRequested()));
        QTest::newRow("client") << Qt::Key_N << both << QByteArray(SIGNAL(clientRequested()));
    }

    void shortcutsAskForFaults()
    {
        QFETCH(Qt::Key, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(QByteArray, signal);
        const QSignalSpy asked(m_bench->window.get(), signal.constData());
        QTest::keyClick(m_bench->window.get(), key, modifiers);
        QCOMPARE(asked.size(), 1);
    }

    void freezeTakesTheSecondsChosen()
    {
        const QSignalSpy asked(m_bench->window.get(), &ServerWindow::freezeRequested);
        m_bench->named<QSpinBox>(u"Seconds to freeze"_s)->setValue(7);
        QTest::keyClick(m_bench->window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<std::chrono::milliseconds>(), 7s);
    }

    void crashIsOneClick()
    {
        const QSignalSpy asked(m_bench->window.get(), &ServerWindow::crashRequested);
        for (auto *button : m_bench->window->findChildren<QPushButton *>()) {
            if (button->text() == u"Crash"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(asked.size(), 1);
    }

private:
    std::unique_ptr<ServerWindowBench> m_bench;
};

ROOMCAST_GUI_TEST(FaultBenchTest)

} // namespace roomcast::tst_fault_panel

#include "tst_fault_panel.moc"
