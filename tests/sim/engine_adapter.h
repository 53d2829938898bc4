// SPDX-License-Identifier: MIT
//
// The one place that knows how engines are made. What the engines' interface does not have yet is
// left out here, and only here.
#pragma once

#include "core/engine/client_engine.h"
#include "core/engine/server_engine.h"

#include <memory>

namespace roomcast::sim {

/// The store found that its folder came from another machine. Set where the engine can be told.
template <typename Config>
void tellOfCopy(Config &config, bool copied)
{
    if constexpr (requires { config.copied_store = copied; })
        config.copied_store = copied;
}

inline std::unique_ptr<ServerEngine> makeServer(ServerConfig config, quint16 port,
                                                const StoredCopy &copy, bool copied)
{
    tellOfCopy(config, copied);
    return std::make_unique<ServerEngine>(std::move(config), port, copy);
}

inline Member memberOf(const ServerEngine &engine)
{
    return std::get<ServerOrigin>(engine.origin()).member;
}

} // namespace roomcast::sim
