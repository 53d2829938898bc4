// SPDX-License-Identifier: MIT
#include "core/cache/applied_runs.h"

#include <algorithm>

namespace roomcast {

void AppliedRuns::add(LogIndex previous, LogIndex index)
{
    if (index < previous)
        return;
    Run joined{previous, index};
    std::erase_if(m_runs, [&](const Run &run) {
        const bool touches = run.from <= joined.to && joined.from <= run.to;
        if (touches)
            joined = {std::min(run.from, joined.from), std::max(run.to, joined.to)};
        return touches;
    });
    const auto place = std::find_if(m_runs.begin(), m_runs.end(),
                                    [&](const Run &run) { return run.from > joined.to; });
    m_runs.insert(place, joined);
    if (m_runs.size() > kRunsMax)
        m_runs.erase(m_runs.begin());
}

LogIndex AppliedRuns::reach(LogIndex index) const
{
    for (const Run &run : m_runs)
        if (run.from <= index && index <= run.to)
            return run.to;
    return index;
}

const char *AppliedRuns::brokenInvariant() const
{
    if (m_runs.size() > kRunsMax)
        return "no more stretches of the log are remembered than fit";
    const auto meet = [](const Run &a, const Run &b) { return a.to >= b.from; };
    if (std::ranges::adjacent_find(m_runs, meet) != m_runs.end())
        return "stretches of the log are in order, and apart";
    return nullptr;
}

} // namespace roomcast
