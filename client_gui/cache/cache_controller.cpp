// SPDX-License-Identifier: MIT
#include "client_gui/cache/cache_controller.h"

#include "client_gui/cache/cache_dock.h"

namespace roomcast {

CacheController::CacheController(CacheDock &dock, GridModel &model) : m_dock(dock), m_model(model)
{
    connect(&m_dock, &CacheDock::choiceChanged, this,
            [this] { m_model.setMarkedKey(m_dock.chosen()); });
}

void CacheController::setLens(const CacheLens &lens)
{
    m_model.setLens(lens);
    m_dock.setLens(lens);
    Q_EMIT lensSet();
}

bool CacheController::isShown() const
{
    return m_dock.isVisible();
}

void CacheController::showCache(const std::vector<CacheRow> &rows, const CacheTotals &totals)
{
    m_dock.showCache(rows, totals);
}

void CacheController::showSecond(const CacheTotals &totals)
{
    m_dock.showSecond(totals);
    Q_EMIT secondShown();
}

} // namespace roomcast
