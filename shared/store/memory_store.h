// SPDX-License-Identifier: MIT
//
// A store that keeps nothing: the copy lives in the engine's memory and ends with the process. What
// is booked survives as long as one member of the group runs.
#pragma once

#include "store/store.h"

namespace roomcast {

class MemoryStore final : public Store {
public:
    using Store::Store;

    void write(PersistBatch) override { Q_EMIT written(++m_count); }

private:
    quint64 m_count = 0;
};

} // namespace roomcast
