// SPDX-License-Identifier: MIT
//
// What the window says about a write – booking, cancelling, joining and leaving a waiting list,
// moving – and how it is taken back. No widgets: it turns answers into messages and remembers the
// one step that Undo reverses. Owned by BookingController.
#pragma once

#include "client_gui/grid/grid_model.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/requests/asked_from.h"
#include "core/client/answer.h"

#include <map>

namespace roomcast {

class BookingUndo {
public:
    /// The slot whose looks a write changes; nothing for queries and acknowledgements.
    static std::optional<SlotKey> slotOf(const Command &command);
    /// How the slot looks while the write is on its way.
    static CellKind pendingLook(const Write &write);

    /// Gives the held slot back: names the claim that the window shows.
    Command cancelOf(const SlotKey &slot, const Timetable &timetable, const QString &person);
    /// Gives the person's place in line back.
    Command leaveOf(const SlotKey &slot, const Timetable &timetable, const QString &person);
    /// Reverses the last write that was done, if it still can be; the step is then forgotten.
    std::optional<Command> takeUndo(const Timetable &timetable, const QString &person);
    /// False where nothing was done, or somebody else has the slot by now.
    bool canUndo(const Timetable &timetable, const QString &person) const;

    /// What to say about the answer to a write of the window's.
    BarMessage messageFor(const Answer &answer, AskedFrom origin, const Timetable &timetable,
                          const std::vector<ServerId> &missing = {});

private:
    enum class Did { Booked, Cancelled, Joined, Left };
    struct Step {
        Did did{};
        SlotKey slot;
        QString title;
    };

    static std::optional<Step> stepOf(const Answer &answer, const std::optional<QString> &title);
    static QString doneText(const Answer &answer);
    void rememberTitle(const SlotKey &slot, const QString &title);
    BarMessage doneMessage(const Answer &answer, AskedFrom origin, const SlotKey &slot,
                           const QString &source);
    static BarMessage failedMessage(const Answer &answer, const SlotKey &slot);
    static BarMessage refusedMessage(const Answer &answer, const Refused &refused,
                                     const SlotKey &slot, const Timetable &timetable);

    std::optional<Step> m_undo;
    /// Titles of persons' claims being given back; bounded by the requests outstanding. What the
    /// catalogue reserves is nobody's: booked anew it would be somebody's, so it cannot be undone.
    std::map<SlotKey, QString> m_titles;
};

} // namespace roomcast
