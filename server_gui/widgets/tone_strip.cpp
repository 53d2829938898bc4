// SPDX-License-Identifier: MIT
#include "server_gui/widgets/tone_strip.h"

#include "server_gui/widgets/clipped_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace roomcast {

ToneStrip::ToneStrip(Tone tone, const QString &quiet, int lines, QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new ClippedText(lines, this)),
      m_row(new QHBoxLayout(this)), m_tone(tone), m_quiet(quiet)
{
    constexpr int kMargin = 3;
    m_row->setContentsMargins(16, kMargin, 12, kMargin);
    m_row->setSpacing(8);
    m_row->addWidget(m_icon);
    m_row->addWidget(m_text, 1);
    const QPushButton button;
    setMinimumHeight(std::max(m_text->sizeHint().height(), button.sizeHint().height()) +
                     2 * kMargin);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    refresh();
}

QSize ToneStrip::minimumSizeHint() const
{
    return {0, minimumHeight()};
}

void ToneStrip::tell(Tone tone, const QString &text)
{
    if (tone == m_tone && text == m_told)
        return;
    m_tone = tone;
    m_told = text;
    refresh();
}

void ToneStrip::refresh()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setFixedSize(side, side);
    m_icon->setPixmap(
        isTelling() ? toneIcon(m_tone, palette()).pixmap(QSize(side, side), devicePixelRatioF())
                    : QPixmap());
    m_text->setForegroundRole(isTelling() ? QPalette::WindowText : QPalette::PlaceholderText);
    m_text->setText(isTelling() ? m_told : m_quiet);
    setAccessibleName(m_text->text());
    update();
}

void ToneStrip::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

void ToneStrip::paintEvent(QPaintEvent *)
{
    if (!isTelling())
        return;
    QPainter painter(this);
    const QColor color = toneColor(m_tone, palette());
    painter.fillRect(rect(), blended(color, palette().color(QPalette::Window), 0.14));
    painter.fillRect(QRect(0, 0, 4, height()), color);
}

} // namespace roomcast
