// SPDX-License-Identifier: MIT
//
// A script's runner without a node: the test answers the commands that were handed in. Owns what it
// recorded.
#pragma once

#include "cli/script_runner.h"

#include <QSignalSpy>

#include <vector>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr std::chrono::milliseconds kLinger(5);

/// A runner, the commands that it handed in, and what it printed.
struct ScriptBench {
    explicit ScriptBench(OutputFormat format = OutputFormat::Text)
        : runner([this](const Command &command) { return submit(command); }, u"Kim"_s, format,
                 kLinger)
    {
    }

    Ticket submit(const Command &command)
    {
        commands.push_back(command);
        return {commands.size()};
    }
    Answer answer(const Outcome &outcome, Source source = Source::Server) const
    {
        Answer answer;
        answer.ticket = {commands.size()};
        answer.command = commands.back();
        answer.outcome = outcome;
        answer.source = source;
        answer.confirmation = Confirmation::Confirmed;
        answer.server = {300};
        answer.epoch = {7, {300}, {1}};
        answer.attempts = 1;
        answer.replies = 1;
        return answer;
    }
    Answer failure(AnswerError error) const
    {
        Answer answer;
        answer.ticket = {commands.size()};
        answer.command = commands.back();
        answer.error = error;
        return answer;
    }
    QStringList lines() const
    {
        QByteArray all;
        for (const auto &call : printed)
            all += call.constFirst().toByteArray();
        return QString::fromUtf8(all).split(u'\n');
    }
    ExitStatus status() const { return finished.constFirst().constFirst().value<ExitStatus>(); }

    ScriptRunner runner;
    std::vector<Command> commands;
    QSignalSpy printed{&runner, &ScriptRunner::printed};
    QSignalSpy busy{&runner, &ScriptRunner::busy};
    QSignalSpy idle{&runner, &ScriptRunner::idle};
    QSignalSpy finished{&runner, &ScriptRunner::finished};
};

} // namespace roomcast::test
