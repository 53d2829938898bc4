// SPDX-License-Identifier: MIT
//
// The codec on every type of the booking domain, and on bytes that nobody honest would send.
#include "core/booking/catalogue.h"
#include "core/booking/slot_claim.h"
#include "core/booking/types.h"

#include <QRandomGenerator>
#include <QTest>

#include <cstdlib>
#include <functional>
#include <new>

using namespace Qt::Literals::StringLiterals;

namespace {

/// The largest block asked for since it was last set to 0.
std::size_t g_largest_allocation = 0;

} // namespace

void *operator new(std::size_t size)
{
    g_largest_allocation = std::max(g_largest_allocation, size);
    if (void *block = std::malloc(size))
        return block;
    throw std::bad_alloc();
}

void operator delete(void *block) noexcept
{
    std::free(block);
}

void operator delete(void *block, std::size_t) noexcept
{
    std::free(block);
}

namespace roomcast {

enum class Colour { Red, Green, Blue };

namespace codec {
template <>
struct EnumRange<Colour> {
    static constexpr auto last = Colour::Blue;
};
} // namespace codec

namespace {

/// How a test reads bytes as some type: what they encode to again, or the error.
using Reading = Result<QByteArray, DecodeError>;
using ReadAs = std::function<Reading(const QByteArray &)>;

template <typename T>
Reading readAs(const QByteArray &bytes)
{
    const auto value = decode<T>(bytes);
    return value ? Reading(encode(*value)) : Reading(Failure{value.error()});
}

struct Sample {
    QByteArray bytes;
    ReadAs read;
    bool survives = false; ///< decoded to a value equal to the one encoded
};

template <typename T>
Sample sampleOf(const T &value)
{
    const QByteArray bytes = encode(value);
    const auto decoded = decode<T>(bytes);
    return {bytes, readAs<T>, decoded && *decoded == value};
}

SlotKey slot()
{
    return {u"SA314"_s, u"9:30-10:30"_s, u"Freitag, ü"_s};
}

Claim claim(quint64 sequence)
{
    return {{ClientId{~quint64(0)}, Sequence{sequence}},
            u"Kim"_s,
            u"Seminar"_s,
            WallTime{-1},
            LogIndex{70'000},
            {}};
}

SlotClaims slotClaims()
{
    Claim cancelled = claim(2);
    cancelled.cancelled =
        Cancellation{u"Ana"_s, WallTime{std::numeric_limits<qint64>::max()}, RequestId{{7}, {9}}};
    return {slot(), {claim(1), cancelled}, true};
}

ClaimRecord kept()
{
    const EntryStamp in{WallTime{7}, {4, ServerId{5}, Incarnation{6}}, LogIndex{8}};
    const std::vector<ClaimEvent> events{{in, ClaimEventKind::Promoted, claim(3).id, std::nullopt},
                                         {in, ClaimEventKind::MovedHere, std::nullopt, slot()}};
    return {claim(1), {in, ClaimStanding::Waits, {true, false, true, WallTime{9}}, events}};
}

Notice notice()
{
    return {slot(), NoticeKind::AnsweredTwice, kept(), 2, u"Ana"_s, u"Kim"_s};
}

ConflictRow conflict()
{
    const ClaimBrief brief{claim(1).id, u"Kim"_s, u"Seminar"_s, kept().past.made};
    return {{3, kept().past.made, slot(), claim(1).id, claim(2).id, true, 4},
            brief,
            brief,
            std::nullopt,
            brief};
}

QList<std::pair<const char *, Sample>> samples()
{
    const RecordedOutcome recorded{
        Sequence{3}, {4, ServerId{5}, Incarnation{6}}, LogIndex{7}, Done{}};
    return {
        {"SlotKey", sampleOf(slot())},
        {"Cancellation", sampleOf(*slotClaims().claims[1].cancelled)},
        {"Claim", sampleOf(claim(1))},
        {"Claim cancelled", sampleOf(slotClaims().claims[1])},
        {"SlotClaims", sampleOf(slotClaims())},
        {"OpenSession", sampleOf(OpenSession{})},
        {"Reserve", sampleOf(Reserve{slot(), u"Kim"_s, u""_s})},
        {"Cancel a claim", sampleOf(Cancel{slot(), claim(9).id, u"Kim"_s})},
        {"Cancel a slot", sampleOf(Cancel{slot(), std::nullopt, u"Kim"_s})},
        {"ListDays", sampleOf(Query(ListDays{}))},
        {"ListRooms", sampleOf(Query(ListRooms{}))},
        {"ListTimeslots", sampleOf(Query(ListTimeslots{}))},
        {"CheckRoom", sampleOf(Query(CheckRoom{u"SA314"_s}))},
        {"ReadDay", sampleOf(Query(ReadDay{u"Monday"_s}))},
        {"Write", sampleOf(Write(Reserve{slot(), u"Kim"_s, u"Title"_s}))},
        {"Refused", sampleOf(Refused{RefusalKind::Busy, u"Kim"_s})},
        {"Done", sampleOf(Outcome(Done{}))},
        {"Names", sampleOf(Outcome(Names{{u"a"_s, u""_s, u"c"_s}}))},
        {"Bookings", sampleOf(Outcome(Bookings{{slotClaims(), slotClaims()}}))},
        {"Changes", sampleOf(Changes{{slotClaims()}, u"Kim"_s})},
        {"RecordedOutcome", sampleOf(recorded)},
        {"Session", sampleOf(Sessions::Session{ClientId{1}, LogIndex{2}, Sequence{3}, {recorded}})},
        {"Catalogue", sampleOf(Catalogue{{u"A"_s}, {u"8:30-9:30"_s}, {}, {{u"A"_s, Seats{30}}}})},
        {"JoinQueue", sampleOf(Write(JoinQueue{slot(), u"Kim"_s, u"Title"_s}))},
        {"LeaveQueue", sampleOf(Write(LeaveQueue{slot(), u"Kim"_s}))},
        {"Move", sampleOf(Write(Move{slot(), slot(), claim(9).id, u"Kim"_s}))},
        {"Acknowledge",
         sampleOf(Write(Acknowledge{slot(), std::nullopt, ClaimStanding::Waits, u"Kim"_s}))},
        {"ReadSlot", sampleOf(Query(ReadSlot{slot()}))},
        {"ReadNotices", sampleOf(Query(ReadNotices{u"Kim"_s}))},
        {"ReadConflicts", sampleOf(Query(ReadConflicts{17}))},
        {"ReadRooms", sampleOf(Query(ReadRooms{}))},
        {"ClaimRecord", sampleOf(kept())},
        {"SlotClaim", sampleOf(SlotClaim{slot(), kept()})},
        {"Queued", sampleOf(Outcome(Queued{3}))},
        {"SlotRecord", sampleOf(Outcome(SlotRecord{slot(), true, {kept()}, {kept(), kept()}, 7}))},
        {"Notices", sampleOf(Outcome(Notices{{notice()}, 5}))},
        {"Conflicts", sampleOf(Outcome(Conflicts{{conflict()}, 99, 3}))},
        {"Rooms", sampleOf(Outcome(Rooms{{{u"A"_s, Seats{30}}, {u"B"_s, std::nullopt}}}))},
        {"Endpoint", sampleOf(Endpoint{0x7f000001, 65'535})},
        {"Catalogue with a zone",
         sampleOf(Catalogue{{u"A"_s}, {u"8:30-9:30"_s}, {}, {}, u"Europe/Berlin"_s})},
        {"CivilTime of an earlier version", sampleOf(CivilTime(CivilDay{2'461'000}))},
        {"CivilTime", sampleOf(CivilTime(CivilDay{2'461'000}, 540))},
        {"CivilDay", sampleOf(CivilDay{std::numeric_limits<qint64>::min()})},
        {"bool", sampleOf(true)},
    };
}

} // namespace
} // namespace roomcast

Q_DECLARE_METATYPE(roomcast::Sample)
Q_DECLARE_METATYPE(roomcast::ReadAs)

using namespace roomcast;

class TestCodec final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data() { addSamples(); }
    void roundTrip();
    void everyTruncationIsRefused_data() { addSamples(); }
    void everyTruncationIsRefused();
    void trailingBytesAreRefused_data() { addSamples(); }
    void trailingBytesAreRefused();
    void hostileBytes_data();
    void hostileBytes();
    void mutatedBytesGiveAnErrorOrTheSameBytes();
    void limitsAreInclusive();
    void nullTextIsEmptyText();

private:
    void addSamples();
};

void TestCodec::addSamples()
{
    QTest::addColumn<Sample>("sample");
    for (const auto &[name, sample] : samples())
        QTest::newRow(name) << sample;
}

void TestCodec::roundTrip()
{
    QFETCH(Sample, sample);
    QVERIFY(sample.survives);
    const Reading again = sample.read(sample.bytes);
    QVERIFY(again);
    QCOMPARE(*again, sample.bytes);
}

void TestCodec::everyTruncationIsRefused()
{
    QFETCH(Sample, sample);
    for (qsizetype length = 0; length < sample.bytes.size(); ++length) {
        const Reading reading = sample.read(sample.bytes.first(length));
        QVERIFY2(!reading, QByteArray::number(length).constData());
        QCOMPARE(reading.error(), DecodeError::Truncated);
    }
}

void TestCodec::trailingBytesAreRefused()
{
    QFETCH(Sample, sample);
    for (const char extra : {'\x00', '\x80', '\xf6', '\xff'}) {
        const Reading reading = sample.read(sample.bytes + extra);
        QVERIFY(!reading);
        QCOMPARE(reading.error(), DecodeError::TrailingBytes);
    }
}

void TestCodec::hostileBytes_data()
{
    using E = DecodeError;
    const ReadAs number = readAs<quint64>, port = readAs<quint16>, instant = readAs<qint64>;
    const ReadAs text = readAs<QString>, blob = readAs<QByteArray>, truth = readAs<bool>;
    const ReadAs names = readAs<std::vector<QString>>, colour = readAs<Colour>;
    const ReadAs outcome = readAs<Outcome>, refused = readAs<Refused>, slots_read = readAs<SlotKey>;

    QTest::addColumn<ReadAs>("read");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<DecodeError>("error");
    const auto row = [](const char *name, const ReadAs &read, const char *hex, E error) {
        QTest::newRow(name) << read << QByteArray(hex) << error;
    };
    row("nothing", number, "", E::Truncated);
    row("number in 1 byte too many", number, "1800", E::NotCanonical);
    row("number in 2 bytes too many", number, "1900ff", E::NotCanonical);
    row("number in 4 bytes too many", number, "1a0000ffff", E::NotCanonical);
    row("number in 8 bytes too many", number, "1b00000000ffffffff", E::NotCanonical);
    row("text length too wide", text, "780161", E::NotCanonical);
    row("list length too wide", names, "98016161", E::NotCanonical);
    row("text of unknown length", text, "7f6161ff", E::NotCanonical);
    row("bytes of unknown length", blob, "5f4161ff", E::NotCanonical);
    row("list of unknown length", names, "9f6161ff", E::NotCanonical);
    row("struct of unknown length", slots_read, "9f616161616161ff", E::WrongType);
    row("struct with a member too few", slots_read, "8261616161", E::WrongType);
    row("struct with a member too many", slots_read, "8461616161616161 6161", E::WrongType);
    row("tag", number, "c101", E::WrongType);
    row("null", number, "f6", E::WrongType);
    row("float", number, "f93c00", E::WrongType);
    row("break", number, "ff", E::WrongType);
    row("reserved head", number, "1c", E::WrongType);
    row("map for a list", names, "a16161 6161", E::WrongType);
    row("number for a truth", truth, "01", E::WrongType);
    row("text for bytes", blob, "6161", E::WrongType);
    row("text that is not UTF-8", text, "62c328", E::WrongType);
    row("text that is a surrogate", text, "63eda080", E::WrongType);
    row("negative for a positive", number, "20", E::WrongType);
    row("port of 65536", port, "1a00010000", E::OutOfRange);
    row("2^63 as signed", instant, "1b8000000000000000", E::OutOfRange);
    row("-2^63-1 as signed", instant, "3b8000000000000000", E::OutOfRange);
    row("-2^64 as signed", instant, "3bffffffffffffffff", E::OutOfRange);
    row("enumerator past the last", colour, "03", E::OutOfRange);
    row("enumerator that wraps", colour, "1b0000000100000000", E::OutOfRange);
    row("refusal past the last", refused, "820f60", E::OutOfRange);
    row("alternative past the last", outcome, "820980", E::OutOfRange);
    row("text of 513 bytes", text, "790201", E::TooLong);
    row("text of 2^64-1 bytes", text, "7bffffffffffffffff", E::TooLong);
    row("text of 2^63 bytes", text, "7b8000000000000000", E::TooLong);
    row("text of 512 bytes, of which 1 came", text, "79020061", E::Truncated);
    row("60 KiB and 1 byte", blob, "59f001", E::TooLong);
    row("2^64-1 bytes", blob, "5bffffffffffffffff", E::TooLong);
    row("60 KiB, of which 1 byte came", blob, "59f00061", E::Truncated);
    row("list of 16385", names, "994001", E::TooLong);
    row("list of 2^64-1", names, "9bffffffffffffffff", E::TooLong);
    row("list of 2^63-1", names, "9b7fffffffffffffff", E::TooLong);
    row("list of 16384, of which 1 came", names, "9940006161", E::Truncated);
    row("the default of what may be left out", readAs<CivilTime>, "8201f6", E::NotCanonical);
    row("a grown struct with a member too many", readAs<CivilTime>, "83010203", E::WrongType);
    row("list in a list", names, "8181818181818181", E::WrongType);
}

void TestCodec::hostileBytes()
{
    QFETCH(ReadAs, read);
    QFETCH(QByteArray, hex);
    QFETCH(DecodeError, error);
    const QByteArray bytes = QByteArray::fromHex(hex);
    g_largest_allocation = 0;
    const Reading reading = read(bytes);
    QCOMPARE_LT(g_largest_allocation, 4096u);
    QVERIFY(!reading);
    QCOMPARE(reading.error(), error);
}

void TestCodec::mutatedBytesGiveAnErrorOrTheSameBytes()
{
    QRandomGenerator random(20'240'229);
    const auto all = samples();
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        const Sample &sample = all[random.bounded(all.size())].second;
        QByteArray bytes = sample.bytes;
        for (quint32 change = 0, count = 1 + random.bounded(3u); change < count; ++change)
            bytes[random.bounded(bytes.size())] = char(random.bounded(256));
        const Reading reading = sample.read(bytes);
        if (reading)
            QCOMPARE(*reading, bytes);
        accepted += bool(reading);
    }
    QCOMPARE_GT(accepted, 100); // a changed letter is a valid text still
}

void TestCodec::limitsAreInclusive()
{
    QVERIFY(decode<QString>(encode(QString(codec::kTextBytesMax, u'x'))));
    QVERIFY(!decode<QString>(encode(QString(codec::kTextBytesMax + 1, u'x'))));
    QVERIFY(decode<QByteArray>(encode(QByteArray(codec::kBytesMax, 'x'))));
    QVERIFY(!decode<QByteArray>(encode(QByteArray(codec::kBytesMax + 1, 'x'))));
    QVERIFY(decode<std::vector<quint64>>(encode(std::vector<quint64>(codec::kListMax))));
    QVERIFY(!decode<std::vector<quint64>>(encode(std::vector<quint64>(codec::kListMax + 1))));
    QCOMPARE(*decode<qint64>(encode(std::numeric_limits<qint64>::min())),
             std::numeric_limits<qint64>::min());
}

void TestCodec::nullTextIsEmptyText()
{
    QCOMPARE(encode(QString()), encode(u""_s));
    const auto text = decode<QString>(encode(QString()));
    QVERIFY(text);
    QVERIFY(!text->isNull());
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
