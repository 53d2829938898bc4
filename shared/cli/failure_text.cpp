// SPDX-License-Identifier: MIT
#include "cli/failure_text.h"

#include "text/event_facts.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkInterface>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class FailureWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::FailureText)
};

/// "subject: what is wrong (what the system said); the way out"
QString withDetail(const QString &words, const QString &subject, const QString &detail)
{
    return words.arg(subject, detail.isEmpty() ? QString() : u" ("_s + detail + u')');
}

QString withDetail(const QString &words, const TransportError &error)
{
    return withDetail(words, error.subject, error.detail);
}

/// With two places to fill in: the folder or file, and what the system said.
QString storeComplaint(StoreError::Kind kind)
{
    switch (kind) {
    case StoreError::Kind::Missing:
        return FailureWords::tr(
            "the data folder %1 is not there and cannot be made%2; choose another "
            "with --data");
    case StoreError::Kind::ReadOnly:
        return FailureWords::tr(
            "%1 may not be written%2; give this account the right to, or choose "
            "another folder with --data");
    case StoreError::Kind::InUse:
        return FailureWords::tr("%1 is in use by another server%2; end that one, or choose another "
                                "folder with --data");
    case StoreError::Kind::Corrupt:
        return FailureWords::tr(
            "%1 is damaged, or not one of Roomcast's%2; choose another folder with "
            "--data, or move this one away and let the server learn from its group");
    case StoreError::Kind::TooNew:
        return FailureWords::tr(
            "%1 was written by a later version of Roomcast%2; start that version, or "
            "choose another folder with --data");
    case StoreError::Kind::Full:
        return FailureWords::tr(
            "there is no space left for %1%2; free some, or choose another folder "
            "with --data");
    case StoreError::Kind::NoLocks:
        return FailureWords::tr(
            "%1 lies on a file system without locks%2, where two servers could write "
            "at once; choose a folder on another one with --data");
    case StoreError::Kind::Replaced:
        return FailureWords::tr(
            "%1 was removed or replaced while the server ran%2; what was confirmed "
            "before is in the copies of the others of its group");
    case StoreError::Kind::Failed:
        return FailureWords::tr(
            "%1 cannot be used%2; check the disk, or choose another folder with "
            "--data");
    }
    Q_UNREACHABLE();
}

} // namespace

QString networkErrorText(const TransportError &error, const QStringList &interfaces)
{
    switch (error.kind) {
    case TransportError::Kind::NoSuchInterface:
        return (QHostAddress(error.subject).isNull()
                    ? FailureWords::tr(
                          "--interface: there is no network interface %1; there are %2")
                    : FailureWords::tr(
                          "--interface: no network interface has the address %1; there are "
                          "%2"))
            .arg(error.subject, interfaces.join(", "_L1));
    case TransportError::Kind::NoAddress:
        return FailureWords::tr(
                   "--interface: %1 has no IPv4 address; give it one, or wait until it has "
                   "got one (a server with --headless waits by itself)")
            .arg(error.subject);
    case TransportError::Kind::Down:
        return FailureWords::tr(
                   "--interface: %1 is switched off; switch it on (a server with --headless "
                   "waits for that by itself)")
            .arg(error.subject);
    case TransportError::Kind::NotMulticastGroup:
        return FailureWords::tr("GROUP: %1 is not an IPv4 multicast address (224.0.0.0 to "
                                "239.255.255.255)")
            .arg(error.subject);
    case TransportError::Kind::PortInUse:
        return withDetail(
            FailureWords::tr("PORT: %1 is in use by another program%2; choose another PORT, "
                             "the same for all of the group"),
            error);
    case TransportError::Kind::CannotJoin:
        return withDetail(FailureWords::tr("the group %1 cannot be joined%2; try another GROUP or "
                                           "--interface"),
                          error) +
               FailureWords::tr(" (there are %1)").arg(interfaces.join(", "_L1));
    case TransportError::Kind::CannotListen:
        return withDetail(FailureWords::tr("%1 cannot be opened for connections%2; try another "
                                           "--interface or --link-port"),
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

QString storeErrorText(const StoreError &error)
{
    return withDetail(storeComplaint(error.kind), error.where, error.detail);
}

QString skippedFolderText(const StoreError &error)
{
    return withDetail(
        FailureWords::tr("warning: %1 cannot be read%2 and was left alone; what only it has "
                         "is missing until somebody looks after it"),
        error.where, error.detail);
}

QString unmarkedText(const QString &marks_folder)
{
    return FailureWords::tr(
               "warning: %1 cannot be written, so that a backup which is put back in place "
               "will not be noticed")
        .arg(marks_folder);
}

ExitStatus exitStatus(StopReason reason)
{
    switch (reason) {
    case StopReason::Left:
        return ExitStatus::Ok;
    case StopReason::DuplicateId:
        return ExitStatus::IdTaken;
    case StopReason::StoreFailed:
    case StopReason::StoreCopied:
        return ExitStatus::Failed;
    }
    Q_UNREACHABLE();
}

QString stopText(StopReason reason, const ServerConfig &config, const Endpoint &taken_by,
                 const StoreError &store)
{
    switch (reason) {
    case StopReason::Left:
    case StopReason::StoreCopied:
        return {};
    case StopReason::DuplicateId:
        return FailureWords::tr(
                   "ID: %1 is taken by the live server at %2; choose another ID, or give "
                   "none and take the process ID")
            .arg(QString::number(config.id.value), plainText(taken_by));
    case StopReason::StoreFailed:
        return storeErrorText(store) +
               FailureWords::tr(". This server has stopped; the others of its group go on");
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
