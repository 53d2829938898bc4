// SPDX-License-Identifier: MIT
//
// The checkers themselves: each is shown a history that breaks its rule, and must say so, and one
// beside it that does not.
#include "sim/check_answers.h"
#include "sim/check_end.h"
#include "sim/check_epochs.h"
#include "sim/check_linear.h"
#include "sim/check_logs.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;
using namespace roomcast::sim;

namespace {

const SlotKey kSlot{u"A"_s, u"8:30-9:30"_s, u"Mon"_s};

Member server(quint32 id)
{
    return {{{id}, {id}}, {id}};
}

Epoch epoch(quint64 counter, quint32 owner)
{
    return {counter, {owner}, {owner}};
}

View view(quint64 counter, std::vector<quint32> ids)
{
    View v{epoch(counter, ids.front()), {}};
    for (const quint32 id : ids)
        v.members.push_back(server(id));
    return v;
}

HardState installed(const View &v, bool primary = true)
{
    HardState hard;
    hard.genesis = epoch(1, 3);
    hard.promised = hard.installed.epoch = v.epoch;
    hard.installed = v;
    hard.primary = primary;
    hard.last_primary = v;
    return hard;
}

Entry write(const Epoch &in, quint64 sequence, const QString &title = u"t"_s)
{
    return {in,
            {},
            {},
            WriteRecord{{{7}, {sequence}}, {1}, encode(Write(Reserve{kSlot, u"p"_s, title}))}};
}

/// A run of which only what the test tells is known.
struct Scene {
    World world{1, {}};
    Ledger ledger;
    History history{world};
    Verdict verdict;
    std::map<quint32, Disk> disks;
    std::vector<Observer *> observers{&ledger, &history};
    Node client = 100;
    quint64 tickets = 0;
    quint64 sequences = 0;

    template <typename T, typename... Args>
    T make(Args... args)
    {
        return T(world, ledger, history, verdict, args...);
    }
    template <typename Hook, typename... Args>
    void tell(Hook hook, const Args &...args)
    {
        for (Observer *observer : observers)
            (observer->*hook)(args...);
    }
    void start(quint32 id)
    {
        disks[id].store = server(id).store;
        tell(&Observer::onStarted, Node(id), server(id), disks[id]);
    }
    void persist(quint32 id, PersistBatch batch)
    {
        disks[id].durable.apply(batch);
        tell(&Observer::onPersisted, Node(id), server(id), batch, disks[id]);
    }
    void install(const View &v, bool primary = true)
    {
        for (const Member &member : v.members) {
            PersistBatch batch;
            batch.hard = installed(v, primary);
            persist(member.key.id.value, batch);
        }
    }
    void append(quint32 id, LogIndex at, Entry entry)
    {
        PersistBatch batch;
        batch.first = at;
        batch.entries = {std::move(entry)};
        persist(id, batch);
    }
    void send(quint32 id, const Message &message)
    {
        tell(&Observer::onSent, Node(id), server(id), message);
    }
    void startThree()
    {
        for (const quint32 id : {3U, 2U, 1U})
            start(id);
    }
    /// A client asks and is answered at once.
    RequestId ask(const Command &command, const Epoch &by, Standing standing,
                  const Outcome &outcome = Done{})
    {
        const Ticket ticket{++tickets};
        tell(&Observer::onSubmitted, client, ClientId{7}, ticket, command);
        Request request;
        request.sequence = {++sequences};
        request.write = std::holds_alternative<Write>(command);
        if (request.write)
            request.command = encode(std::get<Write>(command));
        tell(&Observer::onRequested, client, ClientId{7}, request);
        Answer answer;
        answer.ticket = ticket;
        answer.outcome = outcome;
        answer.source = Source::Server;
        answer.standing = standing;
        answer.epoch = by;
        tell(&Observer::onAnswered, client, ClientId{7}, answer);
        return {{7}, {sequences}};
    }
    RequestId reserve(const QString &title, const Epoch &by, Standing standing)
    {
        return ask(Write(Reserve{kSlot, u"p"_s, title}), by, standing);
    }
    bool broke(Rule rule) const
    {
        return std::any_of(verdict.violations().begin(), verdict.violations().end(),
                           [&](const Violation &v) { return v.rule == rule; });
    }
};

Reply reply(const Epoch &by, LogIndex index, const Outcome &outcome = Done{}, bool primary = true)
{
    return {{{7}, {1}}, 1, epoch(1, 3), by, by, index, primary, false, encode(outcome)};
}

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

class TestSimCheckers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoLeadersOfOneEpoch();
    void promiseThatFalls();
    void promiseNotOnDisk();
    void acknowledgementBehindAPromise();
    void replyOfAViewNotInstalled();
    void twoEntriesAtOnePosition();
    void gapInALog();
    void twoStatesAtOnePosition();
    void commitWithoutAMember();
    void twoConfirmedBookings();
    void conflictWithinOneSide();
    void differentAnswersToOneRequest();
    void claimListedTwice();
    void requestThatNeverEnds();
    void acknowledgedBookingLost();
    void lossWithEveryDisk();
    void confirmedBookingDisplaced();
    void cancelledBookingBack();
    void serversThatDoNotMeet();
    void linearizable_data();
    void linearizable();
    void confirmedReadOfThePast();
};

void TestSimCheckers::twoLeadersOfOneEpoch()
{
    Scene s;
    EpochChecker checker = s.make<EpochChecker>();
    s.observers.push_back(&checker);
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.send(2, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::promiseThatFalls()
{
    Scene s;
    EpochChecker checker = s.make<EpochChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.install(view(5, {3, 2}));
    QVERIFY(s.verdict.clean());
    s.install(view(4, {3, 2}));
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::promiseNotOnDisk()
{
    Scene s;
    EpochChecker checker = s.make<EpochChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.install(view(5, {3, 2}));
    Promise promise;
    promise.epoch = epoch(5, 3);
    s.send(2, promise);
    QVERIFY(s.verdict.clean());
    promise.epoch = epoch(6, 3);
    s.send(2, promise);
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::acknowledgementBehindAPromise()
{
    Scene s;
    EpochChecker checker = s.make<EpochChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.install(view(6, {3, 2}));
    Promise promise;
    promise.epoch = epoch(6, 3);
    s.send(2, Ack{epoch(5, 3), {1}, 0});
    s.send(2, promise);
    QVERIFY(s.verdict.clean());
    s.send(2, Ack{epoch(5, 3), {2}, 0});
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::replyOfAViewNotInstalled()
{
    Scene s;
    EpochChecker checker = s.make<EpochChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.send(3, reply(epoch(1, 3), {1}));
    QVERIFY(s.verdict.clean());
    s.send(3, reply(epoch(2, 3), {1}));
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::twoEntriesAtOnePosition()
{
    Scene s;
    LogChecker checker = s.make<LogChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(2, {1}, write(epoch(1, 3), 1));
    QVERIFY(s.verdict.clean());
    s.append(1, {1}, write(epoch(1, 3), 2));
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestSimCheckers::gapInALog()
{
    Scene s;
    LogChecker checker = s.make<LogChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.append(3, {1}, write(epoch(1, 3), 1));
    QVERIFY(s.verdict.clean());
    s.append(3, {3}, write(epoch(1, 3), 3));
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestSimCheckers::twoStatesAtOnePosition()
{
    Scene s;
    LogChecker checker = s.make<LogChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(2, {1}, write(epoch(1, 3), 1));
    ServerStatus status;
    status.index = {1};
    status.digest = {"one"};
    s.tell(&Observer::onStatus, Node(3), server(3), status, s.disks[3]);
    s.tell(&Observer::onStatus, Node(2), server(2), status, s.disks[2]);
    QVERIFY(s.verdict.clean());
    status.digest = {"another"};
    s.tell(&Observer::onStatus, Node(2), server(2), status, s.disks[2]);
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestSimCheckers::commitWithoutAMember()
{
    Scene s;
    LogChecker checker = s.make<LogChecker>();
    s.observers.push_back(&checker);
    s.startThree();
    s.install(view(1, {3, 2, 1}));
    for (const quint32 id : {3U, 2U, 1U})
        s.append(id, {1}, write(epoch(1, 3), 1));
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.append(3, {2}, write(epoch(1, 3), 2));
    s.append(2, {2}, write(epoch(1, 3), 2));
    s.send(3, Commit{epoch(1, 3), {}, {2}, true, {}});
    QVERIFY(s.broke(Rule::CommittedEverywhere));
}

void TestSimCheckers::twoConfirmedBookings()
{
    Scene s;
    AnswerChecker checker = s.make<AnswerChecker>(Timing());
    s.observers.push_back(&checker);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.install(view(2, {3, 2, 1}));
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    QVERIFY(s.verdict.clean());
    s.reserve(u"t2"_s, epoch(2, 3), Standing::Confirmed);
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestSimCheckers::conflictWithinOneSide()
{
    Scene s;
    AnswerChecker checker = s.make<AnswerChecker>(Timing());
    s.observers.push_back(&checker);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    s.install(view(3, {2}), false);
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    s.reserve(u"t2"_s, epoch(2, 1), Standing::Provisional);
    QVERIFY(s.verdict.clean());
    s.reserve(u"t3"_s, epoch(3, 2), Standing::Provisional);
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

void TestSimCheckers::differentAnswersToOneRequest()
{
    Scene s;
    AnswerChecker checker = s.make<AnswerChecker>(Timing());
    s.observers.push_back(&checker);
    Request request;
    request.sequence = {1};
    request.write = true;
    s.tell(&Observer::onRequested, s.client, ClientId{7}, request);
    s.send(3, reply(epoch(1, 3), {1}));
    s.send(3, reply(epoch(1, 3), {1}));
    QVERIFY(s.verdict.clean());
    s.send(2, reply(epoch(2, 2), {4}, Refused{RefusalKind::SlotTaken, u"p"_s}));
    QVERIFY(s.broke(Rule::OnceOnly));
}

void TestSimCheckers::claimListedTwice()
{
    Scene s;
    AnswerChecker checker = s.make<AnswerChecker>(Timing());
    s.observers.push_back(&checker);
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    const Claim claim{id, u"p"_s, u"t1"_s, {}, {}, {}};
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed,
          Bookings{{{kSlot, {claim}, false}}});
    QVERIFY(s.verdict.clean());
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed,
          Bookings{{{kSlot, {claim, claim}, false}}});
    QVERIFY(s.broke(Rule::OnceOnly));
}

void TestSimCheckers::requestThatNeverEnds()
{
    Scene s;
    AnswerChecker checker = s.make<AnswerChecker>(Timing());
    s.observers.push_back(&checker);
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    checker.finish();
    QVERIFY(s.verdict.clean());
    s.tell(&Observer::onSubmitted, s.client, ClientId{7}, Ticket{99}, Command(Query(ListDays{})));
    checker.finish();
    QVERIFY(s.broke(Rule::RequestsEnd));
}

void TestSimCheckers::acknowledgedBookingLost()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    checker.audit(epoch(1, 3), {{kSlot, {id}}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestSimCheckers::lossWithEveryDisk()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    for (const quint32 id : {3U, 2U}) {
        s.disks[id].wipe({id + 100});
        s.tell(&Observer::onWiped, Node(id), s.disks[id]);
    }
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.verdict.clean());
}

void TestSimCheckers::confirmedBookingDisplaced()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    const RequestId confirmed = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    const RequestId provisional = s.reserve(u"t2"_s, epoch(2, 1), Standing::Provisional);
    checker.audit(epoch(1, 3), {{kSlot, {confirmed, provisional}}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{kSlot, {provisional, confirmed}}});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestSimCheckers::cancelledBookingBack()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    s.ask(Write(Cancel{kSlot, id, u"p"_s}), epoch(1, 3), Standing::Confirmed);
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{kSlot, {id}}});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

/// Real servers, kept apart.
void TestSimCheckers::serversThatDoNotMeet()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.world.observe(s.ledger);
    for (const quint32 id : {1U, 2U}) {
        ServerConfig config;
        config.id = {id};
        config.incarnation = {id};
        s.world.start(s.world.addMachine(), config, quint16(1000 + id));
    }
    QVERIFY(s.world.runUntil([&] { return checker.converged(); }, 5s));
    s.world.cut(0, 1);
    s.world.cut(1, 0);
    QVERIFY(s.world.runUntil([&] { return !checker.converged(); }, 5s));
    s.world.mendAll();
    QVERIFY(s.world.runUntil([&] { return checker.converged(); }, 5s));
}

void TestSimCheckers::linearizable_data()
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

void TestSimCheckers::linearizable()
{
    QFETCH(const std::vector<SlotOperation>, history);
    QFETCH(const Linearizability, verdict);
    QCOMPARE(sim::linearizable(history), verdict);
}

/// From answers to the verdict.
void TestSimCheckers::confirmedReadOfThePast()
{
    Scene s;
    LinearChecker checker = s.make<LinearChecker>(std::vector<SlotKey>{kSlot});
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    const Claim claim{id, u"p"_s, u"t1"_s, {}, {}, {}};
    s.world.run(1ms);
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed,
          Bookings{{{kSlot, {claim}, false}}});
    checker.finish();
    QVERIFY(s.verdict.clean());
    s.world.run(1ms);
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed, Bookings{});
    checker.finish();
    QVERIFY(s.broke(Rule::Linearizable));
}

QTEST_GUILESS_MAIN(TestSimCheckers)
#include "tst_sim_checkers.moc"
