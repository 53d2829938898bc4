// SPDX-License-Identifier: MIT
//
// Answers about waiting lists: a slot and its history, a person's notices, the conflicts of merges.
// Each is cut to what fits a message, and says what it left out.
#include "core/booking/booking_state.h"
#include "core/booking/claim_merge.h"

#include <algorithm>

namespace roomcast {

namespace {

/// What the rows of one answer may weigh; a message holds a little more than one row beyond it.
constexpr qsizetype kRowsBytesMax = 40 * 1024;

/// Takes rows while there is room for them.
class Space {
public:
    template <typename T>
    bool takes(const T &row)
    {
        m_bytes += encode(row).size();
        return m_bytes <= kRowsBytesMax;
    }

private:
    qsizetype m_bytes = 0;
};

} // namespace

Outcome BookingState::answerTo(const ReadRooms &, CivilDay) const
{
    Rooms rooms;
    for (const QString &name : m_catalogue.rooms)
        rooms.rooms.push_back({name, m_index.seats(name)});
    return rooms;
}

// ---- one slot --------------------------------------------------------------------------------

Outcome BookingState::answerTo(const ReadSlot &query, CivilDay today) const
{
    const Queue *queue = find(query.slot);
    if (const auto refused = refuseSlot(query.slot, today); refused && !queue)
        return *refused;
    SlotRecord record{query.slot, m_index.isOrphan(query.slot), {}, {}, 0};
    if (!queue)
        return record;
    record.queue = queue->active;
    std::vector<ClaimRecord> past = queue->cancelled;
    std::sort(past.begin(), past.end(), [](const ClaimRecord &a, const ClaimRecord &b) {
        return std::tie(b.claim.cancelled->at, b.claim.id) <
               std::tie(a.claim.cancelled->at, a.claim.id);
    });
    Space room;
    room.takes(record);
    for (ClaimRecord &kept : past) {
        if (!room.takes(kept)) {
            record.left_out = past.size() - record.cancelled.size();
            break;
        }
        record.cancelled.push_back(std::move(kept));
    }
    return record;
}

// ---- notices ---------------------------------------------------------------------------------

Outcome BookingState::answerTo(const ReadNotices &query, CivilDay) const
{
    const QString person = query.person.trimmed();
    Notices answer;
    Space room;
    bool full = false;
    for (auto it = m_noticed.lower_bound({person, {}, {}});
         it != m_noticed.end() && std::get<QString>(*it) == person; ++it) {
        const auto &[holder, slot, id] = *it;
        Notice notice = noticeOf(slot, *find(slot, id));
        full = full || !room.takes(notice);
        if (full)
            ++answer.left_out;
        else
            answer.notices.push_back(std::move(notice));
    }
    return answer;
}

Notice BookingState::noticeOf(const SlotKey &slot, const ClaimRecord &kept) const
{
    Notice notice{slot, NoticeKind::AnsweredTwice, kept, 0, {}, {}};
    notice.ahead = aheadOf(slot, kept.claim.id).value_or(0);
    notice.holder = find(slot)->active.front().claim.holder;
    const HolderWasTold &told = kept.past.told;
    const ClaimEvent *displaced = displacement(kept.past);
    if (told.refused || (told.holds && told.waits))
        return notice;
    if (notice.ahead == 0) {
        notice.kind = NoticeKind::Promoted;
    } else if (displaced) {
        notice.kind = displaced->kind == ClaimEventKind::DisplacedByConfirmed
                          ? NoticeKind::DisplacedByConfirmed
                          : NoticeKind::DisplacedByEarlier;
        notice.by = briefOf(slot, displaced->by.value_or(RequestId{})).holder;
    }
    return notice;
}

// ---- conflicts -------------------------------------------------------------------------------

Outcome BookingState::answerTo(const ReadConflicts &query, CivilDay) const
{
    const auto &kept = m_conflicts.kept();
    Conflicts answer{{}, {}, m_conflicts.forgotten()};
    Space room;
    auto conflict = std::lower_bound(
        kept.begin(), kept.end(), query.from,
        [](const Conflict &candidate, quint64 number) { return candidate.number < number; });
    for (; conflict != kept.end(); ++conflict) {
        ConflictRow row = rowOf(*conflict);
        if (!room.takes(row)) {
            answer.next = conflict->number;
            break;
        }
        answer.rows.push_back(std::move(row));
    }
    return answer;
}

ConflictRow BookingState::rowOf(const Conflict &conflict) const
{
    const SlotKey &slot = conflict.slot;
    ConflictRow row{conflict,
                    briefOf(slot, conflict.holder),
                    briefOf(slot, conflict.displaced),
                    aheadOf(slot, conflict.displaced),
                    {}};
    const Queue *queue = find(slot);
    if (queue && !queue->active.empty())
        row.holder_now = briefOf(slot, queue->active.front().claim.id);
    return row;
}

/// Of a claim that a snapshot does not have, though it speaks of it, only the id is told.
ClaimBrief BookingState::briefOf(const SlotKey &slot, const RequestId &claim) const
{
    const ClaimRecord *kept = find(slot, claim);
    if (!kept)
        return {claim, {}, {}, {}};
    return {claim, kept->claim.holder, kept->claim.title, kept->past.made};
}

} // namespace roomcast
