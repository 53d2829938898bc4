// SPDX-License-Identifier: MIT
//
// Waiting lists, notices and conflicts in words and as JSON.
#include "support/booking_side.h"
#include "support/people.h"
#include "support/test_main.h"
#include "text/answer_text.h"
#include "text/report_json.h"
#include "text/report_text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

namespace roomcast::tst_report_text {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const SlotKey kSlot{u"A"_s, u"9-10"_s, u"Mon"_s};
const SlotKey kFree{u"B"_s, u"9-10"_s, u"Mon"_s};

/// Kim books and Ana waits; Kim moves away; Bob had booked it elsewhere, and waits behind Ana.
struct Story {
    Side side;
    RequestId ana;
    RequestId bob;

    Story() : side(catalogue())
    {
        side.write(kKim, Reserve{kSlot, kKim, u"Seminar"_s});
        Side other = Side(catalogue()).part(2);
        other.now_ms = 500;
        other.write(u"Bob"_s, Reserve{kSlot, u"Bob"_s, {}});
        side.write(kAna, JoinQueue{kSlot, kAna, {}});
        side.write(kKim, Move{kSlot, kFree, {}, kKim});
        side.meet(other);
        ana = side.claimOf(kAna, kSlot);
        bob = side.claimOf(u"Bob"_s, kSlot);
    }
    static CatalogueSet catalogue()
    {
        CatalogueSet set;
        set.catalogue.rooms = {u"A"_s, u"B"_s};
        set.catalogue.timeslots = {u"9-10"_s};
        set.catalogue.day_labels = {u"Mon"_s};
        return set;
    }
};

/// The lines without the time zone's share in them.
QStringList withoutTimes(QStringList lines)
{
    for (QString &line : lines)
        line.remove(0, u"1970-01-01 00:00:00, "_s.size());
    return lines;
}

Answer answered(const Command &command, const Outcome &outcome)
{
    Answer answer;
    answer.command = command;
    answer.outcome = outcome;
    answer.source = Source::Server;
    return answer;
}

QString oneLine(const Command &command, const Outcome &outcome)
{
    return answerLines(answered(command, outcome)).join(u'|');
}

QJsonObject json(const Command &command, const Outcome &outcome)
{
    return jsonObject(answered(command, outcome));
}

} // namespace

class TestReportText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAreOneSentence();
    void refusalsNameWhatIsWrong_data();
    void refusalsNameWhatIsWrong();
    void queueIsNumbered();
    void historyIsInOrder();
    void noticesSayWhatHappenedAndWhatIsNow();
    void noticesSayWhoDisplaced_data();
    void noticesSayWhoDisplaced();
    void conflictsSayWhoWhyAndWhere();
    void whatIsLeftOutIsSaid();
    void roomsSayTheirSeats();
    void hostileNamesDoNotReachTheTerminal();
    void jsonOfASlot();
    void jsonOfNotices();
    void jsonOfConflicts();
    void jsonOfRoomsAndPositions();
};

void TestReportText::writesAreOneSentence()
{
    QCOMPARE(oneLine(Write(JoinQueue{kSlot, kAna, {}}), Queued{2}),
             u"Waits for A 9-10 Mon, number 2 on the waiting list"_s);
    QCOMPARE(oneLine(Write(JoinQueue{kSlot, kAna, {}}), Queued{0}),
             u"Booked A 9-10 Mon, which was free"_s);
    QCOMPARE(oneLine(Write(LeaveQueue{kSlot, kAna}), Done{}),
             u"Left the waiting list of A 9-10 Mon"_s);
    QCOMPARE(oneLine(Write(Move{kSlot, kFree, {}, kAna}), Done{}),
             u"Moved A 9-10 Mon to B 9-10 Mon"_s);
    QCOMPARE(oneLine(Write(Acknowledge{kSlot, {}, {}, kAna}), Done{}), u"Done"_s);
}

void TestReportText::refusalsNameWhatIsWrong_data()
{
    QTest::addColumn<Write>("write");
    QTest::addColumn<RefusalKind>("kind");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("sentence");
    const Write join = JoinQueue{kSlot, kAna, {}};
    const Write move = Move{kSlot, kFree, {}, kAna};
    QTest::newRow("already there")
        << join << RefusalKind::AlreadyThere << kAna << u"Ana has a claim on A 9-10 Mon already"_s;
    QTest::newRow("full") << join << RefusalKind::WaitingListFull << u""_s
                          << u"The waiting list of A 9-10 Mon is full"_s;
    QTest::newRow("over") << Write(Reserve{kSlot, kAna, {}}) << RefusalKind::Over
                          << u"2026-11-30 18:05"_s
                          << u"A 9-10 Mon is over: the group's time is 2026-11-30 18:05"_s;
    QTest::newRow("not waiting") << Write(LeaveQueue{kSlot, kAna}) << RefusalKind::NotWaiting
                                 << kAna << u"Ana does not wait for A 9-10 Mon"_s;
    QTest::newRow("target taken") << move << RefusalKind::SlotTaken << kKim
                                  << u"B 9-10 Mon is held by Kim"_s;
    QTest::newRow("provisional move")
        << move << RefusalKind::Unconfirmed << u""_s
        << u"The servers that can be reached may not be the only ones and do not move bookings "
           "alone: try again when the others are back"_s;
    QTest::newRow("the catalogue's") << move << RefusalKind::NotYours << u""_s
                                     << u"A 9-10 Mon is booked by the catalogue, for nobody in "
                                        "particular: only delete gives it back"_s;
}

void TestReportText::refusalsNameWhatIsWrong()
{
    QFETCH(const Write, write);
    QFETCH(const RefusalKind, kind);
    QFETCH(const QString, subject);
    QTEST(oneLine(write, Refused{kind, subject}), "sentence");
}

void TestReportText::queueIsNumbered()
{
    const Story story;
    QCOMPARE(queueLines(story.side.record(kSlot)),
             (QStringList{u"1. Ana holds it"_s, u"2. Bob waits"_s}));
    QCOMPARE(queueLines(story.side.record(kFree)), QStringList{u"1. Kim holds it (Seminar)"_s});
    QCOMPARE(queueLines({kSlot, false, {}, {}, 0}), QStringList{u"A 9-10 Mon is free"_s});
}

void TestReportText::historyIsInOrder()
{
    const Story story;
    QCOMPARE(withoutTimes(historyLines(story.side.record(kSlot))),
             (QStringList{u"epoch 1.300, entry 1: Kim booked it"_s,
                          u"epoch 2.2, entry 1: Bob booked it"_s,
                          u"epoch 1.300, entry 2: Ana joined the waiting list"_s,
                          u"epoch 1.300, entry 3: Ana moved up and holds it"_s,
                          u"epoch 1.300, entry 3: Kim moved to B 9-10 Mon"_s,
                          u"epoch 1.300, entry 4: Bob was displaced by Ana, whose booking had "
                          "been confirmed"_s}));
    QCOMPARE(withoutTimes(historyLines(story.side.record(kFree))),
             (QStringList{u"epoch 1.300, entry 3: Kim booked it"_s,
                          u"epoch 1.300, entry 3: Kim moved here from A 9-10 Mon"_s}));
    const QString time = QDateTime::fromMSecsSinceEpoch(1'000).toString(u"yyyy-MM-dd HH:mm:ss");
    QVERIFY(historyLines(story.side.record(kSlot))[0].startsWith(time));
}

void TestReportText::noticesSayWhatHappenedAndWhatIsNow()
{
    const Story story;
    QCOMPARE(noticeLines({story.side.notices(kAna), 0}),
             QStringList{u"A 9-10 Mon: your claim moved up; you hold the slot"_s});
    QCOMPARE(noticeLines({story.side.notices(u"Bob"_s), 0}),
             QStringList{u"A 9-10 Mon: Ana, whose booking had been confirmed, displaced yours; Ana "
                         "holds the slot, and you are number 1 on its waiting list"_s});
}

void TestReportText::noticesSayWhoDisplaced_data()
{
    QTest::addColumn<NoticeKind>("kind");
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("words");
    QTest::newRow("earlier") << NoticeKind::DisplacedByEarlier << kKim
                             << u"Kim, who had booked it on another side, displaced your"_s;
    QTest::newRow("catalogue") << NoticeKind::DisplacedByConfirmed << u""_s
                               << u"the catalogue, whose booking had been confirmed"_s;
    QTest::newRow("twice") << NoticeKind::AnsweredTwice << u""_s
                           << u"two sides of the group answered your request differently"_s;
}

void TestReportText::noticesSayWhoDisplaced()
{
    QFETCH(const NoticeKind, kind);
    QFETCH(const QString, by);
    QFETCH(const QString, words);
    const QString text = noticeText({kSlot, kind, {}, 1, by, kKim});
    QVERIFY2(text.contains(words), qPrintable(text));
}

void TestReportText::conflictsSayWhoWhyAndWhere()
{
    const Story story;
    const auto conflicts = story.side.ask<Conflicts>(ReadConflicts{});
    const QString text = conflictText(conflicts.rows.at(0));
    const QString begin = u"Conflict 1, A 9-10 Mon: Ana keeps it, as it was confirmed in epoch "
                          "1.300; Bob, booked in epoch 2.2, was displaced to number 1 of the "
                          "waiting list ("_s;
    QVERIFY2(text.startsWith(begin), qPrintable(text));
    QVERIFY2(text.endsWith(u"epoch 1.300, entry 4), and now waits as number 1"_s),
             qPrintable(text));
    ConflictRow gone = conflicts.rows[0];
    gone.conflict.confirmed = false;
    gone.ahead_now.reset();
    QVERIFY(!conflictText(gone).contains(u"earlier"_s));
    QVERIFY(conflictText(gone).contains(timesText(gone) + u"), in epoch 1.300"_s));
    gone.holder.made.at = {1'700'000'000'000};
    gone.displaced.made.at = {1'700'000'000'000 - 3'594'000};
    QVERIFY(timesText(gone).endsWith(u", 59 min 54 s apart"_s));
    QVERIFY(conflictText(gone).endsWith(u"and now has given it up"_s));
    gone.ahead_now = 0;
    QVERIFY(conflictText(gone).endsWith(u"and now holds the slot"_s));
}

void TestReportText::whatIsLeftOutIsSaid()
{
    QCOMPARE(noticeLines({{}, 3}), QStringList{u"3 more, told when these are acknowledged"_s});
    QCOMPARE(conflictLines({{}, 65, 7}),
             (QStringList{u"Conflicts before number 7 are no longer on record"_s,
                          u"More from number 65"_s}));
    QCOMPARE(conflictLines({{}, {}, 1}), QStringList());
    QCOMPARE(historyLines({kSlot, false, {}, {}, 4}), QStringList{u"4 earlier claims left out"_s});
}

void TestReportText::roomsSayTheirSeats()
{
    QCOMPARE(oneLine(Query(ReadRooms{}), Rooms{{{u"A"_s, Seats{30}}, {u"B"_s, std::nullopt}}}),
             u"A 30|B"_s);
}

void TestReportText::hostileNamesDoNotReachTheTerminal()
{
    const QString hostile = u"\x1b[2J"_s;
    ClaimRecord kept{{{{1}, {1}}, hostile, hostile, {}, {}, {}}, {}};
    kept.past.made.epoch = {1, {2}, {3}};
    const SlotRecord record{{hostile, hostile, hostile}, false, {kept}, {}, 0};
    const Notice notice{record.slot, NoticeKind::DisplacedByEarlier, kept, 1, hostile, hostile};
    const ClaimBrief brief{{}, hostile, hostile, {}};
    const ConflictRow row{{0, {}, record.slot, {}, {}, true, 1}, brief, brief, {}, brief};
    const QStringList lines = slotRecordLines(record) << noticeText(notice) << conflictText(row);
    QVERIFY(!lines.join(u' ').contains(u'\x1b'));
}

void TestReportText::jsonOfASlot()
{
    const Story story;
    const QJsonObject object = json(Query(ReadSlot{kSlot}), story.side.record(kSlot));
    QCOMPARE(object[u"command"_s], u"queue A 9-10 Mon"_s);
    QCOMPARE(object[u"left_out"_s], 0);
    const QJsonObject slot = object[u"answer"_s].toObject();
    QCOMPARE(slot[u"room"_s], u"A"_s);
    QCOMPARE(slot[u"orphan"_s], false);
    QCOMPARE(slot[u"queue"_s].toArray()[1].toObject(),
             (QJsonObject{{u"claim"_s, claimText(story.bob)},
                          {u"holder"_s, u"Bob"_s},
                          {u"title"_s, u""_s},
                          {u"standing"_s, u"waits"_s},
                          {u"notice"_s, true}}));
    const QJsonArray history = slot[u"history"_s].toArray();
    QStringList events;
    for (const QJsonValue &event : history)
        events << event[u"event"_s].toString();
    QCOMPARE(events, (QStringList{u"booked"_s, u"booked"_s, u"joined"_s, u"promoted"_s,
                                  u"moved-away"_s, u"displaced-by-confirmed"_s}));
    QCOMPARE(history[4].toObject()[u"room"_s], u"B"_s);
    QCOMPARE(history[5].toObject()[u"by"_s], claimText(story.ana));
    QCOMPARE(history[5].toObject()[u"epoch"_s], u"1.300"_s);
    QCOMPARE(history[5].toObject()[u"index"_s], 4);
}

void TestReportText::jsonOfNotices()
{
    const Story story;
    const QJsonObject object =
        json(Query(ReadNotices{u"Bob"_s}), Notices{story.side.notices(u"Bob"_s), 2});
    QCOMPARE(object[u"left_out"_s], 2);
    QCOMPARE(object[u"answer"_s].toArray()[0].toObject(),
             (QJsonObject{{u"room"_s, u"A"_s},
                          {u"timeslot"_s, u"9-10"_s},
                          {u"day"_s, u"Mon"_s},
                          {u"claim"_s, claimText(story.bob)},
                          {u"title"_s, u""_s},
                          {u"kind"_s, u"displaced-by-confirmed"_s},
                          {u"standing"_s, u"waits"_s},
                          {u"ahead"_s, 1},
                          {u"by"_s, kAna},
                          {u"holder"_s, kAna}}));
}

void TestReportText::jsonOfConflicts()
{
    const Story story;
    Conflicts conflicts = story.side.ask<Conflicts>(ReadConflicts{});
    conflicts.next = 65;
    const QJsonObject object = json(Query(ReadConflicts{}), conflicts);
    QCOMPARE(object[u"next"_s], 65);
    QCOMPARE(object[u"forgotten"_s], 1);
    const QJsonObject row = object[u"answer"_s].toArray()[0].toObject();
    QCOMPARE(row[u"number"_s], 1);
    QCOMPARE(row[u"reason"_s], u"confirmed"_s);
    QCOMPARE(row[u"index"_s], 4);
    QCOMPARE(row[u"ahead"_s], 1);
    QCOMPARE(row[u"ahead_now"_s], 1);
    QCOMPARE(row[u"holder"_s].toObject()[u"claim"_s], claimText(story.ana));
    QCOMPARE(row[u"displaced"_s].toObject()[u"epoch"_s], u"2.2"_s);
    QCOMPARE(row[u"holder_now"_s].toObject()[u"holder"_s], kAna);
}

void TestReportText::jsonOfRoomsAndPositions()
{
    const QJsonObject rooms =
        json(Query(ReadRooms{}), Rooms{{{u"A"_s, Seats{30}}, {u"B"_s, std::nullopt}}});
    QCOMPARE(rooms[u"answer"_s].toArray(),
             (QJsonArray{QJsonObject{{u"room"_s, u"A"_s}, {u"seats"_s, 30}},
                         QJsonObject{{u"room"_s, u"B"_s}, {u"seats"_s, QJsonValue()}}}));
    QCOMPARE(json(Write(JoinQueue{kSlot, kAna, {}}), Queued{2})[u"ahead"_s], 2);
    QVERIFY(!json(Write(Reserve{kSlot, kAna, {}}), Done{}).contains(u"ahead"_s));
}

ROOMCAST_TEST(TestReportText)

} // namespace roomcast::tst_report_text

#include "tst_report_text.moc"
