// SPDX-License-Identifier: MIT
//
// Facts of events: names that scripts read, values in the forms that event.h promises.
#pragma once

#include "core/base/label.h"
#include "core/booking/types.h"
#include "core/engine/event.h"
#include "core/protocol/view.h"

#include <QVariant>

#include <utility>

namespace roomcast {

using Fact = std::pair<QString, QVariant>;

inline QString epochName(const Epoch &epoch)
{
    return QStringLiteral("%1.%2").arg(epoch.counter).arg(epoch.owner.value);
}

inline QVariant factValue(const QString &v)
{
    return v;
}
inline QVariant factValue(const char *v)
{
    return QString::fromLatin1(v);
}
inline QVariant factValue(bool v)
{
    return v;
}
inline QVariant factValue(quint64 v)
{
    return v;
}
inline QVariant factValue(qint64 v)
{
    return v;
}
inline QVariant factValue(ServerId v)
{
    return v.value;
}
inline QVariant factValue(const ServerKey &v)
{
    return v.id.value;
}
inline QVariant factValue(LogIndex v)
{
    return v.value;
}
inline QVariant factValue(Sequence v)
{
    return v.value;
}
inline QVariant factValue(ClientId v)
{
    return QString::number(v.value, 16);
}
inline QVariant factValue(const Epoch &v)
{
    return epochName(v);
}
inline QVariant factValue(Label v)
{
    return v.text();
}
inline QVariant factValue(Duration v)
{
    return qint64(std::chrono::duration_cast<std::chrono::milliseconds>(v).count());
}
inline QVariant factValue(const SlotKey &v)
{
    return QString(v.room + QLatin1Char(' ') + v.timeslot + QLatin1Char(' ') + v.day);
}
inline QVariant factValue(const std::vector<QString> &names)
{
    return QVariantList(names.begin(), names.end());
}
inline QVariant factValue(const std::vector<Member> &members)
{
    QVariantList ids;
    for (const Member &m : members)
        ids.append(m.key.id.value);
    return ids;
}
inline QVariant factValue(const Endpoint &v)
{
    return QStringLiteral("%1.%2.%3.%4:%5")
        .arg(v.ipv4 >> 24)
        .arg((v.ipv4 >> 16) & 255)
        .arg((v.ipv4 >> 8) & 255)
        .arg(v.ipv4 & 255)
        .arg(v.port);
}

template <typename T>
std::pair<QString, QVariant> fact(const char *name, const T &value)
{
    return {QString::fromLatin1(name), factValue(value)};
}

} // namespace roomcast
