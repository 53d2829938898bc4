// SPDX-License-Identifier: MIT
#include "client_gui/cache/cache_model.h"

#include "client_gui/freshness/figures.h"
#include "client_gui/freshness/mark_text.h"
#include "core/booking/console_command.h"
#include "text/answer_text.h"
#include "ui/list_diff.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLinesShown = 16; ///< of a value, in its tooltip

std::vector<Query> keysOf(const std::vector<CacheRow> &rows)
{
    std::vector<Query> keys;
    for (const CacheRow &row : rows)
        keys.push_back(row.key);
    return keys;
}

int alignment(int column)
{
    const bool figure =
        column == CacheModel::Age || column == CacheModel::Hits || column == CacheModel::Changed;
    return int((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

/// "3 booked", "12 names", "2 claims".
QString valueText(const CacheRow &row)
{
    const int count = int(row.items);
    return std::visit(
        Overloaded{
            [&](const CheckRoom &) { return CacheModel::tr("%n booked", nullptr, count); },
            [&](const ReadDay &) { return CacheModel::tr("%n booked", nullptr, count); },
            [&](const ReadSlot &) {
                return count == 1 ? CacheModel::tr("1 claim")
                                  : CacheModel::tr("%n claims", nullptr, count);
            },
            [&](const auto &) {
                return count == 1 ? CacheModel::tr("1 name")
                                  : CacheModel::tr("%n names", nullptr, count);
            },
        },
        row.key);
}

CacheNote noteOf(const CacheRow &row)
{
    return {row.state, row.confirmation, row.age,        row.age_bounded, row.behind,
            row.epoch, row.index,        row.changed_by, row.changed_ago};
}

} // namespace

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
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case SortRole:
        return sortValue(row, column);
    case FilterRole:
        return QStringList{display(row, Key).toString(), display(row, State).toString(),
                           row.changed_by}
            .join(u' ');
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleDescriptionRole:
        return isMarked(row) ? tr("Tells of the selected cell") : QString();
    case Qt::DecorationRole:
        return column == State ? QVariant(toneIcon(toneOf(row.state), m_palette)) : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::BackgroundRole:
        return isMarked(row) ? QVariant(blended(m_palette.color(QPalette::Highlight),
                                                m_palette.color(QPalette::Base), 0.2))
                             : QVariant();
    case Qt::FontRole:
        if (column == Key && isMarked(row)) {
            QFont strong;
            strong.setBold(true); // the tint alone is not seen by everybody
            return strong;
        }
        return {};
    default:
        return {};
    }
}

QVariant CacheModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    return role == Qt::DisplayRole ? QVariant(title(Column(section))) : QVariant();
}

QString CacheModel::title(Column column)
{
    switch (column) {
    case Key:
        return tr("Key");
    case Value:
        return tr("Value");
    case Version:
        return tr("Version");
    case State:
        return tr("State");
    case Age:
        return tr("Age");
    case Hits:
        return tr("Hits");
    case Changed:
        return tr("Changed");
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
    case Value:
        return valueText(row);
    case Version:
        return versionText(row.epoch, row.index);
    case State:
        return cacheStateWord(row.state);
    case Age:
        return QString((row.age_bounded ? u"≤ "_s : u"~ "_s) + boundFigure(row.age));
    case Hits:
        return row.hits;
    case Changed:
        return row.changed_ago ? tr("%1 ago").arg(agoFigure(*row.changed_ago)) : QString();
    case ChangedBy:
        return row.changed_by;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CacheModel::sortValue(const CacheRow &row, Column column) const
{
    switch (column) {
    case Value:
        return row.items;
    case Version:
        return u"%1 %2"_s.arg(row.epoch.counter, 20).arg(row.index.value, 20);
    case Age:
        return qint64(row.age.count());
    case Changed:
        return qint64(row.changed_ago.value_or(Duration::max()).count());
    case Key:
    case State:
    case Hits:
    case ChangedBy:
    case ColumnCount:
        break;
    }
    return display(row, column);
}

QString CacheModel::toolTip(const CacheRow &row, Column column) const
{
    if (column == Value)
        return valueLines(row);
    return display(row, Key).toString() + u'\n' + markNumbers(noteOf(row)) + u'\n' +
           tr("Answered by server %1; %2 bytes")
               .arg(QString::number(row.server.value), QLocale().toString(row.bytes));
}

/// The first lines of what the console would print.
QString CacheModel::valueLines(const CacheRow &row) const
{
    Answer answer;
    answer.command = row.key;
    answer.outcome = m_lens.value ? m_lens.value(row.key) : std::nullopt;
    QStringList lines = answerLines(answer, DateForm::Local);
    const qsizetype more = lines.size() - kLinesShown;
    if (more > 0)
        lines = lines.first(kLinesShown) << tr("%1 more").arg(more);
    return lines.isEmpty() ? valueText(row) : lines.join(u'\n');
}

void CacheModel::setMarkedSlot(const SlotKey &slot)
{
    const SlotKey before = std::exchange(m_marked, slot);
    for (int row = 0; row < rowCount(); ++row) {
        const Query &key = m_rows[size_t(row)].key;
        if (tellsOf(key, before) != tellsOf(key, slot))
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
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
    if (!std::ranges::equal(m_rows, rows, {}, &CacheRow::key, &CacheRow::key))
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
