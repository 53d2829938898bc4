// SPDX-License-Identifier: MIT
#include "client_gui/cache/cache_history.h"

#include <QCoreApplication>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

void CacheHistory::add(const CacheTotals &totals)
{
    const bool anew = totals.hits < m_last.hits || totals.misses < m_last.misses;
    const CacheTotals before = anew ? CacheTotals{} : m_last;
    m_seconds.push_back(
        {totals.hits - before.hits, totals.misses - before.misses, totals.saved - before.saved});
    if (m_seconds.size() > kSecondsMax)
        m_seconds.pop_front();
    m_last = totals;
}

CacheHistory::Second CacheHistory::sum() const
{
    Second all;
    for (const Second &second : m_seconds) {
        all.hits += second.hits;
        all.misses += second.misses;
        all.saved += second.saved;
    }
    return all;
}

Duration CacheHistory::savedMax() const
{
    const auto most = std::ranges::max_element(m_seconds, {}, &Second::saved);
    return most == m_seconds.end() ? Duration{} : most->saved;
}

QString hitRatioText(quint64 hits, quint64 misses)
{
    const quint64 reads = hits + misses;
    if (reads == 0)
        return u"–"_s;
    return QCoreApplication::translate("roomcast::CacheHistory", "%1 %").arg(100 * hits / reads);
}

} // namespace roomcast
