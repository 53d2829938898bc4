// SPDX-License-Identifier: MIT
#include "text/catalogue_text.h"

#include "text/printable.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class CatalogueWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::CatalogueText)
};

/// "Room 101" without a tab may be a room of that name, or one of 101 seats.
QString roomSentence(const QString &line)
{
    const qsizetype blank = line.lastIndexOf(u' ');
    const QString seats = line.mid(blank + 1);
    bool is_number = false;
    const quint32 number = seats.toUInt(&is_number);
    const bool two_readings = blank > 0 && is_number && number > 0 &&
                              number <= Capacity::kSeatsMax && !line.contains(u'"') &&
                              !line.contains(u'\t');
    if (two_readings)
        return CatalogueWords::tr(
                   "%1 can be read in two ways: write \"%1\" for a room of that name, or "
                   "%2, a tab and %3 for a room of %3 seats")
            .arg(line, line.left(blank).trimmed(), seats);
    return CatalogueWords::tr(
               "%1 is not a room: write its name, in quotes where it ends in a number, and "
               "behind a tab the number of its seats, from 1 to %2")
        .arg(QString(line).replace(u'\t', u' '))
        .arg(Capacity::kSeatsMax);
}

QString twiceSentence(const CatalogueError &error, const CatalogueTwin &twin)
{
    if (twin.line == 0)
        return CatalogueWords::tr("%1 stands in the file twice").arg(error.text);
    const auto range = timeRange(error.text);
    const auto other = timeRange(twin.text);
    if (!range || !other)
        return CatalogueWords::tr("%1 stands in the file twice: line %2 has %3")
            .arg(error.text, QString::number(twin.line), twin.text);
    const bool same = range->start_min == other->start_min && range->end_min == other->end_min;
    return (same ? CatalogueWords::tr("%1 is the same time as %3 in line %2")
                 : CatalogueWords::tr("%1 overlaps with %3 in line %2"))
        .arg(error.text, QString::number(twin.line), twin.text);
}

QString catalogueSentence(const CatalogueError &error, const CatalogueTwin &twin)
{
    switch (error.kind) {
    case CatalogueError::Kind::NotUtf8:
        return CatalogueWords::tr("the text is not UTF-8; save the file in that encoding");
    case CatalogueError::Kind::TooLong:
        return CatalogueWords::tr("%1…: a line has at most %2 bytes")
            .arg(error.text, QString::number(codec::kTextBytesMax));
    case CatalogueError::Kind::TooMany:
        return CatalogueWords::tr("a file has at most %1 lines").arg(kCatalogueLinesMax);
    case CatalogueError::Kind::Duplicate:
        return twiceSentence(error, twin);
    case CatalogueError::Kind::ControlCharacter:
        return CatalogueWords::tr("%1 holds a control character").arg(error.text);
    case CatalogueError::Kind::NotOneWord:
        return CatalogueWords::tr("%1 is not one word; write it without blanks and quotes")
            .arg(error.text);
    case CatalogueError::Kind::NotSeats:
        return roomSentence(error.text);
    case CatalogueError::Kind::NotThreeWords:
        return CatalogueWords::tr("%1 is not a reservation; write ROOM TIMESLOT DAY")
            .arg(error.text);
    case CatalogueError::Kind::NotZone:
        return CatalogueWords::tr(
                   "%1 is no time zone that this computer knows; write one name, such as "
                   "Europe/Berlin")
            .arg(error.text);
    case CatalogueError::Kind::Empty:
        return CatalogueWords::tr("the file names nothing; write one item a line");
    }
    Q_UNREACHABLE();
}

} // namespace

QString catalogueErrorText(const CatalogueError &error, const CatalogueTwin &twin)
{
    const QString sentence = printable(catalogueSentence(error, twin));
    if (error.line == 0)
        return sentence;
    return CatalogueWords::tr("line %1: %2").arg(QString::number(error.line), sentence);
}

} // namespace roomcast
