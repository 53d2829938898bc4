// SPDX-License-Identifier: MIT
//
// The history of requests, newest first: what was asked, who answered, how long it took, what came
// of it. Bounded: the oldest row makes room for a new one.
#pragma once

#include "core/client/answer.h"
#include "ui/status_style.h"

#include <QAbstractTableModel>
#include <QDateTime>

#include <deque>

namespace roomcast {

class RequestModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Request, Origin, Server, Latency, Attempts, Replies, Outcome, ColumnCount };
    enum Roles { ToneRole = Qt::UserRole + 1 };

    static constexpr int kRowsMax = 1000;

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void add(const Answer &answer, const QDateTime &at);
    /// A second reply came for an answered request: its row becomes an error. One to what the
    /// client asked by itself has a row of its own, of each command the newest.
    void correct(const Answer &answer, const QDateTime &at);
    void setPalette(const QPalette &palette);
    void clear();

private:
    struct Entry {
        QDateTime at;
        Answer answer;
    };

    void forgetDoubleReplyTo(const Command &command);
    QVariant display(const Entry &entry, Column column) const;
    QString serverText(const Answer &answer) const;
    QString outcomeText(const Answer &answer) const;

    std::deque<Entry> m_entries; ///< newest first, at most kRowsMax
    QPalette m_palette;
};

} // namespace roomcast
