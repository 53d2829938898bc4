// SPDX-License-Identifier: MIT
//
// The middle of the client window: the grid, or in words why there is none to show.
#pragma once

#include "client_gui/grid/grid_view.h"
#include "core/client/answer.h"

#include <QStackedWidget>

class QLabel;

namespace roomcast {

class GridPage final : public QStackedWidget {
    Q_OBJECT

public:
    /// `place`: where servers are looked for, "239.192.7.3:5007".
    GridPage(GridModel &model, const QString &place, QWidget *parent = nullptr);

    GridView &grid() const { return *m_grid; }
    void refresh(const GroupStatus &sight);

private:
    QString emptyText(const GroupStatus &sight) const;

    GridModel &m_model;
    QString m_place;
    QLabel *m_empty;
    GridView *m_grid;
};

} // namespace roomcast
