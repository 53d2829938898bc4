// SPDX-License-Identifier: MIT
#include "server_gui/widgets/danger_button.h"

#include "server_gui/widgets/ink_icon.h"
#include "ui/status_style.h"

#include <QEvent>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace roomcast {

DangerButton::DangerButton(QLatin1StringView icon, const QString &text, QWidget *parent)
    : QPushButton(text, parent), m_icon_name(icon)
{
    setAttribute(Qt::WA_Hover);
    updateInk();
}

void DangerButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateInk();
}

/// The base colour: toneColor promises its contrast.
void DangerButton::updateInk()
{
    setIcon(inkIcon(m_icon_name, palette().color(QPalette::Base)));
}

QColor DangerButton::ground() const
{
    const QColor danger = toneColor(Tone::Error, palette());
    const double share = isDown() ? 0.7 : underMouse() ? 0.85 : 1.0;
    return blended(danger, palette().color(QPalette::WindowText), share);
}

void DangerButton::paintEvent(QPaintEvent *event)
{
    if (!isEnabled()) {
        QPushButton::paintEvent(event);
        return;
    }
    constexpr double kRadius = 3;
    const QColor ink = palette().color(QPalette::Base);
    QStylePainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0, 1, 0, -1), kRadius, kRadius);
    if (hasFocus()) {
        painter.setPen(ink);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 3.5, -2.5, -3.5), kRadius, kRadius);
    }
    QStyleOptionButton option;
    initStyleOption(&option);
    option.palette.setColor(QPalette::ButtonText, ink);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
}

} // namespace roomcast
