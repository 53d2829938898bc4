// SPDX-License-Identifier: MIT
//
// Records of other logs at the door: what a merge takes in a snapshot's reader takes as well, and
// what one datagram brings can neither make a store unreadable nor push anybody out for good.
#include "core/engine/carried.h"
#include "core/server/server_engine.h"
#include "support/booking_steps.h"
#include "support/test_main.h"

#include <QTest>

#include <random>

namespace roomcast::tst_carried_records {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace std::chrono_literals;

namespace {

Now at(Duration t)
{
    return {TimePoint(1s + t), {1'700'000'000'000}, {}};
}

/// A server that leads itself alone, on a disk. Snapshots are made often.
class LoneServer {
public:
    explicit LoneServer(CatalogueSet set = catalogue(), qsizetype part_bytes = 4'000,
                        StoredReplica copy = {})
        : disk(std::move(copy)), m_engine(config(std::move(set), part_bytes), 4711, disk)
    {
        keep(m_engine.step(input::Start{}, at(0s)));
        runTo(1s);
    }

    static ServerConfig config(CatalogueSet set, qsizetype part_bytes)
    {
        ServerConfig config;
        config.id = {100};
        config.incarnation = {1};
        config.store = {1};
        config.limits.compact_after = 3;
        config.limits.part_bytes = part_bytes;
        config.catalogue = std::move(set);
        return config;
    }
    void runTo(Duration until)
    {
        while (*m_engine.nextDeadline() <= at(until).mono)
            keep(m_engine.step(input::Tick{},
                               {*m_engine.nextDeadline(), at(until).wall, at(until).offset}));
    }
    void hear(const Origin &origin, const Message &message)
    {
        const Packet packet{Packet::kMagic, Packet::kVersion, origin, message};
        keep(m_engine.step(input::Datagram{{0x7f000001, 1}, Channel::Multicast, packet},
                           at(1001ms)));
    }
    /// A session and a few bookings.
    void beUsed()
    {
        const auto write = [this](quint64 sequence, const Write &what) {
            hear(ClientOrigin{{42}}, Request{{sequence}, 1, {sequence}, 2000, true, encode(what)});
        };
        write(1, OpenSession{});
        for (int i = 2; i < 7; ++i)
            write(quint64(i), roomcast::test::reserve(i));
        runTo(2s);
    }

    const ServerEngine &engine() const { return m_engine; }
    StoredReplica disk;
    int installs = 0;
    int refused = 0;
    bool stopped = false;

private:
    void keep(const Effects &effects)
    {
        disk.apply(effects.persist);
        installs += effects.persist.install ? 1 : 0;
        stopped = stopped || effects.stop;
        refused +=
            int(std::count_if(effects.events.begin(), effects.events.end(), [](const Event &event) {
                return std::holds_alternative<event::SnapshotRefused>(event);
            }));
    }

    ServerEngine m_engine;
};

/// Records with the small numbers of which most go wrong: many repeat, few ascend.
class RandomRecords {
public:
    explicit RandomRecords(quint64 seed) : m_random(seed) {}

    CarriedRecord record()
    {
        if (below(3) == 0)
            return session();
        SlotClaim stored{slot(int(below(3))), {claim(), past()}};
        return stored;
    }

    quint64 below(quint64 bound) { return m_random() % bound; }

private:
    Epoch epoch() { return {1 + below(3), {300}, {2}}; }
    EntryStamp stamp() { return {time(), epoch(), {below(9)}}; }
    WallTime time()
    {
        constexpr qint64 ends[] = {std::numeric_limits<qint64>::min(),
                                   std::numeric_limits<qint64>::max()};
        return {below(6) == 0 ? ends[below(2)] : qint64(below(5))};
    }
    RequestId request() { return {{1 + below(3)}, {below(5)}}; }
    Claim claim()
    {
        Claim claim{request(), u"Kim"_s, u"T"_s, time(), {}, {}};
        if (below(3) == 0)
            claim.place = LogIndex{below(9)};
        if (below(3) == 0)
            claim.cancelled = Cancellation{u"Kim"_s, time(), request()};
        return claim;
    }
    ClaimHistory past()
    {
        ClaimHistory past{stamp(), ClaimStanding(below(2)), {}, {}};
        past.told = {below(2) == 0, below(2) == 0, below(4) == 0, time()};
        for (quint64 i = below(11); i > 0; --i)
            past.events.push_back({stamp(), ClaimEventKind(below(6)), request(), slot(1)});
        if (below(2) == 0)
            std::sort(past.events.begin(), past.events.end());
        return past;
    }
    Sessions::Session session()
    {
        Sessions::Session session{{1 + below(5)}, {below(2000)}, {below(4)}, {}};
        for (quint64 i = below(70), sequence = below(5); i > 0; --i, sequence += below(3))
            session.outcomes.push_back({{sequence}, epoch(), {below(9)}, outcome(), below(2) == 0});
        return session;
    }
    Outcome outcome()
    {
        switch (below(40)) {
        case 0:
            return Names{{u"x"_s}};
        case 1:
            return Queued{3};
        case 2:
            return Refused{RefusalKind::SlotTaken, u"Ana"_s};
        default:
            return Done{};
        }
    }

    std::mt19937_64 m_random;
};

/// Digest of what a reader makes of the state's own snapshot; none where it refuses it.
std::optional<Digest> readBack(const BookingState &state)
{
    const auto read = deserialised(serialised(state));
    return read ? std::optional(read->digest()) : std::nullopt;
}

RequestId claimOf(const CarriedRecord &record)
{
    const auto *stored = std::get_if<SlotClaim>(&record);
    return stored ? stored->kept.claim.id : RequestId{};
}

/// A claim whose past goes backwards: it decodes, and no snapshot may hold it.
SlotClaim withPastInDisorder()
{
    const EntryStamp later{{9}, {1, {100}, {1}}, {9}};
    const EntryStamp earlier{{5}, {1, {100}, {1}}, {5}};
    return {slot(1),
            {{{{666}, {1}}, u"Eve"_s, u"T"_s, {1}, {}, {}},
             {earlier,
              {},
              {},
              {{later, ClaimEventKind::Promoted}, {earlier, ClaimEventKind::Promoted}}}}};
}

} // namespace

class TestCarriedRecords final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTakenInCanBeReadBack();
    void whatIsLeftOutIsLeftOutAlone();
    void theSessionsOfOthersPassForNoNewerThanTheEntry();
    void aSnapshotIsCheckedAsItIsRead();
    void oneRecordLeavesTheStoreReadable();
    void entriesBringNothingElse();
    void whatCannotBeReadBackReplacesNothing();
};

void TestCarriedRecords::whatIsTakenInCanBeReadBack()
{
    int left_out = 0;
    int taken = 0;
    for (quint64 seed = 1; seed <= 300; ++seed) {
        RandomRecords random(seed);
        BookingState state = stateAfter(usualSteps());
        for (quint64 index = 10; index < 30; ++index) {
            std::vector<CarriedRecord> records;
            for (quint64 i = random.below(6); i > 0; --i)
                records.push_back(random.record());
            const auto accepted = recordsFrom(toRow(records));
            left_out += int(records.size() - accepted.size());
            taken += int(accepted.size());
            state.takeIn(accepted, {{5}, {2, {300}, {2}}, {index}}, random.below(2) == 0);
            apply(state, {3, index, index, OpenSession{}});
            apply(state, {3, index + 100, index, JoinQueue{slot(1), u"Ana"_s, u"T"_s}});
            QCOMPARE(readBack(state), state.digest());
        }
    }
    QCOMPARE_GT(left_out, 500);
    QCOMPARE_GT(taken, 500);
}

void TestCarriedRecords::whatIsLeftOutIsLeftOutAlone()
{
    SlotClaim good = withPastInDisorder();
    good.kept.past.events.clear();
    const CarriedRecord bad = withPastInDisorder();
    const auto read = recordsFrom(toRow({bad, good, bad}));
    QCOMPARE(read.size(), 1U);
    QCOMPARE(claimOf(read.front()), claimOf(good));
    QCOMPARE(std::get<SlotClaim>(read.front()), good);
}

void TestCarriedRecords::theSessionsOfOthersPassForNoNewerThanTheEntry()
{
    constexpr quint64 kFuture = std::numeric_limits<quint64>::max();
    std::vector<CarriedRecord> forged;
    for (quint64 client = 1; client <= quint64(Sessions::kSessionsMax); ++client)
        forged.push_back(Sessions::Session{{1'000 + client}, {kFuture}, {}, {}});
    BookingState state = stateAfter(usualSteps());
    state.takeIn(forged, {{5}, {1, {300}, {2}}, {100}}, true);
    // Two people who come later push out forged ones, not each other.
    apply(state, {1, 50, 101, OpenSession{}});
    apply(state, {2, 50, 102, OpenSession{}});
    Changes changes;
    const Outcome outcome = state.apply(
        reserve(5), {{{1}, {51}}, {51}, {1, {300}, {2}}, {103}, {103}, {}, true}, changes);
    QVERIFY(std::holds_alternative<Done>(outcome));
}

void TestCarriedRecords::aSnapshotIsCheckedAsItIsRead()
{
    Replica replica(stateAfter(usualSteps()), {{7}, {}}, true);
    SnapshotParts parts(ReplicaSource::ofState(replica, {}), 100);
    QByteArray row;
    while (!parts.atEnd())
        row += parts.next();
    for (qsizetype i = 0; i < row.size(); ++i)
        for (const char flip : {char(1), char(64)}) {
            QByteArray damaged = row;
            damaged[i] = char(damaged[i] ^ flip);
            ReplicaReader check(SnapshotReading::Check);
            ReplicaReader copy;
            const bool sound = check.take(damaged) && check.isSound();
            const bool read = copy.take(damaged) && copy.complete() && copy.head() &&
                              !copy.head()->from_log && copy.replica();
            QCOMPARE(sound, read);
        }
    ReplicaReader check(SnapshotReading::Check);
    QVERIFY(check.take(row) && check.isSound());
}

/// Carried by a server itself, which puts it into the VIEW entry of its next view.
void TestCarriedRecords::oneRecordLeavesTheStoreReadable()
{
    QVERIFY(decode<CarriedRecord>(encode(CarriedRecord(withPastInDisorder()))));
    LoneServer before;
    StoredReplica disk = before.disk;
    disk.carried = toRow({withPastInDisorder()});
    LoneServer server(catalogue(), 4'000, disk);
    server.beUsed();
    QCOMPARE_GT(server.installs, 0);
    LoneServer again(catalogue(), 4'000, server.disk);
    QVERIFY(!again.stopped);
}

/// An entry that brings one means the same on every server: nothing.
void TestCarriedRecords::entriesBringNothingElse()
{
    const CarriedRecord record = withPastInDisorder();
    const Epoch epoch{1, {100}, {1}};
    Replica replica = Replica(catalogue());
    const Digest before = replica.state().digest();
    replica.append({epoch, {5}, {}, MergeRecord{toRow({record})}});
    replica.append({epoch, {6}, {}, ViewRecord{{epoch, {}}, true, toRow({record})}});
    replica.commit({2});
    QCOMPARE(replica.state().digest(), before);
    QCOMPARE(readBack(replica.state()), before);
}

/// The name of a room is longer than any text that is read.
void TestCarriedRecords::whatCannotBeReadBackReplacesNothing()
{
    CatalogueSet set = catalogue();
    set.catalogue.rooms.push_back(QString(600, u'x'));
    LoneServer server(set, 200);
    QCOMPARE(server.installs, 1); // what the group was born with
    const LogIndex base = server.disk.base;
    server.beUsed();
    QCOMPARE(server.engine().status(at(2s)).index.value, 7U);
    QCOMPARE(server.installs, 1);
    QCOMPARE(server.disk.base, base);
    QCOMPARE(server.disk.entries.size(), 7U);
    QCOMPARE(server.refused, 1); // and again after as many entries more, not at once
    // One that can be read back does replace it.
    LoneServer good(catalogue(), 200);
    good.beUsed();
    QCOMPARE_GT(good.installs, 1);
    QCOMPARE(good.refused, 0);
}

ROOMCAST_TEST(TestCarriedRecords)

} // namespace roomcast::tst_carried_records

#include "tst_carried_records.moc"
