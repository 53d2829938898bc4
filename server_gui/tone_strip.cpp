// SPDX-License-Identifier: MIT
#include "server_gui/tone_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace roomcast {

ToneStrip::ToneStrip(Tone tone, QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_row(new QHBoxLayout(this)), m_tone(tone)
{
    m_text->setWordWrap(true);
    m_row->setContentsMargins(16, 4, 12, 4);
    m_row->setSpacing(8);
    m_row->addWidget(m_icon);
    m_row->addWidget(m_text, 1);
    refreshIcon();
    hide();
}

void ToneStrip::tell(Tone tone, const QString &text)
{
    if (std::exchange(m_tone, tone) != tone)
        refreshIcon();
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString ToneStrip::text() const
{
    return m_text->text();
}

void ToneStrip::refreshIcon()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(toneIcon(m_tone, palette()).pixmap(QSize(side, side), devicePixelRatioF()));
    update();
}

void ToneStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshIcon();
}

void ToneStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor color = toneColor(m_tone, palette());
    painter.fillRect(rect(), blended(color, palette().color(QPalette::Window), 0.14));
    painter.fillRect(QRect(0, 0, 4, height()), color);
}

} // namespace roomcast
