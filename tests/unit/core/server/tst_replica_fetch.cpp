// SPDX-License-Identifier: MIT
//
// Fetching a replica over a link, and asking for the links.
#include "core/server/link_requests.h"
#include "core/server/replica_fetch.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_replica_fetch {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timing kTiming{100ms};
constexpr ServerKey kGiver{{200}, {2}};
constexpr ServerKey kOther{{300}, {3}};

Now after(Duration t)
{
    return {TimePoint(10s + t), {}, {}};
}

/// What `from` is asked for.
std::optional<Fetch> fetchTo(const ServerKey &from, const Outbox &out)
{
    const auto *sent = out.empty() ? nullptr : std::get_if<ToPeer>(&out.back());
    const auto *fetch = sent && sent->peer == from ? std::get_if<Fetch>(&sent->message) : nullptr;
    return fetch ? std::optional(*fetch) : std::nullopt;
}

Replica replica()
{
    return Replica(CatalogueSet{{{u"A"_s}, {u"8:30-9:30"_s}, {u"Monday"_s}}, {}, false});
}

/// A peer that takes links.
class OnePeer {
public:
    OnePeer()
    {
        Outbox out;
        m_peers.heard({kGiver, {2}}, {1, 2}, {}, after(0ms), out);
        peer().presence.link_port = 5;
    }
    Peers &peers() { return m_peers; }
    Peer &peer() { return *m_peers.find(kGiver); }

private:
    Peers m_peers{{200ms, 50ms, 1s, 30s, 3s, {}}, 7};
};

/// What is asked for `t` later.
std::vector<LinkRequest> due(LinkRequests &links, OnePeer &one, Duration t)
{
    return links.takeDue({kGiver, kOther}, one.peers(), after(t).mono);
}

} // namespace

class ReplicaFetchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsForALinkOnlySoLong()
    {
        ReplicaFetch fetch(kTiming.latency_bound);
        Outbox out;
        QVERIFY(!fetch.isActive());
        QVERIFY(!fetch.progress());
        QVERIFY(!fetch.begin(kGiver, false, {}, after(0ms), out));
        QVERIFY(out.empty());
        QVERIFY(fetch.isActive() && !fetch.isUnderWay());
        QVERIFY(fetch.waitsFor(kGiver) && !fetch.waitsFor(kOther));
        QCOMPARE(fetch.servers(), std::vector<ServerKey>{kGiver});
        QCOMPARE(fetch.progress(), 0.0);
        QVERIFY(!fetch.isOverdue(after(499ms)));
        QVERIFY(fetch.isOverdue(after(500ms)));
    }

    void readsPartAfterPart()
    {
        ReplicaFetch fetch(kTiming.latency_bound);
        SnapshotSender giver(1s, 40);
        Outbox out;
        QVERIFY(fetch.begin(kGiver, true, {}, after(0ms), out));
        std::optional<ReplicaFetch::Received> received;
        int parts = 0;
        for (auto ask = fetchTo(kGiver, out); ask; ask = fetchTo(kGiver, out)) {
            out.clear();
            giver.onFetch(
                kOther, *ask,
                [] { return std::make_unique<ReplicaSource>(replica(), HardState()); }, after(0ms),
                out);
            const auto chunk = std::get<Chunk>(std::get<ToPeer>(out.back()).message);
            out.clear();
            received = fetch.receive(kGiver, chunk, after(0ms), out);
            QVERIFY(received && received->readable);
            QVERIFY(++parts < 100);
        }
        QVERIFY(parts > 2);
        QVERIFY(received->part.last);
        QVERIFY(received->records_before < fetch.recordsReceived());
        QCOMPARE(fetch.recordsReceived(), fetch.recordsInAll());
        QVERIFY(!fetch.isActive());
        QCOMPARE(fetch.reader().replica()->stateDigest(), replica().stateDigest());
    }

    void noticesWhatIsNoReplica()
    {
        ReplicaFetch fetch(kTiming.latency_bound);
        Outbox out;
        fetch.begin(kGiver, true, {}, after(0ms), out);
        const Chunk chunk{fetchTo(kGiver, out)->snapshot, 0, 1, 1, "no replica"};
        QVERIFY(!fetch.receive(kOther, chunk, after(0ms), out)); // was not asked
        const auto received = fetch.receive(kGiver, chunk, after(0ms), out);
        QVERIFY(received && !received->readable);
    }

    void aGiverThatFallsSilentIsGivenUp()
    {
        ReplicaFetch fetch(kTiming.latency_bound);
        Outbox out;
        fetch.begin(kGiver, true, {}, after(0ms), out);
        QVERIFY(!fetch.isOverdue(after(499ms)));
        QVERIFY(fetch.isOverdue(after(500ms)));
        fetch.begin(kGiver, true, {}, after(600ms), out);
        fetch.begin(kOther, false, {}, after(600ms), out); // now waits for a link elsewhere
        QCOMPARE(fetch.servers(), (std::vector<ServerKey>{kOther, kGiver}));
        fetch.drop();
        QVERIFY(!fetch.isActive());
    }

    void aLinkIsAskedForAgainOnlyAfterAWhile()
    {
        OnePeer one;
        LinkRequests links(kTiming);
        QCOMPARE(due(links, one, 0ms).size(), size_t(1));
        QVERIFY(due(links, one, 999ms).empty());
        QCOMPARE(due(links, one, 1000ms).front().to, one.peer().linkEndpoint());
        links.failed(one.peer(), false, after(1000ms).mono);
        QVERIFY(due(links, one, 1099ms).empty());
        QCOMPARE(due(links, one, 1100ms).size(), size_t(1));
        links.forget();
        QCOMPARE(due(links, one, 1101ms).size(), size_t(1));
    }

    void noLinkIsAskedForWhereOneStandsUnlessThePeerHasMoved()
    {
        OnePeer one;
        LinkRequests links(kTiming);
        one.peers().linkOpened(kGiver);
        links.opened(kGiver, one.peers());
        QVERIFY(links.takeDue({kGiver}, one.peers(), after(0ms).mono).empty());
        one.peer().endpoint.ipv4 = 9;
        QCOMPARE(links.takeDue({kGiver}, one.peers(), after(0ms).mono).size(), size_t(1));
    }

    void aPeerThatIsHeardAndTakesNoLinkIsBlocked()
    {
        OnePeer one;
        LinkRequests links(kTiming);
        QVERIFY(!links.failed(one.peer(), false, after(0ms).mono));
        QVERIFY(!links.failed(one.peer(), true, after(0ms).mono)); // this server is offline
        QVERIFY(!links.failed(one.peer(), false, after(5s).mono)); // it is not heard
        QVERIFY(!LinkRequests::isBlocked(one.peer()));
        QVERIFY(links.failed(one.peer(), false, after(0ms).mono));
        QVERIFY(!links.failed(one.peer(), false, after(0ms).mono)); // told once
        QVERIFY(LinkRequests::isBlocked(one.peer()));
        links.opened(kGiver, one.peers());
        QVERIFY(!LinkRequests::isBlocked(one.peer()));
    }

    void aLinkToWhomIsToBeReachedIsWantedForAWhile()
    {
        LinkRequests links(kTiming);
        QVERIFY(!links.reached(after(0ms).mono));
        links.reach(kGiver, after(0ms).mono);
        QCOMPARE(links.reached(after(99ms).mono), kGiver);
        QVERIFY(!links.reached(after(100ms).mono));
    }
};

ROOMCAST_TEST(ReplicaFetchTest)

} // namespace roomcast::tst_replica_fetch

#include "tst_replica_fetch.moc"
