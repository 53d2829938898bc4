// SPDX-License-Identifier: MIT
//
// The options of the two programs in words: what the parser accepts and what --help says of it.
// Used by options.cpp, which reads what was given.
#pragma once

class QCommandLineParser;

namespace roomcast {

void describeServerOptions(QCommandLineParser &parser);
void describeClientOptions(QCommandLineParser &parser);

} // namespace roomcast
