// SPDX-License-Identifier: MIT
//
// The protocol under faults: a bounded number of the simulator's seeds, in groups by kind of fault,
// and that a seed always does the same.
#include "sim/elections.h"
#include "sim/sweep.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_sim {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::sim;

class TestSim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doesTheSameForTheSameSeed();
    void goesAnotherWayForAnotherSeed();
    void holdsTheRules_data();
    void holdsTheRules();
    void anElectionIsLinear_data();
    void anElectionIsLinear();
};

void TestSim::doesTheSameForTheSameSeed()
{
    for (quint64 seed = 1; seed <= 10; ++seed)
        QCOMPARE(runSeed(seed, {}).trace_hash, runSeed(seed, {}).trace_hash);
}

void TestSim::goesAnotherWayForAnotherSeed()
{
    QVERIFY(runSeed(1, {}).trace_hash != runSeed(2, {}).trace_hash);
}

void TestSim::holdsTheRules_data()
{
    QTest::addColumn<QStringList>("faults");
    QTest::addColumn<quint64>("from");
    QTest::addColumn<quint64>("seeds");
    QTest::newRow("no faults") << QStringList() << quint64(1) << quint64(100);
    QTest::newRow("network") << QStringList{u"loss"_s, u"duplication"_s, u"delay"_s}
                             << quint64(10'000) << quint64(200);
    QTest::newRow("processes") << QStringList{u"loss"_s,  u"duplication"_s, u"crash"_s,
                                              u"power"_s, u"freeze"_s,      u"leave"_s}
                               << quint64(20'000) << quint64(400);
    QTest::newRow("sides") << QStringList{u"partition"_s, u"one-way"_s, u"client-cut"_s, u"crash"_s}
                           << quint64(30'000) << quint64(400);
    QTest::newRow("labels") << QStringList{u"label"_s, u"crash"_s, u"loss"_s, u"late"_s}
                            << quint64(50'000) << quint64(400);
    QStringList all;
    for (const Fault fault : allFaults())
        all += scriptName(fault);
    QTest::newRow("everything") << all << quint64(40'000) << quint64(900);
}

void TestSim::holdsTheRules()
{
    QFETCH(const QStringList, faults);
    QFETCH(const quint64, from);
    QFETCH(const quint64, seeds);
    SweepOptions options;
    options.from = from;
    options.seeds = seeds;
    options.jobs = processors();
    options.faults.clear();
    for (const QString &name : faults)
        options.faults.insert(*faultNamed(name));
    const SweepResult result = sweep(options);
    QCOMPARE(result.seeds, seeds);
    QVERIFY(result.statistics.confirmed > seeds);
    for (const Finding &finding : result.findings)
        qWarning().noquote() << u"seed %1: rule %2: %3"_s.arg(finding.seed)
                                    .arg(int(finding.first.rule))
                                    .arg(finding.first.text);
    QCOMPARE(result.findings.size(), size_t(0));
}

void TestSim::anElectionIsLinear_data()
{
    QTest::addColumn<int>("servers");
    for (const int servers : {3, 5, 17, 100})
        QTest::addRow("%d servers", servers) << servers;
}

/// Two multicasts, and from each member one answer and a few acknowledgements.
void TestSim::anElectionIsLinear()
{
    QFETCH(int, servers);
    const auto cost = costOfElection(servers);
    QVERIFY(cost);
    const auto members = quint64(servers - 2); // the old leader is gone, the new one asks nobody
    QCOMPARE(cost->elections, 1ULL);
    QCOMPARE(cost->coordinators, 1ULL);
    QCOMPARE(cost->answers, members);
    QVERIFY(cost->acks <= 3 * members);
}

ROOMCAST_TEST(TestSim)

} // namespace roomcast::tst_sim

#include "tst_sim.moc"
