// SPDX-License-Identifier: MIT
//
// Joins a script runner with its input, the client node and its output, for a client without a
// window. Ends the application when the script has ended or nobody reads its output. Made by
// client_app.cpp; node and descriptors must outlive it.
#pragma once

#include "cli/line_reader.h"
#include "cli/line_writer.h"
#include "cli/script_runner.h"

namespace roomcast {

class ClientNode;
struct ClientOptions;

class ScriptSession final : public QObject {
    Q_OBJECT

public:
    ScriptSession(ClientNode &node, const ClientOptions &options, int input_descriptor,
                  int output_descriptor);

private:
    void tellDecision(const OfflineDecision &decided);
    void print(const QByteArray &lines);
    void finish(ExitStatus status);

    ClientNode &m_node;
    LineReader m_reader;
    LineWriter m_writer;
    ScriptRunner m_runner;
    bool m_broken = false; ///< nobody reads the output any more
};

} // namespace roomcast
