// SPDX-License-Identifier: MIT
//
// A server without a window: carries out the controls that come in on standard input, and leaves
// the group when a signal asks the process to end. Made by the server's composition root, which
// owns the node, the printer and the exit. The end of the input ends the controls, not the server.
#pragma once

#include "cli/line_reader.h"
#include "cli/record_printer.h"
#include "cli/server_controls.h"
#include "node/server_node.h"

namespace roomcast {

class HeadlessServer final : public QObject {
    Q_OBJECT

public:
    /// All but the parent must outlive this object.
    HeadlessServer(ServerNode &node, const Clock &clock, RecordPrinter &printer,
                   int control_descriptor, QObject *parent = nullptr);

Q_SIGNALS:
    /// All faults as they are to be: the transport is not the node's to change.
    void faultsRequested(const roomcast::Faults &faults);

private:
    void takeLine(const QString &line);
    void carryOut(const ServerControl &control);
    void setFault(const FaultControl &control);

    ServerNode &m_node;
    const Clock &m_clock;
    RecordPrinter &m_printer;
    LineReader m_controls;
};

/// Ends this process as abruptly as a power cut would: nothing is sent, flushed or cleaned up.
[[noreturn]] void crashProcess();

} // namespace roomcast
