// SPDX-License-Identifier: MIT
//
// Bookings that wait on this device until a server answers, and what servers have decided about
// those that waited: a row each, until the person drops the one or has read the other. Shows what
// it is given and asks by signals.
#pragma once

#include "core/client/offline_booking_list.h"
#include "ui/status_style.h"

#include <QDockWidget>

#include <deque>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace roomcast {

class OfflineDock final : public QDockWidget {
    Q_OBJECT

public:
    /// Decisions kept on show; the oldest makes room.
    static constexpr size_t kDecidedMax = OfflineBookingList::kDecidedMax;

    explicit OfflineDock(QWidget *parent = nullptr);

    void showOffline(const std::vector<OfflineBooking> &intents);
    const std::vector<OfflineBooking> &waiting() const { return m_waiting; }
    void addDecision(const OfflineDecision &decided, const std::vector<ServerId> &missing);
    /// "3 bookings that waited on this device were decided: 2 confirmed, 1 refused." One alone is
    /// told in full; empty where there is none.
    QString decidedText() const;
    /// The one that matters most among them.
    Tone decidedTone() const;
    void focusTable();

Q_SIGNALS:
    void dropRequested(roomcast::OfflineBookingId id);
    /// The person has read these decisions.
    void decidedCleared(const std::vector<roomcast::OfflineBookingId> &ids);
    /// The person wants to see it in the grid.
    void slotActivated(const roomcast::SlotKey &slot);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Decision {
        OfflineBooking intent;
        Answer answer;
        QString text;
    };

    struct Row {
        OfflineBooking intent;
        bool decided = false;
    };

    void layOut();
    void rebuild();
    QTreeWidgetItem *addRow(const Row &row, Tone tone, const QString &state);
    void refreshButtons();
    std::optional<Row> selected() const;
    void select(const std::optional<Row> &wanted);
    void dropSelected();
    void forgetDecided();

    std::vector<OfflineBooking> m_waiting; ///< the node bounds them
    std::deque<Decision> m_decided;        ///< newest first
    std::vector<Row> m_rows;               ///< as shown
    QLabel *m_lead;
    QTreeWidget *m_table;
    QPushButton *m_drop;
    QPushButton *m_known;
};

} // namespace roomcast
