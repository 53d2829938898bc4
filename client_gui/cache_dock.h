// SPDX-License-Identifier: MIT
//
// The cache inspector: every cached key with version, state, age bound and hits; evict, clear,
// bypass. Shows what it is given and asks by signals.
#pragma once

#include "client_gui/cache_model.h"

#include <QDockWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace roomcast {

class CacheDock final : public QDockWidget {
    Q_OBJECT

public:
    explicit CacheDock(QWidget *parent = nullptr);

    void showCache(const std::vector<CacheRow> &rows, const CacheTotals &totals);
    void focusTable();

Q_SIGNALS:
    void evictRequested(const roomcast::Query &key);
    void clearRequested();
    void bypassToggled(bool bypassed);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildButtons();
    void evictSelected();

    CacheModel m_model;
    QSortFilterProxyModel *m_sorted;
    QTableView *m_table;
    QPushButton *m_evict;
    QPushButton *m_clear;
    QCheckBox *m_bypass;
    QLabel *m_ratio;
};

} // namespace roomcast
