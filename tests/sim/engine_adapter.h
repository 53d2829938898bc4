// SPDX-License-Identifier: MIT
//
// The one place that knows how engines are made.
#pragma once

#include "core/client/client_engine.h"
#include "core/server/server_driver.h"

#include <memory>

namespace roomcast::sim {

inline std::unique_ptr<ServerDriver> makeServer(ServerConfig config, quint16 port,
                                                const StoredReplica &copy)
{
    return std::make_unique<ServerDriver>(std::move(config), port, copy);
}

inline ServerIdentity memberOf(const ServerEngine &engine)
{
    return std::get<ServerOrigin>(engine.origin()).member;
}

} // namespace roomcast::sim
