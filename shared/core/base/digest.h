// SPDX-License-Identifier: MIT
//
// 160-bit BLAKE2b fingerprints: of log prefixes (chained), catalogues and states. They detect
// accidents and divergence between honest replicas; they are no signature.
#pragma once

#include "core/base/codec.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace roomcast {

struct Digest {
    QByteArray bytes; ///< 20 bytes; empty before anything was digested

    /// The first 12 hexadecimal digits, for people and logs.
    QString shortText() const { return QString::fromLatin1(bytes.toHex().left(12)); }
    friend bool operator==(const Digest &, const Digest &) = default;
};

inline Digest digestOf(const QByteArray &bytes)
{
    return {QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_160)};
}

/// The digest of a log that had digest `prefix` before `entry` was appended.
inline Digest chained(const Digest &prefix, const QByteArray &entry)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    hash.addData(prefix.bytes);
    hash.addData(entry);
    return {hash.result()};
}

namespace codec {
template <>
struct Fields<Digest> {
    static constexpr auto list = std::tuple(&Digest::bytes);
};
} // namespace codec
} // namespace roomcast
