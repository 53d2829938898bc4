// SPDX-License-Identifier: MIT
#include "client_gui/grid/grid_delegate.h"

#include "ui/status_style.h"

#include <QPainter>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kBar = 4;
constexpr int kPadding = 8;

/// Colours and fonts of one cell, worked out once.
struct CellStyle {
    QPalette palette;
    QFont font;
    QColor base;
    QColor text;
    QColor muted;
};

/// Where no server answers the whole grid is dim: that is said once, above it.
CellStyle styleOf(const QStyleOptionViewItem &option, bool stale)
{
    const QColor window = option.palette.color(QPalette::Window);
    const QColor base = stale ? blended(toneColor(Tone::Stale, option.palette), window, 0.08)
                              : option.palette.color(QPalette::Base);
    const QColor full = option.palette.color(QPalette::Text);
    const QColor text = stale ? blended(full, base, 0.88) : full;
    return {option.palette, option.font, base, text, blended(text, base, 0.62)};
}

QColor heldColor(const GridCell &cell, const CellStyle &style)
{
    if (cell.isStale())
        return style.muted;
    return cell.kind == CellKind::Mine ? style.palette.color(QPalette::Highlight) : style.muted;
}

void paintHeld(QPainter &painter, const QRect &rect, const GridCell &cell, const CellStyle &style)
{
    const QColor color = heldColor(cell, style);
    const bool mine = cell.kind == CellKind::Mine;
    painter.fillRect(rect, blended(color, style.base, mine ? 0.24 : 0.10));
    if (!mine)
        painter.fillRect(rect, QBrush(blended(color, style.base, 0.24), Qt::BDiagPattern));
    painter.fillRect(QRect(rect.topLeft(), QSize(kBar, rect.height())), color);
}

void paintPending(QPainter &painter, const QRect &rect, Tone of, const CellStyle &style)
{
    const QColor tone = toneColor(of, style.palette);
    painter.fillRect(rect, blended(tone, style.base, 0.10));
    painter.setPen(QPen(tone, 1, Qt::DashLine));
    painter.drawRect(rect.adjusted(2, 2, -3, -3));
}

void paintGround(QPainter &painter, const QRect &rect, const GridCell &cell, const CellStyle &style)
{
    switch (cell.kind) {
    case CellKind::Mine:
    case CellKind::Other:
        return paintHeld(painter, rect, cell, style);
    case CellKind::Booking:
    case CellKind::Cancelling:
    case CellKind::Joining:
    case CellKind::Leaving:
    case CellKind::Moving:
        return paintPending(painter, rect, Tone::Joining, style);
    case CellKind::Past:
    case CellKind::Absent:
        return painter.fillRect(rect,
                                QBrush(blended(style.text, style.base, 0.16), Qt::Dense7Pattern));
    case CellKind::Free:
        if (cell.kept)
            paintPending(painter, rect, Tone::Pending, style);
        return;
    case CellKind::Unknown:
        return;
    }
}

/// The style's own lines all but vanish in dark palettes.
void paintLines(QPainter &painter, const QRect &rect, const CellStyle &style)
{
    painter.setPen(blended(style.text, style.base, 0.18));
    painter.drawLine(rect.topRight(), rect.bottomRight());
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
}

/// The present time, behind the words.
void paintNow(QPainter &painter, const QRect &rect, double part, const CellStyle &style)
{
    const int y = rect.top() + int(part * rect.height());
    painter.setPen(QPen(blended(toneColor(Tone::Error, style.palette), style.base, 0.45), 1));
    painter.drawLine(rect.left(), y, rect.right(), y);
    painter.fillRect(QRect(rect.left(), y - 1, kBar + 2, 3), toneColor(Tone::Error, style.palette));
}

/// Nothing is said of a value where the cell shows none.
bool isOnlyPending(const GridCell &cell)
{
    return cell.kept && cell.kind == CellKind::Free;
}

std::optional<Tone> seenDoubt(const GridCell &cell)
{
    return isOnlyPending(cell) || cell.isStale() ? std::nullopt : doubtOf(cell);
}

/// A disc with an exclamation mark, legible without its colour.
void paintNoticeMark(QPainter &painter, const QRect &at, const CellStyle &style)
{
    const QColor tone = toneColor(Tone::Candidate, style.palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone);
    painter.drawEllipse(at);
    QFont strong = style.font;
    strong.setBold(true);
    strong.setPixelSize(std::max(6, at.height() * 3 / 4));
    painter.setFont(strong);
    painter.setPen(style.base);
    painter.drawText(at, Qt::AlignCenter, u"!"_s);
    painter.restore();
}

/// Badges stand at the right edge; returns what they leave for text.
QRect paintBadges(QPainter &painter, QRect rect, const GridCell &cell, const CellStyle &style)
{
    const int side = QFontMetrics(style.font).ascent();
    const auto badge = [&](Tone tone) {
        const QRect at(rect.right() - side + 1, rect.top(), side, side);
        toneIcon(tone, style.palette).paint(&painter, at);
        rect.setRight(at.left() - kPadding / 2);
    };
    if (cell.refused)
        badge(Tone::Error);
    if (cell.orphan)
        badge(Tone::Candidate);
    if (cell.noticed) {
        paintNoticeMark(painter, {rect.right() - side + 1, rect.top(), side, side}, style);
        rect.setRight(rect.right() - side - kPadding / 2);
    }
    if (cell.kept)
        badge(Tone::Pending);
    if (const auto doubt = seenDoubt(cell))
        badge(*doubt);
    return rect;
}

/// The word for the badge at the right, where it leaves the cell's own words their place; returns
/// what is left for them.
QRect paintDoubtWord(QPainter &painter, QRect rect, const GridCell &cell, const CellStyle &style,
                     const QString &first)
{
    const auto doubt = seenDoubt(cell);
    if (!doubt)
        return rect;
    const QFontMetrics metrics(style.font);
    const QString word = toneWord(*doubt);
    const int width = metrics.horizontalAdvance(word) + kPadding / 2;
    QFont strong = style.font;
    strong.setBold(true);
    if (rect.width() < width + kPadding + QFontMetrics(strong).horizontalAdvance(first))
        return rect;
    painter.setFont(style.font);
    painter.setPen(toneColor(*doubt, style.palette));
    painter.drawText(QRect(rect.right() - width, rect.top(), width, metrics.ascent()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, word);
    return rect.adjusted(0, 0, -width - kPadding / 2, 0);
}

/// What is pending before all; for who waits, the holder; for others the title.
QString secondLine(const GridCell &cell)
{
    if (isOnlyPending(cell))
        return GridModel::tr("on this device");
    if (cell.kept && cell.isHeld())
        return GridModel::tr("Pending on this device");
    if (cell.ahead == 0 || cell.kind == CellKind::Mine)
        return cell.title;
    return cell.holder.isEmpty() ? GridModel::tr("reserved")
                                 : GridModel::tr("%1 holds it").arg(cell.holder);
}

void drawLine(QPainter &painter, const QRect &rect, const QFont &font, const QColor &color,
              const QString &text)
{
    painter.setFont(font);
    painter.setPen(color);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

/// The place in line is what must not be cut off.
QString fitting(const GridCell &cell, const QString &words, const QFontMetrics &metrics, int width)
{
    const bool waits = cell.ahead > 0 && cell.kind == CellKind::Other;
    return waits && metrics.horizontalAdvance(words) > width
               ? GridModel::tr("Wait %1").arg(cell.ahead)
               : words;
}

/// Two lines where the height allows, else both on one.
void paintText(QPainter &painter, const QRect &rect, const GridCell &cell, const CellStyle &style,
               const QString &words)
{
    QFont strong = style.font;
    strong.setBold(cell.isHeld());
    const bool quiet = cell.over || !cell.isHeld();
    const QColor color = quiet ? style.muted : style.text;
    const QString second = secondLine(cell);
    const int line = QFontMetrics(style.font).height();
    const QString first = fitting(cell, words, QFontMetrics(strong), rect.width());
    if (rect.height() < 2 * line || second.isEmpty()) {
        drawLine(painter, rect, strong, color, first);
        const int used = QFontMetrics(strong).horizontalAdvance(first) + kPadding;
        if (rect.width() > used)
            drawLine(painter, rect.adjusted(used, 0, 0, 0), style.font, style.muted, second);
        return;
    }
    const int top = rect.top() + (rect.height() - 2 * line) / 2;
    drawLine(painter, {rect.left(), top, rect.width(), line}, strong, color, first);
    drawLine(painter, {rect.left(), top + line, rect.width(), line}, style.font,
             quiet ? style.muted : style.text, second);
}

/// The inspector's chosen row tells of this cell: brackets at two corners.
void paintMark(QPainter &painter, const QRect &rect, const CellStyle &style)
{
    const QRect inner = rect.adjusted(2, 2, -3, -3);
    const int arm = std::min(inner.width(), inner.height()) / 3;
    painter.setPen(QPen(style.palette.color(QPalette::Highlight), 2));
    painter.drawPolyline(QPolygon{inner.topLeft() + QPoint(0, arm), inner.topLeft(),
                                  inner.topLeft() + QPoint(arm, 0)});
    painter.drawPolyline(QPolygon{inner.bottomRight() - QPoint(0, arm), inner.bottomRight(),
                                  inner.bottomRight() - QPoint(arm, 0)});
}

void paintFrame(QPainter &painter, const QRect &rect, const GridCell &cell, const CellStyle &style,
                QStyle::State state)
{
    const bool selected = state & QStyle::State_Selected;
    if (!selected && !cell.refused)
        return;
    const QColor color =
        selected ? style.palette.color(QPalette::Highlight) : toneColor(Tone::Error, style.palette);
    painter.setPen(QPen(color, 2, cell.refused && !selected ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
}

} // namespace

void GridDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto cell = index.data(GridModel::CellRole).value<GridCell>();
    const CellStyle style = styleOf(option, cell.isStale());
    painter->save();
    painter->setClipRect(option.rect);
    const bool pointed = option.state & (QStyle::State_MouseOver | QStyle::State_Selected);
    const bool lit = pointed && cell.kind == CellKind::Free;
    const QColor highlight = option.palette.color(QPalette::Highlight);
    painter->fillRect(option.rect, lit ? blended(highlight, style.base, 0.12) : style.base);
    paintGround(*painter, option.rect, cell, style);
    paintLines(*painter, option.rect, style);
    if (const QVariant part = index.data(GridModel::NowRole); part.isValid())
        paintNow(*painter, option.rect, part.toDouble(), style);
    const QRect inner = option.rect.adjusted(kBar + kPadding - 2, 4, -kPadding, -4);
    const QString words = isOnlyPending(cell) ? GridModel::tr("Pending") : index.data().toString();
    const QRect left = paintBadges(*painter, inner, cell, style);
    const QRect free = paintDoubtWord(*painter, left, cell, style, words);
    paintText(*painter, free, cell, style, words);
    if (cell.marked)
        paintMark(*painter, option.rect, style);
    paintFrame(*painter, option.rect, cell, style, option.state);
    painter->restore();
}

QSize GridDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 14, option.fontMetrics.height() + 12};
}

} // namespace roomcast
