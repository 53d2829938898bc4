// SPDX-License-Identifier: MIT
//
// A small real network on one machine: hosts in network namespaces of their own, each on one of
// two switches, and one cable between these that can be pulled. Nothing of it reaches any other
// network. It needs the right to make namespaces (Linux, root) and goes away with its object.
#pragma once

#include <QString>
#include <QStringList>

namespace roomcast::test {

class NetworkNamespaces {
public:
    enum class Switch { Left, Right };

    NetworkNamespaces();
    ~NetworkNamespaces();
    Q_DISABLE_COPY(NetworkNamespaces)

    /// Why there is no such network; empty if there is.
    QString problem() const { return m_problem; }
    bool hasFirewall() const { return !m_nft.isEmpty(); }
    /// A further host, 1 to 250, on a switch.
    bool addHost(int number, Switch at);
    /// A host's interface goes, as a device that is unplugged, and a new one of its name comes.
    bool removeInterface(int number);
    bool addInterface(int number, Switch at);
    /// With an address of its own: 10.77.0.`last`, in a network of `bits`; one more, if it has one.
    bool setAddress(int number, int last, int bits = 24);
    bool dropAddresses(int number);
    /// What a host's firewall drops from now on: nft rules without their verdict. False where nft
    /// is not installed.
    bool dropAtHost(int number, const QStringList &matches);
    bool dropNothing(int number);

    /// A host's own cable: its interface stays, and says that nothing is there.
    bool unplug(int number) { return setPort(number, "down"); }
    bool plugIn(int number) { return setPort(number, "up"); }
    bool pullCable() { return setCable("down"); }
    bool plugCable() { return setCable("up"); }

    /// The switch's end of a host's cable, and the namespace it is in.
    static QString portName(int number);
    QString hubFile() const;
    /// What goes before a command so that it runs on the host.
    QStringList enter(int number) const;
    /// The hosts' only interface beside their loopback.
    static QString interfaceName();

private:
    QString hostName(int number) const;
    bool ip(const QString &arguments);
    bool run(const QString &program, const QStringList &arguments);
    bool setCable(const char *state);
    bool setPort(int number, const char *state);

    QString m_ip;  ///< the program
    QString m_nft; ///< the program; empty if it is not installed
    QString m_hub;
    QStringList m_namespaces;
    QString m_problem;
};

} // namespace roomcast::test
