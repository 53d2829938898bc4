// SPDX-License-Identifier: MIT
//
// What of the event log is shown: a set of categories, a lowest severity, and a text that must
// occur in the event's sentence or in its name for scripts; nothing that another row stands for.
// Sits between an EventLogModel and its
// view.
#pragma once

#include "core/engine/event.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace roomcast {

class EventFilter final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit EventFilter(QObject *parent = nullptr);

    void setCategories(const QSet<Category> &categories);
    void setSeverityMin(Severity severity);
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QSet<Category> m_categories;
    Severity m_severity_min = Severity::Info;
    QString m_text;
};

} // namespace roomcast
