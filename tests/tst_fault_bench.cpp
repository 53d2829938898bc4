// SPDX-License-Identifier: MIT
//
// Faults on purpose in the server window: what its controls, buttons and shortcuts ask of the
// server, and what it says of the faults that are in force.
#include "server_gui/fault_bar.h"
#include "support/server_window_bench.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace roomcast;
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

    void lossIsAskedForInPercent()
    {
        m_bench->window->setSurroundings({u"239.1.2.3"_s, 4000, u"lo"_s, 100ms, 35});
        const QSignalSpy asked(m_bench->window.get(), &ServerWindow::lossRequested);
        auto *loss = m_bench->named<QSpinBox>(u"Loss of datagrams in percent"_s);
        QCOMPARE(loss->value(), 35);
        loss->setValue(250);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), 100);
        m_bench->window->showStatus(status(300, Role::Stopped, 200));
        QVERIFY(!loss->isEnabled());
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
        ServerStatus s = status(300, Role::Leader, 300);
        s.label = *Label::from(u"C");
        s.heal_after = 7;
        m_bench->window->showStatus(s);
        QCOMPARE(label->currentText(), u"C"_s);
        QCOMPARE(count->value(), 7);
        QCOMPARE(labels.size() + counts.size(), 2);
        heal->click();
        QCOMPARE(labels.size(), 2);
        QCOMPARE(labels[1][0].value<Label>(), Label());
        s.role = Role::Stopped;
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
        QVERIFY(!bar->isVisible());
        m_bench->window->setSurroundings({u"239.1.2.3"_s, 4000, u"lo"_s, 100ms, 35});
        QCOMPARE(bar->text(), u"Faults on purpose: loss 35 %"_s);
        ServerStatus s = status(300, Role::Leader, 300);
        s.label = *Label::from(u"B");
        m_bench->window->showStatus(s);
        QCOMPARE(bar->text(), u"Faults on purpose: partition B; loss 35 %"_s);
        s.heal_after = 3;
        m_bench->window->showStatus(s);
        QVERIFY(bar->text().contains(u"partition B, until 3 new requests came;"_s));
        const QSignalSpy labels(m_bench->window.get(), &ServerWindow::partitionRequested);
        const QSignalSpy losses(m_bench->window.get(), &ServerWindow::lossRequested);
        m_bench->button(u"Clear all"_s)->click();
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels[0][0].value<Label>(), Label());
        QCOMPARE(losses.size(), 1);
        QCOMPARE(losses[0][0].toInt(), 0);
        QCOMPARE(m_bench->named<QSpinBox>(u"Loss of datagrams in percent"_s)->value(), 0);
        m_bench->window->showStatus(status(300, Role::Leader, 300));
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

QTEST_MAIN(FaultBenchTest)
#include "tst_fault_bench.moc"
