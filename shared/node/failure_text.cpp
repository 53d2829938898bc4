// SPDX-License-Identifier: MIT
#include "node/failure_text.h"

#include <QCoreApplication>
#include <QNetworkInterface>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(roomcast::FailureText)
};

/// "subject: what is wrong (what the system said); the way out"
QString withDetail(const QString &words, const TransportError &error)
{
    const QString detail = error.detail.isEmpty() ? QString() : u" ("_s + error.detail + u')';
    return words.arg(error.subject, detail);
}

} // namespace

QString networkErrorText(const TransportError &error, const QStringList &interfaces)
{
    switch (error.kind) {
    case TransportError::Kind::NoSuchInterface:
        return Words::tr("--interface: there is no network interface %1; there are %2")
            .arg(error.subject, interfaces.join(", "_L1));
    case TransportError::Kind::NotMulticastGroup:
        return Words::tr("GROUP: %1 is not an IPv4 multicast address (224.0.0.0 to "
                         "239.255.255.255)")
            .arg(error.subject);
    case TransportError::Kind::PortInUse:
        return withDetail(Words::tr("PORT: %1 is in use by another program%2; choose another PORT, "
                                    "the same for all of the group"),
                          error);
    case TransportError::Kind::CannotJoin:
        return withDetail(Words::tr("the group %1 cannot be joined%2; try another GROUP or "
                                    "--interface"),
                          error) +
               Words::tr(" (there are %1)").arg(interfaces.join(", "_L1));
    case TransportError::Kind::CannotListen:
        return withDetail(Words::tr("%1 cannot be opened for connections%2; try another "
                                    "--interface"),
                          error);
    }
    Q_UNREACHABLE();
}

QStringList interfaceNames()
{
    QStringList names;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        const bool loopback = interface.flags().testFlag(QNetworkInterface::IsLoopBack);
        names.insert(loopback ? 0 : names.size(), interface.name());
    }
    return names;
}

ExitStatus exitStatus(StopReason reason)
{
    switch (reason) {
    case StopReason::Left:
        return ExitStatus::Ok;
    case StopReason::DuplicateId:
        return ExitStatus::IdTaken;
    case StopReason::StoreFailed:
        return ExitStatus::Failed;
    }
    Q_UNREACHABLE();
}

QString stopText(StopReason reason, const ServerConfig &config, const Event &last)
{
    switch (reason) {
    case StopReason::Left:
        return {};
    case StopReason::DuplicateId:
        return Words::tr("ID: %1 is taken by the live server at %2; choose another ID, or give "
                         "none and take the process ID")
            .arg(QString::number(config.id.value), last.facts[u"address"_s].toString());
    case StopReason::StoreFailed:
        return Words::tr("the bookings cannot be stored: %1; this server has stopped, the others "
                         "of its group go on")
            .arg(last.facts[u"reason"_s].toString());
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
