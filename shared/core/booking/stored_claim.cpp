// SPDX-License-Identifier: MIT
#include "core/booking/stored_claim.h"

#include "core/booking/claim_merge.h"

namespace roomcast {

bool isWellFormed(const StoredClaim &stored)
{
    return isWellFormed(stored.kept.past);
}

bool isWellFormed(const CarriedRecord &record)
{
    if (const auto *session = std::get_if<Sessions::Session>(&record))
        return Sessions::isWellFormed(*session);
    return isWellFormed(std::get<StoredClaim>(record));
}

} // namespace roomcast
