// SPDX-License-Identifier: MIT
#include "server_gui/launch/launch_plan.h"

#include "cli/option_values.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

std::optional<std::vector<ServerId>> parseIds(const QString &text)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    std::vector<ServerId> ids;
    for (const QString &word : text.split(between, Qt::SkipEmptyParts)) {
        const auto id = parseServerId(word);
        if (!id || std::ranges::find(ids, *id) != ids.end())
            return std::nullopt;
        ids.push_back(*id);
    }
    if (ids.size() > size_t(LaunchPlan::kServersMax))
        return std::nullopt;
    return ids;
}

std::vector<QRect> tiled(const QRect &area, int count)
{
    std::vector<QRect> tiles;
    const int rows = std::max(1, int(std::floor(std::sqrt(count))));
    for (int row = 0; row < rows; ++row) {
        // The last rows take what does not go round.
        const int columns = count / rows + (row >= rows - count % rows ? 1 : 0);
        const int top = area.height() * row / rows;
        const int bottom = area.height() * (row + 1) / rows;
        for (int column = 0; column < columns; ++column) {
            const int left = area.width() * column / columns;
            const int right = area.width() * (column + 1) / columns;
            tiles.push_back(QRect(area.x() + left, area.y() + top, right - left, bottom - top));
        }
    }
    return tiles;
}

} // namespace roomcast
