// SPDX-License-Identifier: MIT
//
// Whom a server would lead, and who would lead rather than it.
#include "core/server/eligibility.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_eligibility {

using namespace std::chrono_literals;

namespace {

constexpr TimePoint kNow{10s};
constexpr Epoch kGenesis{1, {100}, {1}};

ServerIdentity member(quint32 id)
{
    return {{{id}, {id}}, {id}};
}

std::vector<quint32> numbersOf(const std::vector<ServerIdentity> &members)
{
    std::vector<quint32> numbers;
    for (const ServerIdentity &m : members)
        numbers.push_back(m.key.id.value);
    return numbers;
}

/// Server 200 and the peers that it hears: all proven, followers of its group, and asked what they
/// remember.
class Station {
public:
    explicit Station(std::initializer_list<quint32> numbers)
    {
        for (const quint32 id : numbers) {
            m_peers.heard(member(id), {1, quint16(id)}, {}, {kNow, {}, {}}, m_out);
            at(id).proven = true;
            at(id).presence.role = Role::Follower;
            at(id).presence.genesis = kGenesis;
            at(id).vouched = at(id).presence;
        }
    }
    Peer &at(quint32 id) { return *m_peers.find(member(id).key); }
    Eligibility eligibility(bool multicast_works = true) const
    {
        return {m_self, multicast_works, m_genesis, m_peers, kNow};
    }
    void hasNoState() { m_genesis.reset(); }

private:
    ServerIdentity m_self = member(200);
    std::optional<Epoch> m_genesis = kGenesis;
    Outbox m_out;
    Peers m_peers{{200ms, 50ms, 1s, 30s, 3s, {}}, 7};
};

} // namespace

class EligibilityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHigherIdComesBefore()
    {
        Station station({100, 300});
        QVERIFY(station.eligibility().comesBefore(station.at(300)));
        QVERIFY(!station.eligibility().comesBefore(station.at(100)));
        QVERIFY(station.eligibility().comesBefore(ServerId{400})); // not known
        QVERIFY(!station.eligibility().comesBefore(ServerId{50}));
    }

    void whoHearsMulticastComesBeforeWhoDoesNot()
    {
        Station station({100, 300});
        QVERIFY(station.eligibility(false).comesBefore(station.at(100)));
        QVERIFY(station.eligibility(false).leavesItToOthers());
        QVERIFY(!station.eligibility(true).leavesItToOthers());
        station.at(100).presence.multicast_works = false;
        station.at(300).presence.multicast_works = false;
        QVERIFY(!station.eligibility(true).comesBefore(station.at(300)));
        QVERIFY(!station.eligibility(false).leavesItToOthers()); // nobody hears any
    }

    void itsRankIsHowManyWouldLeadRatherThanIt()
    {
        Station station({100, 300, 400});
        QCOMPARE(station.eligibility().rank(), 2);
        QCOMPARE(station.eligibility().first()->member.key.id, ServerId{400});
        station.at(400).presence.role = Role::Learner;
        QCOMPARE(station.eligibility().rank(), 1);
        QCOMPARE(station.eligibility().first()->member.key.id, ServerId{300});
        station.at(300).liveness = Liveness::Suspected;
        QCOMPARE(station.eligibility().rank(), 0);
        QVERIFY(!station.eligibility().first());
    }

    void whoIsEligible_data()
    {
        QTest::addColumn<std::function<void(Peer &)>>("change");
        using Change = std::function<void(Peer &)>;
        QTest::newRow("not proven") << Change([](Peer &p) { p.proven = false; });
        QTest::newRow("shunned") << Change([](Peer &p) { p.shunned_until = kNow + 1ms; });
        QTest::newRow("gone") << Change([](Peer &p) { p.liveness = Liveness::Left; });
        QTest::newRow("other group") << Change([](Peer &p) {
            p.presence.genesis = Epoch{1, {7}, {7}};
        });
        for (const Role role : {Role::Joining, Role::Learner, Role::Waking})
            QTest::addRow("role %d", int(role))
                << Change([role](Peer &p) { p.presence.role = role; });
    }

    void whoIsEligible()
    {
        QFETCH(const std::function<void(Peer &)>, change);
        Station station({100});
        QVERIFY(station.eligibility().isEligible(station.at(100)));
        change(station.at(100));
        QVERIFY(!station.eligibility().isEligible(station.at(100)));
        QCOMPARE(numbersOf(station.eligibility().proposal()), std::vector<quint32>{200});
    }

    void foundersAreThoseWithoutState()
    {
        Station station({100, 150});
        station.hasNoState();
        station.at(100).presence = {};
        QVERIFY(station.eligibility().isEligible(station.at(100)));
        QVERIFY(!station.eligibility().isEligible(station.at(150)));
        QCOMPARE(numbersOf(station.eligibility().proposal()), (std::vector<quint32>{200, 100}));
    }

    void proposesWhoComesAfterItHighestFirst()
    {
        Station station({100, 150, 300});
        QCOMPARE(numbersOf(station.eligibility().proposal()),
                 (std::vector<quint32>{200, 150, 100}));
    }

    void proposesWhoHearsAllBeforeItAndIsHeard()
    {
        Station station({100, 150});
        station.at(100).hears = std::vector<ServerId>{{200}};
        QCOMPARE(numbersOf(station.eligibility().proposal()), (std::vector<quint32>{200, 150}));
        station.at(150).hears = std::vector<ServerId>{{100}};
        QCOMPARE(numbersOf(station.eligibility().proposal()), (std::vector<quint32>{200, 100}));
    }

    void proposesNobodyThatWasNotAskedAndNoStoreTwice()
    {
        Station station({100, 150});
        station.at(150).vouched.reset();
        QCOMPARE(numbersOf(station.eligibility().proposal()), (std::vector<quint32>{200, 100}));
        station.at(100).member.store = {200};
        QCOMPARE(numbersOf(station.eligibility().proposal()), std::vector<quint32>{200});
    }
};

ROOMCAST_TEST(EligibilityTest)

} // namespace roomcast::tst_eligibility

#include "tst_eligibility.moc"
