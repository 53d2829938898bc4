// SPDX-License-Identifier: MIT
#include "support/network_namespaces.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString findProgram(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return !found.isEmpty() ? found
                            : QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/sbin"_s});
}

} // namespace

NetworkNamespaces::NetworkNamespaces()
    : m_ip(findProgram(u"ip"_s)), m_nft(findProgram(u"nft"_s)),
      m_hub(u"roomcast-%1-hub"_s.arg(QCoreApplication::applicationPid()))
{
    if (m_ip.isEmpty()) {
        m_problem = u"the program ip (package iproute2) is not installed"_s;
        return;
    }
    if (!ip(u"netns add "_s + m_hub))
        return;
    m_namespaces << m_hub;
    // A switch that learns who listens to a group would need a router that asks.
    for (const QString &name : {u"left"_s, u"right"_s})
        if (!ip(u"-n %1 link add %2 type bridge mcast_snooping 0"_s.arg(m_hub, name)) ||
            !ip(u"-n %1 link set %2 up"_s.arg(m_hub, name)))
            return;
    if (ip(u"-n %1 link add cable-left type veth peer name cable-right"_s.arg(m_hub)) &&
        ip(u"-n %1 link set cable-left master left up"_s.arg(m_hub)))
        ip(u"-n %1 link set cable-right master right up"_s.arg(m_hub));
}

NetworkNamespaces::~NetworkNamespaces()
{
    for (const QString &name : m_namespaces)
        ip(u"netns del "_s + name);
}

bool NetworkNamespaces::addHost(int number, Switch at)
{
    const QString host = hostName(number);
    if (!m_problem.isEmpty() || !ip(u"netns add "_s + host))
        return false;
    m_namespaces << host;
    return ip(u"-n %1 link set lo up"_s.arg(host)) && addInterface(number, at) &&
           setAddress(number, number);
}

bool NetworkNamespaces::addInterface(int number, Switch at)
{
    const QString host = hostName(number);
    const QString port = portName(number);
    const QString side = at == Switch::Left ? u"left"_s : u"right"_s;
    const QString lan = interfaceName();
    return ip(u"-n %1 link add %2 type veth peer name %3 netns %4"_s.arg(m_hub, port, lan, host)) &&
           ip(u"-n %1 link set %2 master %3 up"_s.arg(m_hub, port, side)) &&
           ip(u"-n %1 link set %2 up"_s.arg(host, lan));
}

bool NetworkNamespaces::removeInterface(int number)
{
    return ip(u"-n %1 link del %2"_s.arg(hostName(number), interfaceName()));
}

bool NetworkNamespaces::setAddress(int number, int last, int bits)
{
    return ip(u"-n %1 addr add 10.77.0.%2/%3 dev %4"_s.arg(hostName(number))
                  .arg(last)
                  .arg(bits)
                  .arg(interfaceName()));
}

bool NetworkNamespaces::dropAddresses(int number)
{
    return ip(u"-n %1 -4 addr flush dev %2"_s.arg(hostName(number), interfaceName()));
}

bool NetworkNamespaces::dropAtHost(int number, const QStringList &matches)
{
    QStringList rules{u"flush ruleset"_s, u"add table ip wall"_s};
    for (const QString &hook : {u"input"_s, u"output"_s}) {
        rules << u"add chain ip wall %1 { type filter hook %1 priority 0 ; }"_s.arg(hook);
        for (const QString &match : matches)
            if (match.startsWith(hook))
                rules << u"add rule ip wall %1 drop"_s.arg(match);
    }
    return run(m_ip,
               QStringList{u"netns"_s, u"exec"_s, hostName(number), m_nft} << rules.join(u';'));
}

bool NetworkNamespaces::dropNothing(int number)
{
    return run(m_ip, {u"netns"_s, u"exec"_s, hostName(number), m_nft, u"flush ruleset"_s});
}

bool NetworkNamespaces::setCable(const char *state)
{
    return ip(u"-n %1 link set cable-left %2"_s.arg(m_hub, QLatin1StringView(state)));
}

bool NetworkNamespaces::setPort(int number, const char *state)
{
    return ip(u"-n %1 link set %2 %3"_s.arg(m_hub, portName(number), QLatin1StringView(state)));
}

QString NetworkNamespaces::portName(int number)
{
    return u"port%1"_s.arg(number);
}

QString NetworkNamespaces::hubFile() const
{
    return u"/run/netns/"_s + m_hub;
}

QStringList NetworkNamespaces::enter(int number) const
{
    return {m_ip, u"netns"_s, u"exec"_s, hostName(number)};
}

QString NetworkNamespaces::interfaceName()
{
    return u"lan"_s;
}

QString NetworkNamespaces::hostName(int number) const
{
    return u"roomcast-%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(number);
}

/// The first thing that goes wrong is kept.
bool NetworkNamespaces::ip(const QString &arguments)
{
    return run(m_ip, arguments.split(u' '));
}

bool NetworkNamespaces::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return true;
    if (m_problem.isEmpty())
        m_problem = u"%1 %2: %3"_s
                        .arg(program, arguments.join(u' '),
                             QString::fromUtf8(process.readAllStandardError()))
                        .simplified();
    return false;
}

} // namespace roomcast::test
