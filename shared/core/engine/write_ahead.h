// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/effects.h"

#include <deque>

namespace roomcast {

/// What may be sent before the disk has it: a step's effects wait until its batch is on disk, and
/// stay behind those of earlier steps. Source: PROTOCOL.md, "What may be sent before the disk has
/// it".
class WriteAhead {
public:
    /// Steps that may wait; more come only of what people do.
    static constexpr qsizetype kStepsMax = 4096;

    /// Takes a step; gives its batch, to be handed to the disk unless it is empty.
    PersistBatch hold(Effects effects);
    /// The disk has the first `batches` of those that were not empty.
    void onWritten(quint64 batches) { m_written = batches; }
    /// What is to be carried out next, if the disk is that far. A step comes in two parts where it
    /// has something to send ahead of its batch.
    std::optional<Effects> next();
    /// The disk does not keep up. Whoever owns this drops input then, as the system's own buffer
    /// would in the end, and lets no time pass for the engine.
    bool isFull() const { return std::ssize(m_waiting) >= kStepsMax; }

private:
    struct Step {
        quint64 batches = 0; ///< handed out until then, its own among them
        Effects effects;
    };
    bool isOnDisk(quint64 batches) const;

    std::deque<Step> m_waiting;
    quint64 m_batches = 0;
    quint64 m_written = 0;
};

} // namespace roomcast
