// SPDX-License-Identifier: MIT
#include "text/event_facts.h"

#include "core/booking/console_command.h"
#include "text/event_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

namespace roomcast {

namespace {

std::chrono::milliseconds wholeMilliseconds(Duration time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time);
}

QString hexadecimal(ClientId client)
{
    return QString::number(client.value, 16);
}

QString listText(const QStringList &parts)
{
    return parts.isEmpty() ? QCoreApplication::translate("EventText", "nobody")
                           : parts.join(", "_L1);
}

} // namespace

QString plainText(const Epoch &epoch)
{
    return epochText(epoch);
}

QString plainText(Ipv4 address)
{
    const quint32 v = address.value;
    return u"%1.%2.%3.%4"_s.arg(v >> 24).arg((v >> 16) & 255).arg((v >> 8) & 255).arg(v & 255);
}

QString plainText(const Endpoint &address)
{
    return plainText(Ipv4{address.ipv4}) + u':' + QString::number(address.port);
}

QString plainText(const Label &label)
{
    return label.text();
}

QString plainText(const SlotKey &slot)
{
    return slot.room + u' ' + slot.timeslot + u' ' + slot.day;
}

QString plainText(const Command &command)
{
    return consoleLine(command);
}

// ---- for scripts -----------------------------------------------------------------------------

QJsonValue factJson(ClientId client)
{
    return hexadecimal(client);
}

QJsonValue factJson(Duration time)
{
    return qint64(wholeMilliseconds(time).count());
}

QJsonValue factJson(const std::vector<ServerId> &servers)
{
    QJsonArray array;
    for (const ServerId id : servers)
        array.append(factJson(id));
    return array;
}

QJsonValue factJson(const std::vector<QString> &names)
{
    return QJsonArray::fromStringList(QStringList(names.begin(), names.end()));
}

// ---- for people ------------------------------------------------------------------------------

/// A client's 16 hexadecimal digits are cut to what tells clients apart at a glance.
QString factText(ClientId client)
{
    constexpr int kDigits = 6;
    const QString digits = hexadecimal(client);
    return digits.size() > kDigits ? digits.left(kDigits) + u'…' : digits;
}

QString factText(Duration time)
{
    return elapsedText(std::chrono::abs(wholeMilliseconds(time)));
}

QString factText(const std::vector<ServerId> &servers)
{
    QStringList parts;
    for (const ServerId id : servers)
        parts += factText(id);
    return listText(parts);
}

QString factText(const std::vector<QString> &names)
{
    return listText(QStringList(names.begin(), names.end()));
}

QString factText(bool primary)
{
    return primary ? QCoreApplication::translate("EventText", "primary view")
                   : QCoreApplication::translate("EventText", "provisional view");
}

QString factText(Done)
{
    return QCoreApplication::translate("EventText", "done");
}

} // namespace roomcast
