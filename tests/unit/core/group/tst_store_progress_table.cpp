// SPDX-License-Identifier: MIT
//
// What a server remembers of the stores of others, and what a store makes of it.
#include "core/group/store_progress_table.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_store_progress_table {

using namespace std::chrono_literals;

namespace {

constexpr Epoch epochOf(quint64 counter)
{
    return {counter, {300}, {7}};
}

/// Who asks: another process of every store here.
constexpr ServerKey kAsker{{1}, {1'000'000}};

StoreProgress past(quint64 promised, quint64 installed, quint64 last)
{
    return {epochOf(promised), epochOf(installed), {last}};
}

} // namespace

class TestStoreProgressTable final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatWasSaidTwice();
    void theLatestProcessSaysHowFarTheLogWas();
    void oneDatagramMakesNoStoreALiar();
    void aPromiseNeverFallsAndALogOnlyWithItsView();
    void remembersSoMany();
    void aPromiseThatIsProvenCountsAtOnce();
};

void TestStoreProgressTable::countsWhatWasSaidTwice()
{
    StoreProgressTable memory(12ms);
    TimePoint now;
    const ServerIdentity one{{{300}, {1}}, {9}};
    memory.note(one, past(4, 3, 10), now += 25ms);
    QVERIFY(!memory.of({9}, kAsker));
    memory.note(one, past(5, 3, 12), now += 25ms);
    QCOMPARE(memory.of({9}, kAsker), past(4, 3, 10));
    memory.note(one, past(5, 3, 12), now += 25ms);
    QCOMPARE(memory.of({9}, kAsker), past(5, 3, 12));
    // Under another view only the promise is the same word.
    const ServerIdentity two{{{300}, {1}}, {8}};
    memory.note(two, past(6, 6, 12), now += 25ms);
    memory.note(two, past(7, 7, 9), now += 25ms);
    QCOMPARE(memory.of({8}, kAsker), (StoreProgress{epochOf(6), {}, {}}));
    // Another process of it: what is known stays.
    const ServerIdentity later{{{300}, {2}}, {9}};
    memory.note(later, past(1, 1, 1), now += 25ms);
    memory.note(later, past(1, 1, 1), now += 25ms);
    QCOMPARE(memory.of({9}, kAsker)->promised, epochOf(5));
}

/// Which incarnation is the higher one says nothing.
void TestStoreProgressTable::theLatestProcessSaysHowFarTheLogWas()
{
    for (const quint64 incarnation : {1U, 3U}) {
        StoreProgressTable memory(12ms);
        TimePoint now;
        for (int twice = 0; twice < 2; ++twice)
            memory.note({{{300}, {2}}, {9}}, past(4, 3, 10), now += 25ms);
        for (int twice = 0; twice < 2; ++twice)
            memory.note({{{300}, {incarnation}}, {9}}, past(6, 5, 12), now += 25ms);
        QCOMPARE(memory.of({9}, kAsker), past(6, 5, 12));
    }
}

void TestStoreProgressTable::oneDatagramMakesNoStoreALiar()
{
    StoreProgressTable memory(12ms);
    TimePoint now;
    const ServerIdentity one{{{300}, {1}}, {9}};
    for (int i = 0; i < 3; ++i) {
        memory.note(one, past(4, 3, 10), now += 25ms);
        memory.note(one, past(4'000, 3, 10'000), now += 25ms);
        memory.note(one, past(4'000, 3, 10'000), now + 1ms); // doubled
        memory.note(one, past(4, 3, 10), now += 25ms);
    }
    QCOMPARE(memory.of({9}, kAsker), past(4, 3, 10));
    QVERIFY(!OwnProgress(past(4, 3, 10)).knowsLess(*memory.of({9}, kAsker)));
    // What a process said itself is not held against it.
    QVERIFY(!memory.of({9}, one.key));
}

void TestStoreProgressTable::aPromiseNeverFallsAndALogOnlyWithItsView()
{
    OwnProgress own(past(4, 3, 10));
    QVERIFY(own.knowsLess(past(5, 3, 10)));
    QVERIFY(own.knowsLess(past(4, 3, 11)));
    QVERIFY(!own.knowsLess(past(4, 3, 10)));
    QVERIFY(!own.knowsLess(past(4, 2, 50)));
    QVERIFY(!own.knowsLess(past(3, 3, 9)));
    // What it has come to since it was started is its own; what it forgot stays forgotten.
    own.note(past(6, 3, 12));
    own.note(past(8, 8, 13));
    QVERIFY(!own.knowsLess(past(6, 3, 12)));
    QVERIFY(!own.knowsLess(past(8, 8, 20)));
    QVERIFY(own.knowsLess(past(7, 3, 12)));
    QVERIFY(own.knowsLess(past(6, 3, 13)));
}

void TestStoreProgressTable::remembersSoMany()
{
    StoreProgressTable memory(12ms);
    TimePoint now;
    for (quint64 i = 1; i <= StoreProgressTable::kProcessesMax + 5; ++i)
        for (int twice = 0; twice < 2; ++twice)
            memory.note({{{quint32(i)}, {i}}, {i}}, past(i, 1, 1), now += 25ms);
    QVERIFY(!memory.of({5}, kAsker));
    QVERIFY(memory.of({6}, kAsker));
    QVERIFY(memory.of({StoreProgressTable::kProcessesMax + 5}, kAsker));
}

/// It says nothing of the log.
void TestStoreProgressTable::aPromiseThatIsProvenCountsAtOnce()
{
    StoreProgressTable memory(12ms);
    const ServerIdentity one{{{300}, {1}}, {9}};
    memory.notePromise(one, epochOf(7));
    QCOMPARE(memory.of({9}, kAsker), (StoreProgress{epochOf(7), {}, {}}));
    TimePoint now;
    for (int twice = 0; twice < 2; ++twice)
        memory.note({{{300}, {2}}, {9}}, past(4, 3, 10), now += 25ms);
    QCOMPARE(memory.of({9}, kAsker), past(7, 3, 10));
    memory.notePromise({{{300}, {3}}, {9}}, epochOf(8));
    QCOMPARE(memory.of({9}, kAsker), past(8, 3, 10));
}

ROOMCAST_TEST(TestStoreProgressTable)

} // namespace roomcast::tst_store_progress_table

#include "tst_store_progress_table.moc"
