// SPDX-License-Identifier: MIT
//
// The simulator's checker of how a run ends: it is shown an outcome that breaks a rule, and must
// say so, and one beside it that does not.
#include "sim/check_end.h"
#include "support/scene.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_check_end {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::sim;
using namespace roomcast::test;

class TestCheckEnd final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedBookingLost();
    void lossWithEveryDisk();
    void confirmedBookingDisplaced();
    void cancelledBookingBack();
    void otherStandingWithoutANotice();
    void noticesTheClientDoesNotKnowOf();
    void serversThatDoNotMeet();
};

void TestCheckEnd::acknowledgedBookingLost()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    checker.audit(epoch(1, 3), {{{kSlot, {id}}}, {}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestCheckEnd::lossWithEveryDisk()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    for (const quint32 id : {3U, 2U}) {
        s.disks[id].wipe({id + 100});
        s.tell(&Observer::onWiped, Node(id), s.disks[id]);
    }
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.verdict.clean());
}

void TestCheckEnd::confirmedBookingDisplaced()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    const RequestId confirmed = s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    const RequestId provisional = s.reserve(u"t2"_s, epoch(2, 1), Confirmation::Provisional);
    checker.audit(epoch(1, 3), {{{kSlot, {confirmed, provisional}}}, {provisional}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{{kSlot, {provisional, confirmed}}}, {}});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestCheckEnd::cancelledBookingBack()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    s.ask(Write(Cancel{kSlot, id, u"p"_s}), epoch(1, 3), Confirmation::Confirmed);
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{{kSlot, {id}}}, {}});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestCheckEnd::otherStandingWithoutANotice()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId held = s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    const RequestId joined = s.ask(Write(JoinQueue{kSlot, u"q"_s, u"t2"_s}), epoch(1, 3),
                                   Confirmation::Confirmed, Queued{1});
    checker.audit(epoch(1, 3), {{{kSlot, {held, joined}}}, {}});
    QVERIFY(s.verdict.clean());
    s.ask(Write(Cancel{kSlot, held, u"p"_s}), epoch(1, 3), Confirmation::Confirmed);
    checker.audit(epoch(1, 3), {{{kSlot, {joined}}}, {joined}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{{kSlot, {joined}}}, {}});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

void TestCheckEnd::noticesTheClientDoesNotKnowOf()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    checker.compareNotices(5, {{{7}, {1}}}, {{{7}, {1}}});
    QVERIFY(s.verdict.clean());
    checker.compareNotices(5, {}, {{{7}, {1}}});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

/// Real servers, kept apart.
void TestCheckEnd::serversThatDoNotMeet()
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

ROOMCAST_TEST(TestCheckEnd)

} // namespace roomcast::tst_check_end

#include "tst_check_end.moc"
