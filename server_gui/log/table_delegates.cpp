// SPDX-License-Identifier: MIT
#include "server_gui/log/table_delegates.h"

#include "core/engine/event.h"
#include "server_gui/log/event_log_model.h"
#include "server_gui/peers/peer_model.h"
#include "server_gui/widgets/ink_icon.h"
#include "ui/status_style.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

void setTextColor(QStyleOptionViewItem &option, const QColor &color)
{
    option.palette.setColor(QPalette::Text, color);
}

void setIcon(QStyleOptionViewItem &option, const QIcon &icon)
{
    option.features |= QStyleOptionViewItem::HasDecoration;
    option.icon = icon;
    const int side = option.fontMetrics.ascent() + 2;
    option.decorationSize = {side, side};
}

QColor severityColor(Severity severity, const QPalette &palette)
{
    switch (severity) {
    case Severity::Info:
        return palette.color(QPalette::PlaceholderText);
    case Severity::Notice:
        return toneColor(Tone::Cache, palette);
    case Severity::Warning:
        return toneColor(Tone::Stale, palette);
    case Severity::Error:
        return toneColor(Tone::Error, palette);
    }
    Q_UNREACHABLE();
}

/// What nobody must overlook in a long log: errors, and who leads.
bool standsOut(const QModelIndex &index, Severity severity)
{
    const QModelIndex category = index.siblingAtColumn(EventLogModel::CategoryColumn);
    const bool election =
        Category(category.data(EventLogModel::kSortRole).toInt()) == Category::Election;
    return severity == Severity::Error || (election && severity == Severity::Notice);
}

QIcon severityIcon(Severity severity, const QColor &color)
{
    switch (severity) {
    case Severity::Info:
        return {};
    case Severity::Notice:
        return inkIcon("notice"_L1, color);
    case Severity::Warning:
        return inkIcon("warning"_L1, color);
    case Severity::Error:
        return inkIcon("error"_L1, color);
    }
    Q_UNREACHABLE();
}

} // namespace

void PeerDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant tone = index.data(PeerModel::kToneRole);
    if (tone.isValid())
        setIcon(*option, toneIcon(Tone(tone.toInt()), option->palette));
    else if (index.column() == PeerModel::Link || index.column() == PeerModel::RoleColumn)
        setIcon(*option, {}); // keeps the words in line
    if (index.data(PeerModel::kGoneRole).toBool())
        setTextColor(*option, option->palette.color(QPalette::PlaceholderText));
}

void EventDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QModelIndex severity_index = index.siblingAtColumn(EventLogModel::SeverityColumn);
    const auto severity = Severity(severity_index.data(EventLogModel::kSortRole).toInt());
    if (index.column() == EventLogModel::SeverityColumn) {
        const QColor color = severityColor(severity, option->palette);
        const bool selected = option->state.testFlag(QStyle::State_Selected);
        setTextColor(*option, color);
        setIcon(*option, severityIcon(severity, selected ? QColor() : color));
    } else if (index.column() == EventLogModel::Text) {
        option->font.setBold(standsOut(index, severity));
    }
}

} // namespace roomcast
