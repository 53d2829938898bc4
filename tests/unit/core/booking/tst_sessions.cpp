// SPDX-License-Identifier: MIT
#include "core/booking/sessions.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_sessions {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ClientId kAna{7};

RecordedOutcome outcome(quint64 sequence, quint64 index)
{
    return {Sequence{sequence}, {1, ServerId{300}, {}}, LogIndex{index}, Done{}};
}

Sessions withOutcomes(quint64 count)
{
    Sessions sessions;
    sessions.open(kAna, LogIndex{1});
    for (quint64 i = 1; i <= count; ++i)
        sessions.record(kAna, outcome(i, i), Sequence{1});
    return sessions;
}

Sessions full()
{
    Sessions sessions;
    for (qsizetype i = 0; i < Sessions::kSessionsMax; ++i)
        sessions.open(ClientId{quint64(100 + i)}, LogIndex{quint64(10 + i)});
    return sessions;
}

} // namespace

class TestSessions final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyOpenSessionsMayExecute();
    void outcomesAreFoundAgain();
    void openingAgainChangesNothing();
    void outcomesNoLongerNeededAreForgotten();
    void theOutcomeJustMadeIsKept();
    void theMarkNeverFalls();
    void outcomesAreBounded();
    void sessionsAreBoundedByLeastRecentUse();
    void tiesAreBrokenByClient();
    void recordingCountsAsUse();
    void roundTripThroughPlainSessions();
    void sumFollowsTheContent();
    void malformedSessionsAreSeen();
};

void TestSessions::onlyOpenSessionsMayExecute()
{
    Sessions sessions;
    QVERIFY(!sessions.isOpen(kAna));
    QVERIFY(!sessions.mayExecute({kAna, Sequence{1}}));
    sessions.open(kAna, LogIndex{1});
    QVERIFY(sessions.isOpen(kAna));
    QVERIFY(sessions.mayExecute({kAna, Sequence{1}}));
    QVERIFY(!sessions.mayExecute({ClientId{8}, Sequence{1}}));
}

void TestSessions::outcomesAreFoundAgain()
{
    Sessions sessions = withOutcomes(0);
    sessions.record(kAna, outcome(5, 2), Sequence{1});
    sessions.record(kAna, outcome(3, 4), Sequence{1}); // overtaken on the way
    QVERIFY(sessions.find({kAna, Sequence{3}}));
    QCOMPARE(sessions.find({kAna, Sequence{3}})->index, LogIndex{4});
    QCOMPARE(sessions.find({kAna, Sequence{5}})->index, LogIndex{2});
    QVERIFY(!sessions.find({kAna, Sequence{4}}));
    QVERIFY(!sessions.find({kAna, Sequence{6}}));
    QVERIFY(!sessions.find({ClientId{8}, Sequence{3}}));
}

void TestSessions::openingAgainChangesNothing()
{
    Sessions sessions = withOutcomes(3);
    const auto before = sessions.sessions();
    sessions.open(kAna, LogIndex{99});
    QCOMPARE(sessions.sessions(), before);
}

void TestSessions::outcomesNoLongerNeededAreForgotten()
{
    Sessions sessions = withOutcomes(5);
    sessions.record(kAna, outcome(6, 6), Sequence{4});
    QVERIFY(!sessions.find({kAna, Sequence{3}}));
    QVERIFY(!sessions.mayExecute({kAna, Sequence{3}}));
    QVERIFY(sessions.find({kAna, Sequence{4}}));
    QVERIFY(sessions.mayExecute({kAna, Sequence{4}}));
}

void TestSessions::theOutcomeJustMadeIsKept()
{
    Sessions sessions = withOutcomes(5);
    sessions.record(kAna, outcome(6, 6), Sequence{1'000});
    QVERIFY(sessions.find({kAna, Sequence{6}}));
    QVERIFY(sessions.mayExecute({kAna, Sequence{7}}));
    QVERIFY(!sessions.mayExecute({kAna, Sequence{5}}));
}

void TestSessions::theMarkNeverFalls()
{
    Sessions sessions = withOutcomes(5);
    sessions.record(kAna, outcome(6, 6), Sequence{5});
    sessions.record(kAna, outcome(7, 7), Sequence{1});
    QCOMPARE(sessions.sessions().front().forgotten_below, Sequence{5});
}

void TestSessions::outcomesAreBounded()
{
    const quint64 most = Sessions::kOutcomesMax;
    Sessions sessions = withOutcomes(most);
    QVERIFY(sessions.find({kAna, Sequence{1}}));
    sessions.record(kAna, outcome(most + 1, 100), Sequence{1});
    QCOMPARE(sessions.sessions().front().outcomes.size(), most);
    QVERIFY(!sessions.find({kAna, Sequence{1}}));
    QVERIFY(!sessions.mayExecute({kAna, Sequence{1}}));
    QVERIFY(sessions.find({kAna, Sequence{2}}));
}

void TestSessions::sessionsAreBoundedByLeastRecentUse()
{
    Sessions sessions = full();
    sessions.open(ClientId{1}, LogIndex{99'999});
    QCOMPARE(qsizetype(sessions.sessions().size()), Sessions::kSessionsMax);
    QVERIFY(sessions.isOpen(ClientId{1}));
    QVERIFY(!sessions.isOpen(ClientId{100}));
    QVERIFY(sessions.isOpen(ClientId{101}));
}

void TestSessions::tiesAreBrokenByClient()
{
    Sessions sessions;
    for (qsizetype i = Sessions::kSessionsMax; i > 0; --i)
        sessions.open(ClientId{quint64(100 + i)}, LogIndex{5});
    sessions.open(ClientId{1}, LogIndex{6});
    QVERIFY(!sessions.isOpen(ClientId{101}));
    QVERIFY(sessions.isOpen(ClientId{102}));
}

void TestSessions::recordingCountsAsUse()
{
    Sessions sessions = full();
    sessions.record(ClientId{100}, outcome(1, 50'000), Sequence{1});
    sessions.open(ClientId{1}, LogIndex{99'999});
    QVERIFY(sessions.isOpen(ClientId{100}));
    QVERIFY(!sessions.isOpen(ClientId{101}));
}

void TestSessions::roundTripThroughPlainSessions()
{
    Sessions sessions = withOutcomes(5);
    sessions.open(ClientId{1}, LogIndex{9});
    const auto plain = sessions.sessions();
    QCOMPARE(plain.size(), 2u);
    const Sessions again = Sessions::fromSessions(plain);
    QCOMPARE(again.sessions(), plain);
    QVERIFY(again.sum() == sessions.sum());
    QVERIFY(again.find({kAna, Sequence{5}}));
}

void TestSessions::sumFollowsTheContent()
{
    Sessions sessions = withOutcomes(3);
    const DigestSum before = sessions.sum();
    sessions.record(kAna, outcome(4, 4), Sequence{4});
    QVERIFY(sessions.sum() != before);
    // What was forgotten or evicted has left the sum.
    QVERIFY(Sessions::fromSessions(sessions.sessions()).sum() == sessions.sum());
    Sessions crowded = full();
    crowded.record(ClientId{100}, outcome(1, 1), Sequence{1});
    crowded.open(ClientId{1}, LogIndex{99'999});
    QVERIFY(!crowded.isOpen(ClientId{100}));
    QVERIFY(Sessions::fromSessions(crowded.sessions()).sum() == crowded.sum());
}

void TestSessions::malformedSessionsAreSeen()
{
    Sessions::Session session{kAna, LogIndex{9}, Sequence{2}, {outcome(2, 2), outcome(3, 3)}};
    QVERIFY(Sessions::isWellFormed(session));
    session.forgotten_below = Sequence{3};
    QVERIFY(!Sessions::isWellFormed(session));
    session.forgotten_below = Sequence{0};
    session.outcomes = {outcome(3, 3), outcome(2, 2)};
    QVERIFY(!Sessions::isWellFormed(session));
    session.outcomes = {outcome(3, 3), outcome(3, 4)};
    QVERIFY(!Sessions::isWellFormed(session));
    session.outcomes = withOutcomes(64).sessions().front().outcomes;
    QVERIFY(Sessions::isWellFormed(session));
    session.outcomes.push_back(outcome(65, 65));
    QVERIFY(!Sessions::isWellFormed(session));
}

ROOMCAST_TEST(TestSessions)

} // namespace roomcast::tst_sessions

#include "tst_sessions.moc"
