// SPDX-License-Identifier: MIT
//
// Whose the store is, as the engines find it out: what others remember of a store, and clones that
// meet. Nothing on the machines can tell here.
#include "support/cluster.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_store_identity {

using namespace roomcast::sim;
using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Machines with disks that a test may copy, each with a server of its own.
class Machines final : public Observer {
public:
    Machines()
    {
        m_world.observe(*this);
        m_world.on_store_copied = [this](Node machine) { start(machine); };
    }

    World &world() { return m_world; }
    Node add()
    {
        const Node machine = m_world.addMachine();
        m_ids[machine] = 100 * quint32(m_ids.size() + 1);
        return machine;
    }
    void start(Node machine)
    {
        ServerConfig config;
        config.id = {m_ids.at(machine)};
        config.id_chosen = true;
        config.incarnation = {m_world.random().next()};
        config.catalogue = Cluster::sampleCatalogue();
        config.seed = m_world.random().next();
        m_world.start(machine, std::move(config), ++m_ports);
    }
    /// All of `machines` are in one view, which is primary or not.
    bool inOneView(const std::vector<Node> &machines, bool primary)
    {
        return m_world.runUntil(
            [&] {
                return std::all_of(machines.begin(), machines.end(), [&](Node machine) {
                    if (!m_world.isUp(machine))
                        return false;
                    const ServerStatus status = m_world.status(machine);
                    return status.members.size() == machines.size() && status.primary == primary &&
                           status.epoch == m_world.status(machines.front()).epoch &&
                           (status.role == ShownRole::Leader || status.role == ShownRole::Follower);
                });
            },
            10s);
    }
    /// So many new ones, in a primary view; none where they do not come to that.
    std::vector<Node> inOneView(int count)
    {
        std::vector<Node> all;
        for (int i = 0; i < count; ++i)
            all.push_back(add());
        for (const Node machine : all)
            start(machine);
        return inOneView(all, true) ? all : std::vector<Node>();
    }
    int gaveUp() const { return int(m_copied.size()); }
    int gaveUp(event::StoreCopiedReason reason) const
    {
        return int(std::ranges::count(m_copied, reason));
    }
    /// The server that runs on the machine has, since it started.
    bool hasPromised(Node machine) { return m_promised.contains(m_world.member(machine).key); }
    std::set<StoreId> stores(const std::vector<Node> &machines)
    {
        std::set<StoreId> found;
        for (const Node machine : machines)
            found.insert(m_world.member(machine).store);
        return found;
    }

private:
    void onEvent(Node, const ServerIdentity &, const Event &event) override
    {
        if (const auto *copied = std::get_if<event::StoreCopied>(&event))
            m_copied.push_back(copied->reason);
    }
    void onSent(Node, const ServerIdentity &from, const Message &message) override
    {
        if (std::holds_alternative<ElectionAnswer>(message) ||
            std::holds_alternative<Election>(message))
            m_promised.insert(from.key);
    }

    World m_world{4711, {}};
    std::map<Node, quint32> m_ids;
    std::vector<event::StoreCopiedReason> m_copied;
    std::set<ServerKey> m_promised;
    quint16 m_ports = 1000;
};

} // namespace

class TestStoreIdentity final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoWentBackIsFoundByItsGroup();
    void aRestartKeepsTheStore();
    void aWholeGroupKeepsItsStores();
    void ofClonesThatMeetOneKeepsTheStore();
    void clonesThatMetConfirmOnOneSideOnly();
    void aCloneOfALiveServerGivesWay();
    void whoHearsBothClonesKeepsOneFromVoting();
    void clonesWithNobodyInCommonVoteBoth();
    void aGroupThatWentBackAsAWholeVotes();
    void aRestartedServerListensFirst();
};

void TestStoreIdentity::whoWentBackIsFoundByItsGroup()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all = machines.inOneView(3);
    QVERIFY(!all.empty());
    const StoredReplica older = world.disk(all[2]).durable;
    const StoreId before = world.disk(all[2]).store;
    world.crash(all[1]);
    QVERIFY(machines.inOneView({all[0], all[2]}, true));
    world.run(1s);
    world.crash(all[2]);
    world.rollBack(all[2], older);
    machines.start(all[1]);
    machines.start(all[2]);
    QVERIFY(machines.inOneView(all, false) || machines.inOneView(all, true));
    QCOMPARE(machines.gaveUp(event::StoreCopiedReason::WentBack), 1);
    QVERIFY(world.member(all[2]).store != before);
    QCOMPARE(machines.stores(all).size(), size_t(3));
}

void TestStoreIdentity::aRestartKeepsTheStore()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all = machines.inOneView(2);
    QVERIFY(!all.empty());
    for (const Crash kind : {Crash::Process, Crash::Power}) {
        for (const Node machine : all) {
            world.crash(machine, kind);
            world.run(kind == Crash::Power ? 1s : 0s);
            machines.start(machine);
            QVERIFY(machines.inOneView(all, true));
        }
    }
    QCOMPARE(machines.gaveUp(), 0);
}

void TestStoreIdentity::aWholeGroupKeepsItsStores()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all = machines.inOneView(3);
    QVERIFY(!all.empty());
    for (const Node machine : all)
        world.crash(machine, Crash::Power);
    for (const Node machine : all)
        machines.start(machine);
    QVERIFY(machines.inOneView(all, true));
    QCOMPARE(machines.gaveUp(), 0);
}

void TestStoreIdentity::ofClonesThatMeetOneKeepsTheStore()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all{machines.add(), machines.add(), machines.add()};
    machines.start(all[0]);
    QVERIFY(machines.inOneView({all[0]}, true));
    world.crash(all[0]);
    const StoreId image = world.disk(all[0]).store;
    for (const Node clone : {all[1], all[2]})
        world.cloneDisk(all[0], clone);
    for (const Node machine : all)
        machines.start(machine);
    QVERIFY(machines.inOneView(all, true));
    QCOMPARE(machines.gaveUp(event::StoreCopiedReason::Clone), 2);
    const auto stores = machines.stores(all);
    QCOMPARE(stores.size(), size_t(3));
    QVERIFY(stores.contains(image));
}

void TestStoreIdentity::clonesThatMetConfirmOnOneSideOnly()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all{machines.add(), machines.add(), machines.add()};
    machines.start(all[0]);
    QVERIFY(machines.inOneView({all[0]}, true));
    world.crash(all[0]);
    for (const Node clone : {all[1], all[2]})
        world.cloneDisk(all[0], clone);
    for (const Node machine : all)
        machines.start(machine);
    world.run(50ms); // they have met, and no more
    for (const Node other : {all[1], all[2]})
        for (const auto &[a, b] : {std::pair{all[0], other}, std::pair{other, all[0]}})
            world.cut(a, b);
    world.run(5s);
    const int sides = int(world.status(all[0]).primary) + int(world.status(all[1]).primary);
    QVERIFY2(sides <= 1, "both sides confirm");
}

void TestStoreIdentity::aCloneOfALiveServerGivesWay()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all{machines.add(), machines.add()};
    machines.start(all[0]);
    QVERIFY(machines.inOneView({all[0]}, true));
    const StoreId image = world.disk(all[0]).store;
    world.cloneDisk(all[0], all[1]);
    machines.start(all[1]);
    QVERIFY(machines.inOneView(all, true));
    QCOMPARE(machines.gaveUp(event::StoreCopiedReason::Clone), 1);
    QCOMPARE(world.member(all[0]).store, image);
}

/// They are deaf to one another, for as long as that lasts.
void TestStoreIdentity::whoHearsBothClonesKeepsOneFromVoting()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all{machines.add(), machines.add(), machines.add()};
    const std::vector<Node> before{all[0], all[2]};
    for (const Node machine : before)
        machines.start(machine);
    QVERIFY(machines.inOneView(before, true));
    const StoreId image = world.disk(all[0]).store;
    world.cloneDisk(all[0], all[1]);
    world.cut(all[0], all[1]);
    world.cut(all[1], all[0]);
    machines.start(all[1]);
    world.run(5s);
    QVERIFY(machines.inOneView(before, true));
    QCOMPARE(world.status(all[1]).role, ShownRole::Learner);
    world.mendAll();
    QVERIFY(machines.inOneView(all, true));
    QCOMPARE(machines.gaveUp(event::StoreCopiedReason::Clone), 1);
    QCOMPARE(world.member(all[0]).store, image);
}

/// What the manual says of them. When they meet one gives way.
void TestStoreIdentity::clonesWithNobodyInCommonVoteBoth()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all{machines.add(), machines.add()};
    machines.start(all[0]);
    QVERIFY(machines.inOneView({all[0]}, true));
    world.cloneDisk(all[0], all[1]);
    world.cut(all[0], all[1]);
    world.cut(all[1], all[0]);
    machines.start(all[1]);
    QVERIFY(machines.inOneView({all[1]}, true));
    QVERIFY(machines.inOneView({all[0]}, true));
    world.mendAll();
    QVERIFY(machines.inOneView(all, true));
    QCOMPARE(machines.gaveUp(event::StoreCopiedReason::Clone), 1);
    QCOMPARE(machines.stores(all).size(), size_t(2));
}

/// What the manual says of it: nobody is left who remembers.
void TestStoreIdentity::aGroupThatWentBackAsAWholeVotes()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all = machines.inOneView(2);
    QVERIFY(!all.empty());
    const std::vector<StoredReplica> older{world.disk(all[0]).durable, world.disk(all[1]).durable};
    world.crash(all[1]);
    world.run(1s);
    machines.start(all[1]);
    QVERIFY(machines.inOneView(all, true));
    for (const Node machine : all)
        world.crash(machine);
    for (size_t i = 0; i < all.size(); ++i) {
        world.rollBack(all[i], older[i]);
        machines.start(all[i]);
    }
    QVERIFY(machines.inOneView(all, true));
    QCOMPARE(machines.gaveUp(), 0);
}

/// Three heartbeats of whoever may be its clone; its promise comes when it has heard none.
void TestStoreIdentity::aRestartedServerListensFirst()
{
    Machines machines;
    World &world = machines.world();
    const std::vector<Node> all = machines.inOneView(2);
    QVERIFY(!all.empty());
    world.crash(all[0]);
    world.run(1s);
    machines.start(all[0]);
    world.run(Timing().listening() - 5ms);
    QCOMPARE(world.status(all[0]).role, ShownRole::Learner);
    QCOMPARE(world.status(all[1]).members.size(), size_t(1));
    QVERIFY(!machines.hasPromised(all[0]));
    QVERIFY(machines.inOneView(all, true));
}

ROOMCAST_TEST(TestStoreIdentity)

} // namespace roomcast::tst_store_identity

#include "tst_store_identity.moc"
