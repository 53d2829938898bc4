// SPDX-License-Identifier: MIT
#include "node/catalogue_text.h"

#include "node/printable.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class CatalogueWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::CatalogueText)
};

QString catalogueSentence(const CatalogueError &error)
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
        return CatalogueWords::tr("%1 stands in the file twice").arg(error.text);
    case CatalogueError::Kind::ControlCharacter:
        return CatalogueWords::tr("%1 holds a control character").arg(error.text);
    case CatalogueError::Kind::HasSpace:
        return CatalogueWords::tr("%1 is more than one word; write it without spaces")
            .arg(error.text);
    case CatalogueError::Kind::NotSeats:
        return CatalogueWords::tr(
                   "%1: behind a room, which is one word, only the number of its seats may "
                   "stand, from 1 to %2")
            .arg(error.text)
            .arg(Capacity::kSeatsMax);
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

QString catalogueErrorText(const CatalogueError &error)
{
    const QString sentence = printable(catalogueSentence(error));
    if (error.line == 0)
        return sentence;
    return CatalogueWords::tr("line %1: %2").arg(QString::number(error.line), sentence);
}

} // namespace roomcast
