// SPDX-License-Identifier: MIT
//
// Whether this machine's own firewall lets unicast out at all. Knows whom there is to send to; one
// host that is shut out is no reason to leave all others. Owned by the multicast transport.
#pragma once

#include "core/base/endpoint.h"

#include <map>
#include <optional>

class QUdpSocket;

namespace roomcast {

class UnicastCheck {
public:
    /// Forgets whom it met.
    void reset() { *this = {}; }
    /// Somebody was heard; true if for the first time.
    bool meet(const Endpoint &other);
    /// A datagram could not be sent there.
    void refuse(const Endpoint &to) { m_refused = to; }
    /// Neither to where it was refused last nor to others, by empty datagrams. Remembers that no
    /// more where one passes.
    bool isForbidden(const QUdpSocket &sender);

private:
    bool isForbiddenToAll(const QUdpSocket &sender) const;

    std::map<quint32, quint16> m_met; ///< address and port; bounded by kMetMax
    std::optional<Endpoint> m_refused;
};

} // namespace roomcast
