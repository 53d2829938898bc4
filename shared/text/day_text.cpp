// SPDX-License-Identifier: MIT
#include "text/day_text.h"

#include "text/language.h"

#include <QRegularExpression>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The language's short form of a time, with its seconds or without.
QString timeForm(const QLocale &locale, Precision precision)
{
    static const QRegularExpression minutes(u"(\\W)mm(?:\\W?ss)?"_s);
    QString form = locale.timeFormat(QLocale::ShortFormat);
    return form.replace(minutes, precision == Precision::Second ? u"\\1mm\\1ss"_s : u"\\1mm"_s);
}

} // namespace

std::optional<QDate> dateOf(const QString &day)
{
    const QDate date = QDate::fromString(day, Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

QString dayForm(const QLocale &locale)
{
    const QString whole = locale.dateFormat(QLocale::LongFormat);
    qsizetype first = -1;
    qsizetype last = -1;
    bool quoted = false;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        if (whole[at] == u'\'')
            quoted = !quoted;
        else if (!quoted && (whole[at] == u'd' || whole[at] == u'M'))
            (first < 0 ? first : last) = at;
    }
    if (locale.language() == QLocale::C || first < 0 || last < 0)
        return u"ddd d MMM"_s;
    return whole.mid(first, last - first + 1)
        .replace("dddd"_L1, "ddd"_L1)
        .replace("MMMM"_L1, "MMM"_L1);
}

QString dayLabel(const QString &day)
{
    const auto date = dateOf(day);
    return date ? spokenLocale().toString(*date, dayForm(spokenLocale())) : day;
}

QString slotLabel(const SlotKey &slot)
{
    return slot.room + u" · "_s + dayLabel(slot.day) + u" · "_s + slot.timeslot;
}

QString dateText(const QDate &date, DateForm form)
{
    return form == DateForm::Iso ? date.toString(Qt::ISODate)
                                 : spokenLocale().toString(date, QLocale::ShortFormat);
}

QString timeText(const QTime &time, Precision precision, DateForm form)
{
    if (form == DateForm::Iso)
        return time.toString(precision == Precision::Second ? u"HH:mm:ss"_s : u"HH:mm"_s);
    return spokenLocale().toString(time, timeForm(spokenLocale(), precision));
}

QString dateTimeText(const QDateTime &at, Precision precision, DateForm form)
{
    return dateText(at.date(), form) + u' ' + timeText(at.time(), precision, form);
}

QDateTime dateTimeOf(const EntryStamp &in)
{
    return QDateTime::fromMSecsSinceEpoch(in.at.value_ms);
}

} // namespace roomcast
