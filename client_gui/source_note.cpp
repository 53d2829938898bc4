// SPDX-License-Identifier: MIT
#include "client_gui/source_note.h"

#include "client_gui/figures.h"
#include "core/booking/console_command.h"
#include "node/answer_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("roomcast::SourceNote", source);
}

QString joined(const QStringList &parts)
{
    return parts.join(u" · "_s);
}

QString numbersOf(const Answer &answer)
{
    const QStringList lines{
        consoleLine(answer.command),
        sourceText(answer),
        text("Version %1").arg(versionText(answer.epoch, answer.index)),
        text("Latency %1, attempts %2, replies %3")
            .arg(durationText(answer.latency))
            .arg(answer.attempts)
            .arg(answer.replies),
    };
    return lines.join(u'\n');
}

SourceNote failureNote(const Answer &answer)
{
    if (answer.error == AnswerError::TwoReplies)
        return {Tone::Error,
                text("Two replies"),
                text("%1 and %2")
                    .arg(answer.server.value)
                    .arg(answer.other_server.value_or(ServerId{}).value),
                {}};
    if (answer.error)
        return {Tone::Error, text("No answer"), durationText(answer.latency), {}};
    return {Tone::Error,
            text("Refused"),
            joined({text("Server %1").arg(answer.server.value), durationText(answer.latency)}),
            {}};
}

SourceNote serverNote(const Answer &answer)
{
    const QString server = QString::number(answer.server.value);
    const QString latency = durationText(answer.latency);
    if (answer.standing == Standing::Provisional)
        return {Tone::Provisional, {}, joined({text("Server %1").arg(server), latency}), {}};
    return {Tone::Server, {}, joined({server, latency, standingWord(answer.standing)}), {}};
}

SourceNote cacheNote(const Answer &answer)
{
    const QString age = text("%1 old").arg(durationText(answer.age));
    if (answer.source == Source::Stale)
        return {Tone::Stale, {}, joined({text("no server answers"), age}), {}};
    if (answer.standing == Standing::Provisional)
        return {Tone::Provisional, {}, joined({text("Cache"), age}), {}};
    return {Tone::Cache, {}, joined({age, standingWord(answer.standing)}), {}};
}

} // namespace

QString standingWord(Standing standing)
{
    switch (standing) {
    case Standing::Confirmed:
        return text("confirmed");
    case Standing::Provisional:
        return text("provisional");
    case Standing::None:
        return text("unconfirmed");
    }
    Q_UNREACHABLE();
}

SourceNote sourceNote(const Answer &answer)
{
    const bool cached = answer.source == Source::Cache || answer.source == Source::Stale;
    SourceNote note = !answer.ok() ? failureNote(answer)
                      : cached     ? cacheNote(answer)
                                   : serverNote(answer);
    if (note.word.isEmpty())
        note.word = toneWord(note.tone);
    note.numbers = numbersOf(answer);
    return note;
}

SourceNote sourceNote(const GroupSight &sight)
{
    if (!sight.reachable && !sight.silence)
        return {Tone::Joining, text("Looking"), text("for servers"),
                text("No server has been heard yet.")};
    if (!sight.reachable)
        return {Tone::Stale, toneWord(Tone::Stale),
                text("last heard %1 ago").arg(durationText(*sight.silence)),
                text("No server answers. What is shown was known %1 ago.")
                    .arg(durationText(*sight.silence))};
    const bool provisional = sight.standing == Standing::Provisional;
    const Tone tone = provisional ? Tone::Provisional : Tone::Server;
    const QString leader = QString::number(sight.leader.value_or(ServerId{}).value);
    return {tone, toneWord(tone),
            provisional ? text("Server %1").arg(leader)
                        : joined({leader, standingWord(sight.standing)}),
            text("Leader %1\nVersion %2").arg(leader, versionText(sight.epoch, sight.index))};
}

} // namespace roomcast
