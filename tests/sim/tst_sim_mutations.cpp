// SPDX-License-Identifier: MIT
//
// The simulator is worth what it finds: every deliberate bug must be found within a bounded number
// of seeds, each of which is clean without it.
#include "sim/sweep.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_sim_mutations {

using namespace roomcast::sim;

class TestSimMutations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsEveryMutation();
    void findsIt_data();
    void findsIt();
};

void TestSimMutations::listsEveryMutation()
{
    std::set<Mutation> listed;
    for (const MutationInfo &info : mutations())
        listed.insert(info.mutation);
    for (int i = int(Mutation::None) + 1; i <= int(Mutation::CandidateStays); ++i)
        QVERIFY2(listed.contains(Mutation(i)), qPrintable(QString::number(i)));
}

void TestSimMutations::findsIt_data()
{
    QTest::addColumn<const MutationInfo *>("info");
    for (const MutationInfo &info : mutations())
        QTest::newRow(info.name.latin1()) << &info;
}

void TestSimMutations::findsIt()
{
    QFETCH(const MutationInfo *, info);
    SweepOptions options;
    options.mutation = info->mutation;
    options.faults = info->faults;
    options.seeds = 30000;
    options.jobs = processors();
    options.until_found = true;
    options.only_by_mutation = true;
    options.repeat_every = 0;
    const SweepResult result = sweep(options);
    QVERIFY2(!result.findings.empty(), "not found");
}

ROOMCAST_TEST(TestSimMutations)

} // namespace roomcast::tst_sim_mutations

#include "tst_sim_mutations.moc"
