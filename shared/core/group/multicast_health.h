// SPDX-License-Identifier: MIT
//
// Whether multicast works for a server. Lost at once, back only once it has lasted: a lead that
// goes to and fro costs more than one that waits. A value without I/O; owned by the server engine;
// nothing can fail.
#pragma once

#include "core/base/time.h"

#include <optional>

namespace roomcast {

class MulticastHealth {
public:
    enum class State {
        Works,
        Deaf, ///< hears nobody's, although they answer
        Mute, ///< nobody who hears others hears this server's
    };

    State state() const { return m_state; }
    bool works() const { return m_state == State::Works; }
    /// True if the state has changed. `back`: how long it has to work before that is believed.
    bool update(State seen, TimePoint now, Duration back);

private:
    State m_state = State::Works;
    std::optional<TimePoint> m_works_since; ///< and was not believed to yet
};

} // namespace roomcast
