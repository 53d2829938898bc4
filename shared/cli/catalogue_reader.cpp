// SPDX-License-Identifier: MIT
#include "cli/catalogue_reader.h"

#include "node/clock.h"
#include "text/catalogue_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using FileResult = Result<QByteArray, CatalogueReadError>;

enum class Need { Required, Optional };

class CatalogueReaderWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::CatalogueReader)
};

Failure<CatalogueReadError> failure(CatalogueReadError::Kind kind, const QString &path,
                                    const QString &detail = {})
{
    return Failure{CatalogueReadError{kind, path, detail, std::nullopt, {}}};
}

/// Null for an optional file that is not there; not null for an empty one that is.
FileResult readFile(const QString &path, Need need)
{
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink()) {
        if (need == Need::Optional)
            return QByteArray();
        return failure(CatalogueReadError::Kind::Missing, path);
    }
    if (info.exists() && !info.isFile())
        return failure(CatalogueReadError::Kind::NotAFile, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(CatalogueReadError::Kind::Unreadable, path, file.errorString());
    const QByteArray content = file.read(kCatalogueFileBytesMax + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(CatalogueReadError::Kind::Unreadable, path, file.errorString());
    if (content.size() > kCatalogueFileBytesMax)
        return failure(CatalogueReadError::Kind::TooLarge, path);
    return content.isNull() ? QByteArray("") : content;
}

struct Part {
    QString name;
    Need need;
    QByteArray CatalogueFiles::*content;
};

std::vector<Part> parts()
{
    return {
        {u"days.txt"_s, Need::Optional, &CatalogueFiles::days},
        {u"rooms.txt"_s, Need::Required, &CatalogueFiles::rooms},
        {u"timeslots.txt"_s, Need::Required, &CatalogueFiles::timeslots},
        {u"reservations.txt"_s, Need::Optional, &CatalogueFiles::reservations},
        {u"timezone.txt"_s, Need::Optional, &CatalogueFiles::timezone},
    };
}

/// The earlier line that is the same to the parser as the one that it complained of: alone with
/// that one it is complained of, too.
CatalogueTwin twinOf(CatalogueFiles files, const CatalogueError &error)
{
    const auto all = parts();
    const auto part = std::ranges::find(all, error.file, &Part::name);
    if (error.kind != CatalogueError::Kind::Duplicate || part == all.end())
        return {};
    const QList<QByteArray> lines = (files.*part->content).split('\n');
    for (int line = 1; line < error.line; ++line) {
        const QByteArray &earlier = lines[line - 1];
        files.*part->content = earlier + '\n' + lines[error.line - 1];
        const auto parsed = parseCatalogue(files);
        if (!parsed && parsed.error().kind == error.kind && parsed.error().file == error.file)
            return {line, QString::fromUtf8(earlier).trimmed()};
    }
    return {};
}

Result<CatalogueFiles, CatalogueReadError> readFiles(const QString &folder)
{
    CatalogueFiles files;
    for (const Part &part : parts()) {
        const FileResult content = readFile(folder + u'/' + part.name, part.need);
        if (!content)
            return Failure{content.error()};
        files.*part.content = *content;
    }
    return files;
}

} // namespace

Result<CatalogueSet, CatalogueReadError> readCatalogue(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.exists())
        return failure(CatalogueReadError::Kind::NoFolder, folder);
    if (!info.isDir())
        return failure(CatalogueReadError::Kind::NotAFolder, folder);
    const auto files = readFiles(folder);
    if (!files)
        return Failure{files.error()};
    const auto malformed = [&](const CatalogueError &error) {
        return Failure{CatalogueReadError{CatalogueReadError::Kind::Malformed,
                                          folder + u'/' + error.file,
                                          {},
                                          error,
                                          twinOf(*files, error)}};
    };
    auto parsed = parseCatalogue(*files);
    if (!parsed)
        return malformed(parsed.error());
    CatalogueSet set = std::move(parsed).value();
    QString &zone = set.catalogue.zone;
    set.zone_written = !zone.isEmpty();
    if (!set.zone_written)
        zone = systemZone();
    else if (!isZone(zone))
        return malformed({CatalogueError::Kind::NotZone, u"timezone.txt"_s, 1, zone});
    return set;
}

Result<CatalogueSet, CatalogueReadError> readSampleCatalogue()
{
    return readCatalogue(u":/roomcast/catalogue"_s);
}

QString catalogueReadErrorText(const CatalogueReadError &error)
{
    switch (error.kind) {
    case CatalogueReadError::Kind::NoFolder:
        return CatalogueReaderWords::tr("there is no folder %1").arg(error.path);
    case CatalogueReadError::Kind::NotAFolder:
        return CatalogueReaderWords::tr("%1 is not a folder; name the one that holds rooms.txt")
            .arg(error.path);
    case CatalogueReadError::Kind::Missing:
        return CatalogueReaderWords::tr(
                   "%1 is missing; a catalogue needs rooms.txt and timeslots.txt, one item "
                   "a line")
            .arg(error.path);
    case CatalogueReadError::Kind::NotAFile:
        return CatalogueReaderWords::tr("%1 is not a regular file").arg(error.path);
    case CatalogueReadError::Kind::TooLarge:
        return CatalogueReaderWords::tr("%1 is larger than %2 KiB")
            .arg(error.path)
            .arg(kCatalogueFileBytesMax / 1024);
    case CatalogueReadError::Kind::Unreadable:
        return CatalogueReaderWords::tr("%1 cannot be read: %2").arg(error.path, error.detail);
    case CatalogueReadError::Kind::Malformed:
        Q_ASSERT(error.content);
        return error.path + u": "_s + catalogueErrorText(*error.content, error.twin);
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
