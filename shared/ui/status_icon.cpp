// SPDX-License-Identifier: MIT
//
// The shapes behind toneIcon, drawn on a unit square so that they are sharp at every size.
#include "ui/status_style.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <cmath>
#include <numbers>

namespace roomcast {

namespace {

constexpr double kStroke = 0.14;

QPen stroke(const QColor &color, double width = kStroke)
{
    return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

void fill(QPainter &painter, const QColor &color, const QPolygonF &polygon)
{
    painter.setPen(stroke(color, 0.06));
    painter.setBrush(color);
    painter.drawPolygon(polygon);
}

void drawDot(QPainter &painter, const QColor &color, double radius)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(0.5, 0.5), radius, radius);
}

void drawRing(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color, 0.17));
    painter.drawEllipse(QPointF(0.5, 0.5), 0.33, 0.33);
}

void drawClock(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color, 0.11));
    painter.drawEllipse(QPointF(0.5, 0.5), 0.4, 0.4);
    painter.drawPolyline(QPolygonF{{0.5, 0.24}, {0.5, 0.52}, {0.68, 0.62}});
}

void drawDashedRing(QPainter &painter, const QColor &color)
{
    QPen pen(color, 0.17, Qt::SolidLine, Qt::FlatCap);
    painter.setPen(pen);
    for (int dash = 0; dash < 5; ++dash)
        painter.drawArc(QRectF(0.15, 0.15, 0.7, 0.7), dash * 72 * 16, 44 * 16);
}

void drawTriangle(QPainter &painter, const QColor &color)
{
    QPainterPath path;
    path.addPolygon(QPolygonF{{0.5, 0.1}, {0.95, 0.88}, {0.05, 0.88}});
    path.closeSubpath();
    path.addRect(QRectF(0.45, 0.38, 0.1, 0.24));
    path.addEllipse(QPointF(0.5, 0.74), 0.065, 0.065);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(path);
}

void drawCrown(QPainter &painter, const QColor &color)
{
    fill(painter, color,
         {{{0.1, 0.28},
           {0.3, 0.52},
           {0.5, 0.16},
           {0.7, 0.52},
           {0.9, 0.28},
           {0.8, 0.82},
           {0.2, 0.82}}});
}

void drawFlag(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color, 0.11));
    painter.drawLine(QPointF(0.26, 0.12), QPointF(0.26, 0.9));
    fill(painter, color, {{{0.3, 0.14}, {0.86, 0.3}, {0.3, 0.52}}});
}

void drawArrow(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color));
    painter.drawLine(QPointF(0.12, 0.5), QPointF(0.82, 0.5));
    painter.drawPolyline(QPolygonF{{0.54, 0.22}, {0.85, 0.5}, {0.54, 0.78}});
}

void drawSnowflake(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color, 0.1));
    for (int spoke = 0; spoke < 3; ++spoke) {
        const double angle = std::numbers::pi * (0.5 + spoke / 3.0);
        const QPointF arm(0.4 * std::cos(angle), 0.4 * std::sin(angle));
        painter.drawLine(QPointF(0.5, 0.5) - arm, QPointF(0.5, 0.5) + arm);
    }
    drawDot(painter, color, 0.13);
}

void drawScissors(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color, 0.1));
    painter.drawLine(QPointF(0.38, 0.62), QPointF(0.78, 0.1));
    painter.drawLine(QPointF(0.62, 0.62), QPointF(0.22, 0.1));
    painter.drawEllipse(QPointF(0.27, 0.76), 0.14, 0.14);
    painter.drawEllipse(QPointF(0.73, 0.76), 0.14, 0.14);
}

void drawQuestionMark(QPainter &painter, const QColor &color)
{
    QPainterPath path(QPointF(0.28, 0.34));
    path.cubicTo(0.28, 0.02, 0.76, 0.02, 0.74, 0.34);
    path.cubicTo(0.72, 0.5, 0.5, 0.46, 0.5, 0.66);
    painter.setPen(stroke(color));
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(0.5, 0.87), 0.09, 0.09);
}

void drawCross(QPainter &painter, const QColor &color)
{
    painter.setPen(stroke(color));
    painter.drawLine(QPointF(0.2, 0.2), QPointF(0.8, 0.8));
    painter.drawLine(QPointF(0.8, 0.2), QPointF(0.2, 0.8));
}

void drawHourglass(QPainter &painter, const QColor &color)
{
    fill(painter, color, {{{0.22, 0.14}, {0.78, 0.14}, {0.5, 0.5}}});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(color, 0.09));
    painter.drawPolygon(QPolygonF{{0.5, 0.5}, {0.78, 0.86}, {0.22, 0.86}});
}

void drawShape(QPainter &painter, Tone tone, const QColor &color)
{
    switch (tone) {
    case Tone::Server:
        return drawDot(painter, color, 0.38);
    case Tone::Cache:
        return drawRing(painter, color);
    case Tone::Stale:
        return drawClock(painter, color);
    case Tone::Provisional:
        return drawDashedRing(painter, color);
    case Tone::Error:
        return drawTriangle(painter, color);
    case Tone::Leader:
        return drawCrown(painter, color);
    case Tone::Candidate:
        return drawFlag(painter, color);
    case Tone::Follower:
        return drawDot(painter, color, 0.26);
    case Tone::Joining:
        return drawArrow(painter, color);
    case Tone::Frozen:
        return drawSnowflake(painter, color);
    case Tone::CutOff:
        return drawScissors(painter, color);
    case Tone::Suspect:
        return drawQuestionMark(painter, color);
    case Tone::Invalidated:
        return drawCross(painter, color);
    case Tone::Pending:
        return drawHourglass(painter, color);
    }
    Q_UNREACHABLE();
}

class ToneIconEngine final : public QIconEngine {
public:
    ToneIconEngine(Tone tone, const QColor &color) : m_tone(tone), m_color(color) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int side = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.x() + (rect.width() - side) / 2.0,
                           rect.y() + (rect.height() - side) / 2.0);
        painter->scale(side, side);
        painter->setBrush(Qt::NoBrush);
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.4);
        drawShape(*painter, m_tone, m_color);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new ToneIconEngine(*this); }

private:
    Tone m_tone;
    QColor m_color;
};

} // namespace

QIcon toneIcon(Tone tone, const QPalette &palette)
{
    return QIcon(new ToneIconEngine(tone, toneColor(tone, palette)));
}

} // namespace roomcast
