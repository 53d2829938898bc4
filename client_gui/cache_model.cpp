// SPDX-License-Identifier: MIT
#include "client_gui/cache_model.h"

#include "client_gui/figures.h"
#include "client_gui/list_diff.h"
#include "core/booking/console_command.h"

namespace roomcast {

namespace {

std::vector<Query> keysOf(const std::vector<CacheRow> &rows)
{
    std::vector<Query> keys;
    for (const CacheRow &row : rows)
        keys.push_back(row.key);
    return keys;
}

int alignment(int column)
{
    const bool count = column == CacheModel::Hits || column == CacheModel::Items;
    const bool figure = column == CacheModel::Age;
    return int((count    ? Qt::AlignHCenter
                : figure ? Qt::AlignRight
                         : Qt::AlignLeft) |
               Qt::AlignVCenter);
}

} // namespace

Tone toneOf(CacheState state)
{
    switch (state) {
    case CacheState::Fresh:
        return Tone::Cache;
    case CacheState::Suspect:
        return Tone::Provisional;
    case CacheState::Stale:
        return Tone::Stale;
    case CacheState::Invalidated:
        return Tone::CutOff;
    }
    Q_UNREACHABLE();
}

QString cacheStateWord(CacheState state)
{
    switch (state) {
    case CacheState::Fresh:
        return CacheModel::tr("Fresh");
    case CacheState::Suspect:
        return CacheModel::tr("Suspect");
    case CacheState::Stale:
        return CacheModel::tr("Stale");
    case CacheState::Invalidated:
        return CacheModel::tr("Invalidated");
    }
    Q_UNREACHABLE();
}

int CacheModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CacheModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CacheModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CacheRow &row = m_rows[size_t(index.row())];
    const auto column = Column(index.column());
    if (role == Qt::DisplayRole)
        return display(row, column);
    if (role == SortRole)
        return sortValue(row, column);
    if (role == Qt::DecorationRole && column == State)
        return toneIcon(toneOf(row.state), m_palette);
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    return {};
}

QVariant CacheModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Key:
        return tr("Key");
    case Version:
        return tr("Version");
    case State:
        return tr("State");
    case Age:
        return tr("Age");
    case Hits:
        return tr("Hits");
    case Items:
        return tr("Items");
    case ChangedBy:
        return tr("Changed by");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CacheModel::display(const CacheRow &row, Column column) const
{
    switch (column) {
    case Key:
        return consoleLine(Command(row.key));
    case Version:
        return versionText(row.epoch, row.index);
    case State:
        return cacheStateWord(row.state);
    case Age:
        return durationText(row.age);
    case Hits:
        return row.hits;
    case Items:
        return row.items;
    case ChangedBy:
        return row.changed_by;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CacheModel::sortValue(const CacheRow &row, Column column) const
{
    if (column == Version)
        return row.index.value;
    if (column == Age)
        return qint64(row.age.count());
    return display(row, column);
}

void CacheModel::setRows(const std::vector<CacheRow> &rows)
{
    const auto remove = [this](int at) {
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    };
    const auto insert = [this, &rows](int at, const Query &) {
        beginInsertRows({}, at, at);
        m_rows.insert(m_rows.begin() + at, rows[size_t(at)]);
        endInsertRows();
    };
    diffLists(keysOf(m_rows), keysOf(rows), remove, insert);
    for (int row = 0; row < rowCount(); ++row)
        updateRow(row, rows[size_t(row)]);
}

void CacheModel::updateRow(int row, const CacheRow &fresh)
{
    const CacheRow old = std::exchange(m_rows[size_t(row)], fresh);
    int first = ColumnCount;
    int last = -1;
    for (int column = 0; column < ColumnCount; ++column) {
        if (sortValue(old, Column(column)) == sortValue(fresh, Column(column)) &&
            display(old, Column(column)) == display(fresh, Column(column)))
            continue;
        first = std::min(first, column);
        last = column;
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(row, first), index(row, last));
}

void CacheModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State), {Qt::DecorationRole});
}

} // namespace roomcast
