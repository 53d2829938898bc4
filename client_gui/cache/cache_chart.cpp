// SPDX-License-Identifier: MIT
#include "client_gui/cache/cache_chart.h"

#include "client_gui/freshness/figures.h"
#include "ui/status_style.h"

#include <QPainter>

namespace roomcast {

namespace {

constexpr int kGap = 4;
constexpr double kPoint = 1.6;

/// A lane's own ground and its lower edge, legible in light and dark.
void paintLane(QPainter &painter, const QRectF &lane, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    painter.fillRect(lane, base);
    painter.setPen(blended(text, base, 0.3));
    painter.drawLine(lane.bottomLeft(), lane.bottomRight());
}

} // namespace

CacheChart::CacheChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setAccessibleName(words());
    setToolTip(words());
}

void CacheChart::add(const CacheTotals &totals)
{
    m_history.add(totals);
    setAccessibleName(words());
    setToolTip(words());
    update();
}

QString CacheChart::words() const
{
    const CacheHistory::Second sum = m_history.sum();
    if (sum.reads() == 0)
        return tr("Chart of the last minute: nothing was read");
    return tr("Chart of the last minute: the cache answered %1 of %2 reads (%3) and saved %4 of "
              "waiting")
        .arg(sum.hits)
        .arg(sum.reads())
        .arg(hitRatioText(sum.hits, sum.misses), durationText(sum.saved));
}

QSize CacheChart::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 20, 2 * fontMetrics().height()};
}

QSize CacheChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 24, 4 * fontMetrics().height()};
}

QRectF CacheChart::columnOf(size_t second, const QRectF &lane) const
{
    const double width = lane.width() / double(CacheHistory::kSecondsMax);
    const size_t empty = CacheHistory::kSecondsMax - m_history.seconds().size();
    return {lane.left() + width * double(empty + second), lane.top(), width, lane.height()};
}

void CacheChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double half = (height() - kGap) / 2.0;
    const QRectF upper(0, 0, width(), half);
    const QRectF lower(0, half + kGap, width(), half);
    for (const QRectF &lane : {upper, lower})
        paintLane(painter, lane, palette());
    painter.setRenderHint(QPainter::Antialiasing);
    paintRatio(painter, upper.adjusted(2, 3, -2, -3));
    paintSaved(painter, lower.adjusted(2, 2, -2, 0));
}

/// Points, joined: the share stays unknown while nothing is read.
void CacheChart::paintRatio(QPainter &painter, const QRectF &lane) const
{
    const QColor color = toneColor(Tone::Cache, palette());
    QPolygonF line;
    for (size_t at = 0; at < m_history.seconds().size(); ++at) {
        const CacheHistory::Second &second = m_history.seconds()[at];
        if (second.reads() == 0)
            continue;
        const double share = double(second.hits) / double(second.reads());
        line << QPointF(columnOf(at, lane).center().x(), lane.bottom() - share * lane.height());
    }
    painter.setPen(QPen(color, 1));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const QPointF &point : line)
        painter.drawEllipse(point, kPoint, kPoint);
}

void CacheChart::paintSaved(QPainter &painter, const QRectF &lane) const
{
    const double most = double(m_history.savedMax().count());
    if (most <= 0)
        return;
    const QColor color = toneColor(Tone::Server, palette());
    for (size_t at = 0; at < m_history.seconds().size(); ++at) {
        const double part = double(m_history.seconds()[at].saved.count()) / most;
        QRectF bar = columnOf(at, lane).adjusted(0.5, 0, -0.5, 0);
        bar.setTop(bar.bottom() - part * bar.height());
        painter.fillRect(bar, color);
    }
}

} // namespace roomcast
