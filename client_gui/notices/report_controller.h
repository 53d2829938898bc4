// SPDX-License-Identifier: MIT
//
// The conflict report of the client window: tells of a merge that displaced bookings, opens the
// report, and moves the person's own booking out of it. Made by ClientWindow, which connects it.
#pragma once

#include "client_gui/booking/booking_controller.h"

namespace roomcast {

class ConflictReport;
class MoveButton;

class ReportController final : public QObject {
    Q_OBJECT

public:
    /// What it works on. All of it must outlive the controller.
    struct Parts {
        ConflictReport &report;
        MoveButton &move;
        MessageBar &merged;
        const GridModel &model;
        const GroupController &group;
        const BookingController &booking;
    };

    explicit ReportController(const Parts &parts);

    /// What merges displaced, all that is on record; `news`: what this window did not know of.
    void showConflicts(const Conflicts &conflicts, const std::vector<ConflictRow> &news);
    void openAll();
    /// Of the merge last told.
    void openLast();
    /// A write took effect: what is seen of its conflicts may be out of date.
    void refreshIfSeen();
    void refreshOffer();
    /// What is free on the day of a booking that can be moved must be known.
    std::vector<QString> daysWanted() const;

Q_SIGNALS:
    /// The report is about to be shown and wants the present state.
    void conflictsRequested();
    /// Another row is picked: daysWanted() may be others.
    void rowChanged();
    /// A command of the person's.
    void submitDue(const roomcast::Command &command, roomcast::AskedFrom origin);
    /// Something is on its way to another room: what can be moved looks different.
    void moveAsked();

private:
    void open(quint64 number);
    void move(const QString &room);
    /// The row picked, if it is of the person's own booking, displaced and still in line.
    std::optional<ConflictRow> movableRow() const;

    Parts m_parts;
    quint64 m_merge = 0; ///< the first conflict of the merge last told
};

} // namespace roomcast
