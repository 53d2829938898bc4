// SPDX-License-Identifier: MIT
#include "server_gui/widgets/bounded_label.h"

#include <QHelpEvent>
#include <QStyle>
#include <QStylePainter>
#include <QToolTip>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

void BoundedLabel::setHint(const QString &hint)
{
    m_hint = hint;
}

QSize BoundedLabel::minimumSizeHint() const
{
    constexpr int kLettersMin = 4;
    return {kLettersMin * fontMetrics().averageCharWidth(), QLabel::minimumSizeHint().height()};
}

bool BoundedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QLabel::event(event);
    const bool elided = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
    const QString tip =
        elided ? QString(text() + (m_hint.isEmpty() ? u""_s : u"\n"_s) + m_hint) : m_hint;
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), tip, this);
    return true;
}

void BoundedLabel::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    const QRect area = contentsRect();
    painter.drawItemText(area, int(alignment()) | Qt::TextSingleLine, palette(), isEnabled(),
                         fontMetrics().elidedText(text(), Qt::ElideRight, area.width()),
                         foregroundRole());
}

} // namespace roomcast
