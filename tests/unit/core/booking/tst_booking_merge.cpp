// SPDX-License-Identifier: MIT
//
// What merges do to waiting lists: properties over generated histories of groups that part. Single
// cases: tst_merge_notices.
#include "core/booking/booking_snapshot.h"
#include "core/booking/claim_merge.h"
#include "support/booked_twice.h"
#include "support/parted_history.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_booking_merge {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::booked_twice;

namespace {

constexpr quint32 kHistories = 400;

using Records = std::vector<CarriedRecord>;

Side with(Side side, const Records &records)
{
    side.state.merge(records);
    return side;
}

/// All queues and histories. A refusal on one side is known where its log was met, no further.
std::vector<SlotRecord> contentsOf(const Side &side)
{
    std::vector<SlotRecord> contents;
    for (const SlotKey &slot : PartedHistory::slots()) {
        contents.push_back(side.record(slot));
        for (auto *list : {&contents.back().queue, &contents.back().cancelled})
            for (ClaimRecord &kept : *list)
                kept.past.told.refused = false;
    }
    return contents;
}

/// All sides' logs are given up for the spine's, one after the other.
Side meeting(const PartedHistory &history)
{
    Side side = history.spine;
    for (const Side &other : history.sides)
        side.meet(other);
    return side;
}

std::optional<ClaimStanding> standingOf(const RequestId &claim, const SlotRecord &record)
{
    for (size_t i = 0; i < record.queue.size(); ++i)
        if (record.queue[i].claim.id == claim)
            return i == 0 ? ClaimStanding::Holds : ClaimStanding::Waits;
    return std::nullopt;
}

bool hasNotice(const Side &side, const QString &person, const RequestId &claim)
{
    const auto notices = side.notices(person);
    return std::any_of(notices.begin(), notices.end(),
                       [&](const Notice &notice) { return notice.claim.claim.id == claim; });
}

} // namespace

class TestBookingMerge final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void generatedHistoriesAreWorthTheName();
    void commutative();
    void associative();
    void idempotent();
    void nothingAcknowledgedIsMissing();
    void neverTwoHolders();
    void confirmedHoldersStay();
    void whoWasToldOtherwiseHasANotice();
    void conflictsAreWhatWasDisplaced();
    void theSameOnEveryReplica();
    void snapshotsKeepItAll();
    void snapshotsThatCannotBeAreRefused();
};

/// Properties of histories in which nothing happens prove nothing.
void TestBookingMerge::generatedHistoriesAreWorthTheName()
{
    quint64 displaced = 0;
    quint64 promoted = 0;
    quint64 moved = 0;
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const Side side = meeting(PartedHistory(seed));
        displaced += side.state.conflicts().next() - 1;
        for (const SlotRecord &record : contentsOf(side))
            for (const auto *list : {&record.queue, &record.cancelled})
                for (const ClaimRecord &kept : *list)
                    for (const ClaimEvent &event : kept.past.events) {
                        promoted += event.kind == ClaimEventKind::Promoted ? 1 : 0;
                        moved += event.kind == ClaimEventKind::MovedHere ? 1 : 0;
                    }
    }
    QCOMPARE_GT(displaced, kHistories / 2);
    QCOMPARE_GT(promoted, kHistories);
    QCOMPARE_GT(moved, 10U);
}

// ---- properties ------------------------------------------------------------------------------

void TestBookingMerge::commutative()
{
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const PartedHistory history(seed);
        const Side &spine = history.spine;
        const Records a = claimsOf(history.sides[0].state.lackingIn(spine.state));
        const Records b = claimsOf(history.sides[1].state.lackingIn(spine.state));
        QVERIFY2(contentsOf(with(with(spine, a), b)) == contentsOf(with(with(spine, b), a)),
                 qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void TestBookingMerge::associative()
{
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const PartedHistory history(seed);
        const Side &spine = history.spine;
        const Side &a = history.sides[0];
        const Side &b = history.sides[1];
        const auto lacking = [](const Side &from, const Side &to) {
            return claimsOf(from.state.lackingIn(to.state));
        };
        const Side both = with(a, lacking(b, a));
        const Side in_turn = with(with(spine, lacking(a, spine)), lacking(b, spine));
        QVERIFY2(contentsOf(with(spine, lacking(both, spine))) == contentsOf(in_turn),
                 qPrintable(u"seed %1"_s.arg(seed)));
    }
}

void TestBookingMerge::idempotent()
{
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const PartedHistory history(seed);
        Side side = history.spine;
        std::vector<Records> all;
        for (const Side &other : history.sides) {
            all.push_back(other.state.lackingIn(side.state));
            side.meet(other);
        }
        const Digest digest = side.state.digest();
        for (const Records &records : all) {
            for (const CarriedRecord &record : records)
                QVERIFY2(side.state.contains(record), qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY(side.state.takeIn(records, side.nextEntry(), true).changed.empty());
        }
        QCOMPARE(side.state.digest(), digest);
    }
}

void TestBookingMerge::nothingAcknowledgedIsMissing()
{
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const PartedHistory history(seed);
        const Side side = meeting(history);
        for (const PartedHistory::Word &word : history.words) {
            if (word.acknowledged)
                continue;
            const SlotRecord record = side.record(word.slot);
            const bool active = standingOf(word.claim, record).has_value();
            const bool cancelled =
                std::any_of(record.cancelled.begin(), record.cancelled.end(),
                            [&](const ClaimRecord &kept) { return kept.claim.id == word.claim; });
            QVERIFY2(active != cancelled, qPrintable(u"seed %1"_s.arg(seed)));
            QCOMPARE(cancelled, history.cancelled.contains(word.claim));
        }
    }
}

void TestBookingMerge::neverTwoHolders()
{
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const Side side = meeting(PartedHistory(seed));
        for (const SlotKey &slot : PartedHistory::slots()) {
            const auto queue = side.record(slot).queue;
            for (size_t i = 0; i < queue.size(); ++i) {
                const bool holds = standingOnRecord(queue[i].past) == ClaimStanding::Holds;
                QVERIFY2(holds == (i == 0), qPrintable(u"seed %1"_s.arg(seed)));
            }
        }
    }
}

void TestBookingMerge::confirmedHoldersStay()
{
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const PartedHistory history(seed);
        const Side side = meeting(history);
        for (const SlotKey &slot : PartedHistory::slots()) {
            const auto before = history.spine.record(slot).queue;
            if (before.empty() || history.cancelled.contains(before[0].claim.id))
                continue;
            QVERIFY2(side.record(slot).queue[0].claim.id == before[0].claim.id,
                     qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
}

void TestBookingMerge::whoWasToldOtherwiseHasANotice()
{
    int with_notice = 0;
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const PartedHistory history(seed);
        const Side side = meeting(history);
        std::set<RequestId> acknowledged;
        for (const PartedHistory::Word &word : history.words)
            if (word.acknowledged)
                acknowledged.insert(word.claim);
        for (const PartedHistory::Word &word : history.words) {
            const auto now = standingOf(word.claim, side.record(word.slot));
            if (!now || acknowledged.contains(word.claim) || now == word.standing)
                continue;
            ++with_notice;
            QVERIFY2(hasNotice(side, word.person, word.claim), qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
    QCOMPARE_GT(with_notice, int(kHistories));
}

void TestBookingMerge::conflictsAreWhatWasDisplaced()
{
    for (quint32 seed = 0; seed < kHistories; ++seed) {
        const PartedHistory history(seed);
        Side side = history.spine;
        for (const Side &other : history.sides) {
            const quint64 next = side.state.conflicts().next();
            const Merged merged = side.meet(other);
            QCOMPARE(side.state.conflicts().next() - next, merged.displaced);
            QVERIFY(merged.both <= merged.displaced);
            QVERIFY(merged.first_conflict == (merged.displaced > 0 ? next : 0));
            for (const ConflictRow &row : side.ask<Conflicts>(ReadConflicts{next}).rows) {
                QVERIFY(row.conflict.in.index.value == side.index);
                QVERIFY(row.ahead_now == row.conflict.ahead);
                QVERIFY(row.conflict.ahead > 0);
                QVERIFY(row.holder_now == row.holder);
            }
        }
    }
}

/// A copy that is taken in the middle goes on alike.
void TestBookingMerge::theSameOnEveryReplica()
{
    for (quint32 seed = 0; seed < 50; ++seed) {
        const PartedHistory history(seed);
        Side one = history.spine;
        Side two = history.spine;
        for (const Side &other : history.sides) {
            one.meet(other);
            two.meet(other);
            QCOMPARE(one.state.digest(), two.state.digest());
        }
    }
}

// ---- snapshots -------------------------------------------------------------------------------

QList<QByteArray> snapshotOf(const BookingState &state)
{
    QList<QByteArray> records;
    BookingSnapshotWriter writer(state);
    while (!writer.atEnd())
        records << writer.next();
    return records;
}

Result<BookingState, DecodeError> stateFrom(const QList<QByteArray> &records)
{
    BookingSnapshotReader reader;
    for (const QByteArray &record : records)
        if (const auto taken = reader.take(record); !taken)
            return Failure{taken.error()};
    if (!reader.complete())
        return Failure{DecodeError::Truncated};
    return reader.finish();
}

void TestBookingMerge::snapshotsKeepItAll()
{
    for (quint32 seed = 0; seed < 50; ++seed) {
        Side side = meeting(PartedHistory(seed));
        const auto again = stateFrom(snapshotOf(side.state));
        QVERIFY(again);
        QCOMPARE(again->digest(), side.state.digest());
        QCOMPARE(snapshotOf(*again), snapshotOf(side.state));
        QCOMPARE(again->notices(), side.state.notices());
        QVERIFY(again->conflicts().kept() == side.state.conflicts().kept());
        QCOMPARE(again->conflicts().next(), side.state.conflicts().next());
    }
}

void TestBookingMerge::snapshotsThatCannotBeAreRefused()
{
    BookedTwice twice;
    twice.spine.meet(twice.other);
    const QList<QByteArray> good = snapshotOf(twice.spine.state);
    QVERIFY(stateFrom(good));
    const auto error = [&](qsizetype record, const QByteArray &bytes) {
        QList<QByteArray> records = good;
        records[record] = bytes;
        const auto state = stateFrom(records);
        return state ? std::nullopt : std::optional(state.error());
    };
    auto conflict = decode<Conflict>(good.last());
    QVERIFY(conflict);
    Conflict other = *conflict;
    other.number = 2;
    QCOMPARE(error(good.size() - 1, encode(other)), DecodeError::NotCanonical);
    // head, catalogue, Kim's claim, Ana's claim with what happened to it
    auto claim = decode<SlotClaim>(good[3]);
    QVERIFY(claim);
    SlotClaim twofold = *claim;
    twofold.kept.past.events.push_back(twofold.kept.past.events.back());
    QCOMPARE(error(3, encode(twofold)), DecodeError::NotCanonical);
    QCOMPARE(error(good.size() - 1, good[3]), DecodeError::WrongType);
    QByteArray head = good[0];
    head[head.size() - 4] = 2; // conflicts, of which the next would be the second
    QCOMPARE(error(0, head), DecodeError::OutOfRange);
}

ROOMCAST_TEST(TestBookingMerge)

} // namespace roomcast::tst_booking_merge

#include "tst_booking_merge.moc"
