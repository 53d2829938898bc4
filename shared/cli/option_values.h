// SPDX-License-Identifier: MIT
//
// The text of single options, checked and turned into values: pure functions for options.cpp.
// Each gives the value or says what the text is not.
#pragma once

#include "cli/options.h"

namespace roomcast {

template <typename T>
using Parsed = Result<T, OptionError::Kind>;

inline constexpr int kBoundMsMin =
    std::chrono::duration_cast<std::chrono::milliseconds>(Timing::kBoundMin).count();
inline constexpr int kBoundMsMax =
    std::chrono::duration_cast<std::chrono::milliseconds>(Timing::kBoundMax).count();

/// TCP ports from PORT on, of which a server takes the first that is free.
inline constexpr quint16 kLinkPortsTried = 64;
inline constexpr int kPercentMax = 100;
inline constexpr int kFaultMsMax =
    std::chrono::duration_cast<std::chrono::milliseconds>(Faults::kDelayMax).count();

/// The loopback interface, whatever its name: nothing leaves the machine unless somebody asks.
QString defaultInterface();

/// A dotted IPv4 multicast address, in host byte order.
Parsed<quint32> parseGroup(const QString &text);
Parsed<quint16> parsePort(const QString &text);
Parsed<ServerId> parseServerId(const QString &text);
/// Whole milliseconds.
Parsed<Duration> parseLatencyBound(const QString &text);
Parsed<OutputFormat> parseFormat(const QString &text);
/// "disk" or "memory".
Parsed<Durability> parseDurability(const QString &text);
/// "serve" or "refuse".
Parsed<ProvisionalPolicy> parsePolicy(const QString &text);
/// Whole percent.
Parsed<int> parsePercent(const QString &text);
/// Whole milliseconds, Faults::kDelayMax at most.
Parsed<Duration> parseFaultTime(const QString &text);
/// The ID of a server, or "all".
Parsed<std::optional<ServerId>> parsePeer(const QString &text);
/// Letters and digits, as many as a label takes.
Parsed<Label> parseLabel(const QString &text);
/// How many requests a partition lasts; 0: until a person ends it.
Parsed<quint32> parseHealAfter(const QString &text);
/// "800x500" or "800x500+20+10".
Parsed<WindowGeometry> parseGeometry(const QString &text);
/// The code of a language that this build speaks.
Parsed<QString> parseLanguage(const QString &text);
/// A name as it may sign a booking: not blank, no control characters, bounded.
Parsed<QString> parsePerson(const QString &text);

/// Any text that is not empty.
Parsed<QString> parseText(const QString &text);

} // namespace roomcast
