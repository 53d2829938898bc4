// SPDX-License-Identifier: MIT
//
// Where a server keeps its copy. A node writes each step's batch before it sends anything that
// rests on it; a batch is written whole or not at all.
#pragma once

#include "core/engine/effects.h"

#include <QString>

namespace roomcast {

struct StoreError {
    QString detail; ///< what the system said
};

class Store {
public:
    virtual ~Store() = default;
    virtual Result<Unit, StoreError> write(const PersistBatch &batch) = 0;
};

} // namespace roomcast
