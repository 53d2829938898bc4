// SPDX-License-Identifier: MIT
//
// Bookings that wait on a device: sent when a leader is heard, told when it has decided, and kept
// as long as nobody has.
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_offline_booking_list {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

namespace {

const Reserve kWish{kSlot, u"Ana"_s, u"Seminar"_s};

/// A bench that keeps what was decided.
struct IntentBench : Bench {
    std::vector<OfflineDecision> decided;
    bool changed = false;

    void note(const ClientEffects &effects)
    {
        take(effects);
        changed = effects.intents_changed;
        decided.insert(decided.end(), effects.intents_decided.begin(),
                       effects.intents_decided.end());
    }
    void keep(Duration t) { note(engine.keepOffline(kWish, at(t))); }
    void hearAndNote(const Message &message, Duration t)
    {
        note(engine.onDatagram(kGroup, wayOf(message), from(kEpoch, message), at(t)));
    }
    /// The group appears, and the session is opened: the wish goes out.
    void meet(Duration t)
    {
        hearAndNote(heartbeat(kEpoch, 4), t);
        hearAndNote(reply(requests.back(), 5, Done{}), t);
    }
    void decide(const Outcome &outcome, Duration t)
    {
        hearAndNote(reply(requests.back(), 6, outcome), t);
    }
};

} // namespace

class TestOfflineBookingList final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsForALeaderAndIsToldItsOutcome();
    void refusalNamesTheHolder();
    void staysWhereNobodyDecides_data();
    void staysWhereNobodyDecides();
    void isSentAgainAfterSilence();
    void droppedIsNotSent();
    void droppedBeforeTheSessionOpensIsNotSent();
    void whatComesOfADroppedOneIsTold();
    void aDroppedOneOfWhichNoWordComesIsTold();
    void droppedIsNotSentAgain_data();
    void droppedIsNotSentAgain();
    void bounded();
    void thePersonHasRoomBesideThem();
    void outlivesItsProcess();
    void whatWasDecidedOutlivesItsProcess_data();
    void whatWasDecidedOutlivesItsProcess();
    void decidedIsBounded();
    void filesOfTheFirstVersionAreRead();
};

void TestOfflineBookingList::waitsForALeaderAndIsToldItsOutcome()
{
    IntentBench b;
    b.keep(0ms);
    QVERIFY(b.changed);
    QVERIFY(b.requests.empty());
    QCOMPARE(b.engine.intents().size(), 1U);
    QVERIFY(!b.engine.intents()[0].sent);
    b.hearAndNote(heartbeat(kEpoch, 4), 10s);
    QVERIFY(!b.engine.intents()[0].sent); // it waits for the session
    b.hearAndNote(b.reply(b.requests.back(), 5, Done{}), 10s);
    QVERIFY(b.changed); // that it goes out is kept before it does
    QVERIFY(b.engine.intents()[0].sent);
    QCOMPARE(std::get<Reserve>(*decode<Write>(b.requests.back().command)), kWish);
    b.decide(Done{}, 10s);
    QCOMPARE(b.decided.size(), 1U);
    QCOMPARE(b.decided[0].intent.wish, kWish);
    QVERIFY(b.decided[0].answer.ok());
    QCOMPARE(b.decided[0].answer.confirmation, Confirmation::Confirmed);
    QVERIFY(b.engine.intents().empty());
    QVERIFY(b.answers.empty());
}

void TestOfflineBookingList::refusalNamesTheHolder()
{
    IntentBench b;
    b.keep(0ms);
    b.meet(1ms);
    b.decide(Refused{RefusalKind::SlotTaken, u"Kim"_s}, 2ms);
    QCOMPARE(b.decided.size(), 1U);
    QCOMPARE(std::get<Refused>(*b.decided[0].answer.outcome).subject, u"Kim"_s);
    QVERIFY(b.engine.intents().empty());
}

void TestOfflineBookingList::staysWhereNobodyDecides_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("busy") << int(RefusalKind::Busy);
    QTest::newRow("refuses writes") << int(RefusalKind::Unconfirmed);
}

void TestOfflineBookingList::staysWhereNobodyDecides()
{
    QFETCH(const int, kind);
    IntentBench b;
    b.keep(0ms);
    b.meet(1ms);
    b.decide(Refused{RefusalKind(kind), {}}, 1ms);
    QVERIFY(b.decided.empty());
    QCOMPARE(b.engine.intents().size(), 1U);
    const size_t sent = b.requests.size();
    b.hearAndNote(heartbeat(kEpoch, 6), 200ms);
    QCOMPARE(b.requests.size(), sent);
    QCOMPARE(b.engine.nextDeadline(), at(201ms).mono);
    b.note(b.engine.tick(at(201ms)));
    QCOMPARE(b.requests.size(), sent + 1);
    b.decide(Done{}, 203ms);
    QCOMPARE(b.decided.size(), 1U);
}

void TestOfflineBookingList::isSentAgainAfterSilence()
{
    IntentBench b;
    b.keep(0ms);
    b.meet(1ms);
    const Sequence first = b.requests.back().sequence;
    b.note(b.engine.tick(at(3s)));
    QVERIFY(b.decided.empty());
    QCOMPARE(b.engine.intents().size(), 1U);
    b.hearAndNote(heartbeat(kEpoch, 6), 10s);
    QVERIFY(b.requests.back().sequence > first);
    // Its first sending was executed.
    b.decide(Refused{RefusalKind::SlotTaken, u"Ana"_s}, 10s);
    QCOMPARE(b.decided.size(), 1U);
    QVERIFY(b.decided[0].intent.sent);
}

void TestOfflineBookingList::droppedIsNotSent()
{
    IntentBench b;
    b.keep(0ms);
    b.note(b.engine.dropOffline(b.engine.intents()[0].id, at(1ms)));
    QVERIFY(b.changed);
    b.hearAndNote(heartbeat(kEpoch, 4), 2ms);
    QVERIFY(b.requests.empty());
}

void TestOfflineBookingList::droppedBeforeTheSessionOpensIsNotSent()
{
    IntentBench b;
    b.keep(0ms);
    b.hearAndNote(heartbeat(kEpoch, 4), 1ms);
    const Request session = b.requests.back();
    b.note(b.engine.dropOffline(b.engine.intents()[0].id, at(2ms)));
    b.hearAndNote(b.reply(session, 5, Done{}), 3ms);
    QCOMPARE(b.requests.size(), 1U);
}

/// It was on its way when the person gave it up: a server may execute it still.
void TestOfflineBookingList::whatComesOfADroppedOneIsTold()
{
    IntentBench b;
    b.keep(0ms);
    b.meet(1ms);
    b.note(b.engine.dropOffline(b.engine.intents()[0].id, at(2ms)));
    QVERIFY(b.engine.intents().empty());
    b.decide(Done{}, 3ms);
    QCOMPARE(b.decided.size(), 1U);
    QCOMPARE(b.decided[0].intent.wish, kWish);
    QVERIFY(b.decided[0].answer.ok());
    QVERIFY(b.decided[0].dropped);
}

void TestOfflineBookingList::aDroppedOneOfWhichNoWordComesIsTold()
{
    IntentBench b;
    b.keep(0ms);
    b.meet(1ms);
    b.note(b.engine.dropOffline(b.engine.intents()[0].id, at(2ms)));
    for (Duration t = 100ms; t < 2s; t += 100ms)
        b.hearAndNote(heartbeat(kEpoch, 5), t);
    QVERIFY(b.decided.empty());
    b.note(b.engine.tick(at(2001ms)));
    QCOMPARE(b.decided.size(), 1U);
    QVERIFY(b.decided[0].dropped);
    QCOMPARE(b.decided[0].answer.error, AnswerError::OutcomeUnknown);
    // Told until the person has cleared it, in another run too.
    OfflineBookingList kept;
    QVERIFY(kept.restore(b.engine.offlineImage()));
    QCOMPARE(kept.decided().size(), 1U);
    QCOMPARE(kept.decided()[0].answer.error, AnswerError::OutcomeUnknown);
}

void TestOfflineBookingList::droppedIsNotSentAgain_data()
{
    QTest::addColumn<std::optional<RefusalKind>>("heard");
    QTest::newRow("nothing is heard") << std::optional<RefusalKind>();
    QTest::newRow("busy") << std::optional(RefusalKind::Busy);
    QTest::newRow("refuses writes") << std::optional(RefusalKind::Unconfirmed);
    QTest::newRow("no such session") << std::optional(RefusalKind::SessionExpired);
}

void TestOfflineBookingList::droppedIsNotSentAgain()
{
    QFETCH(const std::optional<RefusalKind>, heard);
    IntentBench b;
    b.keep(0ms);
    b.meet(1ms);
    b.note(b.engine.tick(at(202ms))); // its second attempt
    const Request last = b.requests.back();
    const size_t sent = b.requests.size();
    QCOMPARE(last.attempt, 2U);
    b.note(b.engine.dropOffline(b.engine.intents()[0].id, at(203ms)));
    if (heard) {
        Reply first = b.reply(last, 5, Refused{*heard, {}});
        first.attempt = 1;
        b.hearAndNote(first, 204ms);
    }
    QVERIFY(*b.engine.nextDeadline() > at(204ms).mono); // nor is there a turn for it
    b.note(b.engine.tick(at(500ms)));
    QCOMPARE(b.requests.size(), sent);
    QVERIFY(b.decided.empty());
    b.hearAndNote(b.reply(last, 6, Done{}), 501ms);
    QCOMPARE(b.decided.size(), 1U);
}

void TestOfflineBookingList::bounded()
{
    IntentBench b;
    for (size_t i = 0; i < OfflineBookingList::kMax; ++i) {
        b.keep(0ms);
        QVERIFY(b.changed);
    }
    b.keep(0ms);
    QVERIFY(!b.changed);
    QCOMPARE(b.engine.intents().size(), OfflineBookingList::kMax);
}

void TestOfflineBookingList::thePersonHasRoomBesideThem()
{
    IntentBench b;
    for (size_t i = 0; i < OfflineBookingList::kMax; ++i)
        b.keep(0ms);
    b.meet(1ms);
    qsizetype sent = 0;
    for (const Request &request : b.requests)
        sent += std::holds_alternative<Reserve>(*decode<Write>(request.command)) ? 1 : 0;
    QCOMPARE(sent, ClientEngine::kIntentsOutstandingMax);
    b.submit(kCheck, 2ms);
    QVERIFY(b.answers.empty());
    // Each that is decided makes room for the next, in the end for all.
    for (int i = 0; i < 1'000 && !b.engine.intents().empty(); ++i) {
        const auto requests = std::exchange(b.requests, {});
        for (const Request &request : requests)
            b.hearAndNote(b.reply(request, 6, Done{}), 3ms + i * 50ms);
        b.hearAndNote(heartbeat(kEpoch, 6), 3ms + i * 50ms);
    }
    QCOMPARE(b.decided.size(), OfflineBookingList::kMax);
}

void TestOfflineBookingList::outlivesItsProcess()
{
    IntentBench before;
    before.keep(0ms);
    QByteArray image = before.engine.offlineImage();
    IntentBench b;
    QVERIFY(b.engine.restoreOffline(image));
    QCOMPARE(b.engine.intents(), before.engine.intents());
    b.keep(1ms);
    QVERIFY(b.engine.intents()[0].id != b.engine.intents()[1].id);
    image[image.size() / 2] = char(image[image.size() / 2] ^ 1);
    IntentBench none;
    QVERIFY(!none.engine.restoreOffline(image));
}

void TestOfflineBookingList::whatWasDecidedOutlivesItsProcess_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("booked") << Outcome(Done{});
    QTest::newRow("refused") << Outcome(Refused{RefusalKind::SlotTaken, u"Kim"_s});
}

void TestOfflineBookingList::whatWasDecidedOutlivesItsProcess()
{
    QFETCH(const Outcome, outcome);
    IntentBench before;
    before.keep(0ms);
    before.meet(1ms);
    before.decide(outcome, 4ms);
    QVERIFY(before.changed);
    IntentBench b;
    QVERIFY(b.engine.restoreOffline(before.engine.offlineImage()));
    QCOMPARE(b.engine.decidedOffline().size(), 1U);
    const OfflineDecision now = b.engine.decidedOffline()[0];
    const OfflineDecision then = before.decided[0];
    QVERIFY(now.earlier && !then.earlier);
    QCOMPARE(now.intent, then.intent);
    QCOMPARE(now.answer.outcome, then.answer.outcome);
    QCOMPARE(now.answer.command, then.answer.command);
    QCOMPARE(now.answer.confirmation, Confirmation::Confirmed);
    QCOMPARE(now.answer.server, then.answer.server);
    QCOMPARE(now.answer.index, then.answer.index);
    QCOMPARE(now.answer.latency, then.answer.latency);
    b.keep(5ms);
    QVERIFY(b.engine.intents()[0].id != now.intent.id);
    b.note(b.engine.forgetDecided({now.intent.id}, at(6ms)));
    QVERIFY(b.changed);
    QVERIFY(b.engine.decidedOffline().empty());
}

void TestOfflineBookingList::decidedIsBounded()
{
    OfflineBookingList intents;
    for (quint64 i = 1; i <= OfflineBookingList::kDecidedMax + 1; ++i) {
        Answer answer;
        answer.outcome = Done{};
        intents.addDecided({{{i}, kWish, {}, true}, answer});
    }
    QCOMPARE(intents.decided().size(), OfflineBookingList::kDecidedMax);
    QCOMPARE(intents.decided().back().intent.id.value, OfflineBookingList::kDecidedMax + 1);
    QVERIFY(OfflineBookingList().restore(intents.image()));
}

/// They list what waits, and nothing else: one booking of Ana's.
void TestOfflineBookingList::filesOfTheFirstVersionAreRead()
{
    const auto file = QByteArray::fromHex(
        "c15a3e4e7d4595676d1c70908f77c68d96a4af3c81840183836553413331346a393a33302d31303a3330664d6f"
        "6e64617963416e616753656d696e6172811b0000018bcfe56800f4");
    OfflineBookingList intents;
    QVERIFY(intents.restore(file));
    QCOMPARE(intents.all(),
             (std::vector<OfflineBooking>{{{1}, kWish, {1'700'000'000'000}, false}}));
    QVERIFY(intents.decided().empty());
}

ROOMCAST_TEST(TestOfflineBookingList)

} // namespace roomcast::tst_offline_booking_list

#include "tst_offline_booking_list.moc"
