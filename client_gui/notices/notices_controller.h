// SPDX-License-Identifier: MIT
//
// Notices about the person's bookings in the client window: tells new ones, acknowledges them,
// moves what was displaced, and notices by itself what another client gave back in the person's
// name. Made by ClientWindow, which connects it.
#pragma once

#include "client_gui/booking/booking_controller.h"
#include "client_gui/notices/claim_watch.h"

namespace roomcast {

class NoticesDock;

class NoticesController final : public QObject {
    Q_OBJECT

public:
    /// What it works on. All of it must outlive the controller.
    struct Parts {
        NoticesDock &dock;
        MessageBar &message;
        const GridModel &model;
        const GroupController &group;
        const BookingController &booking;
    };

    explicit NoticesController(const Parts &parts);

    /// All notices of the person, each time they were asked for.
    void showNotices(const Notices &notices);
    /// Another person sits at the window.
    void clear();
    /// An acknowledgement failed: the notice stays, and can be tried again.
    void showFailed(const Answer &answer);
    /// This window is about to ask for it: what it gives back is no news.
    void noteOwn(const Command &command);
    /// Before the grid model takes in the answer to `key`.
    void compare(const Query &key, const Outcome &outcome);
    /// Asks what became of a booking that is gone, if a server answers and nothing is being read.
    void ask();
    /// The answer to that.
    void settle(const Answer &read);
    void refreshOffers();
    void reveal();
    /// Where something can be moved on another day, what is free on it must be known.
    std::vector<QString> daysWanted() const;

Q_SIGNALS:
    void noticesChanged();
    /// A command of the person's.
    void submitDue(const roomcast::Command &command, roomcast::AskedFrom origin);
    /// A question of the window's own.
    void submitRequested(const roomcast::Command &command, roomcast::AskedFrom origin);
    /// Something is on its way to another room: what can be moved looks different.
    void moveAsked();

private:
    void acknowledge(const Notice &notice);
    void forget(const GivenBack &known);
    void move(const Notice &notice, const QString &room);
    void tellNew(const std::vector<Notice> &fresh);

    Parts m_parts;
    ClaimWatch m_claims;
    Notices m_notices;
};

} // namespace roomcast
