// SPDX-License-Identifier: MIT
//
// The composition root of roomcast-client: reads the options, makes transport, clock and node and
// either runs a script on them or opens the window. Called by main() alone.
#pragma once

namespace roomcast {

/// Runs the program; the result is its exit status (cli/exit_status.h). Failures to start are told
/// on standard error and, with a window, in a message box.
int runClient(int argc, char **argv);

} // namespace roomcast
