// SPDX-License-Identifier: MIT
#include "client_gui/figures.h"

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

QString versionText(const Epoch &epoch, LogIndex index)
{
    return u"%1.%2/%3"_s.arg(epoch.counter).arg(epoch.owner.value).arg(index.value);
}

} // namespace roomcast
