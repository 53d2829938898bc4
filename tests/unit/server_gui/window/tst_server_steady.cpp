// SPDX-License-Identifier: MIT
//
// Nothing moves under the pointer: whatever the server window has to say, no control, row or cell
// is anywhere else than before, and nothing comes up over another.
#include "server_gui/log/event_log_model.h"
#include "support/places.h"
#include "support/server_window_bench.h"
#include "support/test_main.h"

#include <QSignalSpy>

namespace roomcast::tst_server_steady {

using namespace roomcast::test;
using namespace std::chrono_literals;

class ServerSteadyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ServerWindowBench>();
        QVERIFY(m_bench->activate());
    }
    void cleanup() { m_bench.reset(); }

    void nothingMovesWhateverTheServerSays_data() { sizes(); }
    void nothingMovesWhateverTheServerSays()
    {
        resize();
        const Places settled = placesIn(status(300, ShownRole::Leader, 300));
        QVERIFY(settled.size() >= 20);
        for (const auto &[name, state] : states())
            compare(settled, placesIn(state), name);
        compare(settled, placesIn(status(300, ShownRole::Leader, 300)), u"settled again"_s);
    }

    /// Also from one of them to the next: what two of them show stays where it was.
    void nothingMovesBetweenStates_data() { sizes(); }
    void nothingMovesBetweenStates()
    {
        resize();
        std::optional<Places> before;
        for (const auto &[name, state] : states()) {
            const Places now = placesIn(state);
            if (before)
                compare(*before, now, name);
            before = now;
        }
    }

    void nothingMovesForMessages_data() { sizes(); }
    void nothingMovesForMessages()
    {
        resize();
        m_bench->window->showStatus(status(300, ShownRole::Leader, 300));
        const Places settled = places();
        m_bench->window->showMessage(u"Events copied: 12"_s);
        compare(settled, places(), u"message"_s);
        const QSignalSpy batches(m_bench->part<EventLogModel>(), &EventLogModel::batchDone);
        m_bench->window->noteLeftOut(12'345'678);
        QTRY_COMPARE(batches.size(), 1);
        compare(settled, places(), u"left out"_s);
        m_bench->action(u"Pause"_s)->trigger();
        m_bench->window->appendRecord(
            logged(event::Merged{.both = 2, .displaced = 3, .report = 1}));
        QTRY_COMPARE(batches.size(), 2);
        compare(settled, places(), u"paused, merged"_s);
        m_bench->button(u"✕"_s)->click();
        compare(settled, places(), u"report closed"_s);
    }

private:
    using States = std::vector<std::pair<QString, ServerStatus>>;

    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("smallest") << QSize(1, 1);
        QTest::newRow("1024x640") << QSize(1'024, 640);
        QTest::newRow("large") << QSize(1'920, 1'080);
    }
    void resize()
    {
        QFETCH(QSize, size);
        m_bench->window->resize(size.expandedTo(m_bench->window->minimumSizeHint()));
        QTRY_VERIFY(m_bench->window->width() >= size.width());
    }

    static States states()
    {
        const ServerStatus leader = status(300, ShownRole::Leader, 300);
        States all{{u"follower"_s, status(100, ShownRole::Follower, 300)}};
        const auto add = [&](const QString &name, auto change) {
            ServerStatus state = leader;
            change(state);
            all.emplace_back(name, state);
        };
        add(u"joining"_s, [](ServerStatus &s) {
            s = {};
            s.id = {300};
        });
        add(u"fetching"_s, [](ServerStatus &s) {
            s.role = ShownRole::Learner;
            s.transfer_progress = 0.4;
        });
        all.emplace_back(u"alone"_s, alone({{4'000'000'000}, {3'000'000'000}}));
        add(u"candidate"_s, [](ServerStatus &s) {
            s.role = ShownRole::Candidate;
            s.leader.reset();
        });
        add(u"frozen"_s, [](ServerStatus &s) {
            s.role = ShownRole::Frozen;
            s.frozen_left = 9s;
        });
        add(u"faults"_s, [](ServerStatus &s) {
            s.faults = {35, 50ms, 20ms, 10, 5, ServerId{200}, 300ms};
            s.label = *Label::from(u"ABCDEFGH");
            s.heal_after = 9'999;
        });
        add(u"cut off"_s, [](ServerStatus &s) {
            s.cut_off = {{{200}, *Label::from(u"B")}, {{100}, *Label::from(u"C")}};
            s.label = *Label::from(u"D");
        });
        add(u"waits across"_s, [](ServerStatus &s) { s.waits_across = true; });
        add(u"two groups"_s, [](ServerStatus &s) { s.other_group = ServerId{400}; });
        add(u"two groups, alone"_s, [](ServerStatus &s) {
            s = alone({{300}, {200}});
            s.other_group = ServerId{400};
        });
        add(u"claims to merge, clock off"_s, [](ServerStatus &s) {
            s.carried = 3;
            s.time.off = {{{100}, -5'000}};
        });
        add(u"troubles"_s, [](ServerStatus &s) {
            s.role = ShownRole::Offline;
            s.network = NetworkTrouble{NetworkCause::NoAddress, u"eth0"_s, u"no address"_s};
            s.blocked_links = {{{200}, {0x0A000001, 7767}}, {{100}, {0x0A000002, 7767}}};
            s.multicast = MulticastHealth::State::Deaf;
        });
        add(u"stopped"_s, [](ServerStatus &s) { s.role = ShownRole::Stopped; });
        return all;
    }

    Places placesIn(const ServerStatus &state)
    {
        m_bench->window->showStatus(state);
        return places();
    }
    Places places()
    {
        // What a change of layout posts.
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        return Places(*m_bench->window);
    }
    static void compare(const Places &before, const Places &now, const QString &name)
    {
        const QStringList moved = now.movedSince(before);
        QVERIFY2(moved.isEmpty(), qPrintable(name + u": "_s + moved.join(u"\n  "_s)));
    }

    std::unique_ptr<ServerWindowBench> m_bench;
};

ROOMCAST_GUI_TEST(ServerSteadyTest)

} // namespace roomcast::tst_server_steady

#include "tst_server_steady.moc"
