// SPDX-License-Identifier: MIT
//
// Finds out what became of writes whose outcome is unknown: reads their slots again and again while
// servers answer, until one has said it. Made by ClientWindow, which connects it.
#pragma once

#include "client_gui/booking/unknown_outcomes.h"
#include "client_gui/group/group_controller.h"

namespace roomcast {

class OutcomeController final : public QObject {
    Q_OBJECT

public:
    explicit OutcomeController(const GroupController &group);

    /// The answer to a write of the person's: it may leave the outcome unknown.
    void take(const Answer &answer);
    /// Asks what is to be read, if a server answers and nothing is being read.
    void ask();
    /// The answer to that.
    void settle(const Answer &read);
    /// The slot was asked about in another way.
    void forget(const SlotKey &slot);
    bool isOpen(const SlotKey &slot) const;

Q_SIGNALS:
    void submitRequested(const roomcast::Command &command, roomcast::AskedFrom origin);
    /// What became of a write to `slot` is known, and to be told.
    void settled(const roomcast::SlotKey &slot, const roomcast::BarMessage &message);

private:
    const GroupController &m_group;
    UnknownOutcomes m_outcomes;
};

} // namespace roomcast
