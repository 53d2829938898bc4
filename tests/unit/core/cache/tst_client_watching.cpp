// SPDX-License-Identifier: MIT
//
// What a client asks by itself for the keys on show, where the servers refuse to answer; and from
// which of two lists a slot on show is read.
#include "support/client_bench.h"
#include "support/slot_marks.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_client_watching {

using namespace roomcast::test;
using namespace roomcast::test::client_bench;

namespace {

const Query kDayRead = ReadDay{kSlot.day};
const Bookings kKims{{booked(kSlot, {u"Kim"_s})}};
const Query kOrphan = ReadSlot{{u"SA318"_s, kSlot.timeslot, kSlot.day}};
const Refused kNoRoom{RefusalKind::UnknownRoom, u"SA318"_s};
constexpr Duration kBeat = 25ms;

} // namespace

class TestClientWatching final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_bench->warmUp();
        m_answered = 0;
        m_t = 10ms;
    }

    void aRefusedKeyIsNotAskedForAgainAndAgain();
    void itIsAskedAgainAfterAWhile();
    void anotherEpochMayKnowIt();
    void anotherCatalogueMayKnowIt();
    void aValueEndsTheRefusal();
    void othersMayGoFirst();

    void whatCannotBeReplacedIsNotAskedForWithoutPause();
    void aSlotIsReadInTheListThatKnowsItNewest();
    void aListThatMissedAChangeGivesWay();
    void whatMayLackSomethingGivesWay();
    void equalListsAreReadInTheSurerOne();
    void aDeafClientFindsOut();
    void whoIsHeardAndNotAnsweredSaysSo();

private:
    void ask(const Query &query, quint64 index, const Outcome &outcome, const Epoch &epoch = kEpoch)
    {
        m_bench->take(m_bench->engine.submit(query, {9}, at(m_t), ReadMode::Fresh));
        m_t += 1ms;
        const Request request = m_bench->requests.back();
        m_bench->hear(epoch, m_bench->reply(request, index, outcome, epoch), m_t);
    }
    SlotRead shown() const { return *slotRead(m_bench->engine, kSlot, at(m_t)); }
    bool showsKim() const
    {
        const CacheEntry *list = m_bench->engine.cache().find(shown().list);
        return std::get<Bookings>(list->value) == kKims;
    }
    /// The leader beats, and refuses whatever was asked.
    void live(Duration span, Epoch epoch = kEpoch, const QByteArray &catalogue = "catalogue")
    {
        for (const Duration end = m_t + span; m_t < end; m_t += kBeat) {
            Heartbeat beat = heartbeat(epoch, 5);
            beat.catalogue = digestOf(catalogue);
            m_bench->hear(epoch, beat, m_t);
            while (m_answered < m_bench->requests.size()) {
                const Request request = m_bench->requests[m_answered++];
                m_bench->hear(epoch, m_bench->reply(request, 5, kNoRoom, epoch), m_t + 1ms);
            }
        }
    }
    void watchOrphan() { m_bench->take(m_bench->engine.watch({kOrphan}, at(m_t))); }

    std::unique_ptr<Bench> m_bench;
    size_t m_answered = 0;
    Duration m_t{};
};

void TestClientWatching::aRefusedKeyIsNotAskedForAgainAndAgain()
{
    watchOrphan();
    live(10s);
    QCOMPARE(m_bench->requests.size(), 1U);
    QVERIFY(m_bench->engine.refusalOf(kOrphan) == kNoRoom);
}

/// Time alone can make it known: a day begins, a booking goes and the answer fits a message.
void TestClientWatching::itIsAskedAgainAfterAWhile()
{
    watchOrphan();
    live(Timing().beaconIdle() + 1s);
    QCOMPARE(m_bench->requests.size(), 2U);
}

void TestClientWatching::anotherEpochMayKnowIt()
{
    watchOrphan();
    live(1s);
    live(1s, kNext);
    QCOMPARE(m_bench->requests.size(), 2U);
}

void TestClientWatching::anotherCatalogueMayKnowIt()
{
    watchOrphan();
    live(1s);
    live(1s, kEpoch, "another");
    QCOMPARE(m_bench->requests.size(), 2U);
}

void TestClientWatching::aValueEndsTheRefusal()
{
    watchOrphan();
    live(1s);
    m_bench->take(m_bench->engine.submit(kOrphan, {9}, at(m_t), ReadMode::Fresh));
    const Request request = m_bench->requests.back();
    m_bench->hear(kEpoch, m_bench->reply(request, 5, SlotRecord{}), m_t);
    QVERIFY(!m_bench->engine.refusalOf(kOrphan));
    QVERIFY(m_bench->touched.contains(kOrphan));
}

/// Many keys on show leave room for what the person asks.
void TestClientWatching::othersMayGoFirst()
{
    std::vector<Query> many;
    for (int i = 0; i < ClientEngine::kWatchedMax; ++i)
        many.push_back(CheckRoom{QString::number(i)});
    m_bench->take(m_bench->engine.watch(many, at(m_t)));
    m_bench->submit(kOrphan, m_t);
    QVERIFY(m_bench->answers.empty());
}

/// The day was read first, the room after a change under another leader; then all servers go.
/// It was confirmed, and has changed since; whoever answers now lacks what was confirmed.
void TestClientWatching::whatCannotBeReplacedIsNotAskedForWithoutPause()
{
    Bench b;
    b.warmUp();
    const Query record = ReadSlot{kSlot};
    const Outcome empty = SlotRecord{kSlot, false, {}, {}, 0};
    b.submit(record, 5ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, empty), 6ms);
    b.hear(kEpoch, commitOf(kSlot, 5, 6), 7ms);
    QVERIFY(b.engine.cache().find(record)->invalidated);
    b.tick(400ms);
    b.hearLeftOut(500ms);
    b.take(b.engine.watch({record}, at(500ms)));
    const size_t before = b.requests.size();
    for (Duration t = 501ms; t < 600ms; t += 1ms) {
        b.hear(kNext, b.provisional(3, empty), t);
    }
    QVERIFY(b.engine.cache().find(record)->confirmed);
    QVERIFY(b.requests.size() <= before + 5);
}

void TestClientWatching::aSlotIsReadInTheListThatKnowsItNewest()
{
    ask(kDayRead, 5, Bookings{});
    m_bench->hear(kNext, heartbeat(kNext, 6), m_t);
    ask(kCheck, 7, kKims, kNext);
    m_bench->hear(kNext, heartbeat(kNext, 7), m_t);
    m_t += 60s;
    m_bench->tick(m_t);
    QVERIFY(showsKim());
    QCOMPARE(shown().list, kCheck);
    QCOMPARE(shown().mark.epoch, kNext);
    QCOMPARE(shown().mark.age, m_bench->engine.mark(kCheck, at(m_t))->age);
    const SlotKey beside{u"ME4494"_s, kSlot.timeslot, kSlot.day};
    const auto other = slotRead(m_bench->engine, beside, at(m_t));
    QCOMPARE(other->list, kDayRead);
    QCOMPARE(other->mark.age, m_bench->engine.mark(kDayRead, at(m_t))->age);
}

void TestClientWatching::aListThatMissedAChangeGivesWay()
{
    ask(kDayRead, 5, Bookings{});
    m_bench->hear(kEpoch, heartbeat(kEpoch, 6), m_t); // what the entry changed was not heard
    ask(kCheck, 6, kKims);
    QVERIFY(showsKim());
    ask(kDayRead, 6, kKims);
    QCOMPARE(shown().list, kDayRead); // asked later, and so the surer one
    QVERIFY(showsKim());
}

void TestClientWatching::whatMayLackSomethingGivesWay()
{
    ask(kCheck, 5, kKims);
    m_t += 1s;
    m_bench->tick(m_t);
    Heartbeat alone = heartbeat(kNext, 3, false);
    alone.presence.grounded = false;
    m_bench->hear(kNext, alone, m_t);
    m_bench->take(m_bench->engine.submit(kDayRead, {9}, at(m_t)));
    m_bench->hear(kNext, m_bench->provisional(3, Bookings{}), m_t);
    QVERIFY(m_bench->engine.mark(kDayRead, at(m_t))->behind);
    QVERIFY(showsKim());
    QCOMPARE(shown().mark.confirmation, Confirmation::Confirmed);
}

void TestClientWatching::equalListsAreReadInTheSurerOne()
{
    ask(kDayRead, 5, Bookings{});
    m_t += 20ms;
    ask(kCheck, 5, Bookings{});
    QCOMPARE(shown().list, kDayRead); // a read round vouches for both
    m_bench->engine.evict(kDayRead, at(m_t));
    QCOMPARE(shown().list, kCheck);
}

/// Nothing is multicast any more, and whoever is asked answers.
void TestClientWatching::aDeafClientFindsOut()
{
    using State = MulticastHealth::State;
    ClientEngine &engine = m_bench->engine;
    m_bench->take(engine.watch({kDayRead}, at(10ms)));
    m_bench->hear(kEpoch, m_bench->reply(m_bench->requests.back(), 5, kKims), 11ms);
    m_bench->requests.clear();
    for (m_t = 50ms; m_t < 8s && m_bench->requests.empty(); m_t += 50ms)
        m_bench->tick(m_t);
    QVERIFY(m_t > 500ms && m_t < 4s);
    QCOMPARE(engine.sight(at(m_t)).multicast, State::Works);
    m_bench->hear(kEpoch, m_bench->reply(m_bench->requests.back(), 5, kKims), m_t);
    QVERIFY(engine.sight(at(m_t)).reachable);
    // The first heartbeat of one that has just started may be on its way.
    m_bench->submit(kDayRead, m_t + 1ms, ReadMode::Fresh);
    m_bench->hear(kEpoch, m_bench->reply(m_bench->requests.back(), 5, kKims), m_t + 99ms);
    QCOMPARE(engine.sight(at(m_t + 99ms)).multicast, State::Works);
    m_t += 100ms;
    m_bench->submit(kDayRead, m_t, ReadMode::Fresh);
    m_bench->hear(kEpoch, m_bench->reply(m_bench->requests.back(), 5, kKims), m_t);
    QCOMPARE(engine.sight(at(m_t)).multicast, State::Deaf);
    m_bench->hear(kEpoch, heartbeat(kEpoch, 5), m_t + 1ms);
    QCOMPARE(engine.sight(at(m_t + 1ms)).multicast, State::Works);
}

void TestClientWatching::whoIsHeardAndNotAnsweredSaysSo()
{
    using State = MulticastHealth::State;
    ClientEngine &engine = m_bench->engine;
    m_bench->submit(kDayRead, 10ms, ReadMode::Fresh);
    for (m_t = 20ms; m_t < 1s && m_bench->answers.empty(); m_t += kBeat)
        m_bench->hear(kEpoch, heartbeat(kEpoch, 5), m_t);
    QCOMPARE(engine.sight(at(m_t)).multicast, State::Mute);
    m_bench->submit(kDayRead, m_t, ReadMode::Fresh);
    m_bench->hear(kEpoch, m_bench->reply(m_bench->requests.back(), 5, kKims), m_t + 1ms);
    QCOMPARE(engine.sight(at(m_t + 1ms)).multicast, State::Works);
}

ROOMCAST_TEST(TestClientWatching)

} // namespace roomcast::tst_client_watching

#include "tst_client_watching.moc"
