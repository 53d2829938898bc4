// SPDX-License-Identifier: MIT
//
// What leaves a log that has no more room: never what is rare for the sake of what is common, so an
// election is not pushed out by requests. For deques of records, oldest first; nothing can fail.
#pragma once

#include "text/event_text.h"

#include <array>
#include <deque>
#include <vector>

namespace roomcast {

struct LogRange {
    size_t first = 0;
    size_t count = 0;
};

inline Category categoryOfRow(const LogRecord &record)
{
    return categoryOf(record.event);
}

/// The places of the oldest rows, `count` at most, of the category that has most, the last range
/// first: removed in this order, the other places stay right.
template <typename Row>
std::vector<LogRange> oldestOfTheFullest(const std::deque<Row> &rows, size_t count)
{
    std::array<size_t, size_t(Category::Control) + 1> sizes{};
    for (const Row &row : rows)
        ++sizes[size_t(categoryOfRow(row))];
    const auto fullest = Category(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    std::vector<LogRange> ranges;
    for (size_t i = 0; i < rows.size() && count > 0; ++i) {
        if (categoryOfRow(rows[i]) != fullest)
            continue;
        if (!ranges.empty() && ranges.back().first + ranges.back().count == i)
            ++ranges.back().count;
        else
            ranges.push_back({i, 1});
        --count;
    }
    std::reverse(ranges.begin(), ranges.end());
    return ranges;
}

/// Makes room for one more where there is none for `max`; how many left.
template <typename Row>
qint64 makeRoom(std::deque<Row> &rows, size_t max, size_t batch)
{
    if (rows.size() < max)
        return 0;
    const size_t before = rows.size();
    for (const LogRange &range : oldestOfTheFullest(rows, batch)) {
        const auto first = rows.begin() + qsizetype(range.first);
        rows.erase(first, first + qsizetype(range.count));
    }
    return qint64(before - rows.size());
}

} // namespace roomcast
