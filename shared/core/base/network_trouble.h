// SPDX-License-Identifier: MIT
//
// Why a program's network is not what it was. Found by the transport; named in events, by status
// and in both windows.
#pragma once

#include <QString>

namespace roomcast {

enum class NetworkCause {
    InterfaceGone,  ///< there is no interface of the name any more, or not yet
    InterfaceDown,  ///< it is switched off
    NoAddress,      ///< it has no IPv4 address
    AddressChanged, ///< it has another one
    Replaced,       ///< it went and another one of its name came
    NoCarrier,      ///< no cable, or no radio network: whoever is on this machine is still reached
    SendFailed,     ///< the system refuses to send
    CannotOpen,     ///< it is there, but sockets cannot be opened on it
};

/// Where nothing that is sent arrives anywhere.
constexpr bool cutsOff(NetworkCause cause)
{
    return cause != NetworkCause::NoCarrier;
}

/// What is wrong with the network, while it is.
struct NetworkTrouble {
    NetworkCause cause{};
    QString interface;
    QString detail; ///< what the system said, if it did

    friend bool operator==(const NetworkTrouble &, const NetworkTrouble &) = default;
};

} // namespace roomcast
