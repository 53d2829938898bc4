// SPDX-License-Identifier: MIT
//
// Waiting lists in a whole group, on a virtual clock: who is promoted when the leader dies in the
// middle of it, and what people hear of a merge.
#include "support/cluster.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_waiting_group {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};
const SlotKey kOther{u"ME4494"_s, u"8:30-9:30"_s, u"Tuesday"_s};
const QString kAna = u"Ana"_s;
const QString kKim = u"Kim"_s;
const QString kBob = u"Bob"_s;
const Label kB = *Label::from(u"B");

void form(Cluster &cluster, const std::vector<quint32> &ids)
{
    for (const quint32 id : ids)
        cluster.addServer(id);
    QVERIFY(cluster.runUntil(
        [&] { return cluster.inOneView(ids, *std::max_element(ids.begin(), ids.end())); }, 3s));
}

template <typename T>
T ask(Cluster &cluster, int client, const Query &query)
{
    const Answer answer = cluster.ask(client, query);
    return answer.ok() ? std::get<T>(*answer.outcome) : T{};
}

QStringList people(const SlotRecord &record)
{
    QStringList names;
    for (const ClaimRecord &kept : record.queue)
        names << kept.claim.holder;
    return names;
}

} // namespace

class TestWaitingGroup final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leaderKilledBetweenCancelAndReply_data();
    void leaderKilledBetweenCancelAndReply();
    void movesAreRefusedByALoneSurvivor();
    void longWaitingListsDoNotHoldUpCommits();
    void whatACommitHasNoRoomForIsReadAgain();
    void mergesAreToldInLogAndReport();
    void clientsTellTheirPeopleOfNotices();
};

void TestWaitingGroup::leaderKilledBetweenCancelAndReply_data()
{
    QTest::addColumn<qint64>("after_us");
    for (qint64 us = 0; us <= 1500; us += 100)
        QTest::addRow("%lld us", us) << us;
}

void TestWaitingGroup::leaderKilledBetweenCancelAndReply()
{
    QFETCH(const qint64, after_us);
    Cluster cluster(quint64(after_us) + 1);
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, Write(Reserve{kSlot, kKim, {}})).ok());
    for (const QString &person : {kAna, kBob})
        QVERIFY(cluster.ask(client, Write(JoinQueue{kSlot, person, {}})).ok());
    const Ticket ticket = cluster.submit(client, Write(Cancel{kSlot, {}, kKim}));
    cluster.run(std::chrono::microseconds(after_us));
    cluster.kill(300);
    cluster.run(4s);
    const auto &answers = cluster.answers(client);
    QCOMPARE(std::count_if(answers.begin(), answers.end(),
                           [&](const Answer &a) { return a.ticket == ticket && a.ok(); }),
             1);
    const auto record = ask<SlotRecord>(cluster, client, ReadSlot{kSlot});
    QCOMPARE(people(record), (QStringList{kAna, kBob}));
    QCOMPARE(record.cancelled.size(), 1U);
    QCOMPARE(record.queue[0].past.events.size(), 1U);
    QCOMPARE(record.queue[0].past.events[0].kind, ClaimEventKind::Promoted);
    QVERIFY(record.queue[1].past.events.empty());
    QVERIFY(cluster.converged());
}

void TestWaitingGroup::movesAreRefusedByALoneSurvivor()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, Write(Reserve{kSlot, kKim, {}})).ok());
    QVERIFY(cluster.ask(client, Write(Move{kSlot, kOther, {}, kKim})).ok());
    cluster.kill(300);
    cluster.kill(200);
    const Answer answer = cluster.ask(client, Write(Move{kOther, kSlot, {}, kKim}));
    QCOMPARE(answer.confirmation, Confirmation::Provisional);
    QCOMPARE(std::get<Refused>(*answer.outcome).kind, RefusalKind::Unconfirmed);
    QVERIFY(cluster.ask(client, Write(JoinQueue{kOther, kAna, {}})).ok());
    QVERIFY(cluster.ask(client, Write(Cancel{kOther, {}, kKim})).ok());
}

/// What one COMMIT could say of them would not fit a message.
void TestWaitingGroup::longWaitingListsDoNotHoldUpCommits()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    const auto person = [](int number) {
        return QString(QString(90, u'\u20ac') + QString::number(number));
    };
    const auto all = int(BookingState::kQueueMax);
    for (int i = 0; i < all; ++i)
        QVERIFY(
            cluster.ask(client, Write(JoinQueue{kSlot, person(i), QString(170, u'\u20ac')})).ok());
    for (int i = 1; i < all; ++i)
        cluster.submit(client, Write(LeaveQueue{kSlot, person(i)}));
    QVERIFY(
        cluster.runUntil([&] { return int(cluster.answers(client).size()) == 2 * all - 1; }, 1s));
    QVERIFY(cluster.runUntil([&] { return cluster.converged(); }, 5ms));
}

/// Many queues that change at once: what was not told was not heard, so caches do without it.
void TestWaitingGroup::whatACommitHasNoRoomForIsReadAgain()
{
    constexpr int kSlots = 16;
    constexpr size_t kPeople = 4;
    Cluster cluster;
    CatalogueSet set = Cluster::sampleCatalogue();
    set.catalogue.timeslots.clear();
    for (int i = 0; i < kSlots / 2; ++i)
        set.catalogue.timeslots.push_back(QString::number(i));
    for (const quint32 id : {200U, 300U})
        cluster.addServer(id, set);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({200, 300}, 300); }, 3s));
    const std::vector<Query> shown{CheckRoom{kSlot.room}, CheckRoom{kOther.room}};
    const int client = cluster.addClient();
    const int onlooker = cluster.addClient();
    cluster.watch(onlooker, shown);
    for (size_t i = 0; i < kPeople; ++i) {
        const QString person = QString(90, u'\u20ac') + QString::number(i);
        cluster.freeze(200, Timing().latency_bound / 2); // and then it acknowledges all at once
        for (int slot = 0; slot < kSlots; ++slot)
            cluster.submit(client, Write(JoinQueue{{slot % 2 ? kSlot.room : kOther.room,
                                                    QString::number(slot / 2), kSlot.day},
                                                   person,
                                                   QString(170, u'\u20ac')}));
        cluster.run(1s);
    }
    QCOMPARE(cluster.answers(client).size(), kSlots * kPeople);
    for (const Query &room : shown) {
        const CacheEntry *entry = cluster.client(onlooker).cache().find(room);
        QVERIFY(entry);
        const auto &slots_shown = std::get<Bookings>(entry->value).entries;
        QCOMPARE(slots_shown.size(), size_t(kSlots / 2));
        for (const SlotClaims &slot : slots_shown)
            QCOMPARE(slot.claims.size(), kPeople);
    }
}

/// Ana books with the one server under another label; Kim's booking is confirmed by the others.
struct Healed {
    Cluster cluster;
    int client = 0;

    Healed()
    {
        form(cluster, {100, 200, 300});
        const int a = cluster.addClient(Label());
        const int b = cluster.addClient(kB);
        cluster.setPartition(100, kB);
        const auto apart = [this] {
            return cluster.status(100).role == ShownRole::Leader &&
                   cluster.inOneView({200, 300}, 300);
        };
        apart_in_time = cluster.runUntil(apart, 5s);
        ana = cluster.ask(b, Write(Reserve{kSlot, kAna, {}}));
        kim = cluster.ask(a, Write(Reserve{kSlot, kKim, {}}));
        client = cluster.addClient({}, kAna);
        cluster.setPartition(100, Label());
        whole_in_time = cluster.runUntil(
            [this] {
                return cluster.inOneView({100, 200, 300}, 300) && cluster.converged();
            },
            5s);
        cluster.run(500ms);
    }
    bool apart_in_time = false;
    bool whole_in_time = false;
    Answer ana;
    Answer kim;
};

void TestWaitingGroup::mergesAreToldInLogAndReport()
{
    Healed h;
    QVERIFY(h.apart_in_time && h.whole_in_time);
    QCOMPARE(h.ana.confirmation, Confirmation::Provisional);
    QCOMPARE(h.kim.confirmation, Confirmation::Confirmed);
    for (const quint32 id : {200U, 300U})
        QVERIFY(h.cluster.has<event::Merged>(id, [&](const event::Merged &e) {
            return e.claims == 1 && e.both == 1 && e.displaced == 1 && e.report == 1;
        }));
    const auto conflicts = ask<Conflicts>(h.cluster, h.client, ReadConflicts{1});
    QCOMPARE(conflicts.rows.size(), 1U);
    QCOMPARE(conflicts.rows[0].holder.holder, kKim);
    QCOMPARE(conflicts.rows[0].displaced.holder, kAna);
    QVERIFY(conflicts.rows[0].conflict.confirmed);
    QCOMPARE(conflicts.rows[0].displaced.made.epoch, h.ana.epoch);
    for (const quint32 id : {100U, 200U, 300U}) {
        QVERIFY(h.cluster.conflicts(id, 1) == conflicts);
        QVERIFY(h.cluster.conflicts(id, 2).rows.empty());
    }
    QCOMPARE(people(ask<SlotRecord>(h.cluster, h.client, ReadSlot{kSlot})),
             (QStringList{kKim, kAna}));
}

void TestWaitingGroup::clientsTellTheirPeopleOfNotices()
{
    Healed h;
    QVERIFY(h.apart_in_time && h.whole_in_time);
    const auto told = [&] { return h.cluster.noticesTold(h.client); };
    QVERIFY(told());
    QCOMPARE(told()->size(), 1U);
    const auto notices = ask<Notices>(h.cluster, h.client, ReadNotices{kAna});
    QCOMPARE(notices.notices.at(0).kind, NoticeKind::DisplacedByConfirmed);
    QCOMPARE(notices.notices[0].by, kKim);
    const RequestId claim = notices.notices[0].claim.claim.id;
    QVERIFY(
        h.cluster.ask(h.client, Write(Acknowledge{kSlot, claim, ClaimStanding::Waits, kAna})).ok());
    QVERIFY(h.cluster.runUntil([&] { return told()->empty(); }, 1s));
    QVERIFY(h.cluster.ask(h.client, Write(Cancel{kSlot, {}, kKim})).ok());
    QVERIFY(h.cluster.runUntil([&] { return told()->size() == 1; }, 1s));
}

ROOMCAST_TEST(TestWaitingGroup)

} // namespace roomcast::tst_waiting_group

#include "tst_waiting_group.moc"
