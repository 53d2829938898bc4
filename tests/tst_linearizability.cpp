// SPDX-License-Identifier: MIT
//
// The judge of histories, on histories made by hand: what has an order and what has none.
#include "sim/linearizability.h"

#include <QTest>

using namespace roomcast;
using namespace roomcast::sim;

namespace {

SlotOperation operation(SlotOperation::Kind kind, int claim, int called_ms, int returned_ms)
{
    SlotOperation op;
    op.kind = kind;
    op.claim = claim;
    op.called = TimePoint(std::chrono::milliseconds(called_ms));
    if (returned_ms > 0)
        op.returned = TimePoint(std::chrono::milliseconds(returned_ms));
    return op;
}

SlotOperation read(std::vector<int> seen, int called_ms, int returned_ms)
{
    SlotOperation op = operation(SlotOperation::Kind::Read, -1, called_ms, returned_ms);
    op.seen = std::move(seen);
    return op;
}

using Kind = SlotOperation::Kind;

} // namespace

class TestLinearizability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linearizable_data();
    void linearizable();
};

void TestLinearizability::linearizable_data()
{
    using History = std::vector<SlotOperation>;
    QTest::addColumn<History>("history");
    QTest::addColumn<Linearizability>("verdict");
    constexpr auto kYes = Linearizability::Yes;
    constexpr auto kNo = Linearizability::No;
    QTest::newRow("empty") << History{} << kYes;
    QTest::newRow("booked, read") << History{operation(Kind::Booked, 1, 0, 1), read({1}, 2, 3)}
                                  << kYes;
    QTest::newRow("read of the past")
        << History{operation(Kind::Booked, 1, 0, 1), read({}, 2, 3)} << kNo;
    QTest::newRow("read at the same time")
        << History{operation(Kind::Booked, 1, 0, 3), read({}, 1, 2)} << kYes;
    QTest::newRow("reads that go back")
        << History{operation(Kind::Booked, 1, 0, 9), read({1}, 1, 2), read({}, 3, 4)} << kNo;
    QTest::newRow("booked twice") << History{operation(Kind::Booked, 1, 0, 1),
                                             operation(Kind::Booked, 2, 2, 3)}
                                  << kNo;
    QTest::newRow("booked, cancelled, booked")
        << History{operation(Kind::Booked, 1, 0, 1), operation(Kind::Cancelled, 1, 2, 3),
                   operation(Kind::Booked, 2, 4, 5)}
        << kYes;
    QTest::newRow("cancelled without an answer, booked")
        << History{operation(Kind::Booked, 1, 0, 1), operation(Kind::MayCancel, 1, 2, 0),
                   operation(Kind::Booked, 2, 4, 5)}
        << kYes;
    QTest::newRow("booked before the cancel was asked")
        << History{operation(Kind::Booked, 1, 0, 1), operation(Kind::Booked, 2, 2, 3),
                   operation(Kind::MayCancel, 1, 4, 0)}
        << kNo;
    QTest::newRow("booked without an answer, then seen")
        << History{operation(Kind::MayBook, 1, 0, 0), read({1}, 5, 6)} << kYes;
    QTest::newRow("arrived behind the holder")
        << History{operation(Kind::Booked, 1, 0, 1), operation(Kind::MayArrive, 2, 0, 0),
                   read({1, 2}, 5, 6)}
        << kYes;
    QTest::newRow("arrived before the holder")
        << History{operation(Kind::Booked, 1, 0, 1), operation(Kind::MayArrive, 2, 2, 0),
                   read({2, 1}, 5, 6)}
        << kNo;
    QTest::newRow("seen, then gone without a cancel")
        << History{operation(Kind::MayArrive, 1, 0, 0), read({1}, 1, 2), read({}, 3, 4)} << kNo;
    QTest::newRow("cancelled, then there")
        << History{operation(Kind::Booked, 1, 0, 1), operation(Kind::Cancelled, 1, 2, 3),
                   read({1}, 4, 5)}
        << kNo;
    QTest::newRow("room made for what was cancelled later")
        << History{operation(Kind::MayBook, 1, 0, 0), operation(Kind::MayCancel, 1, 1, 0),
                   operation(Kind::MayBook, 2, 2, 0), read({1}, 3, 4),
                   operation(Kind::Cancelled, 2, 5, 6)}
        << kYes;
    SlotOperation refused = operation(Kind::Refused, 2, 2, 3);
    refused.holders = {1};
    QTest::newRow("refused for the holder")
        << History{operation(Kind::Booked, 1, 0, 1), refused} << kYes;
    refused.holders = {3};
    QTest::newRow("refused for nobody")
        << History{operation(Kind::Booked, 1, 0, 1), refused} << kNo;
    QTest::newRow("not there, though booked")
        << History{operation(Kind::Booked, 1, 0, 1), operation(Kind::NotThere, 1, 2, 3)} << kNo;
}

void TestLinearizability::linearizable()
{
    QFETCH(const std::vector<SlotOperation>, history);
    QFETCH(const Linearizability, verdict);
    QCOMPARE(sim::linearizable(history), verdict);
}

QTEST_GUILESS_MAIN(TestLinearizability)
#include "tst_linearizability.moc"
