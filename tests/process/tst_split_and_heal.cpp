// SPDX-License-Identifier: MIT
//
// Two groups of two real servers, parted and healed: twenty bookings on each side, five of them for
// the same slots. Whether labels keep the sides apart or a cable that was pulled, everything that
// was acknowledged is there in the end, and whoever lost a slot is told.
#include "support/network_namespaces.h"
#include "support/split_group.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QTest>

namespace roomcast::tst_split_and_heal {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using Switch = NetworkNamespaces::Switch;

namespace {

constexpr int kEach = 20;
constexpr int kContested = 5;
constexpr int kFromCatalogue = 6;

/// "SA314 9:30-10:30 Monday": free in the catalogue, and different for every number below 55.
QString slotAt(int number)
{
    static const QStringList timeslots{u"8:30-9:30"_s,   u"9:30-10:30"_s,  u"10:30-11:30"_s,
                                       u"11:30-12:30"_s, u"12:30-13:30"_s, u"13:30-14:30"_s,
                                       u"14:30-15:30"_s, u"15:30-16:30"_s, u"16:30-17:30"_s,
                                       u"17:30-19:00"_s, u"19:30-21:00"_s};
    static const QStringList days{u"Monday"_s, u"Tuesday"_s, u"Wednesday"_s, u"Thursday"_s,
                                  u"Friday"_s};
    return u"SA314 %1 %2"_s.arg(timeslots.at(number % timeslots.size()),
                                days.at(number / timeslots.size()));
}

/// Ana's are the first twenty; Ben's five of these and then fifteen of his own.
bool isContested(int number)
{
    return number < kContested;
}
QString ownerOf(int number)
{
    return number < kEach ? u"Ana"_s : u"Ben"_s;
}
QStringList linesOf(const QString &person)
{
    QStringList lines;
    for (int i = 0; i < 2 * kEach - kContested; ++i)
        if (ownerOf(i) == person || isContested(i))
            lines << u"reserve "_s + slotAt(i);
    return lines;
}

/// What keeps the two sides apart: their labels.
class ByLabel {
public:
    explicit ByLabel(Group &group) : m_group(group) {}

    void startServers()
    {
        for (int id : {100, 200, 300, 400})
            m_group.startServer(id);
    }
    void part()
    {
        m_far_label = u"B"_s;
        tell(u"partition B"_s);
    }
    void heal()
    {
        m_far_label = u"A"_s;
        tell(u"heal"_s);
    }
    std::vector<QJsonObject> askAs(const QString &person, const QStringList &lines)
    {
        const QString label = person == u"Ana"_s ? u"A"_s : m_far_label;
        return ask(m_group, {u"--user"_s, person, u"--partition"_s, label}, lines);
    }

private:
    void tell(const QString &line)
    {
        for (int id : {100, 200})
            m_group.server(id).writeLine(line);
    }

    Group &m_group;
    QString m_far_label = u"A"_s;
};

/// The cable between their switches.
class ByCable {
public:
    ByCable(Group &group, NetworkNamespaces &network) : m_group(group), m_network(network) {}

    void startServers()
    {
        for (int id : {100, 200, 300, 400})
            m_group.startServer(id, {}, m_network.enter(hostOf(id)));
    }
    void part() { QVERIFY2(m_network.pullCable(), qPrintable(m_network.problem())); }
    void heal() { QVERIFY2(m_network.plugCable(), qPrintable(m_network.problem())); }
    std::vector<QJsonObject> askAs(const QString &person, const QStringList &lines)
    {
        const int host = hostOf(person == u"Ana"_s ? 400 : 200);
        return ask(m_group,
                   {u"--user"_s, person, u"--interface"_s, NetworkNamespaces::interfaceName()},
                   lines, m_network.enter(host));
    }

    static int hostOf(int id) { return id / 100; }

private:
    Group &m_group;
    NetworkNamespaces &m_network;
};

QJsonArray listOf(const std::vector<QJsonObject> &answers)
{
    return answers.empty() ? QJsonArray() : answers.back().value(u"answer"_s).toArray();
}

/// Everyone who claims a slot, holder first.
QStringList queueOf(const QJsonObject &answer)
{
    QStringList names;
    for (const QJsonValue &row : answer.value(u"answer"_s).toObject().value(u"queue"_s).toArray())
        names << row.toObject().value(u"holder"_s).toString();
    return names;
}

void verifyBooked(const std::vector<QJsonObject> &answers, const QString &status)
{
    QCOMPARE(int(answers.size()), kEach);
    for (const QJsonObject &answer : answers) {
        QVERIFY2(answer.value(u"ok"_s).toBool(), qPrintable(answer.value(u"answer"_s).toString()));
        QCOMPARE(answer.value(u"status"_s).toString(), status);
    }
}

/// Each of the forty claims, by the slots' queues.
void verifyAllThere(const std::vector<QJsonObject> &queues)
{
    QCOMPARE(int(queues.size()), 2 * kEach - kContested);
    for (int i = 0; i < int(queues.size()); ++i) {
        const QStringList expected =
            isContested(i) ? QStringList{u"Ana"_s, u"Ben"_s} : QStringList{ownerOf(i)};
        QCOMPARE(queueOf(queues[size_t(i)]), expected);
    }
}

void verifyReport(const QJsonArray &conflicts)
{
    QCOMPARE(conflicts.size(), kContested);
    for (const QJsonValue &value : conflicts) {
        const QJsonObject row = value.toObject();
        const auto name = [&](const QString &who) {
            return row.value(who).toObject().value(u"holder"_s).toString();
        };
        QCOMPARE(name(u"holder"_s), u"Ana"_s);
        QCOMPARE(name(u"displaced"_s), u"Ben"_s);
        QCOMPARE(row.value(u"reason"_s).toString(), u"confirmed"_s);
        QCOMPARE(row.value(u"ahead"_s).toInt(), 1);
    }
}

void verifyNotices(const QJsonArray &notices)
{
    QCOMPARE(notices.size(), kContested);
    for (const QJsonValue &value : notices) {
        const QJsonObject notice = value.toObject();
        QCOMPARE(notice.value(u"kind"_s).toString(), u"displaced-by-confirmed"_s);
        QCOMPARE(notice.value(u"by"_s).toString(), u"Ana"_s);
        QCOMPARE(notice.value(u"standing"_s).toString(), u"waits"_s);
    }
}

/// What the `merged` events of one server add up to.
int mergedSum(Group &group, int id, const QString &fact)
{
    int sum = 0;
    for (const QJsonObject &event : group.server(id).objects())
        if (event.value(u"event"_s) == u"merged"_s)
            sum += event.value(fact).toInt();
    return sum;
}

template <typename Divide>
void splitBookAndHeal(Group &group, Divide divide)
{
    divide.startServers();
    QVERIFY(group.waitForView({100, 200, 300, 400}, 400));
    divide.part();
    QVERIFY(waitForSides(group));
    verifyBooked(divide.askAs(u"Ana"_s, linesOf(u"Ana"_s)), u"confirmed"_s);
    verifyBooked(divide.askAs(u"Ben"_s, linesOf(u"Ben"_s)), u"provisional"_s);
    if (QTest::currentTestFailed())
        return;
    const size_t since = group.server(400).position();
    divide.heal();
    QVERIFY(waitForWhole(group, since, kFromCatalogue + 2 * kEach));

    QStringList questions;
    for (int i = 0; i < 2 * kEach - kContested; ++i)
        questions << u"queue "_s + slotAt(i);
    verifyAllThere(divide.askAs(u"Ana"_s, questions));
    verifyReport(listOf(divide.askAs(u"Ana"_s, {u"conflicts"_s})));
    verifyNotices(listOf(divide.askAs(u"Ben"_s, {u"notices"_s})));
    QCOMPARE(listOf(divide.askAs(u"Ana"_s, {u"notices"_s})).size(), 0);
    for (int id : {300, 400}) {
        QCOMPARE(mergedSum(group, id, u"both"_s), kContested);
        QCOMPARE(mergedSum(group, id, u"displaced"_s), kContested);
    }
}

} // namespace

class TestSplitAndHeal final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byLabel();
    void byCable();
};

void TestSplitAndHeal::byLabel()
{
    Group group(weeklyCatalogue());
    splitBookAndHeal(group, ByLabel(group));
}

void TestSplitAndHeal::byCable()
{
    NetworkNamespaces network;
    for (int id : {100, 200, 300, 400})
        network.addHost(ByCable::hostOf(id), id < 300 ? Switch::Right : Switch::Left);
    if (!network.problem().isEmpty())
        QSKIP(qPrintable(u"no network of its own for this test: "_s + network.problem()));
    Group group(weeklyCatalogue() << u"--interface"_s << NetworkNamespaces::interfaceName());
    splitBookAndHeal(group, ByCable(group, network));
}

ROOMCAST_TEST(TestSplitAndHeal)

} // namespace roomcast::tst_split_and_heal

#include "tst_split_and_heal.moc"
