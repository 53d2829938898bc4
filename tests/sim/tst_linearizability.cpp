// SPDX-License-Identifier: MIT
//
// The judge of histories, on histories made by hand: what has an order and what has none.
#include "sim/linearizability.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_linearizability {

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
    void waitingLists_data();
    void waitingLists() { linearizable(); }
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

void TestLinearizability::waitingLists_data()
{
    using History = std::vector<SlotOperation>;
    QTest::addColumn<History>("history");
    QTest::addColumn<Linearizability>("verdict");
    constexpr auto kYes = Linearizability::Yes;
    constexpr auto kNo = Linearizability::No;
    const auto joined = [](int claim, size_t ahead, int called_ms, int returned_ms) {
        SlotOperation op = operation(Kind::Joined, claim, called_ms, returned_ms);
        op.ahead = ahead;
        return op;
    };
    const auto of = [](Kind kind, std::vector<int> claims, int called_ms, int returned_ms) {
        SlotOperation op = operation(kind, -1, called_ms, returned_ms);
        op.claims = std::move(claims);
        return op;
    };
    const auto booked = operation(Kind::Booked, 1, 0, 1);
    QTest::newRow("joined behind one")
        << History{booked, joined(2, 1, 2, 3), read({1, 2}, 4, 5)} << kYes;
    QTest::newRow("joined behind nobody") << History{booked, joined(2, 0, 2, 3)} << kNo;
    QTest::newRow("joined behind two") << History{booked, joined(2, 2, 2, 3)} << kNo;
    QTest::newRow("joined behind one that came in")
        << History{booked, operation(Kind::MayArrive, 3, 0, 0), joined(2, 2, 2, 3)} << kYes;
    QTest::newRow("promoted") << History{booked, joined(2, 1, 2, 3),
                                         operation(Kind::Cancelled, 1, 4, 5), read({2}, 6, 7)}
                              << kYes;
    QTest::newRow("two promoted by one cancel")
        << History{booked, joined(2, 1, 2, 3), joined(3, 2, 4, 5),
                   operation(Kind::Cancelled, 1, 6, 7), read({3}, 8, 9)}
        << kNo;
    QTest::newRow("already in") << History{booked, of(Kind::AlreadyIn, {1}, 2, 3)} << kYes;
    QTest::newRow("already in, though nobody is")
        << History{booked, of(Kind::AlreadyIn, {2}, 2, 3)} << kNo;
    QTest::newRow("left") << History{booked, joined(2, 1, 2, 3), of(Kind::Left, {2}, 4, 5),
                                     read({1}, 6, 7)}
                          << kYes;
    QTest::newRow("left the head") << History{booked, of(Kind::Left, {1}, 2, 3)} << kNo;
    QTest::newRow("not waiting at the head")
        << History{booked, of(Kind::NotWaiting, {1}, 2, 3)} << kYes;
    QTest::newRow("not waiting, though it waits")
        << History{booked, joined(2, 1, 2, 3), of(Kind::NotWaiting, {2}, 4, 5)} << kNo;
    // Who is seen in front must have come first, whoever was needed first.
    QTest::newRow("arrived before the one that was needed")
        << History{operation(Kind::MayArrive, 1, 0, 0), operation(Kind::MayArrive, 2, 0, 0),
                   of(Kind::AlreadyIn, {2}, 1, 2), read({1, 2}, 3, 4)}
        << kYes;
    // Whoever waits first when somebody leaves; the head had gone before, and another had come.
    QTest::newRow("left after a promotion that nobody was told of")
        << History{booked,
                   joined(2, 1, 2, 3),
                   operation(Kind::MayCancel, 1, 4, 0),
                   operation(Kind::MayArrive, 3, 4, 0),
                   of(Kind::Left, {2, 3}, 6, 7),
                   read({2}, 8, 9)}
        << kYes;
    SlotOperation refused = operation(Kind::Refused, 3, 3, 4);
    refused.holders = {1};
    QTest::newRow("arrived before the one that was needed, as a refusal tells")
        << History{operation(Kind::MayArrive, 1, 0, 0), operation(Kind::MayArrive, 2, 0, 0),
                   of(Kind::AlreadyIn, {2}, 1, 2), refused}
        << kYes;
}

void TestLinearizability::linearizable()
{
    QFETCH(const std::vector<SlotOperation>, history);
    QFETCH(const Linearizability, verdict);
    QCOMPARE(sim::linearizable(history), verdict);
}

ROOMCAST_TEST(TestLinearizability)

} // namespace roomcast::tst_linearizability

#include "tst_linearizability.moc"
