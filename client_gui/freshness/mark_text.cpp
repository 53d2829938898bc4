// SPDX-License-Identifier: MIT
#include "client_gui/freshness/mark_text.h"

#include "client_gui/freshness/figures.h"
#include "client_gui/freshness/source_note.h"
#include "text/answer_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

class MarkWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::MarkText)
};

/// A bound from an earlier run is no bound; a state that cannot be used is worse than an old one.
auto badness(const CacheNote &mark)
{
    return std::tuple(mark.state == CacheState::Invalidated, mark.state == CacheState::Stale,
                      !mark.age_bounded, mark.state == CacheState::Suspect, mark.age);
}

/// Whole seconds to days, rounded up: a figure that ticks faster is not calm.
QString steppedAge(Duration age)
{
    using namespace std::chrono;
    const Duration least(1);
    return agoFigure(age < 2min  ? Duration(ceil<seconds>(std::max(age, least)))
                     : age < 2h  ? Duration(ceil<minutes>(age))
                     : age < 48h ? Duration(ceil<hours>(age))
                                 : Duration(ceil<days>(age)));
}

} // namespace

Tone toneOf(CacheState state)
{
    switch (state) {
    case CacheState::Fresh:
        return Tone::Cache;
    case CacheState::Suspect:
        return Tone::Suspect;
    case CacheState::Stale:
        return Tone::Stale;
    case CacheState::Invalidated:
        return Tone::Invalidated;
    }
    Q_UNREACHABLE();
}

QString cacheStateWord(CacheState state)
{
    switch (state) {
    case CacheState::Fresh:
        return MarkWords::tr("Fresh");
    case CacheState::Suspect:
    case CacheState::Stale:
    case CacheState::Invalidated:
        return toneWord(toneOf(state));
    }
    Q_UNREACHABLE();
}

QString markText(const CacheNote &mark)
{
    QString words = MarkWords::tr("%1, %2, %3")
                        .arg(cacheStateWord(mark.state), ageBoundText(mark.age, mark.age_bounded),
                             confirmationWord(mark.confirmation));
    if (mark.behind)
        words += MarkWords::tr("; may lack what you saw before");
    return words;
}

QString markNumbers(const CacheNote &mark)
{
    QString words = markText(mark) + u'\n' +
                    MarkWords::tr("Version %1").arg(versionText(mark.epoch, mark.index));
    if (!mark.changed_ago)
        return words;
    const QString ago = durationText(*mark.changed_ago);
    return words + u'\n' +
           (mark.changed_by.isEmpty()
                ? MarkWords::tr("Changed %1 ago").arg(ago)
                : MarkWords::tr("Changed by %1 %2 ago").arg(mark.changed_by, ago));
}

std::optional<CacheNote> worstOf(const std::vector<CacheNote> &marks)
{
    const auto worst = std::ranges::max_element(marks, {}, badness);
    if (worst == marks.end())
        return {};
    CacheNote all = *worst;
    all.age = std::ranges::max_element(marks, {}, &CacheNote::age)->age;
    all.behind = std::ranges::any_of(marks, &CacheNote::behind);
    return all;
}

QString shownAgeWords(const CacheNote &mark)
{
    return mark.age_bounded ? MarkWords::tr("at most %1 old").arg(steppedAge(mark.age))
                            : MarkWords::tr("kept since about %1").arg(agoFigure(mark.age));
}

QString shownAgeText(const CacheNote &mark)
{
    if (!mark.age_bounded)
        return shownAgeWords(mark);
    const QString bound = u"≤ "_s + steppedAge(mark.age);
    const bool said = mark.state == CacheState::Fresh || mark.state == CacheState::Stale;
    return said ? bound : cacheStateWord(mark.state).toLower() + u", "_s + bound;
}

} // namespace roomcast
