// SPDX-License-Identifier: MIT
//
// The waiting list of one slot, in order, and its history, the latest first. Follows the slot that
// the form names; shows what it is given. Part of BookingForm.
#pragma once

#include "core/booking/reports.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace roomcast {

class SlotPane final : public QWidget {
    Q_OBJECT

public:
    explicit SlotPane(QWidget *parent = nullptr);

    /// None: it has not been read yet.
    void setRecord(const std::optional<SlotRecord> &record);

private:
    QListWidget *makeList(const QString &name);
    static void setLines(QListWidget &list, const QStringList &lines);

    std::optional<SlotRecord> m_record;
    QLabel *m_queue_title;
    QListWidget *m_queue;
    QListWidget *m_history;
};

} // namespace roomcast
