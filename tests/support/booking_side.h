// SPDX-License-Identifier: MIT
//
// One side of a group as its booking state sees it: entries with rising index and time, ordered
// under a primary view or not. A side can part from another (copy it) and take in what a third has.
// For tests of waiting lists and merges; values only, nothing here can fail.
#pragma once

#include "core/booking/booking_state.h"

#include <QString>

namespace roomcast::test {

struct Side {
    BookingState state;
    Epoch epoch{1, {300}, {1}};
    quint64 index = 0;
    qint64 now_ms = 0;
    bool primary = true;
    Changes changes{};

    explicit Side(CatalogueSet set) : state(std::move(set)) {}

    EntryStamp nextEntry() { return {WallTime{now_ms += 1'000}, epoch, LogIndex{++index}}; }
    Outcome write(const RequestId &request, const Write &write)
    {
        const EntryStamp in = nextEntry();
        state.apply(OpenSession{}, {{request.client, {1}}, {1}, in.epoch, in.index, in.at, {}, {}},
                    changes);
        return state.apply(write, {request, {1}, in.epoch, in.index, in.at, CivilDay{}, primary},
                           changes);
    }
    /// A new request of the person's own client.
    Outcome write(const QString &person, const Write &what)
    {
        return write(RequestId{clientOf(person), {++sequence}}, what);
    }
    template <typename T>
    T ask(const Query &query) const
    {
        return std::get<T>(state.answer(query, {}));
    }
    SlotRecord record(const SlotKey &slot) const { return ask<SlotRecord>(ReadSlot{slot}); }
    std::vector<Notice> notices(const QString &person) const
    {
        return ask<Notices>(ReadNotices{person}).notices;
    }
    /// Those in the queue, holder first.
    QStringList people(const SlotKey &slot) const
    {
        QStringList names;
        for (const Claim &claim : state.slotClaims(slot).claims)
            names << claim.holder;
        return names;
    }
    /// The claim of a person that is active on the slot.
    RequestId claimOf(const QString &person, const SlotKey &slot) const
    {
        for (const Claim &claim : state.slotClaims(slot).claims)
            if (claim.holder == person)
                return claim.id;
        return {};
    }
    /// A copy that cannot know whether it is the only one.
    Side part(quint64 counter) const
    {
        Side side(*this);
        side.primary = false;
        side.epoch = {counter, {quint32(counter)}, {counter}};
        side.sequence = counter * 1'000;
        return side;
    }
    /// The other's log is given up for this one.
    Merged meet(const Side &other)
    {
        return state.takeIn(other.state.lackingIn(state), nextEntry(), primary);
    }

    static ClientId clientOf(const QString &person)
    {
        quint64 value = 1;
        for (const QChar c : person)
            value = value * 131 + c.unicode();
        return {value};
    }

    quint64 sequence = 1; ///< of the last request; sides count apart
};

/// Without sessions: what outcomes are on record depends on which log was first, claims do not.
inline std::vector<CarriedRecord> claimsOf(std::vector<CarriedRecord> records)
{
    std::erase_if(records, [](const CarriedRecord &record) {
        return std::holds_alternative<Sessions::Session>(record);
    });
    return records;
}

} // namespace roomcast::test
