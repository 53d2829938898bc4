// SPDX-License-Identifier: MIT
//
// Partitions on purpose, on real processes: two servers on each side elect their own leader and
// serve; sides heal by hand and by count, and end equal.
#include "support/split_group.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QTest>

namespace roomcast::tst_partition_processes {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const QString kHere = u"reserve SA314 9:30-10:30 Monday"_s;
const QString kThere = u"reserve ME4326 9:30-10:30 Friday"_s;

/// 100 and 200 go to side B, 300 and 400 stay on A; each side has elected its own leader.
void split(Group &group)
{
    for (int id : {100, 200, 300, 400})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200, 300, 400}, 400));
    for (int id : {100, 200})
        group.server(id).writeLine(u"partition B"_s);
    QVERIFY(waitForSides(group));
}

QJsonArray cutOff(Group &group, int id)
{
    return group.status(id).value(u"cut_off"_s).toArray();
}

QJsonArray servers(std::initializer_list<int> ids, const QString &label)
{
    QJsonArray array;
    for (int id : ids)
        array.append(QJsonObject{{u"id"_s, id}, {u"partition"_s, label}});
    return array;
}

} // namespace

class TestPartitionProcesses final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSidesServeAndHealByHand();
    void sidesHealByCount();
    void clientOfNoSideIsToldWhatBothSaid();
    void serverStartedAcrossALabelWaits();
    void takenIdIsRefusedAcrossALabel();
};

void TestPartitionProcesses::bothSidesServeAndHealByHand()
{
    Group group(weeklyCatalogue());
    split(group);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(group.server(200).has(logged(u"election-started"_s, {{u"reason"_s, u"partition"_s}})));
    QTRY_COMPARE(cutOff(group, 400), servers({200, 100}, u"B"_s));
    QTRY_COMPARE(cutOff(group, 100), servers({400, 300}, u"A"_s));
    const QJsonObject here = ask(group, {u"--partition"_s, u"A"_s}, {kHere}).at(0);
    const QJsonObject there = ask(group, {u"--partition"_s, u"B"_s}, {kThere}).at(0);
    QCOMPARE(here.value(u"server"_s).toInt(), 400);
    QCOMPARE(here.value(u"status"_s), u"confirmed"_s);
    QCOMPARE(there.value(u"server"_s).toInt(), 200);
    QCOMPARE(there.value(u"status"_s), u"provisional"_s);
    QVERIFY(here.value(u"ok"_s).toBool() && there.value(u"ok"_s).toBool());
    QCOMPARE(group.server(300).count(logged(u"request-received"_s, {{u"command"_s, kThere}})), 0);
    const size_t since = group.server(400).position();
    for (int id : {100, 200})
        group.server(id).writeLine(u"heal"_s);
    QVERIFY(waitForWhole(group, since, 8));
    QVERIFY(group.server(400).has(logged(u"reachable-again"_s, {{u"member"_s, 200}})));
}

void TestPartitionProcesses::sidesHealByCount()
{
    Group group(weeklyCatalogue());
    split(group);
    if (QTest::currentTestFailed())
        return;
    for (int id : {100, 200})
        group.server(id).writeLine(u"heal-after 2"_s);
    for (int id : {100, 200})
        QVERIFY(
            !group.server(id).waitFor(logged(u"fault-set"_s, {{u"value"_s, u"2"_s}})).isEmpty());
    const size_t since = group.server(400).position();
    QVERIFY(ask(group, {u"--partition"_s, u"B"_s}, {kHere}).at(0).value(u"ok"_s).toBool());
    QCOMPARE(group.status(200).value(u"partition"_s), u"B"_s);
    QVERIFY(ask(group, {u"--partition"_s, u"B"_s}, {kThere}).at(0).value(u"ok"_s).toBool());
    for (int id : {100, 200})
        QVERIFY(!group.server(id)
                     .waitFor(logged(u"partition-changed"_s,
                                     {{u"label"_s, u"A"_s}, {u"reason"_s, u"healed-by-count"_s}}))
                     .isEmpty());
    QVERIFY(waitForWhole(group, since, 8));
}

void TestPartitionProcesses::clientOfNoSideIsToldWhatBothSaid()
{
    Group group(weeklyCatalogue());
    split(group);
    if (QTest::currentTestFailed())
        return;
    const auto client = group.startClient();
    client->writeLine(kHere);
    const QJsonObject two =
        client->waitFor({{u"command"_s, kHere}, {u"error"_s, u"two-replies"_s}});
    const int first = two.value(u"server"_s).toInt();
    QCOMPARE(first + two.value(u"other_server"_s).toInt(), 600);
    QVERIFY(two.value(u"epoch"_s).toString().endsWith(u".%1"_s.arg(first)));
    QVERIFY(two.value(u"other_epoch"_s).toString().endsWith(u".%1"_s.arg(600 - first)));
    QVERIFY(two.value(u"other_status"_s) != two.value(u"status"_s));
    const QString text = two.value(u"answer"_s).toString();
    for (const QString &name :
         {u"server"_s, u"epoch"_s, u"other_epoch"_s, u"server_answer"_s, u"other_answer"_s})
        QVERIFY2(text.contains(two.value(name).toVariant().toString()), qPrintable(text));
    client->closeInput();
    QCOMPARE(client->waitForEnd(), 1);
}

void TestPartitionProcesses::serverStartedAcrossALabelWaits()
{
    Group group(weeklyCatalogue());
    group.startServer(100);
    QVERIFY(group.waitForView({100}, 100));
    Program &newcomer = group.startServer(200, {u"--partition"_s, u"B"_s});
    QVERIFY(!newcomer.waitFor(logged(u"cut-off"_s, {{u"member"_s, 100}, {u"label"_s, u"A"_s}}))
                 .isEmpty());
    QVERIFY(!group.server(100).waitFor(logged(u"cut-off"_s, {{u"label"_s, u"B"_s}})).isEmpty());
    QCOMPARE(group.status(200).value(u"role"_s), u"joining"_s);
    newcomer.writeLine(u"heal"_s);
    QVERIFY(group.waitForView({100, 200}, 200));
    QCOMPARE(newcomer.count(elected(200, {200})), 0);
}

void TestPartitionProcesses::takenIdIsRefusedAcrossALabel()
{
    Group group(weeklyCatalogue());
    group.startServer(100);
    QVERIFY(group.waitForView({100}, 100));
    Group same = group.another();
    Program &second = same.startServer(100, {u"--partition"_s, u"B"_s});
    QCOMPARE(second.waitForEnd(), 3);
    QVERIFY(second.has(logged(u"duplicate-id"_s)));
    QCOMPARE(group.status(100).value(u"role"_s), u"leader"_s);
}

ROOMCAST_TEST(TestPartitionProcesses)

} // namespace roomcast::tst_partition_processes

#include "tst_partition_processes.moc"
