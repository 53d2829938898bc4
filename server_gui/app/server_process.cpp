// SPDX-License-Identifier: MIT
#include "server_gui/app/server_process.h"

#include "cli/option_values.h"
#include "cli/process_setup.h"
#include "store/store_mark.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>

#include <unistd.h>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Added to the time that the node promises for leaving.
constexpr std::chrono::milliseconds kLeavePatience(1'000);

ServerConfig configOf(const ServerOptions &options, CatalogueSet catalogue,
                      const ServerStorage &storage)
{
    QRandomGenerator &random = *QRandomGenerator::system();
    ServerConfig config;
    config.id = options.id.value_or(ServerId{static_cast<quint32>(::getpid())});
    config.id_chosen = options.id.has_value();
    config.incarnation = {random.generate64()};
    config.store = storage.identity;
    config.provisional = options.provisional;
    config.catalogue = std::move(catalogue);
    config.catalogue_chosen = !options.common.catalogue_folder.isEmpty();
    config.timing = options.common.timing;
    config.label = options.partition;
    config.heal_after = options.heal_after;
    config.seed = random.generate64();
    return config;
}

/// None for a store that is no copy.
std::optional<event::StoreCopiedReason> copiedReason(CopiedStore copied)
{
    switch (copied) {
    case CopiedStore::No:
        return {};
    case CopiedStore::Elsewhere:
        return event::StoreCopiedReason::Elsewhere;
    case CopiedStore::Older:
        return event::StoreCopiedReason::Older;
    case CopiedStore::Backup:
        return event::StoreCopiedReason::Backup;
    case CopiedStore::Found:
        return event::StoreCopiedReason::FoundOut;
    }
    Q_UNREACHABLE();
}

/// By default a row of ports, so that a firewall's rule can name them.
LinkTable::Ports linkPortsOf(const ServerOptions &options)
{
    if (options.link_port)
        return {*options.link_port, 1, false};
    return {options.common.group.port, kLinkPortsTried, true};
}

/// A connection that takes longer than ten times the latency bound does not come.
std::chrono::milliseconds patienceOf(const Timing &timing)
{
    using namespace std::chrono_literals;
    const auto bounds =
        std::chrono::duration_cast<std::chrono::milliseconds>(10 * timing.latency_bound);
    return std::clamp<std::chrono::milliseconds>(bounds, 1s, 30s);
}

MulticastOptions networkOf(const ServerOptions &options)
{
    const CommonOptions &common = options.common;
    return {common.group,         common.interface_name,     true,
            linkPortsOf(options), patienceOf(common.timing), options.wait_for_network};
}

} // namespace

ServerProcess::ServerProcess(const ServerOptions &options, CatalogueSet catalogue,
                             ServerStorage storage)
    : m_options(options), m_storage(std::move(storage)),
      m_config(configOf(options, std::move(catalogue), m_storage)), m_transport(networkOf(options)),
      m_opened(m_transport.open()), m_lossy(m_transport, QRandomGenerator(quint32(m_config.seed))),
      m_node(m_config, m_lossy, *m_storage.store, m_clock, std::exchange(m_storage.copy, {}))
{
    connect(&m_node, &ServerNode::eventLogged, this, &ServerProcess::remember);
    connect(&m_node, &ServerNode::eventLogged, this, &ServerProcess::eventLogged);
    connect(&m_node, &ServerNode::statusChanged, this, [this] {
        if (m_faults.peer)
            applyFaults();
    });
    connect(m_storage.store.get(), &Store::failed, this,
            [this](const StoreError &error) { m_store_error = error; });
    // Queued: the node may stop before the event loop runs, which exit() would not end.
    connect(&m_node, &ServerNode::stopped, this, &ServerProcess::finish, Qt::QueuedConnection);
    connect(&m_signals, &SignalWatcher::endRequested, this, &ServerProcess::leave);
}

ServerOptions ServerProcess::options() const
{
    ServerOptions options = m_options;
    const ServerStatus status = m_node.status();
    options.partition = status.label;
    options.heal_after = status.heal_after;
    options.faults = m_faults;
    options.wait_for_network = true; // it was there once
    return options;
}

RecordPrinter &ServerProcess::startPrinting(OutputFormat format)
{
    m_printer.emplace(STDOUT_FILENO, format);
    connect(this, &ServerProcess::eventLogged, &*m_printer, &RecordPrinter::printRecord);
    return *m_printer;
}

Result<Unit, QString> ServerProcess::start()
{
    if (!m_opened)
        return Failure{networkErrorText(m_opened.error(), interfaceNames())};
    logStart();
    setFaults(m_options.faults);
    m_node.start();
    return Unit{};
}

void ServerProcess::logStart()
{
    const CommonOptions &common = m_options.common;
    std::vector<QString> skipped;
    for (const StoreError &error : m_storage.skipped) {
        skipped.push_back(error.where);
        complain(QCoreApplication::applicationName(), skippedFolderText(error));
    }
    m_node.log(event::ServerStarted{
        .group = {common.group.ipv4},
        .port = common.group.port,
        .interface = common.interface_name,
        .latency_bound = common.timing.latency_bound,
        .data = m_storage.place,
        .skipped = skipped.empty() ? std::nullopt : std::optional(std::move(skipped)),
    });
    logCopied();
}

void ServerProcess::logCopied()
{
    if (!m_storage.marked)
        complain(QCoreApplication::applicationName(), unmarkedText(defaultMarksFolder()));
    if (const auto reason = copiedReason(m_storage.copied))
        m_node.log(event::StoreCopied{*reason});
}

void ServerProcess::setFaults(const Faults &faults)
{
    m_faults = faults;
    m_node.setFaults(faults);
    applyFaults();
}

void ServerProcess::applyFaults()
{
    m_lossy.setFaults(m_faults, faultPeer());
}

/// Where the only server that suffers is heard from; it may move, and need not be there yet.
std::optional<Endpoint> ServerProcess::faultPeer() const
{
    if (!m_faults.peer)
        return std::nullopt;
    const std::vector<PeerStatus> peers = m_node.peers();
    const auto found = std::ranges::find(peers, *m_faults.peer, &PeerStatus::id);
    return found == peers.end() ? std::nullopt : std::optional(found->address);
}

void ServerProcess::leave()
{
    const auto promised = 3 * m_config.timing.latency_bound;
    const auto patience = std::chrono::duration_cast<std::chrono::milliseconds>(promised);
    QTimer::singleShot(patience + kLeavePatience, this, [this] { finish(StopReason::Left); });
    m_node.leave();
}

void ServerProcess::remember(const LogRecord &record)
{
    if (const auto *taken = std::get_if<event::DuplicateId>(&record.event))
        m_taken_by = taken->address;
}

QString ServerProcess::whyStopped(StopReason reason) const
{
    // Without an error of the store it is the engine that could not make sense of the copy.
    const StoreError unreadable{StoreError::Kind::Corrupt, m_storage.place, {}};
    return stopText(reason, m_config, m_taken_by, m_store_error.value_or(unreadable));
}

void ServerProcess::finish(StopReason reason)
{
    if (m_printer)
        m_printer->flush();
    const QString text = whyStopped(reason);
    if (!text.isEmpty())
        complain(QCoreApplication::applicationName(), text);
    const bool comes_back = reason == StopReason::StoreCopied;
    Q_EMIT ended(comes_back ? kComeBack : static_cast<int>(exitStatus(reason)),
                 comes_back ? QString() : text);
}

} // namespace roomcast
