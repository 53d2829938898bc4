// SPDX-License-Identifier: MIT
//
// The controllers of the client window, a feature each, and the connections between them. None
// knows the window. A plain struct; owned by ClientWindow.
#pragma once

#include "client_gui/cache/cache_controller.h"
#include "client_gui/window/answer_controller.h"
#include "client_gui/window/client_parts.h"

namespace roomcast {

struct ClientControllers final {
    /// `parts` and `model` must outlive them. `window`: over it questions are asked.
    ClientControllers(const ClientParts &parts, GridModel &model, QWidget *window);

    NavigationController navigation;
    ValueController values;
    GroupController group;
    NoteController note;
    BookingController booking;
    OutcomeController outcomes;
    OfflineController offline;
    NoticesController notices;
    ReportController report;
    ConsoleController console;
    CacheController cache;
    AnswerController answers;

private:
    std::vector<QString> moreDays() const;
    void connectNavigation(const ClientParts &parts);
    void connectValues();
    void connectGroup(const ClientParts &parts);
    void connectBooking(const ClientParts &parts);
    void connectOutcomes();
    void connectNotices();
    void connectPanels(const ClientParts &parts);
    void refreshMoves();
    void askWhatIsUnknown();
};

} // namespace roomcast
