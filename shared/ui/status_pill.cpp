// SPDX-License-Identifier: MIT
#include "ui/status_pill.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int kMargin = 8;
constexpr int kGap = 4;
} // namespace

StatusPill::StatusPill(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setClickable(false);
    setStatus(m_tone, {});
}

void StatusPill::setStatus(Tone tone, const QString &detail, const QString &word)
{
    const QString said = word.isEmpty() ? toneWord(tone) : word;
    if (m_tone == tone && m_word == said && m_detail == detail)
        return; // it is told several times a second
    m_tone = tone;
    m_word = said;
    m_detail = detail;
    setAccessibleName(detail.isEmpty() ? m_word : QString(m_word + u", "_s + detail));
    updateGeometry();
    update();
}

void StatusPill::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, !clickable);
    setAttribute(Qt::WA_Hover, clickable);
}

QFont StatusPill::wordFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

int StatusPill::iconSide() const
{
    return fontMetrics().ascent();
}

int StatusPill::wordWidth() const
{
    return QFontMetrics(wordFont()).horizontalAdvance(m_word) + 1;
}

QSize StatusPill::minimumSizeHint() const
{
    return {2 * kMargin + iconSide() + kGap + wordWidth(), fontMetrics().height() + 2 * kGap};
}

QSize StatusPill::sizeHint() const
{
    const int detail =
        m_detail.isEmpty() ? 0 : kGap + fontMetrics().horizontalAdvance(m_detail) + 1;
    return minimumSizeHint() + QSize(detail, 0);
}

void StatusPill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    const QRect icon(kMargin, (height() - iconSide()) / 2, iconSide(), iconSide());
    toneIcon(m_tone, palette())
        .paint(&painter, asRead(icon), Qt::AlignCenter,
               isEnabled() ? QIcon::Normal : QIcon::Disabled);
    paintText(painter);
}

void StatusPill::paintFrame(QPainter &painter) const
{
    const QColor color = toneColor(m_tone, palette());
    const bool raised = m_clickable && (underMouse() || isDown());
    painter.setPen(QPen(color, hasFocus() ? 2 : 1));
    painter.setBrush(blended(color, palette().color(QPalette::Window), raised ? 0.24 : 0.12));
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);
}

void StatusPill::paintText(QPainter &painter) const
{
    const QRect rest = rect().adjusted(kMargin + iconSide() + kGap, 0, -kMargin, 0);
    QRect word = rest;
    word.setWidth(std::min(wordWidth(), rest.width()));
    const QRect detail = rest.adjusted(wordWidth() + kGap, 0, 0, 0);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(wordFont());
    painter.drawText(asRead(word), Qt::AlignVCenter | Qt::TextSingleLine, m_word);
    painter.setFont(font());
    painter.drawText(asRead(detail), Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_detail, Qt::ElideRight, detail.width()));
}

QRect StatusPill::asRead(const QRect &from_left) const
{
    return QStyle::visualRect(layoutDirection(), rect(), from_left);
}

} // namespace roomcast
