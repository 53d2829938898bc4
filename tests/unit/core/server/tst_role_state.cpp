// SPDX-License-Identifier: MIT
//
// The roles of a server: what each has, what is handed on from one to the next, and what ends.
#include "core/server/role_state.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_role_state {

using namespace std::chrono_literals;

namespace {

constexpr ServerKey kSelf{{100}, {1}};
constexpr ServerKey kOther{{200}, {2}};
constexpr TimePoint kSeen{1s};
constexpr TimePoint kLater{2s};

const View kView{{3, {100}, {1}}, {{kOther, {2}}, {kSelf, {1}}}};

Leadership leadership()
{
    Coordinator coordinator;
    coordinator.spine_commit = {7};
    return {Sequencer(kView, kSelf, {8}), coordinator, {9}};
}

RoleState follower()
{
    RoleState role;
    role.becomeFollower({kOther, kSeen});
    return role;
}

RoleState leader()
{
    RoleState role;
    role.becomeLeader({kSelf, kSeen}, leadership());
    return role;
}

} // namespace

class RoleStateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewServerJoinsAndKnowsNoLeader()
    {
        const RoleState role;
        QCOMPARE(role.role(), Role::Joining);
        QVERIFY(!role.leader());
        QVERIFY(!role.leadership());
        QVERIFY(!role.waking());
        QVERIFY(role.candidacy());
    }

    void whoFoundsAGroupIsACandidateWhileItJoins()
    {
        RoleState role;
        role.becomeCandidate(ElectionReason::Birth);
        role.candidacy()->decision = Decision();
        role.becomeCandidate(ElectionReason::NoAnswer);
        QCOMPARE(role.role(), Role::Joining);
        QCOMPARE(role.candidacy()->reason, ElectionReason::NoAnswer);
        QVERIFY(!role.candidacy()->decision);
    }

    void theLeaderIsHandedOn()
    {
        RoleState role;
        role.becomeLearner({kOther, kSeen});
        role.becomeReady();
        role.becomeCandidate(ElectionReason::Silence);
        QCOMPARE(role.leader(), kOther);
        role.becomeFollower();
        role.becomeWaking(kSeen, kLater);
        role.becomeLearner();
        QCOMPARE(role.leader(), kOther);
        role.becomeJoining(); // its network was lost
        QCOMPARE(role.leader(), kOther);
        QCOMPARE(role.knownLeader().seen_at, kSeen);
    }

    void aDecisionEndsWithTheCandidacy()
    {
        RoleState role = follower();
        role.becomeCandidate(ElectionReason::Silence);
        role.candidacy()->decision = Decision();
        role.candidacy()->gathering_from = kOther;
        role.becomeCandidate(ElectionReason::NoAnswer);
        QVERIFY(!role.candidacy()->decision);
        QVERIFY(!role.candidacy()->gathering_from);
        role.becomeFollower();
        QVERIFY(!role.candidacy());
    }

    void aLeaderThatStandsGoesOnWithWhatItHas()
    {
        RoleState role = leader();
        role.leadership()->sequencer.addRead({{{42}, {1}}, 1, {}, {}, 0});
        role.becomeCandidate(ElectionReason::LearnerReady);
        QCOMPARE(role.role(), Role::Candidate);
        QCOMPARE(role.leader(), kSelf);
        QCOMPARE(role.leadership()->coordinator.spine_commit, LogIndex{7});
        role.becomeCandidate(ElectionReason::NoAnswer);
        QVERIFY(role.leadership());
        Leadership next = leadership();
        next.last_merge = {};
        role.becomeLeader({kSelf, kLater}, std::move(next));
        QCOMPARE(role.leadership()->sequencer.takeReads().size(), size_t(1));
        QCOMPARE(role.leadership()->last_merge, LogIndex{});
        QCOMPARE(role.knownLeader().seen_at, kLater);
    }

    void whoGivesItsLeadUpFollowsNobodyYet_data()
    {
        QTest::addColumn<bool>("stands");
        QTest::addColumn<bool>("wakes");
        QTest::newRow("leading") << false << false;
        QTest::newRow("standing") << true << false;
        QTest::newRow("waking") << false << true;
    }

    void whoGivesItsLeadUpFollowsNobodyYet()
    {
        QFETCH(const bool, stands);
        QFETCH(const bool, wakes);
        RoleState role = leader();
        if (stands)
            role.becomeCandidate(ElectionReason::Refused);
        if (wakes)
            role.becomeWaking(kSeen, kLater);
        role.becomeFollower();
        QVERIFY(!role.leader());
        QVERIFY(!role.leadership());
        QCOMPARE(role.knownLeader().seen_at, kSeen);
    }

    void aLeaderThatWakesMayLeadOn()
    {
        RoleState role = leader();
        role.becomeWaking(kSeen, kLater);
        QCOMPARE(role.role(), Role::Waking);
        QCOMPARE(role.waking()->ignores_until, kSeen);
        role.becomeWaking(kLater, kLater); // its network was lost, too
        QCOMPARE(role.waking()->ignores_until, kLater);
        role.becomeLeaderAgain();
        QCOMPARE(role.role(), Role::Leader);
        QCOMPARE(role.leader(), kSelf);
        QCOMPARE(role.leadership()->last_merge, LogIndex{9});
    }

    void aFollowerThatWakesLeadsNothing()
    {
        RoleState role = follower();
        role.becomeWaking(kSeen, kLater);
        role.becomeLeaderAgain();
        QCOMPARE(role.role(), Role::Waking);
    }

    void noticesAChangeThatIsNotListed()
    {
        RoleState role = follower();
        role.becomeFollower({kSelf, kSeen});
        QVERIFY(!role.hasStrayed());
        role.becomeReady();
        QVERIFY(role.hasStrayed());
        role.becomeFollower();
        QVERIFY(role.hasStrayed());
    }
};

ROOMCAST_TEST(RoleStateTest)

} // namespace roomcast::tst_role_state

#include "tst_role_state.moc"
