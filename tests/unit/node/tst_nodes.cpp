// SPDX-License-Identifier: MIT
//
// Both nodes as their programs run them, on the machine's clock: a group that loses its leader, a
// store that fails, hostile datagrams, a pause, a goodbye.
#include "core/protocol/packet.h"
#include "support/failing_store.h"
#include "support/live_group.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

#include <map>
#include <random>

namespace roomcast::tst_nodes {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 10'000;
const QString kRoom = u"SA314"_s;

Command reserve(const SlotKey &slot)
{
    return Write(Reserve{slot, u"Ana"_s, {}});
}

std::vector<SlotKey> allSlots()
{
    const Catalogue catalogue = liveCatalogue().catalogue;
    std::vector<SlotKey> keys;
    for (const QString &day : catalogue.day_labels)
        for (const QString &timeslot : catalogue.timeslots)
            for (const QString &room : catalogue.rooms)
                keys.push_back({room, timeslot, day});
    return keys;
}

/// Whether the sender of `message` claims what it could only claim if `store` had not failed.
bool restsOnFailure(const Message &message, const FailingStore &store)
{
    const PersistBatch &batch = *store.failed_batch;
    const LogIndex first = batch.entries.empty() ? LogIndex{UINT64_MAX} : batch.first;
    const Epoch promised = store.promises_more ? batch.hard->promised : Epoch{UINT64_MAX, {}, {}};
    return std::visit(Overloaded{
                          [&](const Ack &ack) { return ack.last >= first; },
                          [&](const Heartbeat &beat) { return beat.presence.last >= first; },
                          [&](const Order &order) {
                              return !order.entries.empty() &&
                                     order.first.value + order.entries.size() > first.value;
                          },
                          [&](const Commit &commit) { return commit.index >= first; },
                          [&](const ElectionAnswer &promise) { return promise.epoch >= promised; },
                          [&](const Election &election) { return election.view.epoch >= promised; },
                          [](const auto &) { return false; },
                      },
                      message);
}

} // namespace

class TestNodes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theHighestLeadsAndItsLossLosesNothing();
    void anAnswerNeverComesBeforeItsTicket();
    void aFailedWriteIsNotSent_data();
    void aFailedWriteIsNotSent();
    void aStoreThatFailsSoonHarmsNobodyElse_data();
    void aStoreThatFailsSoonHarmsNobodyElse();
    void garbageIsCountedAndDoesNoHarm();
    void hostileLinksDoNoHarm();
    void aFrozenServerIsSilentAndComesBack_data();
    void aFrozenServerIsSilentAndComesBack();
    void aServerLeavesInOrder();

private:
    LiveServer &start(quint32 id, Store *store = nullptr)
    {
        auto server = std::make_unique<LiveServer>(*m_network, id, store);
        return *m_servers.insert_or_assign(id, std::move(server)).first->second;
    }
    LiveServer &server(quint32 id) { return *m_servers.at(id); }
    bool leads(quint32 id, size_t members) { return server(id).leads(members); }
    Answer ask(const Command &command);
    void startGroup();

    SystemClock m_clock;
    std::unique_ptr<InProcessNetwork> m_network;
    std::map<quint32, std::unique_ptr<LiveServer>> m_servers;
    std::unique_ptr<InProcessTransport> m_client_transport;
    std::unique_ptr<ClientNode> m_client;
    std::unique_ptr<InProcessTransport> m_stray; ///< somebody else on the network
};

void TestNodes::init()
{
    m_network = std::make_unique<InProcessNetwork>();
    m_client_transport = std::make_unique<InProcessTransport>(*m_network);
    m_stray = std::make_unique<InProcessTransport>(*m_network);
    QVERIFY(m_client_transport->open() && m_stray->open());
    m_client = std::make_unique<ClientNode>(ClientConfig{{77}, {}}, *m_client_transport, m_clock);
    m_client->start();
}

void TestNodes::cleanup()
{
    m_servers.clear();
    m_client.reset();
    m_client_transport.reset();
    m_stray.reset();
    m_network.reset();
}

void TestNodes::startGroup()
{
    for (quint32 id : {100u, 200u, 300u})
        start(id);
    QTRY_VERIFY_WITH_TIMEOUT(leads(300, 3), kPatienceMs);
}

Answer TestNodes::ask(const Command &command)
{
    QSignalSpy answered(m_client.get(), &ClientNode::answered);
    const Ticket ticket = m_client->submit(command);
    std::optional<Answer> mine;
    const auto came = [&] {
        for (const QVariantList &call : answered)
            if (const auto answer = call.front().value<Answer>(); answer.ticket == ticket)
                mine = answer;
        return mine.has_value();
    };
    return QTest::qWaitFor(came, kPatienceMs) ? *mine : Answer{};
}

// ---- a group ---------------------------------------------------------------------------------

void TestNodes::theHighestLeadsAndItsLossLosesNothing()
{
    startGroup();
    const SlotKey slot{kRoom, u"9:30-10:30"_s, u"First"_s};
    const Answer booked = ask(reserve(slot));
    QVERIFY(booked.ok());
    QCOMPARE(booked.source, Source::Server);
    QCOMPARE(booked.server, ServerId{300});
    const Query check = CheckRoom{kRoom};
    QCOMPARE(ask(check).source, Source::Server);
    const Answer again = ask(check);
    QCOMPARE(again.source, Source::Cache);
    QCOMPARE(again.attempts, 0);

    m_servers.erase(300);
    QTRY_VERIFY_WITH_TIMEOUT(leads(200, 2), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_client->sight().leader, std::optional(ServerId{200}), kPatienceMs);
    const Answer kept = ask(check);
    QVERIFY(kept.ok());
    QCOMPARE(kept.source, Source::Server);
    QCOMPARE(kept.server, ServerId{200});
    const auto bookings = std::get<Bookings>(*kept.outcome);
    QCOMPARE(bookings.entries.size(), size_t(1));
    QCOMPARE(bookings.entries.front().slot, slot);
    QCOMPARE(bookings.entries.front().claims.front().holder, u"Ana"_s);
}

void TestNodes::anAnswerNeverComesBeforeItsTicket()
{
    start(300);
    QTRY_VERIFY_WITH_TIMEOUT(leads(300, 1), kPatienceMs);
    QVERIFY(ask(Query(ListRooms{})).ok()); // in the cache from now on
    bool submitting = false;
    int early = 0;
    int answers = 0;
    connect(m_client.get(), &ClientNode::answered, this, [&](const Answer &) {
        early += submitting ? 1 : 0;
        ++answers;
    });
    const QString endless(100'000, u'x');
    const std::vector<Command> commands{Query(ListRooms{}), Query(CheckRoom{kRoom}),
                                        Query(CheckRoom{endless}), Query(ListRooms{})};
    for (const Command &command : commands) {
        submitting = true;
        QVERIFY(m_client->submit(command).value != 0);
        submitting = false;
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, int(commands.size()), kPatienceMs);
    QCOMPARE(early, 0);
}

// ---- persist, send, notify -------------------------------------------------------------------

void TestNodes::aFailedWriteIsNotSent_data()
{
    QTest::addColumn<quint32>("failing");
    QTest::addColumn<quint32>("successor");
    QTest::newRow("the leader's store") << 300u << 200u;
    QTest::newRow("a follower's store") << 100u << 300u;
}

void TestNodes::aFailedWriteIsNotSent()
{
    QFETCH(quint32, failing);
    QFETCH(quint32, successor);
    FailingStore store;
    for (quint32 id : {100u, 200u, 300u})
        start(id, id == failing ? &store : nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(leads(300, 3), kPatienceMs);
    const SlotKey first{kRoom, u"8:30-9:30"_s, u"First"_s};
    const SlotKey second{kRoom, u"9:30-10:30"_s, u"First"_s};
    QVERIFY(ask(reserve(first)).ok());

    LiveServer &broken = server(failing);
    size_t sent_before = 0;
    store.onFailure = [&] { sent_before = broken.transport().sent.size(); };
    store.failFromNowOn();
    const Answer answer = ask(reserve(second)); // by whoever leads then
    QTRY_VERIFY_WITH_TIMEOUT(broken.stopped.has_value(), kPatienceMs);
    QCOMPARE(*broken.stopped, StopReason::StoreFailed);
    const auto told = broken.logged<event::StoreFailed>();
    QCOMPARE(told.size(), size_t(1));
    QCOMPARE(told.front().event.reason, event::StoreFailure(u"disk full"_s));

    QVERIFY2(answer.ok(), "the rest of the group did not take the booking");
    QTRY_VERIFY_WITH_TIMEOUT(leads(successor, 2), kPatienceMs);
    const auto bookings = std::get<Bookings>(*ask(Query(CheckRoom{kRoom})).outcome);
    QCOMPARE(bookings.entries.size(), size_t(2));

    QCOMPARE(broken.transport().sent.size(), sent_before);
    QVERIFY(!store.failed_batch->entries.empty());
    for (const QByteArray &bytes : broken.transport().sent)
        if (const auto packet = decodePacket(bytes))
            QVERIFY(!restsOnFailure(packet->message, store));
}

void TestNodes::aStoreThatFailsSoonHarmsNobodyElse_data()
{
    QTest::addColumn<int>("good_writes");
    for (int n : {0, 1, 2, 3, 5})
        QTest::addRow("after %d", n) << n;
}

void TestNodes::aStoreThatFailsSoonHarmsNobodyElse()
{
    QFETCH(int, good_writes);
    start(100);
    start(200);
    QTRY_VERIFY_WITH_TIMEOUT(leads(200, 2), kPatienceMs);
    FailingStore store(good_writes);
    LiveServer &broken = start(300, &store);
    size_t sent_before = 0;
    store.onFailure = [&] { sent_before = broken.transport().sent.size(); };

    size_t booked = 0;
    const std::vector<SlotKey> slots_left = allSlots();
    for (size_t i = 0; i < slots_left.size() && !(broken.stopped && booked > 0); ++i)
        booked += ask(reserve(slots_left[i])).ok() ? 1 : 0;
    QTRY_COMPARE_WITH_TIMEOUT(broken.stopped, std::optional(StopReason::StoreFailed), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(leads(200, 2), kPatienceMs);
    QVERIFY(booked > 0);
    QCOMPARE(size_t(server(200).node().status().claims), booked);
    QTRY_COMPARE_WITH_TIMEOUT(size_t(server(100).node().status().claims), booked, kPatienceMs);
    QCOMPARE(broken.transport().sent.size(), sent_before);
    for (const QByteArray &bytes : broken.transport().sent)
        if (const auto packet = decodePacket(bytes))
            QVERIFY(!restsOnFailure(packet->message, store));
}

// ---- hostile input ---------------------------------------------------------------------------

void TestNodes::garbageIsCountedAndDoesNoHarm()
{
    LiveServer &target = start(300);
    QTRY_VERIFY_WITH_TIMEOUT(leads(300, 1), kPatienceMs);
    const Epoch epoch = target.node().status().epoch;
    std::mt19937 random(1);
    const QByteArray real = encodePacket(ServerOrigin{{{{9}, {9}}, {9}}}, Leave{});
    const auto garbage = [&] {
        QByteArray bytes = random() % 2 ? real : QByteArray(1 + int(random() % 1000), '\0');
        for (char &byte : bytes)
            byte = char(random());
        if (random() % 3 == 0)
            bytes = real.left(qsizetype(random() % size_t(real.size())));
        m_stray->multicast(bytes);
    };
    const auto told = [&] { return target.logged<event::DatagramRejected>(); };
    constexpr int kBurst = 500;
    for (int i = 0; i < kBurst; ++i)
        garbage();
    QTRY_COMPARE_WITH_TIMEOUT(told().size(), size_t(1), kPatienceMs);
    QVERIFY(told().front().event.address && *told().front().event.address);
    // One more from time to time: the next report comes after a second, with all that came since.
    QVERIFY(QTest::qWaitFor([&] { return garbage(), told().size() == 2; }, kPatienceMs));
    QCOMPARE(told()[0].event.count, std::optional(quint64(1)));
    QVERIFY(told()[1].event.count >= quint64(kBurst));
    QVERIFY(told()[1].time.value_ms - told()[0].time.value_ms >= 990);

    QCOMPARE(target.node().status().epoch, epoch);
    QVERIFY(ask(reserve(allSlots().front())).ok());
}

void TestNodes::hostileLinksDoNoHarm()
{
    LiveServer &target = start(300);
    QTRY_VERIFY_WITH_TIMEOUT(leads(300, 1), kPatienceMs);
    const LinkId link = m_stray->openLink({0x7f000001, target.transport().linkPort()});
    m_stray->sendOnLink(link, "no packet at all");
    m_stray->sendOnLink(link, encodePacket(ClientOrigin{{5}}, Hello{}));
    m_stray->sendOnLink(link,
                        encodePacket(ServerOrigin{{{{9}, {9}}, {9}}}, Fetch{1, UINT32_MAX, {}}));
    QTRY_COMPARE_WITH_TIMEOUT(target.logged<event::DatagramRejected>().size(), size_t(1),
                              kPatienceMs);
    m_stray->closeLink(link);
    QVERIFY(ask(reserve(allSlots().front())).ok());
    QVERIFY(!target.stopped);
}

void TestNodes::aFrozenServerIsSilentAndComesBack_data()
{
    QTest::addColumn<quint32>("frozen");
    QTest::addColumn<quint32>("successor");
    QTest::newRow("the leader") << 300u << 200u;
    QTest::newRow("a follower") << 100u << 300u;
}

void TestNodes::aFrozenServerIsSilentAndComesBack()
{
    QFETCH(quint32, frozen);
    QFETCH(quint32, successor);
    startGroup();
    LiveServer &sleeper = server(frozen);
    std::vector<ShownRole> told; // nothing from before is still to be told when it freezes
    connect(&sleeper.node(), &ServerNode::statusChanged, this, [&] {
        if (told.empty())
            sleeper.node().freeze(4s);
        told.push_back(sleeper.node().status().role);
    });
    QTRY_COMPARE_WITH_TIMEOUT(told, (std::vector{ShownRole::Frozen, ShownRole::Frozen}),
                              kPatienceMs);
    sleeper.node().disconnect(this);
    const size_t sent = sleeper.transport().sent.size();
    QTRY_VERIFY_WITH_TIMEOUT(leads(successor, 2), kPatienceMs);
    QVERIFY(ask(reserve(allSlots().front())).ok());
    if (sleeper.node().status().role == ShownRole::Frozen) // a slow machine may have let it wake
        QCOMPARE(sleeper.transport().sent.size(), sent);

    QTRY_VERIFY_WITH_TIMEOUT(!sleeper.logged<event::WokeFromPause>().empty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(leads(300, 3), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(sleeper.node().status().claims, 1, kPatienceMs);
    QCOMPARE(ask(Query(CheckRoom{kRoom})).server, ServerId{300});
}

void TestNodes::aServerLeavesInOrder()
{
    startGroup();
    server(300).node().leave();
    QTRY_COMPARE_WITH_TIMEOUT(server(300).stopped, std::optional(StopReason::Left), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(leads(200, 2), kPatienceMs);
    const auto left = server(200).logged<event::MemberLeft>();
    QCOMPARE(left.size(), size_t(1));
    QCOMPARE(left.front().event.member, ServerId{300});
    QVERIFY(ask(reserve(allSlots().front())).ok());
}

ROOMCAST_TEST(TestNodes)

} // namespace roomcast::tst_nodes

#include "tst_nodes.moc"
