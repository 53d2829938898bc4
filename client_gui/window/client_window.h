// SPDX-License-Identifier: MIT
//
// The window in which people book. It lays out its parts, connects menus and controllers, and
// remembers its layout and the person's name in QSettings: what is shown is given to a controller,
// what is asked leaves by a signal. ClientSession connects it to a node. Owned by the program's
// main function.
#pragma once

#include "client_gui/window/client_actions.h"
#include "client_gui/window/client_controllers.h"

#include <QMainWindow>

namespace roomcast {

class ClientWindow final : public QMainWindow {
    Q_OBJECT

public:
    struct Setup {
        QString place;          ///< "239.192.7.3:5007", for the words of the empty window
        QString default_person; ///< used until the person enters a name
        QString person;         ///< stated for this run; wins over a remembered name
    };

    explicit ClientWindow(const Setup &setup, QWidget *parent = nullptr);
    ~ClientWindow() override;

    NavigationController &navigation() { return m_controllers.navigation; }
    ValueController &values() { return m_controllers.values; }
    GroupController &group() { return m_controllers.group; }
    NoteController &note() { return m_controllers.note; }
    BookingController &booking() { return m_controllers.booking; }
    OfflineController &offline() { return m_controllers.offline; }
    NoticesController &notices() { return m_controllers.notices; }
    ReportController &report() { return m_controllers.report; }
    CacheController &cache() { return m_controllers.cache; }
    AnswerController &answers() { return m_controllers.answers; }

Q_SIGNALS:
    void submitRequested(const roomcast::Command &command, roomcast::AskedFrom origin);
    void watchRequested(const std::vector<roomcast::Query> &keys);
    void evictRequested(const roomcast::Query &key);
    void reloadRequested(const std::vector<roomcast::Query> &keys);
    void clearCacheRequested();
    void bypassToggled(bool bypassed);
    void partitionRequested(const std::optional<roomcast::Label> &label);
    void keepRequested(const std::vector<roomcast::Reserve> &wishes);
    void dropOfflineRequested(roomcast::OfflineBookingId id);
    /// What was decided about these was read and cleared.
    void decidedCleared(const std::vector<roomcast::OfflineBookingId> &ids);
    void personChanged(const QString &person);
    /// The conflict report is about to be shown and wants the present state.
    void conflictsRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectWhatIsAsked();
    void connectMenus();
    void connectBookingMenu();
    void connectPanels();
    void restoreLayout();
    void showScope();
    void takeBarAction(BarAction action);
    void reload(const std::vector<Query> &keys);

    ClientActions m_actions;
    Setup m_setup;
    GridModel m_model;
    ClientParts m_parts;
    ClientControllers m_controllers;
};

} // namespace roomcast
