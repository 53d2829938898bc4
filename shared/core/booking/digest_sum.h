// SPDX-License-Identifier: MIT
//
// A fingerprint of a set that follows additions and removals at the cost of one hash each: the sum
// of the members' BLAKE2b-256 hashes modulo 2^256, in the manner of AdHash (Bellare and Micciancio
// 1997). Equal sets give equal sums, whatever the order they were built in. It detects accidents
// between honest replicas; it is no defence against somebody who chooses the members. Nothing can
// fail; removing what was never added gives the sum of no set.
#pragma once

#include <QByteArray>

#include <array>

namespace roomcast {

class DigestSum {
public:
    void add(const QByteArray &member);
    void remove(const QByteArray &member);
    /// 32 bytes, least significant first.
    QByteArray bytes() const;

    friend bool operator==(const DigestSum &, const DigestSum &) = default;

private:
    using Number = std::array<quint64, 4>; ///< least significant first

    static Number hashOf(const QByteArray &member);

    Number m_sum{};
};

} // namespace roomcast
