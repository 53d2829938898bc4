// SPDX-License-Identifier: MIT
#include "core/booking/catalogue.h"
#include "core/booking/catalogue_index.h"
#include "support/test_main.h"

#include <QDate>
#include <QFile>
#include <QTest>

namespace roomcast::tst_catalogue {

using namespace Qt::Literals::StringLiterals;

using Kind = CatalogueError::Kind;

namespace {

CatalogueFiles smallFiles()
{
    return {"Monday\nTuesday\n", "A\nB\n", "8:30-9:30\n", "A 8:30-9:30 Monday\n"};
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray weekly(const char *name)
{
    return content(u"" ROOMCAST_SOURCE_DIR "/tests/data/weekly/"_s + QLatin1StringView(name));
}

CivilDay dayOf(const char *date)
{
    return {QDate::fromString(QLatin1StringView(date), Qt::ISODate).toJulianDay()};
}

QByteArray numberedLines(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += 'r' + QByteArray::number(i) + '\n';
    return bytes;
}

} // namespace

class TestCatalogue final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itemsAreReadWhateverTheLinesEndWith_data();
    void itemsAreReadWhateverTheLinesEndWith();
    void errorsAreNamed_data();
    void errorsAreNamed();
    void seatsMayStandBehindARoom();
    void namesMayHaveBlanks();
    void timesAreComparedAsTimes_data();
    void timesAreComparedAsTimes();
    void everyFileIsChecked();
    void weeklyTimetableLoadsAsItIs();
    void orphanReservationsAreKept();
    void noDaysMeansRollingCalendar();
    void rollingCalendarHasTodayAndTheDaysAfter_data();
    void rollingCalendarHasTodayAndTheDaysAfter();
    void ranksFollowTheCatalogue();
    void orphansAreWhatTheCatalogueCannotHave();
    void timeRanges_data();
    void timeRanges();
    void sampleCatalogueIsAnOffice();
};

void TestCatalogue::itemsAreReadWhateverTheLinesEndWith_data()
{
    QTest::addColumn<QByteArray>("rooms");
    QTest::newRow("LF") << QByteArray("A1\nZimmer-ü\n");
    QTest::newRow("CRLF") << QByteArray("A1\r\nZimmer-ü\r\n");
    QTest::newRow("no newline at the end") << QByteArray("A1\r\nZimmer-ü");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "A1\nZimmer-ü\n");
    QTest::newRow("blank lines") << QByteArray("\n \t\r\nA1\n\n\r\nZimmer-ü\n\n\xC2\xA0\n");
    QTest::newRow("white space around") << QByteArray(" \tA1 \n\xC2\xA0Zimmer-ü\xC2\xA0\t\r\n");
}

void TestCatalogue::itemsAreReadWhateverTheLinesEndWith()
{
    QFETCH(QByteArray, rooms);
    CatalogueFiles files = smallFiles();
    files.rooms = rooms;
    const auto set = parseCatalogue(files);
    QVERIFY(set);
    QCOMPARE(set->catalogue.rooms, (std::vector{u"A1"_s, u"Zimmer-ü"_s}));
}

void TestCatalogue::errorsAreNamed_data()
{
    QTest::addColumn<QByteArray>("rooms");
    QTest::addColumn<QByteArray>("reservations");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("text");
    const auto rooms = [](const char *name, const QByteArray &bytes, Kind kind, int line,
                          const QString &text) {
        QTest::newRow(name) << bytes << QByteArray() << kind << u"rooms.txt"_s << line << text;
    };
    const auto reservations = [](const char *name, const QByteArray &bytes, Kind kind, int line,
                                 const QString &text) {
        QTest::newRow(name) << QByteArray("A\nB") << bytes << kind << u"reservations.txt"_s << line
                            << text;
    };
    rooms("not UTF-8", "A\n\xC3\x28\n", Kind::NotUtf8, 2, {});
    rooms("UTF-8 cut off", "A\nB\xC3", Kind::NotUtf8, 2, {});
    rooms("UTF-16",
          QByteArray("\xFF\xFE"
                     "A\0\n\0",
                     6),
          Kind::NotUtf8, 1, {});
    rooms("line too long", "A\n" + QByteArray(513, 'x'), Kind::TooLong, 2, QString(60, u'x'));
    rooms("too many lines", numberedLines(10'001), Kind::TooMany, 10'001, {});
    rooms("too many blank lines", QByteArray(10'001, '\n'), Kind::TooMany, 10'001, {});
    rooms("item twice", "A\n\nB\nA\n", Kind::Duplicate, 4, u"A"_s);
    rooms("NUL", QByteArray("A\nB\0C\n", 6), Kind::ControlCharacter, 2, u"B\0C"_s);
    rooms("escape", "A\x1B[2J\n", Kind::ControlCharacter, 1, u"A\x1B[2J"_s);
    rooms("three words", "A\n  B  1 2 \n", Kind::NotSeats, 2, u"B  1 2"_s);
    rooms("a number behind a blank", "Room 101\n", Kind::NotSeats, 1, u"Room 101"_s);
    rooms("behind a no-break space",
          "ME\xC2\xA0"
          "4494\n",
          Kind::NotSeats, 1, u"ME\u00A04494"_s);
    rooms("no whole number", "Meeting room 2.14\n", Kind::NotSeats, 1, u"Meeting room 2.14"_s);
    rooms("words for seats", "B\tmany\n", Kind::NotSeats, 1, u"B\tmany"_s);
    rooms("a quote that does not end", "\"B 1\n", Kind::NotSeats, 1, u"\"B 1"_s);
    rooms("a quote in a name", "B \"big\"\n", Kind::NotSeats, 1, u"B \"big\""_s);
    rooms("nothing in quotes", "\"\" 3\n", Kind::NotSeats, 1, u"\"\" 3"_s);
    rooms("another case", "ME4494\nme4494\n", Kind::Duplicate, 2, u"me4494"_s);
    rooms("composed otherwise", "Caf\xC3\xA9\nCafe\xCC\x81\n", Kind::Duplicate, 2, u"Caf\u00E9"_s);
    rooms("an invisible letter", "ME4494\xE2\x80\x8B\nME4494\n", Kind::Duplicate, 2, u"ME4494"_s);
    rooms("only comments", "# rooms\n#none\n", Kind::Empty, 0, {});
    rooms("carriage return inside", "A\rB\n", Kind::NotSeats, 1, u"A\rB"_s);
    rooms("no seats", "A\nB 0\n", Kind::NotSeats, 2, u"B 0"_s);
    rooms("too many seats", "B 100001\n", Kind::NotSeats, 1, u"B 100001"_s);
    rooms("more seats than a number holds", "B 4294967297\n", Kind::NotSeats, 1, u"B 4294967297"_s);
    rooms("signed seats", "B +3\n", Kind::NotSeats, 1, u"B +3"_s);
    rooms("room twice, once with seats", "A\t3\nA\n", Kind::Duplicate, 2, u"A"_s);
    rooms("empty", "", Kind::Empty, 0, {});
    rooms("blank", "\r\n \n", Kind::Empty, 0, {});
    reservations("two words", "A 8:30-9:30", Kind::NotThreeWords, 1, u"A 8:30-9:30"_s);
    reservations("four words", "\nA 8:30-9:30 Monday x", Kind::NotThreeWords, 2,
                 u"A 8:30-9:30 Monday x"_s);
    reservations("slot twice", "A 1 Monday\nA 1 Tuesday\nA\t1  Monday\r\n", Kind::Duplicate, 3,
                 u"A\t1  Monday"_s);
}

void TestCatalogue::errorsAreNamed()
{
    QFETCH(QByteArray, rooms);
    QFETCH(QByteArray, reservations);
    const auto set = parseCatalogue({{}, rooms, "1\n", reservations});
    QVERIFY(!set);
    QTEST(set.error().kind, "kind");
    QTEST(set.error().file, "file");
    QTEST(set.error().line, "line");
    QTEST(set.error().text, "text");
}

void TestCatalogue::seatsMayStandBehindARoom()
{
    CatalogueFiles files = smallFiles();
    files.rooms = "ME4494\t30\r\nSA314\n  B\t100000 ";
    const auto set = parseCatalogue(files);
    QVERIFY(set);
    QCOMPARE(set->catalogue.rooms, (std::vector{u"ME4494"_s, u"SA314"_s, u"B"_s}));
    QVERIFY(set->catalogue.capacities ==
            (std::vector<Capacity>{{u"ME4494"_s, Seats{30}}, {u"B"_s, Seats{100'000}}}));
    const CatalogueIndex index(set->catalogue);
    QVERIFY(index.seats(u"ME4494"_s) == Seats{30});
    QVERIFY(!index.seats(u"SA314"_s));
    // Timeslots and days have none.
    files.timeslots = "8:30-9:30 30\n";
    QCOMPARE(parseCatalogue(files).error().kind, Kind::NotOneWord);
    // In quotes they could not be told in the console.
    files.timeslots = "8:30\"9:30\n";
    QCOMPARE(parseCatalogue(files).error().kind, Kind::NotOneWord);
}

void TestCatalogue::namesMayHaveBlanks()
{
    CatalogueFiles files = smallFiles();
    files.rooms = "# the first floor\nGreat hall\nGreat  hall 2b\n\"Room 101\"\n\"Room 102\" 12\n"
                  "Meeting room 2.14\t8\n#closed\n";
    files.reservations = "\"Room 101\" 8:30-9:30 Monday\n";
    const auto set = parseCatalogue(files);
    QVERIFY(set);
    QCOMPARE(set->catalogue.rooms, (std::vector{u"Great hall"_s, u"Great hall 2b"_s, u"Room 101"_s,
                                                u"Room 102"_s, u"Meeting room 2.14"_s}));
    QVERIFY(
        set->catalogue.capacities ==
        (std::vector<Capacity>{{u"Room 102"_s, Seats{12}}, {u"Meeting room 2.14"_s, Seats{8}}}));
    QCOMPARE(set->reservations.front().room, u"Room 101"_s);
}

void TestCatalogue::timesAreComparedAsTimes_data()
{
    QTest::addColumn<QByteArray>("timeslots");
    QTest::addColumn<int>("line");
    QTest::newRow("the same hour") << QByteArray("8:30-9:30\n08:30-09:30\n9:30-10:00\n") << 2;
    QTest::newRow("half of it") << QByteArray("8:30-9:30\n# later\n9:00-10:00\n") << 3;
    QTest::newRow("within it") << QByteArray("8:30-12:30\n9:00-10:00\n") << 2;
    QTest::newRow("one after the other") << QByteArray("8:30-9:30\n9:30-10:30\n7:00-8:30\n") << 0;
    QTest::newRow("no times") << QByteArray("early\nlate\n") << 0;
}

void TestCatalogue::timesAreComparedAsTimes()
{
    QFETCH(QByteArray, timeslots);
    QFETCH(int, line);
    CatalogueFiles files = smallFiles();
    files.timeslots = timeslots;
    const auto set = parseCatalogue(files);
    QCOMPARE(bool(set), line == 0);
    if (line > 0) {
        QCOMPARE(set.error().kind, Kind::Duplicate);
        QCOMPARE(set.error().line, line);
    }
}

void TestCatalogue::everyFileIsChecked()
{
    const std::pair<QByteArray CatalogueFiles::*, QString> parts[] = {
        {&CatalogueFiles::days, u"days.txt"_s},
        {&CatalogueFiles::rooms, u"rooms.txt"_s},
        {&CatalogueFiles::timeslots, u"timeslots.txt"_s},
        {&CatalogueFiles::reservations, u"reservations.txt"_s},
    };
    for (const auto &[part, name] : parts) {
        CatalogueFiles files = smallFiles();
        files.*part = "A\x01"
                      "B\n";
        const auto set = parseCatalogue(files);
        QVERIFY(!set);
        QCOMPARE(set.error().file, name);
    }
    CatalogueFiles files = smallFiles();
    files.days = "";
    QVERIFY(!parseCatalogue(files));
    QCOMPARE(parseCatalogue(files).error().kind, Kind::Empty);
    files = smallFiles();
    files.reservations = "";
    QVERIFY(parseCatalogue(files));
}

void TestCatalogue::weeklyTimetableLoadsAsItIs()
{
    const auto set = parseCatalogue({weekly("days.txt"), weekly("rooms.txt"),
                                     weekly("timeslots.txt"), weekly("reservations.txt")});
    QVERIFY(set);
    QCOMPARE(set->catalogue.rooms,
             (std::vector{u"ME4494"_s, u"SA314"_s, u"MC5050"_s, u"ME4326"_s, u"SA412"_s}));
    QCOMPARE(set->catalogue.timeslots.size(), 11u);
    QCOMPARE(set->catalogue.timeslots.front(), u"8:30-9:30"_s);
    QCOMPARE(set->catalogue.timeslots.back(), u"19:30-21:00"_s);
    QCOMPARE(set->catalogue.days({}).size(), 5u);
    QCOMPARE(set->catalogue.days({}).back(), u"Friday"_s);
    QCOMPARE(set->reservations.size(), 6u);
}

void TestCatalogue::orphanReservationsAreKept()
{
    const auto set = parseCatalogue({weekly("days.txt"), weekly("rooms.txt"),
                                     weekly("timeslots.txt"), weekly("reservations.txt")});
    QVERIFY(set);
    QCOMPARE(set->reservations.front(), (SlotKey{u"SA318"_s, u"8:30-9:30"_s, u"Monday"_s}));
    QVERIFY(!set->catalogue.hasRoom(u"SA318"_s));
    QVERIFY(set->catalogue.hasRoom(u"SA412"_s));
    QVERIFY(set->catalogue.hasTimeslot(u"8:30-9:30"_s));
    QVERIFY(!set->catalogue.hasTimeslot(u"08:30-9:30"_s));
    QVERIFY(set->catalogue.hasDay(u"Monday"_s, {}));
    QVERIFY(!set->catalogue.hasDay(u"monday"_s, {}));
}

void TestCatalogue::noDaysMeansRollingCalendar()
{
    const auto set = parseCatalogue({{}, "A", "1", {}});
    QVERIFY(set);
    const auto days = set->catalogue.days(dayOf("2024-02-20"));
    QCOMPARE(days.size(), 28u);
    QCOMPARE(days.front(), u"2024-02-20"_s);
    QCOMPARE(days[9], u"2024-02-29"_s);
    QCOMPARE(days[10], u"2024-03-01"_s);
    QCOMPARE(days.back(), u"2024-03-18"_s);
    for (const QString &day : days)
        QVERIFY(set->catalogue.hasDay(day, dayOf("2024-02-20")));
}

void TestCatalogue::rollingCalendarHasTodayAndTheDaysAfter_data()
{
    QTest::addColumn<QString>("day");
    QTest::addColumn<bool>("known");
    QTest::newRow("yesterday") << u"2024-02-19"_s << false;
    QTest::newRow("today") << u"2024-02-20"_s << true;
    QTest::newRow("last") << u"2024-03-18"_s << true;
    QTest::newRow("after the last") << u"2024-03-19"_s << false;
    QTest::newRow("no such date") << u"2024-02-30"_s << false;
    QTest::newRow("another spelling") << u"2024/02/20"_s << false;
    QTest::newRow("with a time") << u"2024-02-20T10:00"_s << false;
    QTest::newRow("label") << u"Monday"_s << false;
    QTest::newRow("empty") << u""_s << false;
}

void TestCatalogue::rollingCalendarHasTodayAndTheDaysAfter()
{
    QFETCH(QString, day);
    QFETCH(bool, known);
    QCOMPARE(Catalogue().hasDay(day, dayOf("2024-02-20")), known);
    QCOMPARE(CatalogueIndex(Catalogue()).hasDay(day, dayOf("2024-02-20")), known);
}

void TestCatalogue::ranksFollowTheCatalogue()
{
    const CatalogueIndex index({{u"Z"_s, u"A"_s}, {u"9"_s, u"10"_s}, {u"Tue"_s, u"Mon"_s}});
    const std::vector<SlotKey> ascending = {
        {u"Z"_s, u"9"_s, u"Tue"_s}, {u"A"_s, u"9"_s, u"Tue"_s},  {u"B"_s, u"9"_s, u"Tue"_s},
        {u"C"_s, u"9"_s, u"Tue"_s}, {u"Z"_s, u"10"_s, u"Tue"_s}, {u"Z"_s, u"1"_s, u"Tue"_s},
        {u"Z"_s, u"9"_s, u"Mon"_s}, {u"Z"_s, u"9"_s, u"Fri"_s},  {u"Z"_s, u"9"_s, u"Sat"_s},
    };
    for (size_t i = 1; i < ascending.size(); ++i)
        QVERIFY(index.rank(ascending[i - 1]) < index.rank(ascending[i]));
    const CatalogueIndex rolling(Catalogue{{u"A"_s}, {u"9"_s}, {}});
    const SlotKey january{u"A"_s, u"9"_s, u"2025-01-02"_s},
        december{u"A"_s, u"9"_s, u"2024-12-31"_s};
    QVERIFY(rolling.rank(december) < rolling.rank(january));
}

void TestCatalogue::orphansAreWhatTheCatalogueCannotHave()
{
    const CatalogueIndex labels({{u"A"_s}, {u"9"_s}, {u"Mon"_s}});
    QVERIFY(!labels.isOrphan({u"A"_s, u"9"_s, u"Mon"_s}));
    QVERIFY(labels.isOrphan({u"B"_s, u"9"_s, u"Mon"_s}));
    QVERIFY(labels.isOrphan({u"A"_s, u"8"_s, u"Mon"_s}));
    QVERIFY(labels.isOrphan({u"A"_s, u"9"_s, u"2024-02-20"_s}));
    const CatalogueIndex rolling(Catalogue{{u"A"_s}, {u"9"_s}, {}});
    QVERIFY(!rolling.isOrphan({u"A"_s, u"9"_s, u"1999-12-31"_s}));
    QVERIFY(rolling.isOrphan({u"A"_s, u"9"_s, u"Mon"_s}));
}

void TestCatalogue::timeRanges_data()
{
    QTest::addColumn<int>("start_min");
    QTest::addColumn<int>("end_min");
    QTest::newRow("8:30-9:30") << 510 << 570;
    QTest::newRow("08:30-09:30") << 510 << 570;
    QTest::newRow("0:00-24:00") << 0 << 1440;
    for (const char *none :
         {"", "morning", "8:30", "8:30-8:30", "9:30-8:30", "8:3-9:30", "8:60-9:30", "23:00-24:30",
          "8:30-9:30-10:30", "+8:30-9:30", "8.30-9.30", "008:30-9:30", ":30-9:30", "8:-1-9:30"})
        QTest::newRow(none) << -1 << -1;
}

void TestCatalogue::timeRanges()
{
    QFETCH(int, start_min);
    QFETCH(int, end_min);
    const auto range = timeRange(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(range.has_value(), start_min >= 0);
    if (range) {
        QCOMPARE(range->start_min, start_min);
        QCOMPARE(range->end_min, end_min);
    }
}

void TestCatalogue::sampleCatalogueIsAnOffice()
{
    const QString folder = u"" ROOMCAST_SOURCE_DIR "/resources/catalogue/"_s;
    const auto set = parseCatalogue(
        {{}, content(folder + u"rooms.txt"_s), content(folder + u"timeslots.txt"_s), {}});
    QVERIFY(set);
    QVERIFY(!QFile::exists(folder + u"days.txt"_s));
    QCOMPARE(set->catalogue.rooms.size(), 6u);
    int end_min = 0;
    for (const QString &timeslot : set->catalogue.timeslots) {
        const auto range = timeRange(timeslot);
        QVERIFY(range);
        QCOMPARE_GE(range->start_min, end_min);
        end_min = range->end_min;
    }
}

ROOMCAST_TEST(TestCatalogue)

} // namespace roomcast::tst_catalogue

#include "tst_catalogue.moc"
