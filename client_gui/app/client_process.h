// SPDX-License-Identifier: MIT
//
// The parts of one running client below its window or script: clock, transport, folder and node.
// Made by client_app.cpp, which owns it.
#pragma once

#include "cli/options.h"
#include "net/multicast_transport.h"
#include "node/client_folder.h"
#include "node/client_node.h"

namespace roomcast {

class ClientProcess final {
public:
    explicit ClientProcess(const ClientOptions &options);

    ClientNode &node() { return m_node; }
    /// Starts the node; the text for people where the network could not be opened, or the folder
    /// that a person named could not be had.
    Result<Unit, QString> start();
    /// Why nothing is kept although it was to be; else empty.
    QString missingFolderText() const;

private:
    static void sayNetwork(const std::optional<NetworkTrouble> &trouble);
    void sayMulticast();
    void takeOverLeft();

    QString m_folder_wanted; ///< by the person; empty for any
    QString m_group_folder;  ///< in which it is to be then; empty for none
    SystemClock m_clock;
    MulticastTransport m_transport;
    Result<Unit, TransportError> m_opened;
    std::unique_ptr<ClientFolder> m_folder; ///< none: nothing is kept
    ClientNode m_node;
    MulticastHealth::State m_multicast{}; ///< said last
};

} // namespace roomcast
