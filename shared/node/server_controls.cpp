// SPDX-License-Identifier: MIT
#include "node/server_controls.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = ControlError::Kind;
using ControlResult = Result<std::optional<ServerControl>, ControlError>;

class Words {
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
    if (word == "status"_L1)
        return StatusControl();
    if (word == "help"_L1)
        return HelpControl();
    return std::nullopt;
}

ControlResult parseFreeze(const QStringList &words)
{
    const auto pause = words.size() == 2 ? parsePause(words[1]) : std::nullopt;
    if (!pause)
        return Failure{ControlError{Kind::TakesSeconds, words[0]}};
    return std::optional<ServerControl>(FreezeControl{*pause});
}

} // namespace

ControlResult parseControl(const QString &line)
{
    const QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words[0].startsWith(u'#'))
        return std::optional<ServerControl>();
    if (words[0] == "freeze"_L1)
        return parseFreeze(words);
    const std::optional<ServerControl> control = plainControl(words[0]);
    if (!control)
        return Failure{ControlError{Kind::Unknown, words[0]}};
    if (words.size() > 1)
        return Failure{ControlError{Kind::TakesNothing, words[0]}};
    return control;
}

QString controlErrorText(const ControlError &error)
{
    switch (error.kind) {
    case Kind::Unknown:
        return Words::tr("%1: unknown control; \"help\" lists them").arg(error.subject);
    case Kind::TakesNothing:
        return Words::tr("%1 takes nothing").arg(error.subject);
    case Kind::TakesSeconds:
        return Words::tr("%1 takes a number of seconds (0.1 to 600)").arg(error.subject);
    }
    Q_UNREACHABLE();
}

QStringList controlHelp()
{
    return {
        Words::tr("crash           die at once, without a goodbye"),
        Words::tr("leave           leave the group in order and end"),
        Words::tr("freeze SECONDS  stand still (0.1 to 600), then wake as a stale process would"),
        Words::tr("status          print how this server stands"),
        Words::tr("help            print this list"),
    };
}

} // namespace roomcast
