// SPDX-License-Identifier: MIT
//
// Files and what is like them: what a reader accepts can be written, read again and used; and what
// a merge takes in can be stored. Digests that accidents are noticed by are put in front of the
// bytes here, as whoever may write the file could.
#include "core/base/records.h"
#include "core/client/client_engine.h"
#include "core/server/server_engine.h"
#include "fuzz/bytes.h"
#include "fuzz/lone_store.h"
#include "fuzz/target.h"

namespace roomcast::fuzz {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr CivilDay kToday{2'461'000};
const Now kNow{TimePoint(10s), {1'700'000'000'000}, {}};

QByteArray rowOf(const BookingState &state)
{
    QByteArray row;
    BookingSnapshotWriter writer(state);
    while (!writer.atEnd())
        appendRecord(row, writer.next());
    return row;
}

std::optional<BookingState> stateIn(const QByteArray &row)
{
    RecordReader records(row);
    BookingSnapshotReader reader;
    while (!records.atEnd()) {
        const auto record = records.bytes();
        if (!record || !reader.take(*record))
            return std::nullopt;
    }
    return reader.complete() ? std::optional(reader.finish()) : std::nullopt;
}

/// Written, checked and read as a server's copy, and the same again.
Finding checkState(const BookingState &state)
{
    SnapshotParts parts(
        ReplicaSource::ofState(Replica(state, {{5}, digestOf("log")}, true), HardState{}));
    ReplicaReader check(SnapshotReading::Check);
    ReplicaReader copy;
    while (!parts.atEnd()) {
        const QByteArray part = parts.next();
        if (!check.take(part) || !copy.take(part))
            return u"a snapshot cannot be read back"_s;
    }
    const auto read = copy.complete() ? copy.replica() : std::nullopt;
    if (!read || !check.isSound())
        return u"a snapshot is read back, and not believed"_s;
    if (rowOf(read->state()) != rowOf(state))
        return u"a snapshot is not read back as it was written"_s;
    return {};
}

/// The four files, with a byte that no text holds between them.
Finding checkCatalogue(const QByteArray &input)
{
    const auto files = input.split('\xff');
    const auto parsed = parseCatalogue({files.value(1), files[0], files.value(2), files.value(3)});
    if (!parsed)
        return {};
    const BookingState state(*parsed);
    for (const qint64 day : {qint64(0), kToday.julian, std::numeric_limits<qint64>::max(),
                             std::numeric_limits<qint64>::min()})
        for (const SlotKey &slot : parsed->reservations)
            (void)parsed->catalogue.hasDay(slot.day, {day});
    for (const QString &timeslot : parsed->catalogue.timeslots)
        (void)timeRange(timeslot);
    return checkState(state);
}

Finding checkBookings(const QByteArray &input)
{
    auto state = stateIn(input);
    if (!state)
        return {};
    (void)state->answer(ReadConflicts{0}, kToday);
    (void)state->answer(ReadNotices{u"Ana"_s}, kToday);
    return checkState(*state);
}

Finding checkCopy(const QByteArray &input)
{
    ReplicaReader check(SnapshotReading::Check);
    ReplicaReader copy;
    const bool checked = bool(check.take(input));
    const bool read = bool(copy.take(input));
    if (checked != read || check.complete() != copy.complete())
        return u"a copy is checked in another way than it is read"_s;
    if (!read || !copy.complete() || copy.head()->from_log)
        return {};
    const bool sound = check.isSound();
    const Digest said = copy.head()->state;
    const auto replica = copy.replica();
    if (replica && (!sound || replica->state().digest() != said))
        return u"a copy is read that does not pass the check"_s;
    return replica ? checkState(replica->state()) : Finding();
}

/// Records of another log, among what is booked here already.
Finding checkCarried(const QByteArray &input)
{
    Bytes bytes(input);
    BookingState state = usedState();
    for (quint64 index = 100; !bytes.atEnd(); ++index) {
        const bool primary = bytes.flag();
        const auto records = recordsFrom(bytes.take(qsizetype(bytes.number(2))));
        state.takeIn(records, {kNow.wall, {3, {300}, {1}}, {index}}, primary);
        CarriedRecords carried;
        carried.add(records);
        carried.settle(state);
        if (!carried.empty() && std::ssize(records) < Sessions::kSessionsMax)
            return u"what was merged counts as still lacking"_s;
    }
    return checkState(state);
}

/// What a store gives back: hard state, journal and carried records as the bytes say.
Finding checkStore(const QByteArray &input)
{
    Bytes bytes(input);
    StoredReplica copy = usedStore();
    copy.carried = bytes.take(qsizetype(bytes.number(2)));
    if (auto hard = decode<HardState>(bytes.take(qsizetype(bytes.number(2)))))
        copy.hard = std::move(hard).value();
    RecordReader records(bytes.rest());
    while (!records.atEnd() && !records.error())
        if (auto entry = records.value<Entry>())
            copy.entries.push_back(*std::move(entry));
    ServerEngine engine(loneConfig(), 4711, copy);
    Effects effects = engine.step(input::Start{}, kNow);
    const auto end = kNow.mono + 1s;
    for (int steps = 0; !effects.stop && engine.nextDeadline() <= end; ++steps) {
        if (steps > 2'000)
            return u"a server's deadlines do not pass"_s;
        copy.apply(effects.persist);
        const TimePoint due = std::max(*engine.nextDeadline(), kNow.mono);
        effects = engine.step(input::Tick{}, {due, kNow.wall, {}});
    }
    copy.apply(effects.persist);
    if (effects.stop)
        return {};
    ServerEngine again(loneConfig(), 4711, copy);
    if (again.step(input::Start{}, kNow).stop)
        return u"a store that was opened and used cannot be opened again"_s;
    return {};
}

Finding checkCacheImage(const QByteArray &input)
{
    ClientEngine client({{42}, {}, {}});
    if (!client.restore(sealed(input), kNow))
        return {};
    for (const CacheRow &row : client.cacheRows(kNow))
        (void)client.mark(row.key, kNow);
    (void)client.cacheTotals(kNow);
    client.submit(ListRooms{}, {1}, kNow);
    ClientEngine again({{42}, {}, {}});
    if (!again.restore(writeImage(client.image(kNow)), kNow))
        return u"a cache that was read cannot be written and read again"_s;
    if (again.cacheRows(kNow).size() != client.cacheRows(kNow).size())
        return u"a cache has other rows after it was written and read"_s;
    return {};
}

Finding checkIntents(const QByteArray &input)
{
    OfflineBookingList intents;
    if (!intents.restore(sealed(input)))
        return {};
    OfflineBookingList again;
    if (!again.restore(intents.image()) || again.image() != intents.image())
        return u"kept bookings that were read cannot be written and read again"_s;
    OfflineBookingList others;
    (void)others.keep({{u"A"_s, u"1"_s, u"Mon"_s}, u"Ana"_s, {}}, kNow.wall);
    others.takeOver(intents);
    if (!again.restore(others.image()))
        return u"kept bookings that were taken over cannot be read"_s;
    return {};
}

} // namespace

Finding fuzzFiles(const QByteArray &input)
{
    constexpr std::array kReaders{checkCatalogue, checkBookings,   checkCopy,   checkCarried,
                                  checkStore,     checkCacheImage, checkIntents};
    if (input.isEmpty())
        return {};
    ++inputs_taken;
    return kReaders[quint8(input[0]) % kReaders.size()](input.mid(1));
}

} // namespace roomcast::fuzz
