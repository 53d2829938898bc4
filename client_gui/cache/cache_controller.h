// SPDX-License-Identifier: MIT
//
// The inspector of the cache in the client window, and the lens through which the window looks up
// how fresh things are. Made by ClientWindow, which connects it.
#pragma once

#include "client_gui/grid/grid_model.h"
#include "core/client/answer.h"

#include <QObject>

namespace roomcast {

class CacheDock;

class CacheController final : public QObject {
    Q_OBJECT

public:
    CacheController(CacheDock &dock, GridModel &model);

    /// Where the window looks up how fresh things are; empty before what it looks into goes.
    void setLens(const CacheLens &lens);
    /// The inspector can be seen.
    bool isShown() const;
    void showCache(const std::vector<CacheRow> &rows, const CacheTotals &totals);
    /// Once a second: the next point of the inspector's chart.
    void showSecond(const CacheTotals &totals);

Q_SIGNALS:
    void lensSet();
    void secondShown();

private:
    CacheDock &m_dock;
    GridModel &m_model;
};

} // namespace roomcast
