// SPDX-License-Identifier: MIT
//
// A server's replica, the records of logs that it gave up, and its disk: they keep in step.
#include "core/server/own_replica.h"
#include "support/booking_steps.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_own_replica {

using namespace Qt::Literals::StringLiterals;

namespace {

const Epoch kEpoch{1, {100}, {1}};

HardState hardOfGroup()
{
    HardState hard;
    hard.genesis = kEpoch;
    return hard;
}

Entry entry(quint64 client, quint64 sequence, const Write &write)
{
    return {kEpoch,
            {1'700'000'000'000 + qint64(sequence)},
            {},
            WriteRecord{{{client}, {sequence}}, {1}, encode(write)}};
}

/// A booking of `client` in a log that begins with its session.
void book(OwnReplica &own, quint64 client, int slot)
{
    own.append(entry(client, 1, OpenSession{}));
    own.append(entry(client, 2, test::reserve(slot)));
}

/// A replica in which `client` has booked.
OwnReplica replicaOf(quint64 client, int slot)
{
    OwnReplica own(test::catalogue(), {});
    book(own, client, slot);
    own.commit(own.replica().log().lastIndex());
    return own;
}

bool isBooked(const Replica &replica, int slot)
{
    return !replica.state().slotClaims(test::slot(slot)).claims.empty();
}

/// A disk that every batch is written to.
StoredReplica written(OwnReplica &own, StoredReplica disk = {})
{
    PersistBatch batch = own.collect(hardOfGroup(), false, {}).batch;
    batch.hard = hardOfGroup();
    disk.apply(batch);
    return disk;
}

} // namespace

class OwnReplicaTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnWhereTheDiskEnds()
    {
        OwnReplica own(test::catalogue(), {});
        own.stageBirth(hardOfGroup());
        book(own, 42, 1);
        own.commit({1});
        OwnReplica again(test::catalogue(), {});
        QVERIFY(again.recover(written(own), true));
        QCOMPARE(again.replica().log().last(), own.replica().log().last());
        again.commit({2});
        QVERIFY(isBooked(again.replica(), 1));
    }

    void whatCannotBeReadIsNoReplica()
    {
        StoredReplica disk;
        disk.snapshot = {"no snapshot"};
        QVERIFY(!OwnReplica(test::catalogue(), {}).recover(disk, true));
        QVERIFY(OwnReplica(test::catalogue(), {}).recover(disk, false));
    }

    void keepsWhatOnlyTheLogGivenUpHad()
    {
        OwnReplica own = replicaOf(42, 1);
        own.replace(replicaOf(43, 2).replica(), true);
        QVERIFY(!isBooked(own.replica(), 1));
        QVERIFY(isBooked(own.replica(), 2));
        QCOMPARE(own.carried().claims(), qsizetype(1));
        QVERIFY(written(own).carried.size() > 0);
        own.replace(replicaOf(42, 1).replica(), false);
        own.settle(); // this one has it
        QCOMPARE(own.carried().claims(), qsizetype(0));
    }

    void aReplicaThatOnlyFillsAnEmptyOneLeavesNothing()
    {
        OwnReplica own(test::catalogue(), {});
        own.replace(replicaOf(43, 2).replica(), false);
        QVERIFY(own.carried().empty());
    }

    void keepsWhatIsReadOfAnotherLog()
    {
        OwnReplica own = replicaOf(42, 1);
        own.keepRecordsOf(replicaOf(43, 2).replica());
        QCOMPARE(own.carried().claims(), qsizetype(1));
        QVERIFY(isBooked(own.replica(), 1));
    }

    void whoLeavesItsGroupTakesItsBookingsAlong()
    {
        OwnReplica own = replicaOf(42, 1);
        own.keepOwnRecords();
        QVERIFY(own.collect({}, false, {}).batch.carried);
        own.forget();
        QVERIFY(!isBooked(own.replica(), 1));
        QCOMPARE(own.replica().log().lastIndex(), LogIndex{});
        const auto batch = own.collect({}, false, {}).batch;
        QVERIFY(batch.clear);
        QVERIFY(batch.carried); // again: the disk was cleared
    }

    void tellsOfAnotherCatalogueOnce()
    {
        OwnReplica own(test::catalogue(3), {});
        QVERIFY(!own.takeDifference());
        own.replace(Replica(test::catalogue(4)), false);
        QVERIFY(own.takeDifference());
        QVERIFY(!own.takeDifference());
        own.replace(Replica(test::catalogue(5)), false);
        QVERIFY(own.takeDifference());
    }

    void aLogAgreesWithItsOwnPositions()
    {
        const OwnReplica own = replicaOf(42, 1);
        const ReplicatedLog &log = own.replica().log();
        const OwnReplica other = replicaOf(43, 1);
        QVERIFY(log.has(log.last()));
        QVERIFY(log.agreesAt({2}, log.last().prefix));
        QVERIFY(!log.agreesAt({1}, log.last().prefix));
        QVERIFY(log.agreesAt({3}, {})); // not reached: proves nothing
        QVERIFY(!log.has({{3}, {}}));
        QVERIFY(!log.has(other.replica().log().last()));
    }
};

ROOMCAST_TEST(OwnReplicaTest)

} // namespace roomcast::tst_own_replica

#include "tst_own_replica.moc"
