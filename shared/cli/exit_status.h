// SPDX-License-Identifier: MIT
//
// What the two programs tell the shell when they end: a contract with scripts.
#pragma once

namespace roomcast {

enum class ExitStatus {
    Ok = 0,        ///< left in order; every command was answered
    Failed = 1,    ///< the store cannot be written; a command was not answered
    Usage = 2,     ///< an option, a catalogue or a command line that is wrong
    IdTaken = 3,   ///< another live server has the ID
    NoNetwork = 4, ///< the group's network cannot be opened
};

} // namespace roomcast
