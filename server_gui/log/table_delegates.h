// SPDX-License-Identifier: MIT
//
// Puts icons and status colours into table cells at painting time, from the palette in use, so that
// the models stay free of colours.
#pragma once

#include <QStyledItemDelegate>

namespace roomcast {

/// For PeerModel: the tone's icon beside its word, and muted rows for servers that are gone.
class PeerDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// For EventLogModel (or a proxy of it): severities with icon and colour, muted routine.
class EventDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace roomcast
