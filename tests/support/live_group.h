// SPDX-License-Identifier: MIT
//
// Real nodes on the in-process network and the machine's clock: what the programs put together,
// without sockets. Every server listens to what it sends, so that tests can say what it did not.
#pragma once

#include "net/in_process_transport.h"
#include "node/client_node.h"
#include "node/server_node.h"
#include "store/memory_store.h"

#include <memory>
#include <optional>
#include <vector>

namespace roomcast::test {

inline CatalogueSet liveCatalogue()
{
    using namespace Qt::Literals::StringLiterals;
    CatalogueSet set;
    set.catalogue.rooms = {u"SA314"_s, u"ME4494"_s, u"MC5050"_s};
    set.catalogue.timeslots = {u"8:30-9:30"_s, u"9:30-10:30"_s, u"10:30-11:30"_s};
    // No names of weekdays: windows open on the first one, whatever day it is.
    set.catalogue.day_labels = {u"First"_s, u"Second"_s};
    return set;
}

/// The in-process transport, with everything kept that its owner sent.
class RecordingTransport final : public Transport {
public:
    explicit RecordingTransport(InProcessNetwork &network) : m_inner(network)
    {
        connect(&m_inner, &Transport::datagramReceived, this, &Transport::datagramReceived);
        connect(&m_inner, &Transport::linkOpened, this, &Transport::linkOpened);
        connect(&m_inner, &Transport::linkMessage, this, &Transport::linkMessage);
        connect(&m_inner, &Transport::linkClosed, this, &Transport::linkClosed);
    }

    Result<Unit, TransportError> open() override { return m_inner.open(); }
    void multicast(const QByteArray &datagram) override
    {
        sent.push_back(datagram);
        m_inner.multicast(datagram);
    }
    void unicast(const Endpoint &to, const QByteArray &datagram) override
    {
        sent.push_back(datagram);
        m_inner.unicast(to, datagram);
    }
    quint16 linkPort() const override { return m_inner.linkPort(); }
    LinkId openLink(const Endpoint &to) override { return m_inner.openLink(to); }
    Endpoint linkPeer(LinkId link) const override { return m_inner.linkPeer(link); }
    void keepLink(LinkId link) override { m_inner.keepLink(link); }
    void sendOnLink(LinkId link, const QByteArray &message) override
    {
        sent.push_back(message);
        m_inner.sendOnLink(link, message);
    }
    void closeLink(LinkId link) override { m_inner.closeLink(link); }

    std::vector<QByteArray> sent; ///< bounded by the length of a test

private:
    InProcessTransport m_inner;
};

/// One server process, but for the process. Destroying it is a crash: its links end, it says
/// nothing.
class LiveServer final {
public:
    LiveServer(InProcessNetwork &network, quint32 id, Store *store = nullptr,
               CatalogueSet catalogue = liveCatalogue())
        : m_transport(network), m_opened(m_transport.open()),
          m_node(configOf(id, std::move(catalogue)), m_transport, store ? *store : m_memory,
                 m_clock)
    {
        QObject::connect(&m_node, &ServerNode::eventLogged, &m_node,
                         [this](const LogRecord &record) { log.push_back(record); });
        QObject::connect(&m_node, &ServerNode::stopped, &m_node,
                         [this](StopReason reason) { stopped = reason; });
        m_node.start();
    }

    ServerNode &node() { return m_node; }
    RecordingTransport &transport() { return m_transport; }
    bool leads(size_t members) const
    {
        const ServerStatus status = m_node.status();
        return status.role == ShownRole::Leader && status.members.size() == members;
    }
    template <typename E>
    struct Logged {
        WallTime time;
        E event;
    };
    template <typename E>
    std::vector<Logged<E>> logged() const
    {
        std::vector<Logged<E>> found;
        for (const LogRecord &record : log)
            if (const auto *event = std::get_if<E>(&record.event))
                found.push_back({record.time, *event});
        return found;
    }

    std::vector<LogRecord> log;
    std::optional<StopReason> stopped;

private:
    static ServerConfig configOf(quint32 id, CatalogueSet catalogue)
    {
        static quint64 starts = 0;
        ++starts;
        ServerConfig config;
        config.id = {id};
        config.id_chosen = true;
        config.incarnation = {starts};
        config.store = {starts};
        config.catalogue = std::move(catalogue);
        config.seed = starts;
        return config;
    }

    SystemClock m_clock;
    MemoryStore m_memory;
    RecordingTransport m_transport;
    Result<Unit, TransportError> m_opened; ///< before the node is made, which asks for its port
    ServerNode m_node;
};

} // namespace roomcast::test
