// SPDX-License-Identifier: MIT
#include "node/node_events.h"

#include "core/engine/facts.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

Event networkLostEvent(const NetworkTrouble &trouble)
{
    QVariantMap facts{fact("interface", trouble.interface),
                      fact("cause", QString(scriptName(trouble.cause)))};
    if (!trouble.detail.isEmpty())
        facts[u"detail"_s] = trouble.detail;
    return {EventKind::NetworkLost, facts};
}

Event networkBackEvent(const NetworkTrouble &trouble, const Endpoint &here)
{
    return {EventKind::NetworkBack,
            QVariantMap{fact("interface", trouble.interface),
                        fact("cause", QString(scriptName(trouble.cause))), fact("address", here)}};
}

Event storeFailedEvent(const StoreError &error)
{
    return {EventKind::StoreFailed,
            QVariantMap{fact("reason", error.detail), fact("where", error.where)}};
}

Event faultEvent(const QString &fault, const QString &value)
{
    return {EventKind::FaultSet, {{u"fault"_s, fault}, {u"value"_s, value}}};
}

Event frozenEvent(std::chrono::milliseconds pause)
{
    return faultEvent(u"freeze"_s, u"%1 s"_s.arg(double(pause.count()) / 1000));
}

Event requestDroppedEvent(const input::Datagram &request, const char *reason)
{
    const auto &origin = std::get<ClientOrigin>(request.packet.origin);
    return {EventKind::RequestDropped,
            QVariantMap{fact("client", origin.client),
                        fact("sequence", std::get<Request>(request.packet.message).sequence),
                        fact("reason", reason)}};
}

Event rejectedEvent(const QString &reason, const Endpoint &from, quint64 count)
{
    return {EventKind::DatagramRejected,
            QVariantMap{fact("reason", reason), fact("address", from), fact("count", count)}};
}

Event controlRejectedEvent(const QString &line, const QString &reason)
{
    return {EventKind::ControlRejected, QVariantMap{fact("line", line), fact("reason", reason)}};
}

} // namespace roomcast
