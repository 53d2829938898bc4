// SPDX-License-Identifier: MIT
#include "cli/record_printer.h"
#include "support/test_main.h"
#include "text/event_text.h"
#include "text/status_text.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

namespace roomcast::tst_event_text {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kNoon_ms = 1'795'521'731'204;

constexpr Epoch kSeventh{7, {300}, {1}};
constexpr Epoch kEighth{8, {200}, {1}};

LogRecord elected()
{
    return {
        {kNoon_ms}, {200}, event::LeaderElected{{300}, kSeventh, {{300}, {200}, {100}}, true}, 17};
}

/// The status as a headless server prints it for people.
QString printed(const ServerStatus &status)
{
    QTemporaryFile file;
    if (!file.open())
        return {};
    RecordPrinter printer(file.handle(), OutputFormat::Text);
    printer.printStatus(status, Now{});
    printer.flush();
    return file.seek(0) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TstEventText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale::c());
    }

    void sentences_data()
    {
        QTest::addColumn<Event>("event");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const Event &event, const QString &sentence) {
            QTest::newRow(name) << event << sentence;
        };
        row("leader", elected().event,
            u"COORDINATOR: 300 leads in epoch 7.300 with members 300, 200, 100 (primary view)"_s);
        row("election", event::ElectionStarted{kEighth, {{200}}, ElectionReason::Silence},
            u"ELECTION: stands in epoch 8.200 for a view of 200 (silent, probes unanswered)"_s);
        row("duration",
            event::HeartbeatFailed{{300}, event::SuspicionReason::ConnectionClosed, 2'400ms},
            u"Heartbeat to leader 300 failed: connection closed; last heard 2.4 s ago"_s);
        row("client is cut short, outcome in words",
            event::ReplySent{{0x9f3a12bb07c4d1e8},
                             {17},
                             1,
                             Query(CheckRoom{u"SA314"_s}),
                             RefusalKind::SlotTaken,
                             {42},
                             event::ReplyStatus::Confirmed},
            u"Reply to request 17 of 9f3a12…: slot taken, confirmed, index 42 – check SA314"_s);
        row("braces in a fact stay",
            event::ControlRejected{u"{reason} [x]"_s, u"no such control"_s},
            u"Control line “{reason} [x]” not understood: no such control"_s);
        row("merged", event::Merged{{9}, kSeventh, 5, 2, 3, 17},
            u"Entry 9 of epoch 7.300 merged another log; claims: 5, slots booked on both sides: 2, "
            u"claims displaced: 3; conflict report from number 17"_s);
        row("clock behind", event::ClockOff{{300}, -5'000ms, event::ClockAction::Behind},
            u"The clock of server 300 is not right: by the group's time it is 5 s behind"_s);
        row("no reason", event::ElectionRefused{{9, {300}, {1}}, kEighth, {300}},
            u"REFUSE of server 300 for epoch 8.200: 9.300 was promised"_s);
        row("all optional facts",
            event::ElectionRefused{{9, {300}, {1}}, kEighth, {300}, event::RefusalReason::Higher},
            u"REFUSE of server 300 for epoch 8.200: 9.300 was promised; “OK, I am higher”"_s);
        row("answer", event::ElectionAnswered{{8, {300}, {1}}, {300}},
            u"ANSWER: accepts candidate 300 in epoch 8.300"_s);
        row("answer received", event::AnswerReceived{{8, {300}, {1}}, {100}},
            u"ANSWER of server 100: accepts epoch 8.300"_s);
        row("does not stand",
            event::NotStanding{event::NotStandingReason::HigherUp, ServerId{200}, 50ms},
            u"Does not stand: a higher ID is up, server 200; stands itself if nobody leads in "
            u"50 ms"_s);
        row("has no copy", event::NotStanding{event::NotStandingReason::NoCopy},
            u"Does not stand: it has no copy of the bookings yet"_s);
        row("address", event::MemberSeen{{300}, {0x7f000001, 7767}},
            u"Heard server 300 for the first time, at 127.0.0.1:7767"_s);
        row("slot", event::OrphanReservation{{u"Elm"_s, u"8:30"_s, u"Monday"_s}},
            u"Reservation Elm 8:30 Monday names what the catalogue does not have; it is kept and "
            u"flagged"_s);
        row("empty list", event::ElectionStarted{kEighth, {}, ElectionReason::Birth},
            u"ELECTION: stands in epoch 8.200 for a view of nobody (no group was heard)"_s);
        row("what the system said",
            event::StoreFailed{u"/srv/slot-1: read-only file system"_s, u"/srv/slot-1"_s},
            u"The copy on disk in /srv/slot-1 cannot be used: /srv/slot-1: read-only file system; "
            u"this server stops"_s);
        row("free text that looks like a name", event::ControlRejected{u"x"_s, u"silence"_s},
            u"Control line “x” not understood: silence"_s);
    }
    void sentences()
    {
        QFETCH(Event, event);
        QTEST(eventText(event), "sentence");
    }

    void elapsed_data()
    {
        QTest::addColumn<qint64>("elapsed_us");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << u"0 ms"_s;
        QTest::newRow("fraction") << qint64(212) << u"0.21 ms"_s;
        QTest::newRow("whole") << qint64(3'000) << u"3 ms"_s;
        QTest::newRow("ms") << qint64(123'400) << u"123 ms"_s;
        QTest::newRow("s") << qint64(2'400'000) << u"2.4 s"_s;
        QTest::newRow("tens of s") << qint64(12'340'000) << u"12.3 s"_s;
        QTest::newRow("min") << qint64(185'000'000) << u"3 min 5 s"_s;
        QTest::newRow("just below a minute") << qint64(59'990'000) << u"1 min 0 s"_s;
        QTest::newRow("hours") << qint64(7'380'000'000) << u"2 h 3 min"_s;
        QTest::newRow("days") << qint64(3650) * 86'400'000'000 << u"3650 d 0 h"_s;
    }
    void elapsed()
    {
        QFETCH(qint64, elapsed_us);
        QTEST(elapsedText(std::chrono::microseconds(elapsed_us)), "text");
    }

    void lineAlignsTheSentence()
    {
        const QString line = textLine(elected(), LocalTime());
        QVERIFY2(QRegularExpression(
                     u"^\\d\\d:\\d\\d:\\d\\d\\.204    17  election    COORDINATOR: 300 leads "_s)
                     .match(line)
                     .hasMatch(),
                 qPrintable(line));
        QVERIFY(!line.contains(u'\n'));
    }

    void theTimeOfDayIsTheZones_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::newRow("UTC") << QByteArray("UTC");
        QTest::newRow("behind") << QByteArray("America/St_Johns");
        QTest::newRow("changes at a quarter") << QByteArray("Asia/Kathmandu");
        QTest::newRow("summer") << QByteArray("Europe/Berlin");
    }
    /// One object over the night of a change, to and fro: what it remembers is never old.
    void theTimeOfDayIsTheZones()
    {
        QFETCH(QByteArray, zone);
        qputenv("TZ", zone);
        const LocalTime local;
        constexpr qint64 kChange_ms = 1'792'890'000'000; // 2026-10-25, 1:00 UTC
        constexpr qint64 kMinute_ms = 60'000;
        for (const qint64 minutes : {-600, -31, -1, 0, 1, 14, 15, 16, 90, 600, 0, -1}) {
            const WallTime at{kChange_ms + minutes * kMinute_ms + 7};
            QCOMPARE(local.text(at),
                     QDateTime::fromMSecsSinceEpoch(at.value_ms).toString(u"HH:mm:ss.zzz"));
        }
        qputenv("TZ", "UTC");
    }

    void objectOfAnEvent()
    {
        const QJsonObject object = jsonObject(elected());
        QVERIFY(object["time"_L1].toString().endsWith(u".204Z"_s));
        QCOMPARE(QDateTime::fromString(object["time"_L1].toString(), Qt::ISODateWithMs)
                     .toMSecsSinceEpoch(),
                 kNoon_ms);
        QCOMPARE(object["severity"_L1].toString(), u"notice"_s);
        QCOMPARE(object["category"_L1].toString(), u"election"_s);
        QCOMPARE(object["event"_L1].toString(), u"leader-elected"_s);
        QCOMPARE(object["server"_L1].toInteger(), 200);
        QCOMPARE(object["number"_L1].toInteger(), 17);
        QVERIFY(object["text"_L1].toString().startsWith(u"COORDINATOR: 300 leads"_s));
        QCOMPARE(object["leader"_L1].toInteger(), 300);
        QCOMPARE(object["epoch"_L1].toString(), u"7.300"_s);
        QCOMPARE(object["members"_L1].toArray(), QJsonArray({300, 200, 100}));
        QCOMPARE(object["primary"_L1].toBool(), true);
    }

    void factsAreNumbersAndTexts()
    {
        const QJsonObject reply = jsonObject(LogRecord{
            {kNoon_ms},
            {200},
            event::ReplySent{{0x9f3a}, {17}, 2, Query(CheckRoom{u"Elm"_s}), Done{}, {42}, {}}});
        QCOMPARE(reply["client"_L1], QJsonValue(u"9f3a"_s));
        QCOMPARE(reply["sequence"_L1], QJsonValue(17));
        QCOMPARE(reply["attempt"_L1], QJsonValue(2));
        QCOMPARE(reply["command"_L1], QJsonValue(u"check Elm"_s));
        QCOMPARE(reply["outcome"_L1], QJsonValue(u"done"_s));
        QCOMPARE(reply["index"_L1], QJsonValue(42));
        QCOMPARE(reply["status"_L1], QJsonValue(u"confirmed"_s));
        const QJsonObject clock = jsonObject(
            LogRecord{{}, {200}, event::ClockOff{{300}, -5'000ms, event::ClockAction::Behind}});
        QCOMPARE(clock["off_ms"_L1], QJsonValue(-5'000));
        QCOMPARE(clock["action"_L1], QJsonValue(u"behind"_s));
    }

    void whatIsNotThereIsNoFact()
    {
        const QJsonObject none =
            jsonObject(LogRecord{{}, {200}, event::NotStanding{event::NotStandingReason::NoCopy}});
        QVERIFY(!none.contains("member"_L1) && !none.contains("wait_ms"_L1));
        const QJsonObject both = jsonObject(LogRecord{
            {},
            {200},
            event::NotStanding{event::NotStandingReason::HigherUp, ServerId{300}, 50'900us}});
        QCOMPARE(both["member"_L1], QJsonValue(300));
        QCOMPARE(both["wait_ms"_L1], QJsonValue(50));
    }

    void objectOfTheStatus()
    {
        ServerStatus status;
        status.id = {200};
        status.role = ShownRole::Follower;
        status.leader = ServerId{300};
        status.epoch = {7, {300}, {1}};
        status.members = {{300}, {200}};
        status.primary = true;
        status.index = {42};
        status.claims = 3;
        status.digest = {QByteArray::fromHex("0a1b")};
        status.requests_received = 9;
        status.replies_sent = 8;
        status.heartbeat_age = 12ms;
        const QJsonObject object = jsonObject(status, Now{{}, {kNoon_ms}, {}});
        QCOMPARE(object["event"_L1].toString(), u"status"_s);
        QCOMPARE(object["id"_L1].toInteger(), 200);
        QCOMPARE(object["role"_L1].toString(), u"follower"_s);
        QCOMPARE(object["leader"_L1].toInteger(), 300);
        QCOMPARE(object["epoch"_L1].toString(), u"7.300"_s);
        QCOMPARE(object["members"_L1].toArray(), QJsonArray({300, 200}));
        QCOMPARE(object["primary"_L1].toBool(), true);
        QCOMPARE(object["index"_L1].toInteger(), 42);
        QCOMPARE(object["claims"_L1].toInteger(), 3);
        QCOMPARE(object["digest"_L1].toString(), u"0a1b"_s);
        QCOMPARE(object["requests_received"_L1].toInteger(), 9);
        QCOMPARE(object["replies_sent"_L1].toInteger(), 8);
        QCOMPARE(object["heartbeat_age_ms"_L1].toDouble(), 12.0);
        QCOMPARE(object["missing_voters"_L1], QJsonValue(QJsonArray()));
        QCOMPARE(object["carried"_L1].toInteger(), 0);
        QCOMPARE(object["transfer_progress"_L1].toDouble(), 1.0);
    }

    void statusSaysWhyItIsProvisional()
    {
        ServerStatus status;
        status.id = {100};
        status.missing_voters = {{300}, {200}};
        status.carried = 4;
        status.transfer_progress = 0.425;
        const QJsonObject object = jsonObject(status, Now{});
        QCOMPARE(object["missing_voters"_L1].toArray(), QJsonArray({300, 200}));
        QCOMPARE(object["carried"_L1].toInteger(), 4);
        QCOMPARE(object["transfer_progress"_L1].toDouble(), 0.425);
        const QString line = printed(status);
        QVERIFY2(line.endsWith(u"; provisional: 300 and 200 of the last primary view are missing; "
                               u"claims that wait to be merged: 4; 42 % of the state fetched\n"_s),
                 qPrintable(line));
        status.primary = true;
        status.carried = 0;
        status.transfer_progress = 1;
        QVERIFY(printed(status).endsWith(u"; confirmed\n"_s));
    }

    void statusNamesClocksThatAreOff()
    {
        ServerStatus status;
        status.primary = true;
        status.time = {{kNoon_ms}, {3600}, u"Europe/Berlin"_s, {{{100}, -5'000}, {{300}, 60'000}}};
        const QJsonObject object = jsonObject(status, Now{});
        QCOMPARE(object["zone"_L1].toString(), u"Europe/Berlin"_s);
        QVERIFY(object["group_time"_L1].toString().endsWith(u".204Z"_s));
        const QJsonArray clocks = object["clocks_off"_L1].toArray();
        QCOMPARE(clocks.size(), 2);
        QCOMPARE(clocks[0].toObject().value("id"_L1).toInteger(), 100);
        QCOMPARE(clocks[0].toObject().value("off_ms"_L1).toInteger(), -5'000);
        const QString line = printed(status);
        QVERIFY2(line.endsWith(u"; confirmed; By the group's time a clock is not right: of server "
                               u"100 5 s behind, of server 300 1 min 0 s ahead\n"_s),
                 qPrintable(line));
    }

    /// Field case 7: a client in Tokyo, servers in Berlin.
    void whereAClientsTimeIsNotTheGroupsIsSaid()
    {
        const QDateTime berlin(QDate(2026, 11, 30), QTime(9, 0), Qt::OffsetFromUTC, 3600);
        GroupTime group{{berlin.toMSecsSinceEpoch()}, {3600}, u"Europe/Berlin"_s, {}};
        const QDateTime tokyo = berlin.toOffsetFromUtc(9 * 3600);
        QCOMPARE(groupTimeText(group, tokyo),
                 u"Times are the group's, where it is 09:00 (Europe/Berlin); on this computer it "
                 u"is 17:00"_s);
        QCOMPARE(dateTimeOf(group).time(), QTime(9, 0));
        QVERIFY(groupTimeText(group, berlin).isEmpty());
        QVERIFY(groupTimeText(group, berlin.addSecs(2)).isEmpty());
        QVERIFY(groupTimeText(group, berlin.addDays(-1))
                    .endsWith(u"on this computer it is 29 Nov 2026 09:00"_s));
    }

    /// As the window says it.
    void statusTellsWhatIsOnOnPurpose()
    {
        ServerStatus status;
        status.primary = true;
        status.frozen_left = 2'100ms;
        status.faults = {35, 50ms, 20ms, 10, 5, ServerId{300}, 250ms};
        const QString line = printed(status);
        QVERIFY2(line.endsWith(u"; confirmed; Frozen for 3 s more; loss 35 %; delay 50 to 70 ms; "
                               u"twice 10 %; disorder 5 % (server 300 only); service time 250 "
                               u"ms\n"_s),
                 qPrintable(line));
        const QJsonObject object = jsonObject(status, Now{});
        QCOMPARE(object["frozen_left_ms"_L1].toInteger(), 2'100);
        const QJsonObject faults{{"loss_percent"_L1, 35},    {"delay_ms"_L1, 50},
                                 {"jitter_ms"_L1, 20},       {"duplicate_percent"_L1, 10},
                                 {"reorder_percent"_L1, 5},  {"peer"_L1, 300},
                                 {"service_time_ms"_L1, 250}};
        QCOMPARE(object["faults"_L1].toObject(), faults);
        const QJsonObject none = jsonObject(ServerStatus{}, Now{});
        QVERIFY(none["frozen_left_ms"_L1].isUndefined() &&
                none["faults"_L1].toObject()["peer"_L1].isNull());
    }

    void noLeaderIsNull()
    {
        const QJsonObject object = jsonObject(ServerStatus{}, Now{});
        QVERIFY(object.contains("leader"_L1));
        QVERIFY(object["leader"_L1].isNull());
        QVERIFY(!object.contains("heartbeat_age_ms"_L1));
    }
};

ROOMCAST_TEST(TstEventText)

} // namespace roomcast::tst_event_text

#include "tst_event_text.moc"
