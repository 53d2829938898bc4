// SPDX-License-Identifier: MIT
#include "node/server_node.h"

#include "core/server/server_driver.h"
#include "net/transport.h"
#include "node/link_port.h"
#include "node/node_events.h"
#include "node/packet_port.h"
#include "node/record_teller.h"
#include "node/service_queue.h"
#include "store/store.h"
#include "text/fault_text.h"

#include <QTimer>

namespace roomcast {

namespace {

/// Rejected input is told at most this often, with a count.
constexpr Duration kRejectionsEvery = std::chrono::seconds(1);

} // namespace

class ServerNode::Driver final : public QObject {
public:
    using Taken = ServerDriver::Taken;

    Driver(ServerNode &node, ServerConfig config, Transport &transport, Store &store,
           const Clock &clock, const StoredReplica &copy)
        : m_node(node), m_transport(transport), m_store(store), m_clock(clock), m_port(transport),
          m_loop(std::move(config), transport.linkPort(), copy), m_links(transport, engine()),
          m_service(
              clock,
              [this](input::Datagram request) {
                  const Endpoint from = request.from;
                  takeUnlessBehind(std::move(request), from);
              },
              [this](const input::Datagram &request, event::DropReason reason) {
                  log(requestDroppedEvent(request, reason));
              })
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_thaw.setSingleShot(true);
        m_thaw.setTimerType(Qt::PreciseTimer);
        connect(&m_store, &Store::written, this, &Driver::onWritten);
        connect(&m_store, &Store::failed, this, &Driver::onStoreFailed);
        connect(&m_timer, &QTimer::timeout, this, [this] { take(input::Tick{}); });
        connect(&m_thaw, &QTimer::timeout, this, &Driver::thaw);
        connect(&m_teller, &RecordTeller::recordTold, &m_node, &ServerNode::eventLogged);
        connect(&m_teller, &RecordTeller::statusTold, &m_node, &ServerNode::statusChanged);
    }

    void start()
    {
        connect(&m_transport, &Transport::datagramReceived, this, &Driver::onDatagram);
        connect(&m_transport, &Transport::linkOpened, this, &Driver::onLinkOpened);
        connect(&m_transport, &Transport::linkMessage, this, &Driver::onLinkMessage);
        connect(&m_transport, &Transport::linkClosed, this, &Driver::onLinkClosed);
        connect(&m_transport, &Transport::networkLost, this, &Driver::onNetworkLost);
        connect(&m_transport, &Transport::networkBack, this, &Driver::onNetworkBack);
        take(input::Start{});
        if (const auto trouble = m_transport.networkTrouble())
            onNetworkLost(*trouble);
    }

    void setHealAfter(quint32 requests)
    {
        log(faultEvent(QStringLiteral("heal-after"), QString::number(requests)));
        take(input::SetHealAfter{requests});
    }

    Taken take(EngineInput input)
    {
        Taken taken = m_loop.take(std::move(input), now());
        if (!taken.batch.empty())
            m_store.write(std::move(taken.batch));
        release();
        return taken;
    }

    void freeze(std::chrono::milliseconds pause)
    {
        log(frozenEvent(pause));
        m_loop.freeze();
        m_timer.stop();
        m_thaw.start(pause);
        m_service.pause();
        m_teller.noteStatus();
    }

    void setFaults(const Faults &faults)
    {
        for (const auto &[name, value] : faultChanges(m_faults, faults))
            log(faultEvent(name, value));
        m_faults = faults;
        m_service.setTime(faults.service_time);
        m_teller.noteStatus();
    }

    /// What no step tells of: behind earlier steps, unless a pause or the disk holds those up.
    void log(Event event)
    {
        if (m_loop.frozen() || m_loop.isDiskBehind() || m_ended)
            return keep(std::move(event), m_clock.now().wall);
        m_loop.note(std::move(event), m_clock.now());
        letOut();
    }

    ServerStatus status() const
    {
        ServerStatus s = engine().status(now());
        if (m_loop.frozen()) {
            s.role = ShownRole::Frozen;
            s.frozen_left = m_thaw.remainingTimeAsDuration();
        }
        s.faults = m_faults;
        s.network = m_transport.networkTrouble();
        return s;
    }
    std::vector<PeerStatus> peers() const { return engine().peers(now()); }
    Conflicts conflicts(quint64 from) const { return engine().conflicts(from); }

private:
    const ServerEngine &engine() const { return m_loop.engine(); }
    /// With what the group's zone says of the group's time.
    Now now() const
    {
        Now now = m_clock.now();
        now.offset = m_clock.zoneOffset(engine().zone(), engine().groupTime(now));
        return now;
    }

    void keep(Event event, WallTime at) { m_teller.keep(std::move(event), at, engine().id()); }

    void thaw()
    {
        for (EngineInput &each : m_loop.thaw())
            take(std::move(each));
        takeProvenLinks();
        m_service.resume();
        m_teller.noteStatus();
    }

    void onNetworkLost(const NetworkTrouble &trouble)
    {
        log(networkLostEvent(trouble));
        m_trouble = trouble;
        if (cutsOff(trouble.cause))
            take(input::NetworkLost{});
        else
            take(input::NetworkBack{m_transport.linkPort()});
    }

    void onNetworkBack(const Endpoint &here)
    {
        log(networkBackEvent(m_trouble, here));
        take(input::NetworkBack{m_transport.linkPort()});
    }

    void onDatagram(const Endpoint &from, const QByteArray &datagram, Channel channel)
    {
        auto packet = m_port.receive(from, datagram, channel, [&](const Origin &origin) {
            return engine().knowsMember(origin, from);
        });
        if (!packet)
            return reject(packet.error(), from);
        if (*packet)
            takePacket({from, channel, std::move(**packet)});
        takeProvenLinks();
    }

    /// Requests wait while the server is busy on purpose; nothing else does.
    void takePacket(input::Datagram datagram)
    {
        const Endpoint from = datagram.from;
        if (ServiceGate::isRequest(datagram.packet))
            m_service.offer(std::move(datagram));
        else
            takeUnlessBehind(std::move(datagram), from);
    }

    void takeUnlessBehind(EngineInput input, const Endpoint &from)
    {
        if (take(std::move(input)).how == Taken::How::Dropped && m_loop.isDiskBehind())
            reject(event::InputFault::DiskBehind, from);
    }

    void onLinkOpened(LinkId link, bool initiated)
    {
        if (auto input = m_links.onOpened(link, initiated))
            take(std::move(*input));
    }

    void onLinkMessage(LinkId link, const QByteArray &message)
    {
        takeFromLink(m_links.onMessage(link, message));
        takeProvenLinks();
    }

    void onLinkClosed(LinkId link) { takeFromLink(m_links.onClosed(link)); }

    void takeFromLink(LinkPort::Input input)
    {
        if (!input)
            return reject(input.error().reason, input.error().from);
        if (auto known = std::move(input).value())
            takeUnlessBehind(std::move(*known), {});
    }

    void takeProvenLinks()
    {
        for (EngineInput &input : m_links.takeProven())
            takeUnlessBehind(std::move(input), {});
    }

    void reject(const event::Rejection &reason, const Endpoint &from)
    {
        ++m_rejected;
        const TimePoint now = m_clock.now().mono;
        if (now < m_rejections_told + kRejectionsEvery)
            return;
        m_rejections_told = now;
        log(rejectedEvent(reason, from, std::exchange(m_rejected, 0)));
    }

    void onWritten(quint64 count)
    {
        m_loop.onWritten(count);
        release();
    }

    /// Carries out what the disk allows by now.
    void release()
    {
        letOut();
        armTimer();
    }

    void letOut()
    {
        while (const auto effects = m_loop.next())
            carryOut(*effects);
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
            m_links.open(request);
        for (const Event &event : effects.events)
            keep(event, effects.at);
        m_teller.noteStatus();
        if (effects.stop)
            end(*effects.stop);
    }

    void onStoreFailed(const StoreError &error)
    {
        if (m_ended)
            return;
        // Behind a step that never comes out nobody would see it.
        keep(storeFailedEvent(error), m_clock.now().wall);
        end(StopReason::StoreFailed);
    }

    void send(const ToGroup &o) { m_port.multicast(engine().origin(), o.message); }
    void send(const ToEndpoint &o)
    {
        m_port.unicast(engine().origin(), o.to, o.message);
        if (std::holds_alternative<Reply>(o.message))
            m_service.replied();
    }
    void send(const ToPeer &o) { m_links.send(o); }

    void armTimer()
    {
        const Now now = m_clock.now();
        const auto wake = m_loop.wakeAt(now);
        if (!wake)
            return m_timer.stop();
        const Duration left = std::max(*wake - now.mono, Duration::zero());
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
    }

    void end(StopReason reason)
    {
        m_loop.stop();
        m_ended = true;
        m_teller.tellAll();
        m_timer.stop();
        m_thaw.stop();
        m_service.pause();
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
    ServerDriver m_loop;
    LinkPort m_links;
    QTimer m_timer;
    QTimer m_thaw;
    RecordTeller m_teller;
    ServiceQueue m_service;
    Faults m_faults;
    NetworkTrouble m_trouble; ///< the last one
    TimePoint m_rejections_told;
    quint64 m_rejected = 0;
    bool m_ended = false;
};

ServerNode::ServerNode(ServerConfig config, Transport &transport, Store &store, const Clock &clock,
                       const StoredReplica &copy, QObject *parent)
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
    m_driver->take(input::Leave{});
}

void ServerNode::declareDead(ServerId id)
{
    m_driver->take(input::DeclareDead{id});
}

void ServerNode::joinOtherGroup()
{
    m_driver->take(input::JoinOtherGroup{});
}

void ServerNode::setPartition(Label label)
{
    m_driver->take(input::SetPartition{label});
}

void ServerNode::setHealAfter(quint32 requests)
{
    m_driver->setHealAfter(requests);
}

void ServerNode::freeze(std::chrono::milliseconds pause)
{
    m_driver->freeze(pause);
}

void ServerNode::setFaults(const Faults &faults)
{
    m_driver->setFaults(faults);
}

void ServerNode::log(Event event)
{
    m_driver->log(std::move(event));
}

void ServerNode::rejectControl(const QString &line, const QString &reason)
{
    m_driver->log(controlRejectedEvent(line, reason));
}

} // namespace roomcast
