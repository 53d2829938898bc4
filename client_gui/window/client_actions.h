// SPDX-License-Identifier: MIT
//
// The window's commands with their words and shortcuts, and the menus that hold them. The window
// connects them; the actions belong to the window.
#pragma once

class QAction;
class QMainWindow;

namespace roomcast {

class ClientActions {
public:
    explicit ClientActions(QMainWindow &window);

    QAction *const run_file;
    QAction *const reload;
    QAction *const quit;
    QAction *const previous;
    QAction *const today;
    QAction *const next;
    QAction *const day;
    QAction *const week;
    QAction *const find_room;
    QAction *const go_cache;
    QAction *const go_requests;
    QAction *const go_console;
    QAction *const go_notices;
    QAction *const go_pending;
    QAction *const focus_console;
    QAction *const book;
    QAction *const cancel; ///< its key works in the widget it is added to
    QAction *const join;
    QAction *const leave;
    QAction *const undo;
    QAction *const dismiss;
    QAction *const report;
    QAction *const shortcuts;
    QAction *const about;

    /// Call when the docks stand: View lists them.
    void fillMenus(QMainWindow &window) const;
};

/// The non-modal windows of the Help menu.
void showShortcuts(QMainWindow &window);
void showAbout(QMainWindow &window);

} // namespace roomcast
