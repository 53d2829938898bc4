// SPDX-License-Identifier: MIT
//
// Who wrote sees it: what the client's cache shows after a write of its own, whatever arrives late,
// from another view or from another group.
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_own_writes {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

namespace {

Reply repairing(Reply reply, const SlotClaims &slot, quint64 index)
{
    Changes now;
    now.changed = {slot};
    reply.changes = EncodedChanges{{index}, true, encode(now)};
    return reply;
}

} // namespace

class TestOwnWrites final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ownWriteIsSeenAtOnce();
    void ownPlaceInAQueueIsSeen();
    void valueThatLacksTheOwnWriteIsDropped();
    void answerFromBeforeTheOwnWriteIsNotShown();
    void ownWriteOfAMergedLogHoldsNothingUp();
    void ownWriteThatAnotherGroupTellsOf();
    void ownWriteToldByTheGroupThatItGoesOverTo();
    void ownWriteOnASideThatIsBehind();
    void refusedWriteRepairs();
    void namesOnlyDoNotKeepOlderValuesOut();
    void lateAnswerGetsTheOwnWrite();
};

/// A stale value must show it too, so it is written in, not only thrown out.
void TestOwnWrites::ownWriteIsSeenAtOnce()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const SlotClaims mine = booked(kSlot, {u"Ana"_s});
    b.hear(kEpoch, repairing(b.reply(b.requests.back(), 6, Done{}), mine, 6), 11ms);
    QCOMPARE(b.askCheck(12ms), Source::Cache);
    QCOMPARE(lastBookings(b), Bookings{{mine}});
    b.tick(400ms);
    QCOMPARE(b.askCheck(401ms), Source::Stale);
    QCOMPARE(lastBookings(b), Bookings{{mine}});
}

void TestOwnWrites::ownPlaceInAQueueIsSeen()
{
    Bench b;
    b.warmUp();
    b.submit(Write{JoinQueue{kSlot, u"Ana"_s, {}}}, 10ms);
    const SlotClaims queue = booked(kSlot, {u"Kim"_s, u"Ana"_s});
    b.hear(kEpoch, repairing(b.reply(b.requests.back(), 6, Queued{1}), queue, 6), 11ms);
    QCOMPARE(b.askCheck(12ms), Source::Cache);
    QCOMPARE(lastBookings(b), Bookings{{queue}});
}

void TestOwnWrites::valueThatLacksTheOwnWriteIsDropped()
{
    Bench b;
    b.warmUp();
    const Query record = ReadSlot{kSlot};
    b.submit(record, 5ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, SlotRecord{kSlot, false, {}, {}, 0}), 6ms);
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const Outcome taken = Refused{RefusalKind::SlotTaken, u"Kim"_s};
    b.hear(kEpoch, repairing(b.reply(b.requests.back(), 5, taken), booked(kSlot, {u"Kim"_s}), 5),
           11ms);
    QVERIFY(b.engine.cache().find(record)); // nothing was written
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 12ms);
    b.hear(kEpoch, repairing(b.reply(b.requests.back(), 6, Done{}), booked(kSlot, {u"Ana"_s}), 6),
           13ms);
    QVERIFY(!b.engine.cache().find(record));
    QVERIFY(b.engine.cache().find(kCheck));
    // The list is of a view that is over: what else has become of it nobody knows.
    b.submit(Write{Reserve{kLater, u"Ana"_s, {}}}, 14ms);
    const Request later = b.requests.back();
    b.hear(kNext, heartbeat(kNext, 9), 15ms);
    QVERIFY(b.engine.cache().find(kCheck));
    b.hear(kNext, repairing(b.reply(later, 10, Done{}, kNext), booked(kLater, {u"Ana"_s}), 10),
           16ms);
    QVERIFY(!b.engine.cache().find(kCheck));
}

/// Of a view that the client hears only now, where it wrote before.
void TestOwnWrites::answerFromBeforeTheOwnWriteIsNotShown()
{
    Bench b;
    b.warmUp();
    b.take(b.engine.clearCache(at(9ms)));
    b.submit(kCheck, 10ms);
    const Request read = b.requests.back();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 11ms);
    Reply done = repairing(b.reply(b.requests.back(), 8, Done{}, kNext), booked(kSlot, {}), 8);
    done.primary = false;
    b.hear(kNext, done, 12ms);
    QCOMPARE(b.engine.sight(at(12ms)).leader, ServerId{300});
    b.hear(kNext, heartbeat(kNext, 8), 13ms);
    QCOMPARE(b.engine.sight(at(13ms)).leader, ServerId{200});
    const size_t answered = b.answers.size();
    b.hear(kNext, b.reply(read, 7, Bookings{}, kNext), 14ms);
    QCOMPARE(b.answers.size(), answered);
    b.hear(kNext, b.reply(read, 8, Bookings{{booked(kSlot, {u"Ana"_s})}}, kNext), 15ms);
    QCOMPARE(b.answers.size(), answered + 1);
}

/// Its index is that of the log that gave itself up, which was longer.
void TestOwnWrites::ownWriteOfAMergedLogHoldsNothingUp()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    Reply done = b.reply(b.requests.back(), 90, Done{}, kNext);
    done.entry_epoch = kEpoch;
    b.hear(kNext, done, 11ms);
    b.hear(kNext, heartbeat(kNext, 9), 12ms);
    b.submit(kCheck, 13ms);
    const size_t answered = b.answers.size();
    b.hear(kNext, b.reply(b.requests.back(), 9, Bookings{}, kNext), 14ms);
    QCOMPARE(b.answers.size(), answered + 1);
}

/// What that group had sent before it told of the write comes after it.
void TestOwnWrites::ownWriteToldByTheGroupThatItGoesOverTo()
{
    Bench b;
    b.warmUp();
    const auto by_other = [&](const Request &request, quint64 index, const Outcome &outcome) {
        Reply reply = b.reply(request, index, outcome, kNext);
        reply.genesis = kNext;
        return reply;
    };
    b.submit(Query{ReadDay{kSlot.day}}, 290ms);
    const Request read = b.requests.back();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 291ms);
    b.hear(kNext, by_other(b.requests.back(), 8, Done{}), 295ms); // its own may still be there
    QCOMPARE(b.answers.size(), 1U);
    b.tick(310ms);
    QCOMPARE(b.engine.sight(at(310ms)).reachable, false);
    b.hear(kNext, by_other(read, 7, Bookings{}), 311ms);
    QCOMPARE(b.answers.size(), 1U);
    b.tick(500ms);
    QCOMPARE(b.requests.back().sequence, read.sequence);
    b.hear(kNext, by_other(b.requests.back(), 8, Bookings{{booked(kSlot, {u"Ana"_s})}}), 501ms);
    QCOMPARE(b.answers.size(), 2U);
}

/// The own group still beats, and has merged with another, which has the write by now.
void TestOwnWrites::ownWriteThatAnotherGroupTellsOf()
{
    Bench b;
    b.warmUp();
    const Query record = ReadSlot{kSlot};
    b.submit(record, 5ms);
    const Request read = b.requests.back();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    Reply done = b.reply(b.requests.back(), 8, Done{}, kNext);
    done.genesis = kNext;
    b.hear(kNext, done, 11ms);
    QCOMPARE(b.answers.size(), 1U);
    QVERIFY(!b.engine.cache().find(kCheck));
    const SlotRecord without{kSlot, false, {}, {}, 0};
    b.hear(kEpoch, b.reply(read, 5, without), 12ms);
    QCOMPARE(b.answers.size(), 1U);
    b.tick(205ms);
    QCOMPARE(b.requests.back().sequence, read.sequence);
    b.hear(kEpoch, b.reply(read, 5, without), 206ms); // once more, to the first attempt
    QCOMPARE(b.answers.size(), 1U);
    b.hear(kEpoch, b.reply(b.requests.back(), 6, without), 207ms);
    QCOMPARE(b.answers.size(), 2U);
}

/// What is known of that side has it from now on; what was confirmed stays, as what it is.
void TestOwnWrites::ownWriteOnASideThatIsBehind()
{
    Bench b;
    b.warmUp();
    b.tick(400ms);
    b.hearLeftOut(500ms);
    const Query record = ReadSlot{kSlot};
    b.submit(record, 501ms);
    b.hear(kNext, b.provisional(3, SlotRecord{kSlot, false, {}, {}, 0}), 502ms);
    QVERIFY(b.engine.cache().find(record));
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 503ms);
    b.hear(kNext, b.provisional(4, Done{}), 504ms);
    QVERIFY(!b.engine.cache().find(record));
    QVERIFY(b.engine.cache().find(kCheck)->confirmed);
}

void TestOwnWrites::refusedWriteRepairs()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const SlotClaims taken = booked(kSlot, {u"Kim"_s, u"Lee"_s});
    const Outcome refused = Refused{RefusalKind::SlotTaken, u"Kim"_s};
    b.hear(kEpoch, repairing(b.reply(b.requests.back(), 6, refused), taken, 6), 11ms);
    QCOMPARE(std::get<Bookings>(b.engine.cache().find(kCheck)->value), Bookings{{taken}});
}

/// The own write's slot, told after somebody else's change of it that is not told in full.
void TestOwnWrites::namesOnlyDoNotKeepOlderValuesOut()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const Request own = b.requests.back();
    Commit commit = commitOf(kSlot, 5, 7);
    commit.changes[0].values = false;
    b.hear(kEpoch, commit, 11ms);
    const SlotClaims mine = booked(kSlot, {u"Ana"_s});
    b.hear(kEpoch, repairing(b.reply(own, 6, Done{}), mine, 6), 12ms);
    QCOMPARE(b.mark(12ms).state, CacheState::Invalidated);
    b.tick(400ms);
    QCOMPARE(b.askCheck(401ms), Source::Stale);
    QCOMPARE(lastBookings(b), Bookings{{mine}});
}

/// Though somebody else's change of the slot, told by name only, came after it.
void TestOwnWrites::lateAnswerGetsTheOwnWrite()
{
    Bench b;
    b.warmUp();
    b.engine.setReadMode(ReadMode::Fresh);
    b.submit(kCheck, 9ms);
    const Request read = b.requests.back();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const SlotClaims mine = booked(kSlot, {u"Ana"_s});
    b.hear(kEpoch, repairing(b.reply(b.requests.back(), 7, Done{}), mine, 7), 11ms);
    Commit commit = commitOf(kSlot, 7, 8);
    commit.changes[0].values = false;
    b.hear(kEpoch, commit, 12ms);
    b.hear(kEpoch, b.reply(read, 6, Bookings{}), 13ms);
    QCOMPARE(b.mark(13ms).state, CacheState::Invalidated);
    QCOMPARE(std::get<Bookings>(b.engine.cache().find(kCheck)->value), Bookings{{mine}});
}

ROOMCAST_TEST(TestOwnWrites)

} // namespace roomcast::tst_own_writes

#include "tst_own_writes.moc"
