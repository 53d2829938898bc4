// SPDX-License-Identifier: MIT
//
// Offline bookings in the client window: offers to keep a booking that no server answered, shows
// those that wait on this device, tells what was decided of them, drops them. Made by ClientWindow,
// which connects it.
#pragma once

#include "client_gui/booking/outcome_controller.h"
#include "client_gui/offline/keep_result.h"

namespace roomcast {

class OfflineDock;

class OfflineController final : public QObject {
    Q_OBJECT

public:
    /// Bookings without an answer that are offered to be kept; the oldest makes room.
    static constexpr size_t kOfferedMax = 8;

    /// What it works on. All of it must outlive the controller.
    struct Parts {
        OfflineDock &dock;
        MessageBar &message;
        GridModel &model;
        const GroupController &group;
        const OutcomeController &outcomes;
    };

    explicit OfflineController(const Parts &parts);

    /// What waits on this device, each time it changes.
    void showOffline(const std::vector<OfflineBooking> &intents);
    /// Answers keepRequested(): one for each wish.
    void showKept(const std::vector<KeepResult> &kept);
    void showOfflineDecided(const OfflineDecision &decided);
    /// What was kept cannot be read, or what is to be kept cannot be written.
    void showKeepingFault(const QString &text);
    void reveal();

    /// The booking that got no answer, if it is one.
    std::optional<Reserve> unanswered(const Answer &answer) const;
    /// What came of the slot's earlier tries does not matter any more.
    void noteUnanswered(const SlotKey &slot, const std::optional<Reserve> &lost);
    /// `told`: the slot that the message is about already.
    void offerUnanswered(BarMessage &message, const SlotKey &told) const;
    /// What became of a write to `slot` is known: tells it.
    void tellSettled(const SlotKey &slot, BarMessage message);
    /// The person chose to keep, or to ask again for, what was offered.
    void keepUnanswered();
    void askUnanswered();
    /// A server answers again.
    void endSilence();
    void drop(OfflineBookingId id);

Q_SIGNALS:
    void keepRequested(const std::vector<roomcast::Reserve> &wishes);
    void dropOfflineRequested(roomcast::OfflineBookingId id);
    /// These are asked for again, as commands of the person's.
    void submitDue(const roomcast::Command &command, roomcast::AskedFrom origin);
    /// What comes of a booking of `slot` is told here from now on.
    void slotKept(const roomcast::SlotKey &slot);
    /// The title in the form is that of a booking kept now.
    void titleTaken();
    /// Slots wait on this device, or do not any more.
    void looksChanged();
    /// What a server said of one, with the words for it.
    void decisionTold(const roomcast::Answer &answer, const roomcast::SourceNote &note);

private:
    void decline(BarAction offered);

    Parts m_parts;
    /// Bookings that can be kept on this device, the newest last; at most kOfferedMax.
    std::vector<Reserve> m_offered;
    QString m_fault; ///< as last shown
};

} // namespace roomcast
