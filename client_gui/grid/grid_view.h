// SPDX-License-Identifier: MIT
//
// The table that shows a GridModel: cells fill the window where they fit and scroll where they do
// not, Enter and double-click activate a cell. Knows slots, not servers.
#pragma once

#include "client_gui/grid/grid_model.h"

#include <QTableView>

namespace roomcast {

class GridView final : public QTableView {
    Q_OBJECT

public:
    explicit GridView(GridModel &model, QWidget *parent = nullptr);

    std::optional<SlotKey> currentSlot() const;
    /// Selects the slot's cell where it is shown, without announcing it.
    void showSlot(const SlotKey &slot);

Q_SIGNALS:
    void slotChosen(const roomcast::SlotKey &slot);
    void slotActivated(const roomcast::SlotKey &slot);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    void fitCells();
    int rowTitleWidth() const;

    GridModel &m_model;
    bool m_following = false; ///< the selection follows the window, not the person
};

} // namespace roomcast
