// SPDX-License-Identifier: MIT
//
// Where a datagram came from or goes to. The core carries it and compares it, never opens it.
#pragma once

#include <QtGlobal>
#include <compare>

namespace roomcast {

struct Ipv4 {
    quint32 value = 0; ///< host byte order

    friend constexpr auto operator<=>(const Ipv4 &, const Ipv4 &) = default;
};

struct Endpoint {
    quint32 ipv4 = 0; ///< host byte order
    quint16 port = 0;

    explicit operator bool() const { return port != 0; }
    friend constexpr auto operator<=>(const Endpoint &, const Endpoint &) = default;
};

} // namespace roomcast
