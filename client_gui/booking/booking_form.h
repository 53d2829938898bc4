// SPDX-License-Identifier: MIT
//
// Books and cancels, joins and leaves waiting lists by keyboard: room, day, timeslot, title and
// name, and below them the slot's waiting list and history. Follows the cell selected in the grid
// and tells when the person names another slot. Owned by its dock.
#pragma once

#include "client_gui/grid/grid_model.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace roomcast {

class SlotPane;

class BookingForm final : public QWidget {
    Q_OBJECT

public:
    explicit BookingForm(QWidget *parent = nullptr);

    void setChoices(const Timetable &timetable);
    /// Shows `slot` without announcing it.
    void setSlot(const SlotKey &slot);
    /// What the slot shown looks like now: decides what can be done.
    void setCell(const GridCell &cell);
    /// The waiting list and history of the slot shown; none: not read yet.
    void setRecord(const std::optional<SlotRecord> &record);
    void setPerson(const QString &person);

    SlotKey slot() const;
    QString title() const;
    QString person() const;
    void clearTitle();
    void focusTitle();

Q_SIGNALS:
    void slotEdited(const roomcast::SlotKey &slot);
    void personEdited(const QString &person);
    void bookRequested();
    void cancelRequested();
    void joinRequested();
    void leaveRequested();

private:
    void build();
    void announceSlot();
    void refreshButtons();
    void buildFields(QVBoxLayout &column);
    void buildButtons(QVBoxLayout &column);
    static void setItems(QComboBox &box, const std::vector<QString> &names, bool as_days);
    static void choose(QComboBox &box, const QString &name);

    QLabel *m_heading;
    QLabel *m_icon;
    QLabel *m_state;
    QComboBox *m_room;
    QComboBox *m_day;
    QComboBox *m_timeslot;
    QLineEdit *m_title;
    QLineEdit *m_person;
    QPushButton *m_book;
    QPushButton *m_cancel;
    QPushButton *m_join;
    QPushButton *m_leave;
    SlotPane *m_pane;
    GridCell m_cell;
};

} // namespace roomcast
