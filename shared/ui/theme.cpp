// SPDX-License-Identifier: MIT
#include "ui/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The colours of one theme that the others are derived from.
struct Ground {
    QRgb window;
    QRgb base;
    QRgb alternate_base;
    QRgb button;
    QRgb text;
    QRgb faint_text; ///< disabled texts and placeholders
    QRgb highlight;
    QRgb highlighted_text;
    QRgb link;
    QRgb tool_tip;
};

constexpr Ground kLight{0xFFF3F4F6, 0xFFFFFFFF, 0xFFF7F8FA, 0xFFF0F1F4, 0xFF1C1F24,
                        0xFF6B7078, 0xFF0B6FB8, 0xFFFFFFFF, 0xFF0B5FA0, 0xFFFFFFE6};
constexpr Ground kDark{0xFF25282D, 0xFF1C1E22, 0xFF212429, 0xFF30343A, 0xFFE6E8EB,
                       0xFF9298A1, 0xFF2B79B5, 0xFFFFFFFF, 0xFF6DB6EE, 0xFF3A3F46};

void setTexts(QPalette &palette, const Ground &ground)
{
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, QColor(ground.text));
        palette.setColor(QPalette::Disabled, role, QColor(ground.faint_text));
    }
    palette.setColor(QPalette::PlaceholderText, QColor(ground.faint_text));
    palette.setColor(QPalette::Link, QColor(ground.link));
    palette.setColor(QPalette::LinkVisited, QColor(ground.link));
    palette.setColor(QPalette::HighlightedText, QColor(ground.highlighted_text));
    palette.setColor(QPalette::BrightText, QColor(ground.highlighted_text));
}

bool desktopHasStyle()
{
    // "windows" is what Qt falls back to where the platform names no style.
    return QApplication::style()->name().compare("windows"_L1, Qt::CaseInsensitive) != 0;
}

} // namespace

std::optional<Theme> themeNamed(const QString &name)
{
    if (name.isEmpty())
        return Theme::Desktop;
    if (name == "light"_L1)
        return Theme::Light;
    return name == "dark"_L1 ? std::optional(Theme::Dark) : std::nullopt;
}

QString themeErrorText(const QString &name)
{
    return QCoreApplication::translate("roomcast::Theme",
                                       "ROOMCAST_THEME: %1 is not a theme (light or dark)")
        .arg(name);
}

void applyTheme(Theme theme)
{
    if (theme != Theme::Desktop || !desktopHasStyle())
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    if (theme != Theme::Desktop)
        QApplication::setPalette(themePalette(theme));
}

QPalette themePalette(Theme theme)
{
    const Ground &ground = theme == Theme::Dark ? kDark : kLight;
    // This constructor derives the shades of frames and bevels from the two colours.
    QPalette palette{QColor(ground.button), QColor(ground.window)};
    palette.setColor(QPalette::Base, QColor(ground.base));
    palette.setColor(QPalette::AlternateBase, QColor(ground.alternate_base));
    palette.setColor(QPalette::ToolTipBase, QColor(ground.tool_tip));
    palette.setColor(QPalette::Highlight, QColor(ground.highlight));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(ground.faint_text));
    setTexts(palette, ground);
    return palette;
}

} // namespace roomcast
