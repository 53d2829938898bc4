// SPDX-License-Identifier: MIT
//
// The last minute of the cache as a small chart: above the share of reads that it answered, a point
// a second that had reads; below the waiting that it saved, a bar a second. What it shows it also
// says in words, for screen readers and as its tooltip. Owned by CacheDock.
#pragma once

#include "client_gui/cache/cache_history.h"

#include <QWidget>

namespace roomcast {

class CacheChart final : public QWidget {
    Q_OBJECT

public:
    explicit CacheChart(QWidget *parent = nullptr);

    /// Call once a second.
    void add(const CacheTotals &totals);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString words() const;
    /// Left edge and width of the n-th second of the minute; the newest stands at the right.
    QRectF columnOf(size_t second, const QRectF &lane) const;
    void paintRatio(QPainter &painter, const QRectF &lane) const;
    void paintSaved(QPainter &painter, const QRectF &lane) const;

    CacheHistory m_history;
};

} // namespace roomcast
