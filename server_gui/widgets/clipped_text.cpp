// SPDX-License-Identifier: MIT
#include "server_gui/widgets/clipped_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>

namespace roomcast {

ClippedText::ClippedText(int lines, QWidget *parent) : QWidget(parent), m_lines(lines)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ClippedText::setText(const QString &text)
{
    m_text = text;
    update();
}

QSize ClippedText::sizeHint() const
{
    return {0, m_lines * fontMetrics().lineSpacing()};
}

QSize ClippedText::minimumSizeHint() const
{
    return sizeHint();
}

std::pair<QStringList, bool> ClippedText::fitted() const
{
    const int rows = std::max(1, height() / fontMetrics().lineSpacing());
    QTextLayout layout(m_text, font());
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrapping);
    layout.beginLayout();
    QStringList lines;
    int from = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width());
        from = line.textStart();
        if (lines.size() + 1 == rows)
            break;
        lines << m_text.sliced(from, line.textLength());
        from += line.textLength();
    }
    layout.endLayout();
    if (from >= m_text.size())
        return {lines, true};
    const QString rest = m_text.sliced(from);
    lines << fontMetrics().elidedText(rest, Qt::ElideRight, width());
    return {lines, lines.last() == rest};
}

bool ClippedText::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                       fitted().second ? QString() : m_text, this);
    return true;
}

void ClippedText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QStringList lines = fitted().first;
    const int line_height = fontMetrics().lineSpacing();
    int y = (height() - int(lines.size()) * line_height) / 2;
    for (const QString &line : lines) {
        painter.drawText(QRect(0, y, width(), line_height), int(Qt::AlignVCenter), line);
        y += line_height;
    }
}

} // namespace roomcast
