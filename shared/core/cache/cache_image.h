// SPDX-License-Identifier: MIT
//
// What a client keeps between two runs: the values it knew, with their versions, and how far it had
// seen the group come. Bytes with a digest in front: what is damaged is refused whole. Written and
// read by the client engine; where the bytes are kept is the node's business.
#pragma once

#include "core/cache/client_cache.h"

namespace roomcast {

struct CacheImage {
    struct Row {
        Query key;
        Outcome value;
        CacheVersion version;
        WallTime sure_at; ///< as of CacheEntry, by the wall clock
        ServerId server;
        bool confirmed = false;
        bool behind = false;
    };

    Epoch genesis;
    Epoch confirmed; ///< highest epoch that confirmed something
    Epoch seen;      ///< highest epoch of anything shown
    std::vector<Row> rows;
};

QByteArray writeImage(const CacheImage &image);
/// None for bytes that are damaged, or of another version of this format.
std::optional<CacheImage> readImage(const QByteArray &bytes);

/// Values with a digest in front of them, for files of a client.
QByteArray sealed(const QByteArray &body);
std::optional<QByteArray> unsealed(const QByteArray &bytes);

} // namespace roomcast
