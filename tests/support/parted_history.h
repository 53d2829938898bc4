// SPDX-License-Identifier: MIT
//
// A generated history of a group that parts: what everybody knew, then one log that stays confirmed
// (the spine) and others that go on by themselves, each with random writes, some of them the same
// request ordered on several sides. Remembers what every client was told. Depends on the seed
// alone.
#pragma once

#include "support/booking_side.h"

#include <QRandomGenerator>

#include <set>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

class PartedHistory {
public:
    /// One thing that a side told a claim's holder.
    struct Word {
        SlotKey slot;
        RequestId claim;
        QString person;
        ClaimStanding standing{};
        bool acknowledged = false; ///< not told, but said by the holder
    };

    explicit PartedHistory(quint32 seed) : m_random(seed), spine(catalogue())
    {
        for (int i = 0; i < 8; ++i)
            act(spine);
        for (quint64 counter = 2; counter < 5; ++counter)
            sides.push_back(spine.part(counter));
        spine.epoch = {9, {9}, {9}};
        spine.sequence = 9'000;
        for (Side &side : sides)
            for (int i = 0; i < 7; ++i)
                act(side, int(m_random.bounded(3)) == 0);
        for (int i = 0; i < 6; ++i)
            act(spine, int(m_random.bounded(3)) == 0);
    }

    static std::vector<SlotKey> slots()
    {
        return {{u"A"_s, u"9-10"_s, u"Mon"_s},
                {u"B"_s, u"9-10"_s, u"Mon"_s},
                {u"C"_s, u"9-10"_s, u"Mon"_s}};
    }

private:
    static CatalogueSet catalogue()
    {
        CatalogueSet set;
        set.catalogue.rooms = {u"A"_s, u"B"_s, u"C"_s};
        set.catalogue.timeslots = {u"9-10"_s};
        set.catalogue.day_labels = {u"Mon"_s};
        set.reservations = {slots()[2]};
        return set;
    }
    SlotKey anySlot() { return slots()[m_random.bounded(3U)]; }
    QString anyPerson() { return u"p%1"_s.arg(m_random.bounded(6)); }

    void act(Side &side, bool shared = false)
    {
        side.now_ms += m_random.bounded(5'000);
        if (shared && !m_shared.empty() && m_random.bounded(2) == 0) {
            const auto &[request, what] = m_shared[m_random.bounded(quint32(m_shared.size()))];
            return remember(side, request, what, side.write(request, what));
        }
        const QString person = anyPerson();
        const RequestId request{Side::clientOf(person), {++side.sequence}};
        const Write what = anyWrite(side, person);
        if (shared)
            m_shared.emplace_back(request, what);
        remember(side, request, what, side.write(request, what));
    }

    Write anyWrite(const Side &side, const QString &person)
    {
        const SlotKey slot = anySlot();
        const RequestId own = side.claimOf(person, slot);
        const auto standing = ClaimStanding(m_random.bounded(2));
        switch (m_random.bounded(8)) {
        case 0:
        case 1:
            return Reserve{slot, person, {}};
        case 2:
        case 3:
            return JoinQueue{slot, person, {}};
        case 4:
            return LeaveQueue{slot, person};
        case 5:
            return Move{slot, anySlot(), {}, person};
        case 6:
            return m_random.bounded(2) == 0 ? Write(Acknowledge{slot, own, standing, person})
                                            : Write(Cancel{slots()[2], {}, person});
        default:
            return own == RequestId{} ? Cancel{slot, {}, person} : Cancel{slot, own, person};
        }
    }

    void remember(const Side &side, const RequestId &request, const Write &what,
                  const Outcome &outcome)
    {
        if (std::holds_alternative<Refused>(outcome))
            return;
        const auto *queued = std::get_if<Queued>(&outcome);
        const auto standing =
            queued && queued->ahead > 0 ? ClaimStanding::Waits : ClaimStanding::Holds;
        if (const auto *reserve = std::get_if<Reserve>(&what))
            words.push_back({reserve->slot, request, reserve->person, standing});
        else if (const auto *move = std::get_if<Move>(&what))
            words.push_back({move->to, request, move->person, standing});
        else if (const auto *join = std::get_if<JoinQueue>(&what); join && queued)
            words.push_back({join->slot, request, join->person, standing});
        else if (const auto *said = std::get_if<Acknowledge>(&what))
            words.push_back({said->slot, *said->claim, said->person, said->standing, true});
        for (const SlotKey &slot : slots())
            for (const ClaimRecord &kept : side.record(slot).cancelled)
                cancelled.insert(kept.claim.id);
    }

    QRandomGenerator m_random;
    std::vector<std::pair<RequestId, Write>> m_shared;

public:
    Side spine;
    std::vector<Side> sides;
    std::vector<Word> words;
    std::set<RequestId> cancelled; ///< on one side at least
};

} // namespace roomcast::test
