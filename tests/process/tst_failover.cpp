// SPDX-License-Identifier: MIT
//
// Real servers that are killed and frozen while eight clients book: nothing that was acknowledged
// is lost, nothing happens twice, and the copies agree in the end. ROOMCAST_KILLS says how often
// (default 8).
#include "support/bookkeeper.h"
#include "support/event_wait.h"
#include "support/fleet.h"
#include "support/test_main.h"

#include <QTest>

#include <csignal>
#include <numeric>

namespace roomcast::tst_failover {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kClients = 8;
/// Acknowledged between two blows, so that each hits a group at work.
constexpr int kAnswersBetween = 40;
constexpr std::chrono::seconds kPatience(30);
constexpr int kFreezesMax = 8;

int blows()
{
    const int wanted = qEnvironmentVariableIntValue("ROOMCAST_KILLS");
    return wanted > 0 ? wanted : 8;
}

std::vector<int> idsOf(int servers)
{
    std::vector<int> ids(size_t(servers), 0);
    std::generate(ids.begin(), ids.end(), [id = 0]() mutable { return id += 100; });
    return ids;
}

FleetOptions fleetOf(Storage storage, const QStringList &arguments = {})
{
    FleetOptions options;
    options.storage = storage;
    options.arguments = arguments;
    return options;
}

/// A fleet and the clients that keep it busy.
class Office {
public:
    explicit Office(FleetOptions options) : fleet(std::move(options)) {}

    bool open(const std::vector<int> &ids)
    {
        if (!fleet.start(ids) || !fleet.waitForView(ids))
            return false;
        for (int i = 0; i < kClients; ++i)
            m_clients.push_back(std::make_unique<Bookkeeper>(fleet.clientNetwork(),
                                                             fleet.options().timing, i, kClients));
        return std::all_of(m_clients.begin(), m_clients.end(), [](auto &c) { return c->start(); });
    }

    int acknowledged(Confirmation confirmation) const
    {
        return std::accumulate(m_clients.begin(), m_clients.end(), 0, [&](int sum, auto &client) {
            return sum + client->acknowledged(confirmation);
        });
    }

    bool waitForMore()
    {
        const auto all = [this] {
            return acknowledged(Confirmation::Confirmed) + acknowledged(Confirmation::Provisional);
        };
        const int enough = all() + kAnswersBetween;
        return waitUntil([&] { return all() >= enough; }, kPatience);
    }

    bool waitForMore(Confirmation confirmation)
    {
        const int enough = acknowledged(confirmation) + kAnswersBetween;
        return waitUntil([&] { return acknowledged(confirmation) >= enough; }, kPatience);
    }

    /// Everything that is wrong, once all is quiet.
    QStringList audit(const std::vector<int> &ids)
    {
        QStringList findings;
        for (auto &client : m_clients) {
            if (!client->stop())
                findings << u"a request without an end"_s;
            findings << client->complaints();
        }
        if (!fleet.waitForEqualDigests(ids))
            findings << u"the copies differ"_s;
        const auto timetable = readTimetable(fleet.clientNetwork(), fleet.options().timing);
        if (!timetable)
            return findings << u"the timetable could not be read"_s;
        for (auto &client : m_clients)
            findings << client->differencesFrom(*timetable);
        return findings;
    }

    /// One count of every client, in all.
    int sum(int (Bookkeeper::*count)() const) const
    {
        return std::accumulate(
            m_clients.begin(), m_clients.end(), 0,
            [&](int so_far, auto &client) { return so_far + ((*client).*count)(); });
    }

    /// What a person should look at. Two replies to one request mean that there were two sides, and
    /// one of them knew that it may not be the only one: without a provisional answer there is
    /// none.
    bool repliedOnce() const
    {
        qInfo("%d answers confirmed, %d provisional; %d requests without one; %d replied to "
              "twice, %d cancelled before they were known",
              acknowledged(Confirmation::Confirmed), acknowledged(Confirmation::Provisional),
              sum(&Bookkeeper::unanswered), sum(&Bookkeeper::doubleReplies),
              sum(&Bookkeeper::overtaken));
        return sum(&Bookkeeper::doubleReplies) == 0 || acknowledged(Confirmation::Provisional) > 0;
    }

    Fleet fleet;

private:
    std::vector<std::unique_ptr<Bookkeeper>> m_clients;
};

} // namespace

class TestFailover final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAuditFindsWhatIsLost();
    void leaderIsKilledAgainAndAgain_data();
    void leaderIsKilledAgainAndAgain();
    void oneIsLeft_data();
    void oneIsLeft();
    void allAreKilledAndComeBackUnderOtherIds();
    void leaderIsFrozenAgainAndAgain();
    void oneDatagramInFiveIsLost();
};

/// Servers that keep nothing, all killed: whoever says then that nothing is lost, looks at nothing.
void TestFailover::theAuditFindsWhatIsLost()
{
    Office office(fleetOf(Storage::Memory));
    QVERIFY(office.open({100}));
    QVERIFY(office.waitForMore(Confirmation::Confirmed));
    office.fleet.kill({100});
    QVERIFY(office.fleet.start({100}) && office.fleet.waitForView({100}));
    const QStringList findings = office.audit({100});
    QVERIFY(!findings.filter(u"was booked and is lost"_s).isEmpty());
}

void TestFailover::leaderIsKilledAgainAndAgain_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<Storage>("storage");
    QTest::newRow("3 in memory") << 3 << Storage::Memory;
    QTest::newRow("5 in memory") << 5 << Storage::Memory;
    QTest::newRow("3 on disk") << 3 << Storage::Disk;
    QTest::newRow("5 on disk") << 5 << Storage::Disk;
}

void TestFailover::leaderIsKilledAgainAndAgain()
{
    QFETCH(const int, servers);
    QFETCH(const Storage, storage);
    const std::vector<int> ids = idsOf(servers);
    Office office(fleetOf(storage));
    QVERIFY(office.open(ids));
    for (int i = 0; i < blows(); ++i) {
        QVERIFY(office.waitForMore());
        office.fleet.kill({ids.back()});
        QVERIFY(office.waitForMore());
        QVERIFY(office.fleet.start({ids.back()}));
        QVERIFY(office.fleet.waitForView(ids));
    }
    QCOMPARE(office.audit(ids).join(u'\n'), QString());
    QVERIFY(office.repliedOnce());
}

void TestFailover::oneIsLeft_data()
{
    QTest::addColumn<Storage>("storage");
    QTest::newRow("in memory") << Storage::Memory;
    QTest::newRow("on disk") << Storage::Disk;
}

/// Who is left cannot know that it is the only one. Servers that come back with their disks can
/// tell; with new ones they cannot.
void TestFailover::oneIsLeft()
{
    QFETCH(const Storage, storage);
    const std::vector<int> ids = idsOf(3);
    Office office(fleetOf(storage));
    QVERIFY(office.open(ids));
    QVERIFY(office.waitForMore(Confirmation::Confirmed));
    office.fleet.kill({200, 300});
    QVERIFY(office.waitForMore(Confirmation::Provisional));
    QVERIFY(office.fleet.start({200, 300}));
    QVERIFY(office.fleet.waitForView(ids));
    QVERIFY(office.waitForMore(storage == Storage::Disk ? Confirmation::Confirmed
                                                        : Confirmation::Provisional));
    QCOMPARE(office.audit(ids).join(u'\n'), QString());
}

void TestFailover::allAreKilledAndComeBackUnderOtherIds()
{
    Office office(fleetOf(Storage::Disk));
    QVERIFY(office.open({100, 200, 300}));
    QVERIFY(office.waitForMore(Confirmation::Confirmed));
    office.fleet.kill({100, 200, 300});
    QVERIFY(office.fleet.start(110, 300));
    QVERIFY(office.fleet.start(210, 100));
    QVERIFY(office.fleet.start(310, 200));
    QVERIFY(office.fleet.waitForView({110, 210, 310}));
    QVERIFY(office.waitForMore(Confirmation::Confirmed));
    QCOMPARE(office.audit({110, 210, 310}).join(u'\n'), QString());
}

/// Now and then for so long that it is replaced, otherwise for so short that it may stay. Not more
/// often: whoever is dropped again and again waits twice as long each time before it asks back in.
void TestFailover::leaderIsFrozenAgainAndAgain()
{
    const std::vector<int> ids = idsOf(3);
    Office office(fleetOf(Storage::Memory));
    QVERIFY(office.open(ids));
    for (int i = 0; i < std::min(blows(), kFreezesMax); ++i) {
        QVERIFY(office.waitForMore(Confirmation::Confirmed));
        office.fleet.signal(300, SIGSTOP);
        if (i % 2 == 0)
            QVERIFY(office.waitForMore(Confirmation::Confirmed));
        else
            runFor(std::chrono::milliseconds(50 * i));
        office.fleet.signal(300, SIGCONT);
        QVERIFY(office.fleet.waitForView(ids));
    }
    QCOMPARE(office.audit(ids).join(u'\n'), QString());
    QVERIFY(office.repliedOnce());
}

/// Of those that come and of those that go, at every server; the leader is killed besides. Whom too
/// much is lost from to stay, comes back: the view of all is asked for once the loss has ended.
void TestFailover::oneDatagramInFiveIsLost()
{
    const std::vector<int> ids = idsOf(3);
    Office office(fleetOf(Storage::Memory));
    QVERIFY(office.open(ids));
    for (int id : ids)
        office.fleet.control(id, "loss 20");
    for (int i = 0; i < blows(); ++i)
        QVERIFY(office.waitForMore());
    office.fleet.kill({300});
    QVERIFY(office.waitForMore());
    QVERIFY(office.fleet.start({300}));
    office.fleet.control(300, "loss 20");
    QVERIFY(office.waitForMore());
    for (int id : ids)
        office.fleet.control(id, "loss 0");
    QVERIFY(office.fleet.waitForView(ids));
    QCOMPARE(office.audit(ids).join(u'\n'), QString());
    QVERIFY(office.repliedOnce());
}

ROOMCAST_TEST(TestFailover)

} // namespace roomcast::tst_failover

#include "tst_failover.moc"
