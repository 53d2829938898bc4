// SPDX-License-Identifier: MIT
//
// How checkers and the trace name things.
#pragma once

#include "text/event_facts.h"
#include "text/event_text.h"

namespace roomcast::sim {

inline QString name(const Epoch &epoch)
{
    return epochText(epoch);
}
inline QString name(const RequestId &id)
{
    return QStringLiteral("%1/%2")
        .arg(id.client.value & 0xffff, 4, 16, QLatin1Char('0'))
        .arg(id.sequence.value);
}
inline QString name(const SlotKey &slot)
{
    return plainText(slot);
}
inline QString name(const ServerIdentity &member)
{
    return QStringLiteral("server %1").arg(member.key.id.value);
}
inline QString name(const View &view)
{
    QString text = epochText(view.epoch) + QStringLiteral(" {");
    for (const ServerIdentity &member : view.members)
        text += QStringLiteral(" %1").arg(member.key.id.value);
    return text + QStringLiteral(" }");
}
inline qint64 ms(TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

} // namespace roomcast::sim
