// SPDX-License-Identifier: MIT
//
// What a server tells of itself and of others, and what it remembers to tell: other groups, stores,
// doubles.
#include "core/server/discovery.h"
#include "core/server/followed_log.h"
#include "core/server/other_groups.h"
#include "core/server/remembered_stores.h"
#include "core/server/status_parts.h"
#include "support/booking_steps.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_server_status {

using namespace std::chrono_literals;

namespace {

constexpr Timing kTiming{100ms};
const Epoch kGenesis{1, {100}, {1}};
const Epoch kLater{2, {300}, {3}};

TimePoint after(Duration t)
{
    return TimePoint(10s + t);
}

ServerIdentity member(quint32 id)
{
    return {{{id}, {id}}, {id}};
}

/// Server 200 in a view of 300, which leads, and 100.
class Scene {
public:
    Scene()
    {
        hard.installed = {kGenesis, {member(300), member(200), member(100)}};
        hard.primary = true;
        for (const quint32 id : {100U, 300U}) {
            peers.heard(member(id), {1, quint16(id)}, {}, {after(0ms), {}, {}}, m_out);
            peers.find(member(id).key)->presence.role = id == 300 ? Role::Leader : Role::Follower;
        }
    }
    StatusParts parts(bool offline = false) const
    {
        return {{200},     ShownRole::Follower,
                offline,   leader,
                hard,      peers,
                partition, multicast,
                own,       fetch,
                giver,     clients,
                nullptr,   {},
                false,     after(40ms)};
    }

    std::optional<ServerKey> leader = member(300).key;
    HardState hard;
    Peers peers{{200ms, 50ms, 1s, 30s, 3s, {}}, 7};
    Partition partition{{}, 0};
    MulticastHealth multicast;
    OwnReplica own{test::catalogue(), {}};
    ReplicaFetch fetch{100ms};
    SnapshotSender giver{1s, 1000};
    ClientContacts clients{1s};

private:
    Outbox m_out;
};

} // namespace

class ServerStatusTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfItsView()
    {
        const Scene scene;
        const ServerStatus status = statusOf(scene.parts());
        QCOMPARE(status.role, ShownRole::Follower);
        QCOMPARE(status.leader, ServerId{300});
        QCOMPARE(status.members, (std::vector<ServerId>{{300}, {200}, {100}}));
        QVERIFY(status.primary);
        QCOMPARE(status.heartbeat_age, 40ms);
        QCOMPARE(status.transfer_progress, 1.0);
    }

    void offlineItKnowsOfNoLeader()
    {
        const Scene scene;
        const ServerStatus status = statusOf(scene.parts(true));
        QVERIFY(!status.leader);
        QVERIFY(!status.primary);
    }

    void namesWhoTakesNoLinkAndWhoIsOnAnotherSide()
    {
        Scene scene;
        scene.peers.find(member(100).key)->link_failures = 5;
        const auto there = *Label::from(u"B");
        scene.peers.heardAcross(member(400), {1, 4}, there, {}, {after(0ms), {}, {}});
        const ServerStatus status = statusOf(scene.parts());
        QCOMPARE(status.blocked_links.size(), size_t(1));
        QCOMPARE(status.blocked_links.front().id, ServerId{100});
        QCOMPARE(status.cut_off, (std::vector<CutOffServer>{{{400}, there}}));
    }

    void tellsHowFarEachIsBehindTheLeader()
    {
        Scene scene;
        scene.peers.find(member(300).key)->presence.last = {9};
        scene.peers.find(member(100).key)->presence.last = {7};
        const std::vector<PeerStatus> peers = peersOf(scene.parts());
        QCOMPARE(peers.size(), size_t(2));
        QCOMPARE(peers.at(0).id, ServerId{100});
        QCOMPARE(peers.at(0).lag, qint64(2));
        QCOMPARE(peers.at(1).role, ShownRole::Leader);
        QCOMPARE(peers.at(1).lag, qint64(0));
        QVERIFY(peers.at(1).member);
    }

    void whicheverGroupHoldsNoBookingGivesWay_data()
    {
        QTest::addColumn<bool>("mine");
        QTest::addColumn<bool>("theirs");
        QTest::addColumn<bool>("gives_way");
        QTest::addColumn<event::OtherGroupAction>("action");
        QTest::newRow("they have") << false << true << true << event::OtherGroupAction::JoiningIt;
        QTest::newRow("nobody has, theirs is newer")
            << false << false << true << event::OtherGroupAction::JoiningIt;
        QTest::newRow("I have") << true << false << false << event::OtherGroupAction::AwaitingIt;
        QTest::newRow("both have") << true << true << false << event::OtherGroupAction::Conflict;
    }

    void whicheverGroupHoldsNoBookingGivesWay()
    {
        QFETCH(const bool, mine);
        QFETCH(const bool, theirs);
        OtherGroups groups(kTiming);
        const auto meet = [&] {
            return groups.meet({kGenesis, mine}, {kLater, theirs}, {300}, after(0ms));
        };
        const auto met = meet();
        QTEST(met.gives_way, "gives_way");
        QTEST(*met.action, "action");
        QVERIFY(!meet().action); // told before
        QCOMPARE(groups.heard(after(299ms))->leader, ServerId{300});
        QVERIFY(!groups.heard(after(300ms)));
    }

    void anInstalledViewProvesThePromisesOfItsMembers()
    {
        HardState hard;
        hard.installed = {kLater, {member(300), member(200)}};
        RememberedStores stores(12ms);
        stores.noteViews(hard, member(200).store);
        const ServerKey next_process{{7}, {7}};
        QCOMPARE(stores.of(member(300).store, next_process)->promised, kLater);
        QVERIFY(!stores.of(member(200).store, next_process)); // its own
    }

    void ofALearnerOnlyThePromiseIsRemembered()
    {
        RememberedStores stores(12ms);
        Presence says;
        says.role = Role::Learner;
        says.promised = kLater;
        says.installed = kGenesis;
        for (const Duration t : {0ms, 20ms})
            stores.noteSaid(member(300), says, after(t));
        const auto known = stores.of(member(300).store, {{7}, {7}});
        QCOMPARE(known->promised, kLater);
        QCOMPARE(known->installed, Epoch());
    }

    void newsIsToldOnce()
    {
        Discovery discovery(kTiming);
        QVERIFY(discovery.isNewDouble(member(200).key));
        QVERIFY(!discovery.isNewDouble(member(200).key));
        QVERIFY(discovery.isNewDouble({{200}, {9}}));
        FollowedLog log;
        QVERIFY(log.isNewLeader(member(300).key, kGenesis));
        QVERIFY(!log.isNewLeader(member(300).key, kGenesis));
        QVERIFY(log.isNewLeader(member(300).key, kLater));
        log.replicaTaken();
        QVERIFY(log.isNewLeader(member(300).key, kLater));
    }
};

ROOMCAST_TEST(ServerStatusTest)

} // namespace roomcast::tst_server_status

#include "tst_server_status.moc"
