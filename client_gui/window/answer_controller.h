// SPDX-License-Identifier: MIT
//
// Takes each answer to those parts of the client window that it concerns, in the order in which
// they build on one another. Keeps nothing itself. Made by ClientWindow.
#pragma once

#include "client_gui/console/console_controller.h"
#include "client_gui/group/note_controller.h"
#include "client_gui/notices/notices_controller.h"
#include "client_gui/notices/report_controller.h"
#include "client_gui/offline/offline_controller.h"

namespace roomcast {

class RequestDock;

class AnswerController final : public QObject {
    Q_OBJECT

public:
    /// Who answers are taken to. All of it must outlive the controller.
    struct Parts {
        GridModel &model;
        NavigationController &navigation;
        GroupController &group;
        NoteController &note;
        BookingController &booking;
        OutcomeController &outcomes;
        OfflineController &offline;
        NoticesController &notices;
        ReportController &report;
        ConsoleController &console;
        RequestDock &requests;
        MessageBar &message;
    };

    explicit AnswerController(const Parts &parts) : m_parts(parts) {}

    void showAnswer(const Answer &answer, AskedFrom origin);
    /// The person's own command is told in words; what the window asks by itself is on record, and
    /// never speaks over that.
    void showDoubleReply(const Answer &answer, AskedFrom origin);

private:
    void showCommand(const Answer &answer, AskedFrom origin);
    void showSource(const Answer &answer, AskedFrom origin);
    void tellWrite(const Answer &answer, AskedFrom origin, const SlotKey &slot);
    void followWrite(const Write &write);

    Parts m_parts;
};

} // namespace roomcast
