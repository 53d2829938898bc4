// SPDX-License-Identifier: MIT
#include "node/server_node.h"

#include "core/engine/facts.h"
#include "core/engine/server_engine.h"
#include "core/engine/write_ahead.h"
#include "net/transport.h"
#include "node/link_directory.h"
#include "node/packet_port.h"
#include "store/store.h"

#include <QTimer>

#include <deque>

namespace roomcast {

namespace {

/// Inputs kept for a frozen server to wake to, as the system's own queues would.
constexpr qsizetype kFrozenInputsMax = 4096;
/// While too many steps wait for the disk, it is looked again this often.
constexpr std::chrono::milliseconds kDiskAgainAfter(100);
/// Rejected input is told at most this often, with a count.
constexpr Duration kRejectionsEvery = std::chrono::seconds(1);
/// Events and status are told together, a little later: whoever writes or paints them must not
/// stand in the way of an election or an answer.
constexpr auto kToldAfter = std::chrono::milliseconds(10);
constexpr qsizetype kUntoldMax = 256;

} // namespace

class ServerNode::Driver final : public QObject {
public:
    Driver(ServerNode &node, ServerConfig config, Transport &transport, Store &store,
           const Clock &clock, const StoredCopy &copy)
        : m_node(node), m_transport(transport), m_store(store), m_clock(clock), m_port(transport),
          m_engine(std::move(config), transport.linkPort(), copy)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_thaw.setSingleShot(true);
        connect(&m_store, &Store::written, this, &Driver::onWritten);
        connect(&m_store, &Store::failed, this, &Driver::onStoreFailed);
        connect(&m_timer, &QTimer::timeout, this, &Driver::onDeadline);
        connect(&m_thaw, &QTimer::timeout, this, &Driver::thaw);
        m_tell.setSingleShot(true);
        connect(&m_tell, &QTimer::timeout, this, &Driver::tellAll);
    }

    void start()
    {
        connect(&m_transport, &Transport::datagramReceived, this, &Driver::onDatagram);
        connect(&m_transport, &Transport::linkOpened, this, &Driver::onLinkOpened);
        connect(&m_transport, &Transport::linkMessage, this, &Driver::onLinkMessage);
        connect(&m_transport, &Transport::linkClosed, this, &Driver::onLinkClosed);
        run(m_engine.start(m_clock.now()));
    }

    void leave() { run(m_engine.leave(m_clock.now())); }

    void declareDead(ServerId id) { run(m_engine.declareDead(id, m_clock.now())); }

    void joinOtherGroup() { run(m_engine.joinOtherGroup(m_clock.now())); }

    void setPartition(Label label) { run(m_engine.setPartition(label, m_clock.now())); }

    void setHealAfter(quint32 requests)
    {
        log({EventKind::FaultSet,
             QVariantMap{fact("fault", "heal-after"), fact("value", QString::number(requests))}});
        run(m_engine.setHealAfter(requests, m_clock.now()));
    }

    void freeze(std::chrono::milliseconds pause)
    {
        log({EventKind::FaultSet,
             QVariantMap{fact("fault", "freeze"),
                         fact("value", QStringLiteral("%1 s").arg(double(pause.count()) / 1000))}});
        m_timer.stop();
        m_thaw.start(pause);
    }

    void log(Event event)
    {
        m_untold.push_back({m_clock.now().wall, m_engine.id(), std::move(event)});
        if (std::ssize(m_untold) == kUntoldMax)
            tellAll();
        else
            tellSoon();
    }

    ServerStatus status() const
    {
        ServerStatus s = m_engine.status(m_clock.now());
        if (frozen())
            s.role = Role::Frozen;
        return s;
    }
    std::vector<PeerStatus> peers() const { return m_engine.peers(m_clock.now()); }
    Conflicts conflicts(quint64 from) const { return m_engine.conflicts(from); }

private:
    bool frozen() const { return m_thaw.isActive(); }

    void tellSoon()
    {
        if (!m_tell.isActive())
            m_tell.start(kToldAfter);
    }

    void tellAll()
    {
        m_tell.stop();
        for (const LogRecord &record : std::exchange(m_untold, {}))
            Q_EMIT m_node.eventLogged(record);
        if (std::exchange(m_status_changed, false))
            Q_EMIT m_node.statusChanged();
    }

    void thaw()
    {
        // What came meanwhile is still there, as it is for a process that was stopped.
        auto inputs = std::exchange(m_frozen_inputs, {});
        run(m_engine.tick(m_clock.now()));
        for (const auto &input : inputs)
            input();
    }

    /// True if the input is put aside, or dropped for want of room.
    bool putAside(std::function<void()> input)
    {
        if (!frozen())
            return false;
        if (std::ssize(m_frozen_inputs) < kFrozenInputsMax)
            m_frozen_inputs.push_back(std::move(input));
        return true;
    }

    void onDeadline()
    {
        if (m_waiting.isFull())
            m_timer.start(kDiskAgainAfter);
        else
            run(m_engine.tick(m_clock.now()));
    }

    void onDatagram(const Endpoint &from, const QByteArray &datagram)
    {
        if (m_waiting.isFull())
            return reject(QStringLiteral("disk-behind"), from);
        if (putAside([this, from, datagram] { onDatagram(from, datagram); }))
            return;
        const auto packet = m_port.receive(datagram);
        if (!packet)
            return reject(scriptName(packet.error()), from);
        if (*packet)
            run(m_engine.onDatagram(from, **packet, m_clock.now()));
    }

    void onLinkOpened(LinkId link, bool initiated)
    {
        if (putAside([this, link, initiated] { onLinkOpened(link, initiated); }))
            return;
        const auto peer = m_directory.peerOf(link);
        if (!initiated || !peer)
            return;
        m_transport.sendOnLink(link, encodePacket(m_engine.origin(), Hello{}));
        m_directory.bind(link, *peer);
        run(m_engine.onLinkOpened(*peer, m_clock.now()));
    }

    void onLinkMessage(LinkId link, const QByteArray &message)
    {
        if (putAside([this, link, message] { onLinkMessage(link, message); }))
            return;
        const auto packet = decodePacket(message);
        const auto *server = packet ? std::get_if<ServerOrigin>(&packet->origin) : nullptr;
        if (!server) {
            reject(packet ? QStringLiteral("wrong-origin") : scriptName(packet.error()), {});
            return;
        }
        const ServerKey &key = server->member.key;
        if (std::holds_alternative<Hello>(packet->message)) {
            if (m_directory.peerOf(link))
                return;
            m_directory.bind(link, key);
            run(m_engine.onLinkOpened(key, m_clock.now()));
        } else if (m_waiting.isFull()) {
            reject(QStringLiteral("disk-behind"), {});
        } else if (m_directory.peerOf(link) == key) {
            run(m_engine.onLinkMessage(*server, packet->message, m_clock.now()));
        }
    }

    void onLinkClosed(LinkId link)
    {
        if (putAside([this, link] { onLinkClosed(link); }))
            return;
        if (const auto peer = m_directory.remove(link))
            run(m_engine.onLinkClosed(*peer, m_clock.now()));
    }

    void reject(const QString &reason, const Endpoint &from)
    {
        ++m_rejected;
        const TimePoint now = m_clock.now().mono;
        if (now < m_rejections_told + kRejectionsEvery)
            return;
        m_rejections_told = now;
        log({EventKind::DatagramRejected,
             QVariantMap{fact("reason", reason), fact("address", from),
                         fact("count", std::exchange(m_rejected, 0))}});
    }

    void run(Effects effects)
    {
        if (m_ended)
            return;
        PersistBatch batch = m_waiting.hold(std::move(effects));
        if (!batch.empty())
            m_store.write(std::move(batch));
        release();
        armTimer();
    }

    void onWritten(quint64 count)
    {
        m_waiting.onWritten(count);
        release();
    }

    void release()
    {
        while (!m_ended) {
            const auto effects = m_waiting.next();
            if (!effects)
                return;
            carryOut(*effects);
        }
    }

    void sendAll(const Outbox &outbox)
    {
        for (const Outbound &outbound : outbox)
            std::visit([this](const auto &o) { send(o); }, outbound);
    }

    void carryOut(const Effects &effects)
    {
        sendAll(effects.ahead);
        sendAll(effects.outbox);
        for (const LinkRequest &request : effects.links)
            m_directory.expect(m_transport.openLink(request.to), request.peer);
        for (const Event &event : effects.events)
            log(event);
        m_status_changed = true;
        tellSoon();
        if (effects.stop)
            end(*effects.stop);
    }

    void onStoreFailed(const StoreError &error)
    {
        if (m_ended)
            return;
        log({EventKind::StoreFailed,
             QVariantMap{fact("reason", error.detail), fact("where", error.where)}});
        end(StopReason::StoreFailed);
    }

    void send(const ToGroup &o) { m_port.multicast(m_engine.origin(), o.message); }
    void send(const ToEndpoint &o) { m_port.unicast(m_engine.origin(), o.to, o.message); }
    void send(const ToPeer &o)
    {
        if (const auto link = m_directory.linkTo(o.peer))
            m_transport.sendOnLink(*link, encodePacket(m_engine.origin(), o.message));
    }

    void armTimer()
    {
        const auto deadline = m_engine.nextDeadline();
        if (!deadline || frozen() || m_ended)
            return m_timer.stop();
        const Duration left = std::max(*deadline - m_clock.now().mono, Duration::zero());
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
    }

    void end(StopReason reason)
    {
        m_ended = true;
        tellAll();
        m_timer.stop();
        m_thaw.stop();
        m_transport.disconnect(this);
        m_store.disconnect(this);
        QMetaObject::invokeMethod(
            this, [this, reason] { Q_EMIT m_node.stopped(reason); }, Qt::QueuedConnection);
    }

    ServerNode &m_node;
    Transport &m_transport;
    Store &m_store;
    const Clock &m_clock;
    PacketPort m_port;
    LinkDirectory m_directory;
    ServerEngine m_engine;
    QTimer m_timer;
    QTimer m_thaw;
    QTimer m_tell;
    std::vector<LogRecord> m_untold;
    std::deque<std::function<void()>> m_frozen_inputs;
    WriteAhead m_waiting;
    TimePoint m_rejections_told;
    quint64 m_rejected = 0;
    bool m_status_changed = false;
    bool m_ended = false;
};

ServerNode::ServerNode(ServerConfig config, Transport &transport, Store &store, const Clock &clock,
                       const StoredCopy &copy, QObject *parent)
    : QObject(parent),
      m_driver(std::make_unique<Driver>(*this, std::move(config), transport, store, clock, copy))
{
}

ServerNode::~ServerNode() = default;

void ServerNode::start()
{
    m_driver->start();
}

ServerStatus ServerNode::status() const
{
    return m_driver->status();
}

std::vector<PeerStatus> ServerNode::peers() const
{
    return m_driver->peers();
}

Conflicts ServerNode::conflicts(quint64 from) const
{
    return m_driver->conflicts(from);
}

void ServerNode::leave()
{
    m_driver->leave();
}

void ServerNode::declareDead(ServerId id)
{
    m_driver->declareDead(id);
}

void ServerNode::joinOtherGroup()
{
    m_driver->joinOtherGroup();
}

void ServerNode::setPartition(Label label)
{
    m_driver->setPartition(label);
}

void ServerNode::setHealAfter(quint32 requests)
{
    m_driver->setHealAfter(requests);
}

void ServerNode::freeze(std::chrono::milliseconds pause)
{
    m_driver->freeze(pause);
}

void ServerNode::rejectControl(const QString &line, const QString &reason)
{
    m_driver->log(
        {EventKind::ControlRejected, QVariantMap{fact("line", line), fact("reason", reason)}});
}

} // namespace roomcast
