// SPDX-License-Identifier: MIT
#include "cli/option_values.h"

#include "core/booking/words.h"
#include "text/language.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QRegularExpression>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = OptionError::Kind;

constexpr int kWindowPixelsMax = 16'384;

/// Digits only: no sign, no space, no thousands separator.
std::optional<quint64> parseNumber(const QString &text, quint64 min, quint64 max)
{
    const auto is_digit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool ok = std::all_of(text.begin(), text.end(), is_digit);
    const quint64 number = ok ? text.toULongLong(&ok) : 0;
    return ok && number >= min && number <= max ? std::optional(number) : std::nullopt;
}

} // namespace

QString defaultInterface()
{
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces())
        if (interface.flags().testFlag(QNetworkInterface::IsLoopBack))
            return interface.name();
    return u"lo"_s;
}

Parsed<quint32> parseGroup(const QString &text)
{
    const QHostAddress address(text);
    // QHostAddress also reads short forms such as "239.1"; only the full form is unmistakable.
    const bool full =
        address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() == text;
    if (!full || !address.isMulticast())
        return Failure{Kind::NotAGroup};
    return address.toIPv4Address();
}

Parsed<quint16> parsePort(const QString &text)
{
    const auto number = parseNumber(text, 1, 65'535);
    if (!number)
        return Failure{Kind::NotAPort};
    return static_cast<quint16>(*number);
}

Parsed<ServerId> parseServerId(const QString &text)
{
    const auto number = parseNumber(text, 1, std::numeric_limits<quint32>::max());
    if (!number)
        return Failure{Kind::NotAnId};
    return ServerId{static_cast<quint32>(*number)};
}

Parsed<Duration> parseLatencyBound(const QString &text)
{
    const auto number = parseNumber(text, kBoundMsMin, kBoundMsMax);
    if (!number)
        return Failure{Kind::NotALatencyBound};
    return Duration(std::chrono::milliseconds(*number));
}

Parsed<OutputFormat> parseFormat(const QString &text)
{
    if (text == "text"_L1)
        return OutputFormat::Text;
    if (text == "json"_L1)
        return OutputFormat::Json;
    return Failure{Kind::NotAFormat};
}

Parsed<Durability> parseDurability(const QString &text)
{
    if (text == "disk"_L1)
        return Durability::Disk;
    if (text == "memory"_L1)
        return Durability::Memory;
    return Failure{Kind::NotADurability};
}

Parsed<ProvisionalPolicy> parsePolicy(const QString &text)
{
    if (text == "serve"_L1)
        return ProvisionalPolicy::Serve;
    if (text == "refuse"_L1)
        return ProvisionalPolicy::Refuse;
    return Failure{Kind::NotAPolicy};
}

Parsed<int> parsePercent(const QString &text)
{
    const auto number = parseNumber(text, 0, kPercentMax);
    if (!number)
        return Failure{Kind::NotAPercentage};
    return static_cast<int>(*number);
}

Parsed<Duration> parseFaultTime(const QString &text)
{
    const auto number = parseNumber(text, 0, kFaultMsMax);
    if (!number)
        return Failure{Kind::NotAFaultTime};
    return Duration(std::chrono::milliseconds(*number));
}

Parsed<std::optional<ServerId>> parsePeer(const QString &text)
{
    if (text == "all"_L1)
        return std::optional<ServerId>();
    const auto id = parseServerId(text);
    if (!id)
        return Failure{Kind::NotAPeer};
    return std::optional(*id);
}

Parsed<Label> parseLabel(const QString &text)
{
    const auto label = Label::from(text);
    if (!label)
        return Failure{Kind::NotALabel};
    return *label;
}

Parsed<quint32> parseHealAfter(const QString &text)
{
    const auto number = parseNumber(text, 0, Partition::kHealAfterMax);
    if (!number)
        return Failure{Kind::NotACount};
    return static_cast<quint32>(*number);
}

Parsed<WindowGeometry> parseGeometry(const QString &text)
{
    static const QRegularExpression form(
        u"\\A([0-9]{1,5})x([0-9]{1,5})(?:\\+([0-9]{1,5})\\+([0-9]{1,5}))?\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    if (size.isEmpty() || std::max(size.width(), size.height()) > kWindowPixelsMax)
        return Failure{Kind::NotAGeometry};
    WindowGeometry geometry{size, std::nullopt};
    if (match.hasCaptured(3))
        geometry.position = QPoint(match.captured(3).toInt(), match.captured(4).toInt());
    return geometry;
}

Parsed<QString> parseLanguage(const QString &text)
{
    if (!spokenLanguages().contains(text))
        return Failure{Kind::NotALanguage};
    if (!isBuiltIn(text))
        return Failure{Kind::NotBuiltIn};
    return text;
}

Parsed<QString> parsePerson(const QString &text)
{
    const QString name = text.trimmed();
    if (!isPersonName(name))
        return Failure{Kind::NotAName};
    return name;
}

Parsed<QString> parseText(const QString &text)
{
    if (text.isEmpty())
        return Failure{Kind::Empty};
    return text;
}

} // namespace roomcast
