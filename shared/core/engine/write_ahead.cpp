// SPDX-License-Identifier: MIT
#include "core/engine/write_ahead.h"

#include "core/protocol/rules.h"

#include <utility>

namespace roomcast {

PersistBatch WriteAhead::hold(Effects effects)
{
    PersistBatch batch = std::exchange(effects.persist, {});
    m_batches += batch.empty() ? 0 : 1;
    m_waiting.push_back({m_batches, std::move(effects)});
    return batch;
}

std::optional<Effects> WriteAhead::next()
{
    if (m_waiting.empty())
        return std::nullopt;
    Step &first = m_waiting.front();
    Effects due;
    if (isOnDisk(first.batches)) {
        due = std::move(first.effects);
        m_waiting.pop_front();
    } else if (first.effects.ahead.empty()) {
        return std::nullopt;
    } else {
        due.ahead = std::exchange(first.effects.ahead, {});
    }
    return due;
}

bool WriteAhead::isOnDisk(quint64 batches) const
{
    return rules::maySend(batches, m_written);
}

} // namespace roomcast
