// SPDX-License-Identifier: MIT
//
// The cache inspector: every cached key with value, version, state, age bound, hits and last
// change; a filter, the chart of the last minute; evict, clear, reload, bypass. The row of the
// grid's selected slot is marked, and a row that is chosen here is told. Shows what it is given and
// asks by signals.
#pragma once

#include "client_gui/cache/cache_model.h"

#include <QDockWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace roomcast {

class CacheChart;

class CacheDock final : public QDockWidget {
    Q_OBJECT

public:
    explicit CacheDock(QWidget *parent = nullptr);

    void setLens(const CacheLens &lens) { m_model.setLens(lens); }
    void showCache(const std::vector<CacheRow> &rows, const CacheTotals &totals);
    /// Once a second: the next point of the chart.
    void showSecond(const CacheTotals &totals);
    /// The slot selected in the grid: the rows that tell of it are marked, the first one in view.
    void markSlot(const SlotKey &slot);
    /// The one selected row's key; none where there are several, or none.
    std::optional<Query> chosen() const;
    void clearChoice();
    void focusTable();

Q_SIGNALS:
    void evictRequested(const roomcast::Query &key);
    void clearRequested();
    /// The selected keys; none for what is on show.
    void reloadRequested(const std::vector<roomcast::Query> &keys);
    void bypassToggled(bool bypassed);
    /// chosen() is another.
    void choiceChanged();
    /// The person wants to see the row's slots in the grid.
    void activated(const roomcast::Query &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildTable();
    QWidget *buildTop();
    QWidget *buildSide();
    void refreshButtons();
    const Query &keyAt(const QModelIndex &sorted) const;
    std::vector<Query> selectedKeys() const;
    void evictSelected();

    CacheModel m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QLineEdit *m_filter;
    QLabel *m_facts;
    CacheChart *m_chart;
    QPushButton *m_evict;
    QPushButton *m_clear;
    QPushButton *m_reload;
    QCheckBox *m_bypass;
    QLabel *m_ratio;
    SlotKey m_slot;
};

} // namespace roomcast
