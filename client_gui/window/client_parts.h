// SPDX-License-Identifier: MIT
//
// The widgets of the client window, and where they lie in it. A plain struct: controllers are given
// those that they need. The widgets belong to the window.
#pragma once

#include "client_gui/notices/notices_dock.h"

class QMainWindow;

namespace roomcast {

class BookingForm;
class CacheDock;
class ClientActions;
class ConflictReport;
class ConsoleDock;
class GridModel;
class GridPage;
class GroupStrip;
class OfflineDock;
class MessageBar;
class MessagePlace;
class NavigationBar;
class RequestDock;

struct ClientParts {
    NavigationBar *const navigation;
    GridPage *const page;
    MessageBar *const banner;
    GroupStrip *const group;
    MessageBar *const message;
    MessageBar *const merged;
    MessagePlace *const messages;
    BookingForm *const form;
    QDockWidget *const booking;
    CacheDock *const cache;
    RequestDock *const requests;
    ConsoleDock *const console;
    NoticesDock *const notices;
    OfflineDock *const offline;
    ConflictReport *const report;
    MoveButton *const move; ///< in the report
};

/// Makes them in `window`. `place`: where servers are looked for. `offers`: where a displaced
/// booking could go.
ClientParts makeParts(QMainWindow &window, const ClientActions &actions, GridModel &model,
                      const QString &place, const NoticesDock::Offers &offers);
void layOut(QMainWindow &window, const ClientParts &parts);

} // namespace roomcast
