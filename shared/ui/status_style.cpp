// SPDX-License-Identifier: MIT
#include "ui/status_style.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace roomcast {

namespace {

constexpr double kContrastMin = 4.5;

QColor baseColor(Tone tone)
{
    switch (tone) {
    case Tone::Server:
    case Tone::Leader:
        return {0x00, 0x9E, 0x73};
    case Tone::Cache:
    case Tone::Joining:
        return {0x00, 0x72, 0xB2};
    case Tone::Stale:
    case Tone::Candidate:
        return {0xE6, 0x9F, 0x00};
    case Tone::Provisional:
        return {0xCC, 0x79, 0xA7};
    case Tone::Error:
        return {0xD5, 0x5E, 0x00};
    case Tone::Suspect:
        return {0x56, 0xB4, 0xE9};
    case Tone::Follower:
    case Tone::Pending:
        return {0x5F, 0x6B, 0x73};
    case Tone::Frozen:
        return {0x80, 0x80, 0x80};
    case Tone::CutOff:
    case Tone::Invalidated:
        return {0x8E, 0x5B, 0xB5};
    }
    Q_UNREACHABLE();
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double lowestContrast(const QColor &color, const QPalette &palette)
{
    return std::min({contrastRatio(color, palette.color(QPalette::Base)),
                     contrastRatio(color, palette.color(QPalette::AlternateBase)),
                     contrastRatio(color, palette.color(QPalette::Window))});
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor blended(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](float a, float b) { return float(a * share + b * (1.0 - share)); };
    return QColor::fromRgbF(mix(over.redF(), under.redF()), mix(over.greenF(), under.greenF()),
                            mix(over.blueF(), under.blueF()));
}

Tone toneOf(ShownRole role)
{
    switch (role) {
    case ShownRole::Joining:
    case ShownRole::Learner:
        return Tone::Joining;
    case ShownRole::Follower:
        return Tone::Follower;
    case ShownRole::Candidate:
        return Tone::Candidate;
    case ShownRole::Leader:
        return Tone::Leader;
    case ShownRole::Frozen:
    case ShownRole::Stopped:
    case ShownRole::Offline:
        return Tone::Frozen;
    }
    Q_UNREACHABLE();
}

Tone toneOf(const Answer &answer)
{
    if (!answer.ok())
        return Tone::Error;
    if (answer.confirmation == Confirmation::Provisional && answer.source != Source::Stale)
        return Tone::Provisional;
    switch (answer.source) {
    case Source::Server:
        return Tone::Server;
    case Source::Cache:
        return Tone::Cache;
    case Source::Stale:
        return Tone::Stale;
    case Source::None:
        return Tone::Error;
    }
    Q_UNREACHABLE();
}

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Base)) < luminance(palette.color(QPalette::Text));
}

QColor toneColor(Tone tone, const QPalette &palette)
{
    QColor color = baseColor(tone);
    const QColor goal = isDark(palette) ? Qt::white : Qt::black;
    // Towards black or white in steps of 1/64: at most 64 of them, and hue stays recognisable.
    for (int step = 0; step < 64 && lowestContrast(color, palette) < kContrastMin; ++step)
        color = blended(goal, baseColor(tone), (step + 1) / 64.0);
    return color;
}

QString toneWord(Tone tone)
{
    const auto word = [](const char *text) {
        return QCoreApplication::translate("roomcast::Tone", text);
    };
    switch (tone) {
    case Tone::Server:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Server"));
    case Tone::Cache:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Cache"));
    case Tone::Stale:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Stale"));
    case Tone::Provisional:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Provisional"));
    case Tone::Error:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Error"));
    case Tone::Leader:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Leader"));
    case Tone::Candidate:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Candidate"));
    case Tone::Follower:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Follower"));
    case Tone::Joining:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Joining"));
    case Tone::Frozen:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Frozen"));
    case Tone::CutOff:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Cut off"));
    case Tone::Suspect:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Suspect"));
    case Tone::Invalidated:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Invalidated"));
    case Tone::Pending:
        return word(QT_TRANSLATE_NOOP("roomcast::Tone", "Pending"));
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
