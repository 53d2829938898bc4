// SPDX-License-Identifier: MIT
//
// The parts of one running server below its window: clock, store, transport and node, with what
// every kind of server does with them. Made by server_app.cpp, which owns it. Leaves the group when
// a signal asks the process to end, and ends the application when the node has stopped.
#pragma once

#include "cli/failure_text.h"
#include "cli/options.h"
#include "cli/record_printer.h"
#include "cli/server_storage.h"
#include "cli/signal_watcher.h"
#include "net/lossy_transport.h"
#include "net/multicast_transport.h"
#include "node/server_node.h"

#include <optional>

namespace roomcast {

class ServerProcess final : public QObject {
    Q_OBJECT

public:
    /// What `ended` says where the store was found to be a copy: the server is to be
    /// made again, with a store of another identity.
    static constexpr int kComeBack = 1'000;

    ServerProcess(const ServerOptions &options, CatalogueSet catalogue, ServerStorage storage);

    ServerNode &node() { return m_node; }
    const Clock &clock() const { return m_clock; }
    /// Those it was made with, and what people set since: whoever comes after it goes on with them.
    ServerOptions options() const;

    /// Prints every record on standard output from now on.
    RecordPrinter &startPrinting(OutputFormat format);
    /// Starts the node; the text for people where the network could not be opened.
    Result<Unit, QString> start();

public Q_SLOTS:
    /// Leaves in order; `ended` follows even if the node should not come to its end.
    void leave();
    /// Has the server suffer that from now on, and logs what is new of it.
    void setFaults(const roomcast::Faults &faults);

Q_SIGNALS:
    /// What the node logs, after that the server has started.
    void eventLogged(const roomcast::LogRecord &record);
    /// The server has come to its end, and the application is to end with `status`, which may be
    /// kComeBack. `text` says why and what to do, and is empty if it was asked to.
    void ended(int status, const QString &text);

private:
    void logStart();
    void logCopied();
    void applyFaults();
    std::optional<Endpoint> faultPeer() const;
    void remember(const LogRecord &record);
    void finish(StopReason reason);
    QString whyStopped(StopReason reason) const;

    ServerOptions m_options;
    ServerStorage m_storage;
    ServerConfig m_config;
    SystemClock m_clock;
    MulticastTransport m_transport;
    Result<Unit, TransportError> m_opened; ///< before the node, which asks for the link port
    LossyTransport m_lossy;
    ServerNode m_node;
    Faults m_faults;
    SignalWatcher m_signals;
    std::optional<RecordPrinter> m_printer;
    Endpoint m_taken_by; ///< the server that has this one's ID, where one has
    std::optional<StoreError> m_store_error;
};

} // namespace roomcast
