// SPDX-License-Identifier: MIT
//
// The facts of events as scripts and people read them, by the type of the fact. Used by
// event_script.cpp and event_text.cpp.
#pragma once

#include "text/event_reasons.h"

#include <QJsonValue>
#include <QString>

#include <concepts>
#include <vector>

namespace roomcast {

// ---- what both read alike --------------------------------------------------------------------

inline QString plainText(const QString &text)
{
    return text;
}
/// "7.300": counter and owner.
QString plainText(const Epoch &epoch);
QString plainText(Ipv4 address);
/// "127.0.0.1:7767".
QString plainText(const Endpoint &address);
QString plainText(const Label &label);
/// "SA314 8:30-9:30 Mon".
QString plainText(const SlotKey &slot);
QString plainText(const Command &command);

template <typename T>
concept Plain = requires(const T &value)
{
    plainText(value);
};

// ---- for scripts -----------------------------------------------------------------------------

QJsonValue factJson(ClientId client);
/// In whole milliseconds.
QJsonValue factJson(Duration time);
QJsonValue factJson(const std::vector<ServerId> &servers);
QJsonValue factJson(const std::vector<QString> &names);
inline QJsonValue factJson(bool primary)
{
    return primary;
}
inline QJsonValue factJson(Done)
{
    return QStringLiteral("done");
}
template <std::unsigned_integral Number>
QJsonValue factJson(Number number)
{
    return QJsonValue::fromVariant(quint64(number));
}
template <Plain T>
QJsonValue factJson(const T &value)
{
    return plainText(value);
}
template <IsReason E>
QJsonValue factJson(E reason)
{
    return scriptName(reason);
}
template <typename Tag, typename Rep>
QJsonValue factJson(StrongId<Tag, Rep> id)
{
    return factJson(id.value);
}
template <typename... Ts>
requires(!Plain<std::variant<Ts...>>) QJsonValue factJson(const std::variant<Ts...> &either)
{
    return std::visit([](const auto &value) { return factJson(value); }, either);
}

// ---- for people ------------------------------------------------------------------------------

QString factText(ClientId client);
QString factText(Duration time);
QString factText(const std::vector<ServerId> &servers);
QString factText(const std::vector<QString> &names);
/// What kind of view it is: the one yes or no that events state.
QString factText(bool primary);
QString factText(Done);
template <std::unsigned_integral Number>
QString factText(Number number)
{
    return QString::number(number);
}
template <Plain T>
QString factText(const T &value)
{
    return plainText(value);
}
template <IsReason E>
QString factText(E reason)
{
    return reasonText(reason);
}
template <typename Tag, typename Rep>
QString factText(StrongId<Tag, Rep> id)
{
    return factText(id.value);
}
template <typename... Ts>
requires(!Plain<std::variant<Ts...>>) QString factText(const std::variant<Ts...> &either)
{
    return std::visit([](const auto &value) { return factText(value); }, either);
}

} // namespace roomcast
