// SPDX-License-Identifier: MIT
//
// How one node reaches the others: datagrams to the group or to one endpoint, and links (ordered
// byte-message streams between servers, whose end is noticed at once). Implemented by real
// multicast and, for tests, within one process. Emits on the thread it lives on; never blocks. What
// cannot be sent is dropped, as a network would; what cannot be opened is an error value. A network
// that goes and comes back while it runs is told by signals.
#pragma once

#include "core/base/channel.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/network_trouble.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace roomcast {

/// Names one link inside one transport; never used twice, and 0 names none.
using LinkId = StrongId<struct LinkIdTag, quint64>;

struct TransportError {
    enum class Kind {
        NoSuchInterface,
        NoAddress, ///< the interface is there, without an IPv4 address
        Down,      ///< the interface is there and switched off
        NotMulticastGroup,
        PortInUse,
        CannotJoin,
        CannotListen
    };
    Kind kind{};
    QString subject; ///< the interface, group or port
    QString detail;  ///< what the system said
};

class Transport : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Largest datagram that is passed on whole.
    static constexpr qsizetype kDatagramBytesMax = 1200;
    /// Largest message on a link.
    static constexpr qsizetype kLinkMessageBytesMax = 64 * 1024;

    /// Opens sockets. Call once, after connecting to the signals.
    virtual Result<Unit, TransportError> open() = 0;

    /// To everybody in the group but this process.
    virtual void multicast(const QByteArray &datagram) = 0;
    virtual void unicast(const Endpoint &to, const QByteArray &datagram) = 0;

    /// What is wrong with the network; none while it can be used.
    virtual std::optional<NetworkTrouble> networkTrouble() const { return {}; }
    /// The port that other servers connect their links to; 0 where links are not accepted. May be
    /// another one after networkBack().
    virtual quint16 linkPort() const = 0;
    /// `linkOpened` or `linkClosed` follows; neither where there is no room for one more link,
    /// which LinkId{} says.
    virtual LinkId openLink(const Endpoint &to) = 0;
    /// The other end of an open link; no port where it is not known.
    virtual Endpoint linkPeer(LinkId link) const = 0;
    /// Whoever opened the link has proven who it is. Other links that were not asked for are closed
    /// after a while, and make room for newer ones.
    virtual void keepLink(LinkId link) = 0;
    virtual void sendOnLink(LinkId link, const QByteArray &message) = 0;
    /// Emits nothing; the other side sees `linkClosed`.
    virtual void closeLink(LinkId link) = 0;

Q_SIGNALS:
    void datagramReceived(const roomcast::Endpoint &from, const QByteArray &datagram,
                          roomcast::Channel channel);
    /// From now on; told again where the cause becomes another one. Links that the change ended are
    /// told as closed after it.
    void networkLost(const roomcast::NetworkTrouble &trouble);
    /// `here`: where this process takes unicast datagrams now.
    void networkBack(const roomcast::Endpoint &here);
    /// `initiated`: this side asked for it.
    void linkOpened(roomcast::LinkId link, bool initiated);
    void linkMessage(roomcast::LinkId link, const QByteArray &message);
    void linkClosed(roomcast::LinkId link);
};

} // namespace roomcast
