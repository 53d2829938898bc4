// SPDX-License-Identifier: MIT
//
// Reads a catalogue folder (rooms.txt, timeslots.txt and, where they exist, days.txt,
// reservations.txt and timezone.txt) into a CatalogueSet. Called once at start by the composition
// roots. Reads regular files of bounded size only, so that it can neither hang nor eat the memory.
#pragma once

#include "core/booking/catalogue.h"
#include "text/catalogue_text.h"

#include <optional>

namespace roomcast {

inline constexpr qint64 kCatalogueFileBytesMax = 1024 * 1024;

struct CatalogueReadError {
    enum class Kind {
        NoFolder,   ///< there is nothing at `path`
        NotAFolder, ///< something else than a folder is at `path`
        Missing,    ///< rooms.txt or timeslots.txt
        NotAFile,
        TooLarge,
        Unreadable, ///< `detail`: what the system said
        Malformed,  ///< `content`: what is wrong inside
    };
    Kind kind{};
    QString path;
    QString detail;
    std::optional<CatalogueError> content;
    CatalogueTwin twin{}; ///< of what stands in the file twice
};

/// Without a timezone.txt the zone is this computer's.
Result<CatalogueSet, CatalogueReadError> readCatalogue(const QString &folder);
/// The sample catalogue that is built into the program.
Result<CatalogueSet, CatalogueReadError> readSampleCatalogue();

/// "rooms.txt is missing in /tmp/x; …": the cause and the way out, for people.
QString catalogueReadErrorText(const CatalogueReadError &error);

} // namespace roomcast
