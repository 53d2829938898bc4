// SPDX-License-Identifier: MIT
//
// What a client asks by itself for the keys on show, where the servers refuse to answer.
#include "support/client_bench.h"

#include <QTest>

using namespace roomcast;
using namespace roomcast::test;

namespace {

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

private:
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

QTEST_GUILESS_MAIN(TestClientWatching)
#include "tst_client_watching.moc"
