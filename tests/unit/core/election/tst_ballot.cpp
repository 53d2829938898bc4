// SPDX-License-Identifier: MIT
//
// What an election decides: spine, primary views, attempts. Rules of safety, one by one.
#include "core/election/bully.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_ballot {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServerIdentity member(quint32 id)
{
    return {{{id}, {id * 10ULL}}, {id * 100ULL}};
}

Epoch epoch(quint64 counter, quint32 owner)
{
    return {counter, {owner}, {owner * 10ULL}};
}

View view(quint64 counter, const std::vector<quint32> &ids)
{
    View v{epoch(counter, ids.front()), {}};
    for (quint32 id : ids)
        v.members.push_back(member(id));
    return v;
}

ElectionAnswer promise(const View &last_primary, const Epoch &installed, quint64 last,
                       std::vector<View> attempts = {})
{
    ElectionAnswer p;
    p.last_primary = last_primary;
    p.attempts = std::move(attempts);
    p.grounded = true;
    p.installed = installed;
    p.last = {{last}, digestOf("x")};
    return p;
}

const BullyTiming kTiming{100ms, 30ms, 100ms};

Now at(Duration t)
{
    return {TimePoint(t), {}, {}};
}

template <typename T>
const T *sent(const Outbox &out)
{
    for (const Outbound &o : out)
        if (const auto *group = std::get_if<ToGroup>(&o)) {
            if (const auto *m = std::get_if<T>(&group->message))
                return m;
        } else if (const auto *one = std::get_if<ToEndpoint>(&o)) {
            if (const auto *m = std::get_if<T>(&one->message))
                return m;
        }
    return nullptr;
}

} // namespace

class TestBallot final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quorum_data();
    void quorum();
    void quorumCountsStoresNotIds();
    void spineIsTheLongestOfTheNewestPrimary();
    void interruptedAttemptCounts();
    void attemptThatNobodyCanCompleteDoesNotCount();
    void attemptsOfTheSameStoresInAnotherOrderAreTwo();
    void attemptsOfLargeViewsAreBounded();
    void epochsFarAboveAllSeenAreNotBelieved();
    void lostAttemptsForbidPrimary();
    void birthIsPrimary();

    void promiseOnlyAboveWhatWasPromised();
    void ballotIsCompleteWithEveryPromise();
    void promiseForAnotherEpochIsIgnored();
    void promiseExpires();
    void promiseHoldsWhileItsLeaderGivesItsLog();
    void nextEpochIsAboveEverySeen();
    void adoptedStateKeepsOwnPromises();
};

void TestBallot::quorum_data()
{
    using Ids = std::vector<quint32>;
    QTest::addColumn<Ids>("present");
    QTest::addColumn<Ids>("of");
    QTest::addColumn<bool>("quorum");
    QTest::newRow("all") << Ids{3, 2, 1} << Ids{3, 2, 1} << true;
    QTest::newRow("two of three") << Ids{2, 1} << Ids{3, 2, 1} << true;
    QTest::newRow("one of three") << Ids{3} << Ids{3, 2, 1} << false;
    QTest::newRow("half with the highest") << Ids{2} << Ids{2, 1} << true;
    QTest::newRow("half without it") << Ids{1} << Ids{2, 1} << false;
    QTest::newRow("others do not count") << Ids{9, 8, 7, 1} << Ids{3, 2, 1} << false;
    QTest::newRow("two of four with the highest") << Ids{4, 1} << Ids{4, 3, 2, 1} << true;
    QTest::newRow("two of four without it") << Ids{3, 2} << Ids{4, 3, 2, 1} << false;
    QTest::newRow("of nobody") << Ids{1} << Ids{} << false;
}

void TestBallot::quorum()
{
    QFETCH(std::vector<quint32>, present);
    QFETCH(std::vector<quint32>, of);
    QFETCH(bool, quorum);
    const View electorate = of.empty() ? View{} : view(1, of);
    QCOMPARE(holdsQuorum(view(2, present), electorate, {}), quorum);
}

void TestBallot::quorumCountsStoresNotIds()
{
    View restarted = view(2, {9});
    restarted.members.front().store = member(2).store; // the disk of 2, under another ID
    QVERIFY(holdsQuorum(restarted, view(1, {2, 1}), {}));
}

void TestBallot::spineIsTheLongestOfTheNewestPrimary()
{
    const View old_primary = view(1, {3, 2, 1});
    const View new_primary = view(2, {2, 1});
    Ballot ballot{view(5, {3, 2, 1}), {}};
    // 3 installed a later view and has the longer log, but it was not primary.
    ballot.promises[member(3).key] = promise(old_primary, epoch(4, 3), 99);
    ballot.promises[member(2).key] = promise(new_primary, epoch(2, 2), 10);
    ballot.promises[member(1).key] = promise(new_primary, epoch(2, 2), 12);
    const Decision d = decide(ballot, member(3).key, false);
    QCOMPARE(d.spine_holder, member(1).key);
    QCOMPARE(d.spine.index, LogIndex{12});
    QVERIFY(d.primary);
}

void TestBallot::interruptedAttemptCounts()
{
    const View primary = view(1, {3, 2, 1});
    const View attempt = view(2, {3, 2}); // 3 may have installed it, and confirmed with it
    Ballot ballot{view(3, {2, 1}), {}};
    ballot.promises[member(2).key] = promise(primary, epoch(1, 3), 5, {attempt});
    ballot.promises[member(1).key] = promise(primary, epoch(1, 3), 5);
    const Decision d = decide(ballot, member(2).key, false);
    QVERIFY(!d.primary);
    QCOMPARE(d.last_primary, primary);
    QCOMPARE(d.attempts, std::vector<View>{attempt});
}

void TestBallot::attemptThatNobodyCanCompleteDoesNotCount()
{
    const View primary = view(1, {3, 2, 1});
    const View attempt = view(2, {3, 2, 1}); // 1 never promised it and now promises above it
    Ballot ballot{view(3, {2, 1}), {}};
    ballot.promises[member(2).key] = promise(primary, epoch(1, 3), 5, {attempt});
    ballot.promises[member(1).key] = promise(primary, epoch(1, 3), 5);
    QVERIFY(decide(ballot, member(2).key, false).primary);
}

void TestBallot::attemptsOfTheSameStoresInAnotherOrderAreTwo()
{
    // Store 100 came back under an ID above 2's and may have confirmed in the view that it
    // proposed.
    View attempt = view(2, {3, 2});
    attempt.members.front().store = member(1).store;
    std::vector<View> attempts{attempt};
    QVERIFY(addAttempt(attempts, view(3, {2, 1}))); // 2 stood again, naming the ID of before
    QCOMPARE(attempts.size(), 2U);
    QVERIFY(addAttempt(attempts, view(4, {2, 1})));
    QCOMPARE(attempts.size(), 2U);

    Ballot ballot{view(5, {2}), {}};
    ballot.promises[member(2).key] = promise(view(1, {2, 1}), epoch(1, 2), 5, attempts);
    QVERIFY(!decide(ballot, member(2).key, false).primary);
}

/// Or ANSWER would not fit a message, and no election could end.
void TestBallot::attemptsOfLargeViewsAreBounded()
{
    std::vector<View> attempts;
    View large;
    for (quint32 id = 1; id <= HardState::kAttemptMembersMax / 2; ++id)
        large.members.push_back(member(id));
    QVERIFY(addAttempt(attempts, large));
    large.members.pop_back();
    QVERIFY(addAttempt(attempts, large));
    QVERIFY(!addAttempt(attempts, view(4, {2, 1})));
    QVERIFY(addAttempt(attempts, large)); // the same again
    QCOMPARE(attempts.size(), 2U);
}

void TestBallot::epochsFarAboveAllSeenAreNotBelieved()
{
    Bully bully(member(2), {});
    bully.noteEpoch(epoch(Epoch::kCounterMax - 1, 3));
    Outbox out;
    bully.propose({member(2)}, {}, {}, out);
    QCOMPARE(bully.hard().promised, epoch(1, 2));
    bully.noteEpoch(epoch(2 + Epoch::kCounterStepMax, 3));
    bully.propose({member(2)}, {}, {}, out);
    QCOMPARE(bully.hard().promised, epoch(2, 2));
    bully.noteEpoch(epoch(2 + Epoch::kCounterStepMax, 3));
    bully.propose({member(2)}, {}, {}, out);
    QCOMPARE(bully.hard().promised, epoch(3 + Epoch::kCounterStepMax, 2));
    bully.noteVouched(epoch(3 + Epoch::kCounterLeapMax, 3));
    bully.propose({member(2)}, {}, {}, out);
    QCOMPARE(bully.hard().promised, epoch(4 + Epoch::kCounterLeapMax, 2));
}

void TestBallot::lostAttemptsForbidPrimary()
{
    const View primary = view(1, {2, 1});
    Ballot ballot{view(3, {2, 1}), {}};
    ballot.promises[member(2).key] = promise(primary, epoch(1, 2), 5);
    ballot.promises[member(1).key] = promise(primary, epoch(1, 2), 5);
    QVERIFY(decide(ballot, member(2).key, false).primary);
    ballot.promises[member(1).key].attempts_lost = true;
    QVERIFY(!decide(ballot, member(2).key, false).primary);
}

void TestBallot::birthIsPrimary()
{
    Ballot ballot{view(1, {2, 1}), {}};
    ballot.promises[member(2).key] = promise({}, {}, 0);
    ballot.promises[member(1).key] = promise({}, {}, 0);
    const Decision d = decide(ballot, member(2).key, true);
    QVERIFY(d.primary);
    QCOMPARE(d.spine_holder, member(2).key);
    QVERIFY(!decide(ballot, member(2).key, false).primary);
}

void TestBallot::promiseOnlyAboveWhatWasPromised()
{
    Bully bully(member(1), kTiming);
    Outbox out;
    QCOMPARE(bully.onElection({{}, view(5, {2, 1}), {}}, {}, {}, at(0s), out),
             Bully::Response::Promised);
    QCOMPARE(bully.hard().promised, epoch(5, 2));
    QVERIFY(bully.takeUnsaved());
    out.clear();
    QCOMPARE(bully.onElection({{}, view(4, {3, 1}), {}}, {}, {}, at(0s), out),
             Bully::Response::Refused);
    QCOMPARE(sent<Refuse>(out)->promised, epoch(5, 2));
    QCOMPARE(bully.hard().promised, epoch(5, 2));
    out.clear();
    QCOMPARE(bully.onElection({{}, view(5, {2, 1}), {}}, {}, {}, at(0s), out),
             Bully::Response::Repeated);
    QVERIFY(sent<ElectionAnswer>(out));
    // Nothing that was not persisted before is told twice differently.
    QVERIFY(!bully.takeUnsaved());
    QCOMPARE(bully.hard().attempts.size(), 1U);
}

void TestBallot::ballotIsCompleteWithEveryPromise()
{
    Bully bully(member(3), kTiming);
    Outbox out;
    bully.propose({member(1), member(3), member(2)}, {}, at(0s), out);
    const Epoch proposed = bully.ballot()->view.epoch;
    QCOMPARE(bully.ballot()->view.members.front(), member(3));
    ElectionAnswer p = promise({}, {}, 0);
    p.epoch = proposed;
    QVERIFY(!bully.onAnswer(member(2).key, p));
    QVERIFY(!bully.onAnswer(member(2).key, p)); // a copy
    QVERIFY(!bully.onAnswer(member(9).key, p)); // a stranger
    QVERIFY(bully.onAnswer(member(1).key, p));
}

void TestBallot::promiseForAnotherEpochIsIgnored()
{
    Bully bully(member(2), kTiming);
    Outbox out;
    bully.propose({member(1), member(2)}, {}, at(0s), out);
    ElectionAnswer late = promise({}, {}, 0);
    late.epoch = epoch(7, 2);
    QVERIFY(!bully.onAnswer(member(1).key, late));
    QCOMPARE(bully.ballot()->missing(), std::vector<ServerKey>{member(1).key});
}

void TestBallot::promiseExpires()
{
    Bully bully(member(1), kTiming);
    Outbox out;
    bully.onElection({{}, view(5, {2, 1}), {}}, {}, {}, at(0s), out);
    QVERIFY(!bully.tick(at(99ms), out));
    const auto due = bully.tick(at(100ms), out);
    QVERIFY(due);
    QCOMPARE(due->kind, Bully::Due::Kind::PromiseExpired);
}

void TestBallot::promiseHoldsWhileItsLeaderGivesItsLog()
{
    Bully bully(member(1), kTiming);
    Outbox out;
    bully.awaitLonger(at(0s));
    QVERIFY(!bully.awaitingCoordinator());
    bully.onElection({{}, view(5, {2, 1}), {}}, {}, {}, at(0s), out);
    bully.awaitLonger(at(99ms));
    QVERIFY(!bully.tick(at(198ms), out));
    QVERIFY(bully.tick(at(199ms), out));
}

void TestBallot::nextEpochIsAboveEverySeen()
{
    Bully bully(member(1), kTiming);
    Outbox out;
    bully.noteEpoch(epoch(41, 9));
    bully.propose({member(1)}, {}, at(0s), out);
    QCOMPARE(bully.hard().promised, epoch(42, 1));
    QVERIFY(bully.ballot()->complete());
}

void TestBallot::adoptedStateKeepsOwnPromises()
{
    Bully bully(member(1), kTiming);
    Outbox out;
    const View attempt = view(5, {2, 1});
    bully.onElection({{}, attempt, {}}, {}, {}, at(0s), out);
    HardState other;
    other.genesis = epoch(1, 3);
    other.installed = view(3, {3, 2});
    other.last_primary = other.installed;
    bully.adopt(other);
    QCOMPARE(bully.hard().promised, attempt.epoch);
    QCOMPARE(bully.hard().attempts, std::vector<View>{attempt});
}

ROOMCAST_TEST(TestBallot)

} // namespace roomcast::tst_ballot

#include "tst_ballot.moc"
