// SPDX-License-Identifier: MIT
//
// When a client asks for the notices of its person, and that it keeps no reports. What a person is
// shown of them: tst_client_notices.
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_notice_requests {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

namespace {

const RequestId kClaim{{42}, {7}};

/// COMMIT of a change that leaves Ana waiting, with a notice or without.
Commit commitWithAna(quint64 previous, quint64 index, bool noticed)
{
    const Claim claim{kClaim, u"Ana"_s, {}, {}, {}, {}};
    SlotClaims slot{kSlot, {claim}, false};
    if (noticed)
        slot.noticed = {kClaim};
    return {
        kEpoch, {previous}, {index}, true, {{{index}, true, encode(Changes{{slot}, u"Kim"_s})}}};
}

Notices oneNotice()
{
    ClaimRecord kept{{kClaim, u"Ana"_s, {}, {}, {}, {}}, {}};
    return {{{kSlot, NoticeKind::Promoted, kept, 0, {}, {}}}, 0};
}

bool asksNotices(const std::vector<Request> &requests)
{
    return std::any_of(requests.begin(), requests.end(), [](const Request &request) {
        const auto query = decode<Query>(request.command);
        return query && *query == Query(ReadNotices{u"Ana"_s});
    });
}

/// Ana's client, told of `first` at the start.
struct Desk : Bench {
    explicit Desk(const Notices &first = {})
    {
        warmUp();
        take(engine.setPerson(u" Ana "_s, at(4ms)));
        hear(kEpoch, reply(requests.back(), 5, first), 5ms);
        requests.clear();
        notices.clear();
    }
};

} // namespace

class TestNoticeRequests final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noticesAreAskedForAtTheStart();
    void noticesAreAskedForWhenACommitTellsOfOne();
    void noticesAreAskedForAfterAMissedCommit();
    void noticesThatEndAreAskedForToo();
    void noticesThatACommitOvertookAreAskedForAgain();
    void noticesAreNotAskedForWithoutNeed();
    void reportsAreNotCached();
};

void TestNoticeRequests::noticesAreAskedForAtTheStart()
{
    Bench b;
    b.take(b.engine.setPerson(u" Ana "_s, at(0ms)));
    QVERIFY(b.requests.empty()); // nobody to ask
    b.hear(kEpoch, heartbeat(kEpoch, 4), 1ms);
    QVERIFY(asksNotices(b.requests));
    b.hear(kEpoch, b.reply(b.requests.back(), 4, oneNotice()), 2ms);
    QCOMPARE(b.notices.size(), 1U);
    QVERIFY(b.notices[0] == oneNotice());
    QVERIFY(b.answers.empty());
}

void TestNoticeRequests::noticesAreAskedForWhenACommitTellsOfOne()
{
    Desk d;
    d.hear(kEpoch, commitWithAna(5, 6, true), 100ms);
    QVERIFY(asksNotices(d.requests));
}

void TestNoticeRequests::noticesAreAskedForAfterAMissedCommit()
{
    Desk d;
    d.hear(kEpoch, heartbeat(kEpoch, 9), 100ms);
    QVERIFY(asksNotices(d.requests));
}

void TestNoticeRequests::noticesThatEndAreAskedForToo()
{
    Desk d(oneNotice());
    d.hear(kEpoch, commitWithAna(5, 6, false), 100ms);
    QVERIFY(asksNotices(d.requests));
}

/// The answer is older than a change of the slot that it tells of.
void TestNoticeRequests::noticesThatACommitOvertookAreAskedForAgain()
{
    Desk d;
    d.hear(kEpoch, commitWithAna(5, 6, true), 100ms);
    const Request asked = d.requests.back();
    d.requests.clear();
    d.hear(kEpoch, commitWithAna(6, 7, false), 101ms);
    d.hear(kEpoch, d.reply(asked, 6, oneNotice()), 102ms);
    d.hear(kEpoch, heartbeat(kEpoch, 7), 200ms);
    QVERIFY(asksNotices(d.requests));
    const Request again = d.requests.back();
    d.requests.clear();
    d.hear(kEpoch, d.reply(again, 7, oneNotice()), 201ms);
    d.hear(kEpoch, heartbeat(kEpoch, 7), 300ms);
    QVERIFY(!asksNotices(d.requests));
}

void TestNoticeRequests::noticesAreNotAskedForWithoutNeed()
{
    Desk d;
    d.hear(kEpoch, commitWithAna(5, 6, false), 100ms);
    d.hear(kEpoch, heartbeat(kEpoch, 6), 120ms);
    QVERIFY(!asksNotices(d.requests));
    // Another person's.
    d.take(d.engine.setPerson(u"Bob"_s, at(130ms)));
    d.requests.clear();
    d.hear(kEpoch, commitWithAna(6, 7, true), 200ms);
    QVERIFY(!asksNotices(d.requests));
}

void TestNoticeRequests::reportsAreNotCached()
{
    Bench b;
    b.warmUp();
    for (const Query &query : {Query(ReadNotices{u"Bob"_s}), Query(ReadConflicts{})}) {
        for (int i = 0; i < 2; ++i) {
            b.requests.clear();
            b.submit(query, 10ms);
            QCOMPARE(b.requests.size(), 1U);
            const bool notices = std::holds_alternative<ReadNotices>(query);
            const Outcome outcome = notices ? Outcome(Notices{}) : Outcome(Conflicts{});
            b.hear(kEpoch, b.reply(b.requests.back(), 5, outcome), 11ms);
        }
        QVERIFY(!b.engine.cache().find(query));
    }
    QCOMPARE(b.answers.size(), 4U);
}

ROOMCAST_TEST(TestNoticeRequests)

} // namespace roomcast::tst_notice_requests

#include "tst_notice_requests.moc"
