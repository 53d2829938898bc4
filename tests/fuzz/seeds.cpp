// SPDX-License-Identifier: MIT
//
// Inputs to begin with, made of what the code writes today, so that they stay valid whatever
// changes on the wire or on disk.
#include "core/base/records.h"
#include "core/client/client_engine.h"
#include "fuzz/lone_store.h"
#include "fuzz/target.h"
#include "support/sample_messages.h"

#include <random>

namespace roomcast::fuzz {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kScripts = 12;

/// In front of a row: its length, as the targets read it.
QByteArray withLength(const QByteArray &bytes)
{
    return QByteArray(1, char(bytes.size() >> 8)) + char(bytes.size()) + bytes;
}

QByteArray snapshotOf(SnapshotParts parts)
{
    QByteArray row;
    while (!parts.atEnd())
        row += parts.next();
    return row;
}

/// Without the digest, which the target puts in front again.
QByteArray unsealedImage(const QByteArray &image)
{
    return image.sliced(digestOf({}).bytes.size());
}

QByteArray bookingRow(const BookingState &state)
{
    QByteArray row;
    BookingSnapshotWriter writer(state);
    while (!writer.atEnd())
        appendRecord(row, writer.next());
    return row;
}

/// Decodes, and no state may hold it.
SlotClaim withPastInDisorder()
{
    const EntryStamp early{{5}, {1, {300}, {7}}, {5}};
    const EntryStamp late{{9}, {1, {300}, {7}}, {9}};
    return {
        {u"A"_s, u"1"_s, u"Mon"_s},
        {{{{666}, {1}}, u"Eve"_s, u"T"_s, {1}, {}, {}},
         {early,
          {},
          {},
          {{late, ClaimEventKind::Promoted, {}, {}}, {early, ClaimEventKind::Promoted, {}, {}}}}}};
}

QByteArray entryRow(const std::vector<Entry> &entries)
{
    QByteArray row;
    for (const Entry &entry : entries)
        appendRecord(row, encode(entry));
    return row;
}

QByteArray cacheImage()
{
    const Query day = ReadDay{u"Mon"_s};
    const Bookings bookings{{usedState().slotClaims({u"A"_s, u"0"_s, u"Mon"_s})}};
    const Epoch epoch{1, {300}, {7}};
    CacheImage image{epoch, epoch, epoch, {}};
    image.rows.push_back({ListRooms{}, Names{{u"A"_s}}, {epoch, {3}}, {1'000}, {300}, true, false});
    image.rows.push_back({day, bookings, {epoch, {3}}, {1'000}, {300}, true, false});
    return unsealedImage(writeImage(image));
}

QByteArray keptBookings()
{
    OfflineBookingList intents;
    (void)intents.keep({{u"A"_s, u"1"_s, u"Mon"_s}, u"Ana"_s, u"T"_s}, {1'000});
    return unsealedImage(intents.image());
}

std::vector<QByteArray> packetSeeds()
{
    std::vector<QByteArray> seeds;
    for (const Message &message : everyMessage()) {
        const bool of_client =
            std::holds_alternative<Request>(message) || std::holds_alternative<BeaconAsk>(message);
        seeds.push_back(encodePacket(of_client ? kClient : kServer, message));
    }
    seeds.push_back(QByteArray(1, '\0') + char(20) + char(2) + char(0) + QByteArray(600, 'y'));
    return seeds;
}

std::vector<QByteArray> fileSeeds()
{
    const StoredReplica &store = usedStore();
    const auto lacking = usedState().lackingIn(BookingState(loneConfig().catalogue));
    const QByteArray carried = toRow(lacking);
    const Replica replica(usedState(), {{5}, {}}, true);
    return {QByteArray(1, char(0)) + "A 30\nB\n\xff" + "Mon\n2026-11-30\n\xff" +
                "8:30-9:30\n9:30-10:30\n\xff" + "A 8:30-9:30 Mon\n",
            char(1) + bookingRow(usedState()),
            char(2) + snapshotOf(SnapshotParts(ReplicaSource::ofState(replica, *store.hard))),
            QByteArray(1, char(3)) + char(1) + withLength(carried) + char(0) + withLength(carried),
            QByteArray(1, char(3)) + char(0) + withLength(toRow({withPastInDisorder()})),
            char(4) + withLength(carried) + withLength(encode(*store.hard)) +
                entryRow(store.entries),
            char(5) + cacheImage(),
            char(6) + keptBookings()};
}

/// Any bytes are a script.
std::vector<QByteArray> engineSeeds()
{
    std::mt19937_64 random(7);
    std::vector<QByteArray> seeds;
    for (int i = 0; i < kScripts; ++i) {
        QByteArray script(400 + 100 * i, Qt::Uninitialized);
        for (char &c : script)
            c = char(random());
        script[0] = char(i);
        seeds.push_back(script);
    }
    return seeds;
}

} // namespace

std::vector<QByteArray> seedsOf(const Target &target)
{
    if (target.run == fuzzPackets)
        return packetSeeds();
    return target.run == fuzzFiles ? fileSeeds() : engineSeeds();
}

} // namespace roomcast::fuzz
