// SPDX-License-Identifier: MIT
//
// Says that some network interface of the machine, or one of its addresses, has changed: the kernel
// tells (rtnetlink); where it cannot be asked to, it is looked once a second. What has changed is
// for the listener to look up. Owned by the multicast transport.
#pragma once

#include <QHostAddress>
#include <QObject>
#include <QTimer>

class QSocketNotifier;

namespace roomcast {

/// An interface as it stands; read anew each time.
struct InterfaceState {
    int index = 0; ///< 0: there is none
    bool up = false;
    bool carrier = false;
    bool loopback = false;
    QList<QHostAddress> addresses; ///< IPv4, the main one first

    /// `given`: its name, or an IPv4 address of it, which is the only one that counts then.
    static InterfaceState of(const QString &given);
};

class InterfaceWatch final : public QObject {
    Q_OBJECT

public:
    explicit InterfaceWatch(QObject *parent = nullptr);
    ~InterfaceWatch() override;

    void start();

Q_SIGNALS:
    /// Some moments after the change, so that changes which come together are told once.
    void changed();

private:
    bool subscribe();
    void drain();

    int m_socket = -1;
    QSocketNotifier *m_notifier = nullptr;
    QTimer m_tell; ///< or, without the kernel's word, the clock by which it is looked
};

} // namespace roomcast
