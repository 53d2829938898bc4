// SPDX-License-Identifier: MIT
#include "sim/decay.h"

#include "core/engine/replica_snapshot.h"

namespace roomcast::sim {

bool decay(StoredReplica &copy, const std::function<void(BookingState &)> &change)
{
    ReplicaReader reader;
    for (const QByteArray &part : copy.snapshot)
        if (!reader.take(part))
            return false;
    const auto replica = reader.replica();
    if (!replica || !copy.hard || replica->committed() != replica->log().lastIndex())
        return false;
    BookingState state = replica->state();
    change(state);
    const Replica changed(std::move(state), replica->log().last(), replica->primary());
    SnapshotParts parts(ReplicaSource::ofState(changed, *copy.hard));
    copy.snapshot.clear();
    while (!parts.atEnd())
        copy.snapshot.push_back(parts.next());
    return true;
}

void openNobodysSession(BookingState &state)
{
    constexpr CivilDay kSomeDay{2'461'000};
    Changes changes;
    state.apply(OpenSession{}, WriteContext{{{77}, {1}}, {1}, {}, {1}, {1}, kSomeDay}, changes);
}

} // namespace roomcast::sim
