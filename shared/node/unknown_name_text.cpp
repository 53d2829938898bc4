// SPDX-License-Identifier: MIT
#include "node/unknown_name_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class UnknownNameWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::UnknownNameText)
};

} // namespace

QString unknownTimeslotText(const QString &name)
{
    QString plain = name;
    for (const QChar dash : u"\u2012\u2013\u2014\u2212"_s)
        plain.replace(dash, u'-');
    const QString said = UnknownNameWords::tr("%1 is not a timeslot").arg(name);
    if (plain != name)
        return UnknownNameWords::tr("%1: it has a dash where a hyphen stands in %2")
            .arg(said, plain);
    static const QRegularExpression padded(u"(^|-)0(\\d:)"_s);
    const QString bare = QString(name).replace(padded, u"\\1\\2"_s);
    return bare == name ? said
                        : UnknownNameWords::tr("%1: hours may be written without the zero, %2")
                              .arg(said, bare);
}

/// A date tells by itself what is wrong with it, by this computer's calendar.
QString unknownDayText(const QString &name, DateForm form)
{
    const auto date = dateOf(name);
    const QString said =
        UnknownNameWords::tr("%1 is not a day").arg(date ? dateText(*date, form) : name);
    if (!date)
        return said;
    if (*date < QDate::currentDate())
        return UnknownNameWords::tr("%1 that can be booked: it is past").arg(said);
    return UnknownNameWords::tr("%1 that can be booked: days lists those that are").arg(said);
}

} // namespace roomcast
