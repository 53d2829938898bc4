// SPDX-License-Identifier: MIT
#include "cli/server_controls.h"

#include "cli/option_values.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using ControlResult = Result<std::optional<ServerControl>, ControlError>;

class ServerControlsWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ServerControls)
};

std::optional<std::chrono::milliseconds> parsePause(const QString &text)
{
    static const QRegularExpression form(u"\\A[0-9]{1,4}(?:\\.[0-9]{1,3})?\\z"_s);
    if (!form.match(text).hasMatch())
        return std::nullopt;
    const std::chrono::milliseconds pause(qRound64(text.toDouble() * 1000));
    return pause >= kFreezeMin && pause <= kFreezeMax ? std::optional(pause) : std::nullopt;
}

std::optional<ServerControl> plainControl(const QString &word)
{
    if (word == "crash"_L1)
        return CrashControl();
    if (word == "leave"_L1)
        return LeaveControl();
    if (word == "join-group"_L1)
        return JoinGroupControl();
    if (word == "heal"_L1)
        return HealControl();
    if (word == "status"_L1)
        return StatusControl();
    if (word == "help"_L1)
        return HelpControl();
    return std::nullopt;
}

/// What a control's one value makes of it; none if the word takes no value.
struct ValueControl {
    ControlError::Kind otherwise{}; ///< what is wrong if there is no control
    std::optional<ServerControl> control;
};

template <typename T>
ValueControl faultControl(ControlError::Kind otherwise, T Faults::*field, const Parsed<T> &value)
{
    if (!value)
        return {otherwise, std::nullopt};
    return {otherwise, FaultControl{[field, to = *value](Faults &faults) { faults.*field = to; }}};
}

/// None if the word names no fault.
std::optional<ValueControl> faultControl(const QString &word, const QString &value)
{
    if (word == "loss"_L1)
        return faultControl(ControlError::Kind::TakesPercent, &Faults::loss_percent,
                            parsePercent(value));
    if (word == "delay"_L1)
        return faultControl(ControlError::Kind::TakesTime, &Faults::delay, parseFaultTime(value));
    if (word == "jitter"_L1)
        return faultControl(ControlError::Kind::TakesTime, &Faults::jitter, parseFaultTime(value));
    if (word == "duplicate"_L1)
        return faultControl(ControlError::Kind::TakesPercent, &Faults::duplicate_percent,
                            parsePercent(value));
    if (word == "reorder"_L1)
        return faultControl(ControlError::Kind::TakesPercent, &Faults::reorder_percent,
                            parsePercent(value));
    if (word == "fault-peer"_L1)
        return faultControl(ControlError::Kind::TakesPeer, &Faults::peer, parsePeer(value));
    if (word == "service-time"_L1)
        return faultControl(ControlError::Kind::TakesTime, &Faults::service_time,
                            parseFaultTime(value));
    return std::nullopt;
}

std::optional<ValueControl> valueControl(const QString &word, const QString &value)
{
    if (word == "freeze"_L1) {
        const auto pause = parsePause(value);
        return ValueControl{ControlError::Kind::TakesSeconds,
                            pause ? std::optional(FreezeControl{*pause}) : std::nullopt};
    }
    if (word == "dead"_L1) {
        const auto id = parseServerId(value);
        return ValueControl{ControlError::Kind::TakesId,
                            id ? std::optional(DeadControl{*id}) : std::nullopt};
    }
    if (word == "partition"_L1) {
        const auto label = parseLabel(value);
        return ValueControl{ControlError::Kind::TakesLabel,
                            label ? std::optional(PartitionControl{*label}) : std::nullopt};
    }
    if (word == "heal-after"_L1) {
        const auto requests = parseHealAfter(value);
        return ValueControl{ControlError::Kind::TakesCount,
                            requests ? std::optional(HealAfterControl{*requests}) : std::nullopt};
    }
    return faultControl(word, value);
}

} // namespace

ControlResult parseControl(const QString &line)
{
    const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words[0].startsWith(u'#'))
        return std::optional<ServerControl>();
    if (const auto taken = valueControl(words[0], words.mid(1).join(u' '))) {
        if (!taken->control)
            return Failure{ControlError{taken->otherwise, words[0]}};
        return taken->control;
    }
    const std::optional<ServerControl> control = plainControl(words[0]);
    if (!control)
        return Failure{ControlError{ControlError::Kind::Unknown, words[0]}};
    if (words.size() > 1)
        return Failure{ControlError{ControlError::Kind::TakesNothing, words[0]}};
    return control;
}

QString controlErrorText(const ControlError &error)
{
    switch (error.kind) {
    case ControlError::Kind::Unknown:
        return ServerControlsWords::tr("%1: unknown control; \"help\" lists them")
            .arg(error.subject);
    case ControlError::Kind::TakesNothing:
        return ServerControlsWords::tr("%1 takes nothing").arg(error.subject);
    case ControlError::Kind::TakesSeconds:
        return ServerControlsWords::tr("%1 takes a number of seconds (0.1 to 600)")
            .arg(error.subject);
    case ControlError::Kind::TakesId:
        return ServerControlsWords::tr("%1 takes the ID of a server (1 to 4294967295)")
            .arg(error.subject);
    case ControlError::Kind::TakesPercent:
        return ServerControlsWords::tr("%1 takes a whole number of percent (0 to 100)")
            .arg(error.subject);
    case ControlError::Kind::TakesTime:
        return ServerControlsWords::tr("%1 takes whole milliseconds (0 to 10000)")
            .arg(error.subject);
    case ControlError::Kind::TakesPeer:
        return ServerControlsWords::tr("%1 takes the ID of a server, or all").arg(error.subject);
    case ControlError::Kind::TakesLabel:
        return ServerControlsWords::tr("%1 takes a label of 1 to 8 letters and digits")
            .arg(error.subject);
    case ControlError::Kind::TakesCount:
        return ServerControlsWords::tr("%1 takes a number of requests (0 to 9999; 0: never)")
            .arg(error.subject);
    }
    Q_UNREACHABLE();
}

QStringList controlHelp()
{
    return {
        ServerControlsWords::tr("crash           die at once, without a goodbye"),
        ServerControlsWords::tr("leave           leave the group in order and end"),
        ServerControlsWords::tr(
            "freeze SECONDS  stand still (0.1 to 600), then wake as a stale process would"),
        ServerControlsWords::tr(
            "loss PERCENT    drop this share of the datagrams that come and go"),
        ServerControlsWords::tr("delay MS        have datagrams come so much later (0 to 10000)"),
        ServerControlsWords::tr("jitter MS       have chance add up to so much to the delay"),
        ServerControlsWords::tr("duplicate PERCENT have this share of the datagrams come twice"),
        ServerControlsWords::tr(
            "reorder PERCENT have this share of the datagrams let the next one pass"),
        ServerControlsWords::tr(
            "fault-peer ID   only what comes from server ID, or goes to it alone, suffers; "
            "all: every datagram"),
        ServerControlsWords::tr(
            "service-time MS sleep so long after a reply: requests wait, and nothing else"),
        ServerControlsWords::tr(
            "partition LABEL go to that side of a partition on purpose: servers and clients of "
            "another label (1 to 8 letters and digits) are not heard, but for their JOIN"),
        ServerControlsWords::tr(
            "heal            end the partition for this server: back to label A"),
        ServerControlsWords::tr(
            "heal-after N    heal by itself after N new requests of clients (0: never)"),
        ServerControlsWords::tr(
            "dead ID         vouch that server ID is gone for good and its disk with it, so "
            "that the others need not wait for it; if it still runs somewhere, both sides "
            "may confirm the same slot"),
        ServerControlsWords::tr(
            "join-group      where two groups of this name hold bookings: this server's group "
            "joins the other, and its bookings come in behind those made there"),
        ServerControlsWords::tr("status          print how this server stands"),
        ServerControlsWords::tr("help            print this list"),
    };
}

} // namespace roomcast
