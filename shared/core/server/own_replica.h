// SPDX-License-Identifier: MIT
//
// A server's replica with what has to keep in step with it: the records of logs that it gave up,
// and what its disk has of all that. Owned by the server engine; no disk is touched here. Nothing
// can fail but to read back what the disk kept.
#pragma once

#include "core/booking/catalogue_difference.h"
#include "core/engine/carried.h"
#include "core/engine/server_config.h"
#include "core/server/journal.h"

namespace roomcast {

class OwnReplica {
public:
    OwnReplica(const CatalogueSet &catalogue, const Limits &limits)
        : m_catalogue(catalogue), m_log_tail_max(limits.log_tail_max), m_replica(catalogue),
          m_journal({limits.compact_after, limits.part_bytes})
    {
    }

    const Replica &replica() const { return m_replica; }
    /// What other logs had and this one lacks.
    const CarriedRecords &carried() const { return m_carried; }

    /// What the disk kept; `has_state`: a replica among it. False where that cannot be read.
    bool recover(const StoredReplica &copy, bool has_state);
    void append(Entry entry) { m_replica.append(std::move(entry)); }
    std::vector<Applied> commit(LogIndex index);
    /// Forgets what other logs had, as far as this one has it by now.
    void settle() { m_carried.settle(m_replica.state()); }

    /// What the log of a group that is being born starts from goes to the disk.
    void stageBirth(const HardState &hard) { m_journal.stageBirth(m_replica, hard); }
    /// A part of another server's replica goes to the disk, and counts when the whole does.
    void stage(StagedPart part) { m_journal.stage(std::move(part)); }
    /// `taken`, whose parts are staged, takes its place. `keeps`: what only this one has is kept.
    void replace(Replica taken, bool keeps);
    /// Keeps what only `other` has.
    void keepRecordsOf(const Replica &other);
    /// Keeps what people did in a group that is left for another.
    void keepOwnRecords();
    /// Back to a newcomer's.
    void forget();

    /// How a newcomer's catalogue and this one differ; once for each difference.
    std::optional<CatalogueDifference> takeDifference();

    /// What the step left to be written, `hard` apart. `taking`: another's replica is on its way.
    Journal::Written collect(const HardState &hard, bool taking, TimePoint now);
    std::optional<TimePoint> deadline() const { return m_journal.deadline(); }

private:
    CatalogueSet m_catalogue;         ///< a newcomer's
    CatalogueDifference m_difference; ///< taken last
    qsizetype m_log_tail_max;
    Replica m_replica;
    CarriedRecords m_carried;
    Journal m_journal;
};

} // namespace roomcast
