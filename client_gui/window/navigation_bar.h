// SPDX-License-Identifier: MIT
//
// The top line of the client window: which day or week, which room, and the pill that says where
// the last answer came from. Owned by its toolbar.
#pragma once

#include "client_gui/freshness/source_note.h"
#include "client_gui/grid/grid_model.h"
#include "ui/status_pill.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace roomcast {

class ClientActions;

class NavigationBar final : public QWidget {
    Q_OBJECT

public:
    explicit NavigationBar(const ClientActions &actions, QWidget *parent = nullptr);

    /// Shows what is on view: label, room, which of the fields make sense.
    void showScope(const GridScope &scope, const Timetable &timetable);
    void showNote(const SourceNote &note);
    const StatusPill &pill() const { return *m_pill; }
    void focusFind();

Q_SIGNALS:
    void filterEdited(const QString &part);
    void roomChosen(const QString &room);

private:
    void build(const ClientActions &actions);
    void showRooms(const std::vector<QString> &rooms, const QString &chosen);
    void showNumbers();

    QLabel *m_label;
    QComboBox *m_room;
    QLineEdit *m_find;
    StatusPill *m_pill;
};

} // namespace roomcast
