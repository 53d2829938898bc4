// SPDX-License-Identifier: MIT
#include "cli/script_runner.h"

#include "cli/answer_printer.h"
#include "text/unknown_name_text.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace roomcast {

ScriptRunner::ScriptRunner(Submit submit, QString person, OutputFormat format,
                           std::chrono::milliseconds linger, QObject *parent)
    : QObject(parent), m_submit(std::move(submit)), m_person(std::move(person)), m_format(format),
      m_linger(linger)
{
}

void ScriptRunner::takeLine(const QString &line)
{
    Q_ASSERT(m_pending == Ticket{});
    if (m_ended)
        return;
    const auto command = parseConsoleLine(line, m_person);
    if (!command) {
        raiseStatus(ExitStatus::Usage);
        Q_EMIT printed(printedError(line, command.error(), m_format));
    } else if (*command) {
        run(**command);
    }
}

void ScriptRunner::run(const ConsoleCommand &command)
{
    const auto *asked = std::get_if<Command>(&command);
    if (!asked)
        return endInput();
    m_pending = m_submit(*asked);
    Q_EMIT busy();
}

void ScriptRunner::endInput()
{
    if (std::exchange(m_ended, true))
        return;
    const std::chrono::milliseconds wait = m_server_answered ? m_linger : m_linger * 0;
    QTimer::singleShot(wait, Qt::PreciseTimer, this, [this] { Q_EMIT finished(m_status); });
}

void ScriptRunner::takeAnswer(const Answer &answer, const std::vector<ServerId> &missing)
{
    if (answer.ticket != m_pending)
        return;
    m_server_answered |= answer.source == Source::Server;
    if (const auto refused = std::exchange(m_refused, std::nullopt)) {
        const QString nearest =
            answer.outcome ? nearestName(*unknownNameIn(*refused), *answer.outcome) : QString();
        return conclude(*refused, missing, nearest);
    }
    if (answer.error)
        raiseStatus(ExitStatus::Failed);
    const auto unknown = unknownNameIn(answer);
    if (!unknown)
        return conclude(answer, missing, {});
    m_refused = answer;
    m_names = m_pending = m_submit(unknown->known);
}

void ScriptRunner::conclude(const Answer &answer, const std::vector<ServerId> &missing,
                            const QString &nearest)
{
    m_pending = {};
    Q_EMIT printed(printedAnswer(answer, missing, m_format, nearest));
    Q_EMIT idle();
}

void ScriptRunner::takeDecision(const OfflineDecision &decided,
                                const std::vector<ServerId> &missing)
{
    m_server_answered |= !decided.earlier;
    Q_EMIT printed(printedDecision(decided, missing, m_format));
}

void ScriptRunner::takeDoubleReply(const Answer &answer, const std::vector<ServerId> &missing)
{
    if (answer.ticket == m_names)
        return; // to no command of the script
    raiseStatus(ExitStatus::Failed);
    Q_EMIT printed(printedAnswer(answer, missing, m_format));
}

/// The worst that happened is what the shell is told.
void ScriptRunner::raiseStatus(ExitStatus status)
{
    m_status = std::max(m_status, status);
}

} // namespace roomcast
