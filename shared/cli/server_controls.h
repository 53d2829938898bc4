// SPDX-License-Identifier: MIT
//
// The language of a headless server's standard input: one control a line. Pure parsing; carrying
// them out is headless_server's.
#pragma once

#include "core/base/faults.h"
#include "core/base/ids.h"
#include "core/base/label.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace roomcast {

/// The process dies at once: no goodbye, nothing flushed.
struct CrashControl {};
/// Leaves the group in order and ends.
struct LeaveControl {};
struct FreezeControl {
    std::chrono::milliseconds pause{};
};
/// A person vouches that a server is gone with its disk.
struct DeadControl {
    ServerId id;
};
/// A person chooses that this server's group joins the other group of its name.
struct JoinGroupControl {};
/// Sets one of the faults outside of the engine, and leaves the others as they are.
struct FaultControl {
    std::function<void(Faults &)> set;
};
/// Goes to another side of a partition on purpose.
struct PartitionControl {
    Label label;
};
/// Goes back to the default label.
struct HealControl {};
/// Heals by itself after so many new requests; 0: never.
struct HealAfterControl {
    quint32 requests = 0;
};
struct StatusControl {};
struct HelpControl {};

using ServerControl = std::variant<CrashControl, LeaveControl, FreezeControl, DeadControl,
                                   JoinGroupControl, FaultControl, PartitionControl, HealControl,
                                   HealAfterControl, StatusControl, HelpControl>;

struct ControlError {
    enum class Kind {
        Unknown,      ///< subject: the word
        TakesNothing, ///< subject: the control
        TakesSeconds, ///< subject: the control; kFreezeMin to kFreezeMax
        TakesId,      ///< subject: the control
        TakesPercent, ///< subject: the control
        TakesTime,    ///< subject: the control; up to Faults::kDelayMax
        TakesPeer,    ///< subject: the control
        TakesLabel,   ///< subject: the control
        TakesCount,   ///< subject: the control
    };
    Kind kind{};
    QString subject;
};

inline constexpr std::chrono::milliseconds kFreezeMin(100);
inline constexpr std::chrono::milliseconds kFreezeMax(600'000);

/// std::nullopt for a blank line or a comment (#).
Result<std::optional<ServerControl>, ControlError> parseControl(const QString &line);

/// "freeze takes a number of seconds (0.1 to 600)".
QString controlErrorText(const ControlError &error);
/// Every control with what it does, one a line.
QStringList controlHelp();

} // namespace roomcast
