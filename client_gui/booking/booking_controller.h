// SPDX-License-Identifier: MIT
//
// What a person does to the chosen slot of the client window: books, cancels, joins and leaves its
// waiting list, takes the last step back; and what is said of it. Fills the form. Made by
// ClientWindow, which connects it.
#pragma once

#include "client_gui/booking/booking_undo.h"
#include "client_gui/grid/value_controller.h"
#include "client_gui/group/group_controller.h"
#include "core/client/offline_booking_list.h"

class QWidget;

namespace roomcast {

class BookingForm;

class BookingController final : public QObject {
    Q_OBJECT

public:
    /// What it works on. All of it must outlive the controller.
    struct Parts {
        BookingForm &form;
        MessageBar &message;
        GridModel &model;
        NavigationController &navigation;
        const ValueController &values;
        const GroupController &group;
    };

    /// `window`: over it the questions are asked.
    BookingController(const Parts &parts, QWidget *window);

    QString person() const;
    /// Fills the form with the name. (The person may change it there.)
    void setPerson(const QString &person);

    void submit(const Command &command, AskedFrom origin);
    void book();
    void cancel();
    void join();
    void leave();
    void undo();

    /// What there is to say of an answer to a write of the window's.
    BarMessage messageFor(const Answer &answer, AskedFrom origin);
    /// Says it, and marks the slot where it is refused.
    void tell(const BarMessage &message, const Answer &answer, const SlotKey &slot);
    /// What was refused is known to be otherwise.
    void clearRefused();
    /// The title in the form has become a booking.
    void clearTitle();

    /// The form shows the chosen slot as it looks now.
    void refreshForm();
    /// Undo is offered as long as it can work.
    void refreshUndo();
    /// That a slot is taken is said as long as it is: ends it where nobody holds it any more.
    void endTaken();

Q_SIGNALS:
    /// Before the command leaves the window.
    void submitting(const roomcast::Command &command);
    void submitRequested(const roomcast::Command &command, roomcast::AskedFrom origin);
    void undoOffered(bool possible);
    /// The booking of the chosen slot waits on this device, and is not wanted any more.
    void dropRequested(roomcast::OfflineBookingId id);
    void personChanged(const QString &person);

private:
    void connectForm();
    void takePerson(const QString &person);
    void giveBack(const Command &command, AskedFrom origin);
    void askBeforeGivingBack(const Command &command, AskedFrom origin, const SlotClaims &line);

    Parts m_parts;
    QWidget *m_window;
    BookingUndo m_undo;
    std::optional<SlotKey> m_taken; ///< of which is said that somebody else holds it
    bool m_taken_seen = false;      ///< it was, since then
    QString m_person;               ///< as last announced
};

} // namespace roomcast
