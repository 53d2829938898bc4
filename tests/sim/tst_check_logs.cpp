// SPDX-License-Identifier: MIT
//
// The simulator's checkers of what servers do among themselves, promises and logs: each is shown a
// history that breaks its rule, and must say so, and one beside it that does not.
#include "sim/check_epochs.h"
#include "sim/check_logs.h"
#include "support/scene.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_check_logs {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::sim;
using namespace roomcast::test;

class TestCheckLogs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoLeadersOfOneEpoch();
    void promiseThatFalls();
    void promiseNotOnDisk();
    void acknowledgementBehindAPromise();
    void replyOfAViewNotInstalled();

    void twoEntriesAtOnePosition();
    void gapInALog();
    void twoStatesAtOnePosition();
    void commitWithoutAMember();
    void lateCommitOfWhatAMemberGaveUp();
};

// ---- epochs ----------------------------------------------------------------------------------

void TestCheckLogs::twoLeadersOfOneEpoch()
{
    Watched<EpochChecker> s;
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.send(2, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestCheckLogs::promiseThatFalls()
{
    Watched<EpochChecker> s;
    s.install(view(5, {3, 2}));
    QVERIFY(s.verdict.clean());
    s.install(view(4, {3, 2}));
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestCheckLogs::promiseNotOnDisk()
{
    Watched<EpochChecker> s;
    s.install(view(5, {3, 2}));
    ElectionAnswer promise;
    promise.epoch = epoch(5, 3);
    s.send(2, promise);
    QVERIFY(s.verdict.clean());
    promise.epoch = epoch(6, 3);
    s.send(2, promise);
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestCheckLogs::acknowledgementBehindAPromise()
{
    Watched<EpochChecker> s;
    s.install(view(6, {3, 2}));
    ElectionAnswer promise;
    promise.epoch = epoch(6, 3);
    s.send(2, Ack{epoch(5, 3), {1}, 0});
    s.send(2, promise);
    QVERIFY(s.verdict.clean());
    s.send(2, Ack{epoch(5, 3), {2}, 0});
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestCheckLogs::replyOfAViewNotInstalled()
{
    Watched<EpochChecker> s;
    s.install(view(1, {3, 2}));
    s.send(3, reply(epoch(1, 3), {1}));
    QVERIFY(s.verdict.clean());
    s.send(3, reply(epoch(2, 3), {1}));
    QVERIFY(s.broke(Rule::OneLeader));
}

// ---- logs ------------------------------------------------------------------------------------

void TestCheckLogs::twoEntriesAtOnePosition()
{
    Watched<LogChecker> s;
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(2, {1}, write(epoch(1, 3), 1));
    QVERIFY(s.verdict.clean());
    s.append(1, {1}, write(epoch(1, 3), 2));
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestCheckLogs::gapInALog()
{
    Watched<LogChecker> s;
    s.append(3, {1}, write(epoch(1, 3), 1));
    QVERIFY(s.verdict.clean());
    s.append(3, {3}, write(epoch(1, 3), 3));
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestCheckLogs::twoStatesAtOnePosition()
{
    Watched<LogChecker> s;
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(2, {1}, write(epoch(1, 3), 1));
    ServerStatus status;
    status.index = {1};
    status.digest = {"one"};
    s.tell(&Observer::onStatus, Node(3), server(3), status, s.disks[3]);
    s.tell(&Observer::onStatus, Node(2), server(2), status, s.disks[2]);
    QVERIFY(s.verdict.clean());
    status.digest = {"another"};
    s.tell(&Observer::onStatus, Node(2), server(2), status, s.disks[2]);
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestCheckLogs::commitWithoutAMember()
{
    Watched<LogChecker> s;
    s.install(view(1, {3, 2, 1}));
    for (const quint32 id : {3U, 2U, 1U})
        s.append(id, {1}, write(epoch(1, 3), 1));
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.append(3, {2}, write(epoch(1, 3), 2));
    s.append(2, {2}, write(epoch(1, 3), 2));
    s.send(3, Commit{epoch(1, 3), {}, {2}, true, {}});
    QVERIFY(s.broke(Rule::CommittedEverywhere));
}

void TestCheckLogs::lateCommitOfWhatAMemberGaveUp()
{
    Watched<LogChecker> s;
    s.install(view(1, {3, 2}));
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(3, {2}, write(epoch(1, 3), 2));
    PersistBatch snapshot;
    snapshot.install = SnapshotInstall{{1}, false};
    s.persist(2, snapshot);
    s.install(view(2, {2}));
    PersistBatch cleared;
    cleared.clear = true;
    s.persist(2, cleared);
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.send(3, Commit{epoch(1, 3), {}, {2}, true, {}});
    QVERIFY(s.broke(Rule::CommittedEverywhere));
}

ROOMCAST_TEST(TestCheckLogs)

} // namespace roomcast::tst_check_logs

#include "tst_check_logs.moc"
