// SPDX-License-Identifier: MIT
#include "client_gui/freshness/figures.h"

#include <QCoreApplication>
#include <QLocale>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString figure(double value, const char *unit)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0) + u' ' +
           QCoreApplication::translate("roomcast::figures", unit);
}

QString whole(qint64 value, const char *unit)
{
    return QLocale().toString(value) + u' ' +
           QCoreApplication::translate("roomcast::figures", unit);
}

} // namespace

QString durationText(Duration duration)
{
    const double milliseconds = double(duration.count()) / 1e6;
    if (milliseconds > 0 && milliseconds < 0.1)
        return figure(milliseconds * 1000, QT_TRANSLATE_NOOP("roomcast::figures", "µs"));
    if (milliseconds < 1000)
        return figure(milliseconds, QT_TRANSLATE_NOOP("roomcast::figures", "ms"));
    if (milliseconds < 120'000)
        return figure(milliseconds / 1000, QT_TRANSLATE_NOOP("roomcast::figures", "s"));
    return figure(milliseconds / 60'000, QT_TRANSLATE_NOOP("roomcast::figures", "min"));
}

QString boundFigure(Duration age)
{
    using namespace std::chrono;
    using Tenths = duration<qint64, std::deci>;
    return durationText(age < seconds(10)  ? Duration(std::max(ceil<Tenths>(age), Tenths(1)))
                        : age < minutes(2) ? Duration(ceil<seconds>(age))
                                           : Duration(ceil<minutes>(age)));
}

QString agoFigure(Duration ago)
{
    using namespace std::chrono;
    if (ago < minutes(2))
        return whole(floor<seconds>(ago).count(), QT_TRANSLATE_NOOP("roomcast::figures", "s"));
    if (ago < hours(2))
        return whole(floor<minutes>(ago).count(), QT_TRANSLATE_NOOP("roomcast::figures", "min"));
    if (ago < days(2))
        return whole(floor<hours>(ago).count(), QT_TRANSLATE_NOOP("roomcast::figures", "h"));
    return whole(floor<days>(ago).count(), QT_TRANSLATE_NOOP("roomcast::figures", "d"));
}

QString versionText(const Epoch &epoch, LogIndex index)
{
    return u"%1.%2/%3"_s.arg(epoch.counter).arg(epoch.owner.value).arg(index.value);
}

} // namespace roomcast
