// SPDX-License-Identifier: MIT
#include "core/booking/slot_claim.h"

#include "core/booking/claim_merge.h"

namespace roomcast {

bool isWellFormed(const SlotClaim &stored)
{
    return isWellFormed(stored.kept.past);
}

bool isWellFormed(const CarriedRecord &record)
{
    if (const auto *session = std::get_if<Sessions::Session>(&record))
        return Sessions::isWellFormed(*session);
    return isWellFormed(std::get<SlotClaim>(record));
}

} // namespace roomcast
