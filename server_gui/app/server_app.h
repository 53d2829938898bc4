// SPDX-License-Identifier: MIT
//
// The composition root of roomcast-server: reads the options, makes transport, store, clock, node
// and, where wanted, the window, and joins them. Called by main() alone.
#pragma once

namespace roomcast {

/// Runs the program; the result is its exit status (cli/exit_status.h). Failures to start are told
/// on standard error and, with a window, in a message box.
int runServer(int argc, char **argv);

} // namespace roomcast
