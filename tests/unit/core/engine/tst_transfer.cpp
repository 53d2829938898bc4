// SPDX-License-Identifier: MIT
//
// A copy on its way: the row of its records is cut into parts of one size, wherever a record ends,
// and put together again within bounds.
#include "core/base/records.h"
#include "core/engine/replica_snapshot.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_transfer {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

class GivenRecords final : public SnapshotSource {
public:
    explicit GivenRecords(QList<QByteArray> records) : m_records(std::move(records)) {}
    quint64 records() const override { return quint64(m_records.size()); }
    quint64 given() const override { return quint64(m_given); }
    QByteArray next() override { return m_records.at(m_given++); }

private:
    QList<QByteArray> m_records;
    qsizetype m_given = 0;
};

Replica withRooms(int count)
{
    CatalogueSet set;
    for (int i = 0; i < count; ++i)
        set.catalogue.rooms.push_back(u"A-room-of-a-large-site-number-%1"_s.arg(i));
    set.catalogue.timeslots = {u"9:00-10:00"_s};
    return Replica(set);
}

/// Steps to a copy of `replica`; the parts were not larger than `part_bytes`.
std::optional<Replica> copied(const Replica &replica, qsizetype part_bytes)
{
    SnapshotParts parts(std::make_unique<ReplicaSource>(replica, HardState{}), part_bytes);
    ReplicaReader reader;
    while (!parts.atEnd()) {
        const QByteArray part = parts.next();
        if (reader.complete() || part.isEmpty() || part.size() > part_bytes || !reader.take(part))
            return std::nullopt;
    }
    return reader.complete() ? reader.replica() : std::nullopt;
}

} // namespace

class TestTransfer final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAreOfOneSize()
    {
        const QList<QByteArray> records{"a", QByteArray(90'000, 'b'), {}, QByteArray(33'000, 'c')};
        QByteArray row;
        for (const QByteArray &record : records)
            appendRecord(row, record);
        SnapshotParts parts(std::make_unique<GivenRecords>(records));
        QByteArray joined;
        quint64 given = 0;
        while (!parts.atEnd()) {
            const QByteArray part = parts.next();
            QVERIFY(!part.isEmpty() && part.size() <= SnapshotParts::kPartBytes);
            joined += part;
            QVERIFY(parts.given() >= given);
            given = parts.given();
            QCOMPARE(given == quint64(records.size()), parts.atEnd());
        }
        QCOMPARE(joined, row);
    }

    void aCopyIsWholeHoweverItIsCut_data()
    {
        QTest::addColumn<int>("rooms");
        QTest::addColumn<int>("part_bytes");
        QTest::newRow("a byte at a time") << 3 << 1;
        QTest::newRow("a few bytes") << 3 << 7;
        QTest::newRow("a catalogue larger than a part") << 9'000 << int(SnapshotParts::kPartBytes);
    }

    void aCopyIsWholeHoweverItIsCut()
    {
        QFETCH(int, rooms);
        QFETCH(int, part_bytes);
        const Replica replica = withRooms(rooms);
        const auto copy = copied(replica, part_bytes);
        QVERIFY(copy);
        QCOMPARE(copy->state().digest(), replica.state().digest());
    }

    void aRecordWithoutEndIsRefused()
    {
        ReplicaReader reader;
        QVERIFY(reader.take(QByteArray::fromHex("7fffffff")));
        const QByteArray part(codec::kBytesMax, 'x');
        qsizetype taken = 0;
        while (taken <= ReplicaReader::kRecordBytesMax && reader.take(part))
            taken += part.size();
        QVERIFY(taken <= ReplicaReader::kRecordBytesMax);
    }

    void theGiverKnowsHowFarItIs()
    {
        const ServerKey taker{{100}, {1}};
        SnapshotSender giver(1s, 10);
        Outbox out;
        const auto source = [] {
            return std::make_unique<GivenRecords>(QList<QByteArray>{"one", "two", "three"});
        };
        const auto first = giver.onFetch(taker, {1, 0, {}}, source, {}, out);
        QVERIFY(first && first->given == 1 && first->total == 3);
        QCOMPARE(giver.shareGiven(taker), 1.0 / 3);
        QVERIFY(!giver.onFetch(taker, {1, 0, {}}, source, {}, out)->before); // afresh
        QVERIFY(giver.onFetch(taker, {1, 1, {}}, source, {}, out));
        QCOMPARE(giver.onFetch(taker, {1, 2, {}}, source, {}, out)->given, 3ULL);
        QVERIFY(!giver.shareGiven(taker));
        QVERIFY(!giver.onFetch(taker, {1, 3, {}}, source, {}, out));
    }

    void anEmptyPartIsNone()
    {
        const ServerKey giver{{200}, {1}};
        SnapshotReceiver taker(1s);
        Outbox out;
        taker.start(giver, {}, {}, out);
        const auto asked = std::get<Fetch>(std::get<ToPeer>(out.back()).message);
        QVERIFY(!taker.onChunk(giver, {asked.snapshot, 0, 1, 2, {}}, {}, out));
        QVERIFY(taker.onChunk(giver, {asked.snapshot, 0, 1, 2, "part"}, {}, out));
    }
};

ROOMCAST_TEST(TestTransfer)

} // namespace roomcast::tst_transfer

#include "tst_transfer.moc"
