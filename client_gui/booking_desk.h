// SPDX-License-Identifier: MIT
//
// What the window says about a booking or a cancellation, and how it is taken back. No widgets: it
// turns answers into messages and remembers the one step that Undo reverses. Owned by ClientWindow.
#pragma once

#include "client_gui/asked_from.h"
#include "client_gui/message_bar.h"
#include "client_gui/timetable.h"
#include "core/engine/answer.h"

#include <map>

namespace roomcast {

class BookingDesk {
public:
    /// The slot a write is about; nothing for queries.
    static std::optional<SlotKey> slotOf(const Command &command);

    /// Gives the held slot back: names the claim that the window shows.
    Command cancelOf(const SlotKey &slot, const Timetable &timetable, const QString &person);
    /// Reverses the last write that was done, if it still can be; the step is then forgotten.
    std::optional<Command> takeUndo(const Timetable &timetable, const QString &person);
    bool canUndo() const { return m_undo.has_value(); }

    /// What to say about the answer to a write of the window's.
    BarMessage messageFor(const Answer &answer, AskedFrom origin, const Timetable &timetable,
                          const std::vector<ServerId> &missing = {});

private:
    struct Step {
        SlotKey slot;
        bool booked = false; ///< else cancelled
        QString title;
    };

    BarMessage doneMessage(const Answer &answer, AskedFrom origin, const SlotKey &slot,
                           const QString &source);
    static BarMessage refusedMessage(const Answer &answer, const Refused &refused,
                                     const SlotKey &slot, const Timetable &timetable);

    std::optional<Step> m_undo;
    /// Titles of slots being cancelled; bounded by the requests outstanding.
    std::map<SlotKey, QString> m_titles;
};

} // namespace roomcast
