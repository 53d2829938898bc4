// SPDX-License-Identifier: MIT
//
// What a server window can have started: which IDs, how many, where the windows go, and that all of
// it ends when it is told to.
#include "server_gui/launch/launch_dialog.h"
#include "server_gui/launch/launched_programs.h"
#include "support/server_window_bench.h"
#include "support/test_main.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

namespace roomcast::tst_launch {

using namespace roomcast::test;

namespace {

using Ids = std::vector<std::optional<ServerId>>;

Ids ids(std::initializer_list<quint32> numbers)
{
    Ids made;
    for (const quint32 number : numbers)
        made.push_back(ServerId{number});
    return made;
}

} // namespace

class LaunchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ServerWindowBench>();
        QVERIFY(m_bench->activate());
        m_bench->window->showStatus(status(300, ShownRole::Leader, 300));
        PeerStatus peer;
        peer.id = {200};
        PeerStatus gone;
        gone.id = {900};
        gone.state = PeerState::Suspected;
        m_bench->window->showPeers({gone, peer});
    }
    void cleanup() { m_bench.reset(); }

    void oneServerIsAKeyAndEnter()
    {
        const QSignalSpy asked(m_bench->window.get(), &ServerWindow::launchRequested);
        QTest::keyClick(m_bench->window.get(), Qt::Key_N, Qt::ControlModifier);
        auto *dialog = m_bench->part<LaunchDialog>();
        QVERIFY(dialog && asked.isEmpty());
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const auto plan = asked[0][0].value<LaunchPlan>();
        QVERIFY((plan == LaunchPlan{Ids(1), true, true}));
    }

    /// Scenarios a and b of the brief, by clicking.
    void lowerAndHigherIdsAreSuggested()
    {
        auto *dialog = openDialog();
        worded<QPushButton>(*dialog, u"Lower than all"_s)->click();
        QVERIFY(dialog->plan().ids == ids({100}));
        QVERIFY(says(*dialog, u"learns that it does not lead: 300 is higher"_s));
        named<QLineEdit>(*dialog, u"IDs of the servers"_s)->clear();
        named<QSpinBox>(*dialog, u"How many servers"_s)->setValue(3);
        worded<QPushButton>(*dialog, u"Lower than all"_s)->click();
        QVERIFY(dialog->plan().ids == ids({50, 100, 150}));
        worded<QPushButton>(*dialog, u"Higher than all"_s)->click();
        QVERIFY(dialog->plan().ids == ids({400, 500, 600}));
        QVERIFY(says(*dialog, u"Server 600 joins, and takes the lead over"_s));
    }

    void idsSayHowMany()
    {
        auto *dialog = openDialog();
        auto *field = named<QLineEdit>(*dialog, u"IDs of the servers"_s);
        auto *count = named<QSpinBox>(*dialog, u"How many servers"_s);
        auto *launch = worded<QPushButton>(*dialog, u"Launch"_s);
        field->setText(u"50, 400 7"_s);
        QCOMPARE(count->value(), 3);
        QVERIFY(!count->isEnabled() && launch->isEnabled());
        QVERIFY(dialog->plan().ids == ids({50, 400, 7}));
        for (const QString &wrong : {u"0"_s, u"7 7"_s, u"seven"_s, u"1 2 3 4 5 6 7 8 9 10"_s}) {
            field->setText(wrong);
            QVERIFY2(!launch->isEnabled(), qPrintable(wrong));
            QVERIFY(says(*dialog, u"That is no list"_s));
        }
        field->setText(u"200"_s);
        QVERIFY(!launch->isEnabled() && says(*dialog, u"in the group already"_s));
        // It is gone.
        field->setText(u"900"_s);
        QVERIFY(launch->isEnabled());
    }

    void withoutWindowsNothingIsTiled()
    {
        auto *dialog = openDialog();
        worded<QCheckBox>(*dialog, u"With windows"_s)->click();
        QVERIFY(!dialog->plan().windows && !dialog->plan().tile);
    }

    void tilesFillTheScreen_data()
    {
        QTest::addColumn<int>("count");
        for (int count = 1; count <= LaunchPlan::kServersMax + 1; ++count)
            QTest::addRow("%d", count) << count;
    }
    void tilesFillTheScreen()
    {
        QFETCH(int, count);
        const QRect area(10, 20, 1'366, 738);
        const std::vector<QRect> tiles = tiled(area, count);
        QCOMPARE(tiles.size(), size_t(count));
        int covered = 0;
        for (size_t i = 0; i < tiles.size(); ++i) {
            QVERIFY(area.contains(tiles[i]));
            covered += tiles[i].width() * tiles[i].height();
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!tiles[i].intersects(tiles[j]));
        }
        QCOMPARE(covered, area.width() * area.height());
    }

    void stoppingTakesAConfirmation_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QList<bool>>("asked");
        QTest::newRow("others") << u"Stop them"_s << QList<bool>{false};
        QTest::newRow("all") << u"Stop them and this server"_s << QList<bool>{true};
        QTest::newRow("none") << u"Cancel"_s << QList<bool>{};
    }
    void stoppingTakesAConfirmation()
    {
        QFETCH(QString, button);
        QFETCH(QList<bool>, asked);
        const QSignalSpy stops(m_bench->window.get(), &ServerWindow::stopRequested);
        m_bench->trigger(u"Stop all…"_s);
        auto *box = m_bench->part<QMessageBox>();
        QVERIFY(box && stops.isEmpty());
        worded<QPushButton>(*box, button)->click();
        QList<bool> told;
        for (const auto &call : stops)
            told << call[0].toBool();
        QCOMPARE(told, asked);
    }

    void whatWasLaunchedEnds()
    {
        LaunchedPrograms programs;
        QVERIFY(!programs.start(u"/no/such/program"_s, {}));
        QVERIFY(programs.start(u"sleep"_s, {u"20"_s}) && programs.start(u"sleep"_s, {u"20"_s}));
        QVERIFY(programs.start(u"true"_s, {}));
        QTRY_COMPARE(programs.running(), 2);
        QCOMPARE(programs.stopAll(), 2);
        QTRY_COMPARE(programs.running(), 0);
        QCOMPARE(programs.stopAll(), 0);
    }

private:
    LaunchDialog *openDialog() const
    {
        m_bench->trigger(u"Launch another…"_s);
        return m_bench->part<LaunchDialog>();
    }

    std::unique_ptr<ServerWindowBench> m_bench;
};

ROOMCAST_GUI_TEST(LaunchTest)

} // namespace roomcast::tst_launch

#include "tst_launch.moc"
