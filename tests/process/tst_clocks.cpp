// SPDX-License-Identifier: MIT
//
// Real servers whose clocks and zones are not the same: a leader that believes it is ten years
// later (by libfaketime, skipped where that is not installed), what is over by the group's time,
// and a client in another zone.
#include "support/processes.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

namespace roomcast::tst_clocks {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

/// A zone without summer time in which it is past noon and not yet evening, so that a test can run
/// at any hour. The sign of these names is turned round: Etc/GMT-2 is two hours ahead.
QString zoneInTheAfternoon()
{
    const int hour = QDateTime::currentDateTimeUtc().time().hour();
    const int ahead = (13 - hour + 24 + 11) % 24 - 11; // to 13 o'clock, from 11 behind to 12 ahead
    return ahead < 0 ? u"Etc/GMT+%1"_s.arg(-ahead) : u"Etc/GMT-%1"_s.arg(ahead);
}

QDateTime there(const QString &zone)
{
    return QDateTime::currentDateTimeUtc().toTimeZone(QTimeZone(zone.toUtf8()));
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

/// Runs what follows with a clock that is `off`, and leaves its monotonic clock alone. By the
/// library itself, as the program `faketime` stays between a process and who kills it.
QStringList withClock(const QString &off)
{
    const QDir libraries(u"/usr/lib"_s);
    for (const QString &folder : libraries.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString path = libraries.filePath(folder + u"/faketime/libfaketimeMT.so.1"_s);
        if (QFile::exists(path))
            return {u"env"_s, u"LD_PRELOAD="_s + path, u"FAKETIME="_s + off,
                    u"FAKETIME_DONT_FAKE_MONOTONIC=1"_s, u"DONT_FAKE_MONOTONIC=1"_s};
    }
    return {};
}

QStringList answerOf(const QJsonObject &object)
{
    QStringList lines;
    for (const QJsonValue &line : object.value(u"answer"_s).toArray())
        lines << line.toString();
    return lines;
}

} // namespace

class TestClocks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aWrongLeaderMovesNobodysDays();
    void whatASlowClockBookedLaterIsLater();
    void whatIsOverIsRefused();

private:
    QStringList catalogue() const { return {u"--catalogue"_s, m_folder->path()}; }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_zone;
};

void TestClocks::init()
{
    m_zone = zoneInTheAfternoon();
    m_folder = std::make_unique<QTemporaryDir>();
    write(m_folder->filePath(u"rooms.txt"_s), "Aspen\nBirch\n");
    write(m_folder->filePath(u"timeslots.txt"_s), "8:30-9:30\n22:00-23:00\n");
    write(m_folder->filePath(u"timezone.txt"_s), m_zone.toUtf8());
}

/// Field case 5.
void TestClocks::aWrongLeaderMovesNobodysDays()
{
    const QStringList later = withClock(u"+3650d"_s);
    if (later.isEmpty())
        QSKIP("libfaketime is not installed (package faketime)");
    Group group(catalogue());
    group.startServer(100);
    group.startServer(200);
    group.startServer(300, {}, later);
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    for (const int id : {100, 200, 300})
        QVERIFY(!group.server(id)
                     .waitFor({{u"event"_s, u"clock-off"_s}, {u"member"_s, 300}})
                     .isEmpty());
    const QString today = there(m_zone).date().toString(Qt::ISODate);
    QCOMPARE(answerOf(group.run({u"days"_s}).at(0)).value(0), today);
    const QString slot =
        u"Aspen 8:30-9:30 "_s + there(m_zone).date().addDays(1).toString(Qt::ISODate);
    QVERIFY(group.run({u"reserve "_s + slot}).at(0).value(u"ok"_s).toBool());
    group.kill(300);
    QVERIFY(group.waitForView({100, 200}, 200));
    QVERIFY(group.run({u"delete "_s + slot, u"reserve "_s + slot}).at(1).value(u"ok"_s).toBool());
    const QJsonObject queue = group.run({u"queue "_s + slot}).at(0);
    const QJsonArray history = queue.value(u"answer"_s).toObject().value(u"history"_s).toArray();
    QCOMPARE_GE(history.size(), 3);
    const qint64 now_ms = QDateTime::currentMSecsSinceEpoch();
    for (const QJsonValue &event : history)
        QCOMPARE_LT(event.toObject().value(u"at_ms"_s).toInteger(), now_ms + 60'000);
}

/// Field case 6: two provisional sides book one slot, and the one whose clock is an hour slow does
/// so four seconds later. Its time went on from the group's.
void TestClocks::whatASlowClockBookedLaterIsLater()
{
    const QStringList slow = withClock(u"-1h"_s);
    if (slow.isEmpty())
        QSKIP("libfaketime is not installed (package faketime)");
    Group group(catalogue());
    group.startServer(100, {}, slow);
    for (const int id : {200, 300, 400, 500})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200, 300, 400, 500}, 500));
    QVERIFY(
        !group.server(100).waitFor({{u"event"_s, u"clock-off"_s}, {u"member"_s, 100}}).isEmpty());
    group.server(100).writeLine(u"partition B"_s);
    group.server(200).writeLine(u"partition C"_s);
    QVERIFY(group.waitForView({100}, 100) && group.waitForView({200}, 200));
    QVERIFY(group.waitForView({300, 400, 500}, 500));
    const QString slot =
        u"Aspen 8:30-9:30 "_s + there(m_zone).date().addDays(1).toString(Qt::ISODate);
    const auto books = [&](const QString &person, const QString &label) {
        const auto client = group.startClient({u"--user"_s, person, u"--partition"_s, label});
        const QString line = u"reserve "_s + slot;
        client->writeLine(line);
        return client->waitFor({{u"command"_s, line}}).value(u"status"_s).toString();
    };
    QCOMPARE(books(u"Kim"_s, u"C"_s), u"provisional"_s);
    QTest::qWait(4'000);
    QCOMPARE(books(u"Lee"_s, u"B"_s), u"provisional"_s);
    const size_t since = group.server(500).position();
    for (const int id : {100, 200})
        group.server(id).writeLine(u"heal"_s);
    QVERIFY(!group.server(500)
                 .waitFor({{u"event"_s, u"merged"_s}, {u"displaced"_s, 1}}, since)
                 .isEmpty());
    const QJsonArray rows = group.run({u"conflicts"_s}).at(0).value(u"answer"_s).toArray();
    const QJsonObject row = rows.at(0).toObject();
    QCOMPARE(row.value(u"holder"_s).toObject().value(u"holder"_s).toString(), u"Kim"_s);
    QCOMPARE(row.value(u"displaced"_s).toObject().value(u"holder"_s).toString(), u"Lee"_s);
    QCOMPARE(row.value(u"reason"_s).toString(), u"time"_s);
    const qint64 apart_ms = row.value(u"apart_ms"_s).toInteger();
    QVERIFY2(apart_ms >= 4'000 && apart_ms < 60'000, qPrintable(QString::number(apart_ms)));
}

/// Field cases 7 and 14: by the group's time, whatever the client's zone is.
void TestClocks::whatIsOverIsRefused()
{
    Group group(catalogue());
    group.startServer(100);
    QVERIFY(group.waitForView({100}, 100));
    QCOMPARE(group.status(100).value(u"zone"_s).toString(), m_zone);
    const QString today = there(m_zone).date().toString(Qt::ISODate);
    const auto client = group.startClient({}, {u"env"_s, u"TZ=Asia/Tokyo"_s});
    const QString over = u"reserve Aspen 8:30-9:30 "_s + today;
    client->writeLine(over);
    const QJsonObject refused = client->waitFor({{u"command"_s, over}});
    QCOMPARE(refused.value(u"ok"_s).toBool(), false);
    QCOMPARE(refused.value(u"error"_s).toString(), u"over"_s);
    const QString words = u"Aspen 8:30-9:30 %1 is over: the group's time is %1 "_s.arg(today);
    QVERIFY2(refused.value(u"answer"_s).toString().startsWith(words), client->output());
    const QString later = u"reserve Aspen 22:00-23:00 "_s + today;
    client->writeLine(later);
    QVERIFY(client->waitFor({{u"command"_s, later}}).value(u"ok"_s).toBool());
}

ROOMCAST_TEST(TestClocks)

} // namespace roomcast::tst_clocks

#include "tst_clocks.moc"
