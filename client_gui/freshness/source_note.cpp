// SPDX-License-Identifier: MIT
#include "client_gui/freshness/source_note.h"

#include "client_gui/freshness/figures.h"
#include "client_gui/freshness/mark_text.h"
#include "core/booking/console_command.h"
#include "text/answer_text.h"
#include "text/status_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class SourceNoteWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::SourceNote)
};

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString numbersOf(const Answer &answer, const std::vector<ServerId> &missing)
{
    const QStringList lines{
        consoleLine(answer.command),
        sourceText(answer, missing),
        SourceNoteWords::tr("Version %1").arg(versionText(answer.epoch, answer.index)),
        SourceNoteWords::tr("Latency %1, attempts %2, replies %3")
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
                SourceNoteWords::tr("Two replies"),
                SourceNoteWords::tr("%1 and %2")
                    .arg(answer.server.value)
                    .arg(answer.other.value_or(OtherReply{}).server.value),
                {}};
    if (answer.error)
        return {Tone::Error, SourceNoteWords::tr("No answer"), durationText(answer.latency), {}};
    return {Tone::Error,
            SourceNoteWords::tr("Refused"),
            joined({SourceNoteWords::tr("Server %1").arg(answer.server.value),
                    durationText(answer.latency)}),
            {}};
}

/// "without 300 and 200": short enough for the pill; nothing if nobody is known to be missing.
QString withoutText(const std::vector<ServerId> &missing)
{
    return missing.empty() ? QString()
                           : SourceNoteWords::tr("without %1").arg(serverListText(missing));
}

SourceNote serverNote(const Answer &answer, const std::vector<ServerId> &missing)
{
    const QString server = QString::number(answer.server.value);
    const QString latency = durationText(answer.latency);
    if (answer.confirmation == Confirmation::Provisional)
        return {
            Tone::Provisional,
            {},
            joined({SourceNoteWords::tr("Server %1").arg(server), latency, withoutText(missing)}),
            {}};
    return {Tone::Server, {}, joined({server, latency, confirmationWord(answer.confirmation)}), {}};
}

/// How old it is the pill says beside it, for all that is on show, and goes on counting.
SourceNote cacheNote(const Answer &answer, const std::vector<ServerId> &missing)
{
    if (answer.source == Source::Stale)
        return {Tone::Stale, {}, SourceNoteWords::tr("no server answers"), {}};
    if (answer.confirmation == Confirmation::Provisional)
        return {Tone::Provisional,
                {},
                joined({SourceNoteWords::tr("Cache"), withoutText(missing)}),
                {}};
    return {Tone::Cache, {}, confirmationWord(answer.confirmation), {}};
}

} // namespace

Tone sourceTone(Answer answer)
{
    if (!answer.error && answer.outcome)
        answer.outcome = Done{};
    return toneOf(answer);
}

QString confirmationWord(Confirmation confirmation)
{
    switch (confirmation) {
    case Confirmation::Confirmed:
        return SourceNoteWords::tr("confirmed");
    case Confirmation::Provisional:
        return SourceNoteWords::tr("provisional");
    case Confirmation::None:
        return SourceNoteWords::tr("unconfirmed");
    }
    Q_UNREACHABLE();
}

SourceNote sourceNote(const Answer &answer, const std::vector<ServerId> &missing)
{
    const bool cached = answer.source == Source::Cache || answer.source == Source::Stale;
    SourceNote note = !answer.ok() ? failureNote(answer)
                      : cached     ? cacheNote(answer, missing)
                                   : serverNote(answer, missing);
    if (note.word.isEmpty())
        note.word = toneWord(note.tone);
    note.numbers = numbersOf(answer, missing);
    return note;
}

SourceNote sourceNote(const GroupStatus &sight)
{
    if (!sight.reachable && !sight.silence)
        return {Tone::Joining, SourceNoteWords::tr("Looking"), SourceNoteWords::tr("for servers"),
                SourceNoteWords::tr("No server has been heard yet.")};
    if (!sight.reachable)
        return {Tone::Stale, toneWord(Tone::Stale),
                SourceNoteWords::tr("last heard %1 ago").arg(durationText(*sight.silence)),
                SourceNoteWords::tr("No server answers. One was last heard %1 ago.")
                    .arg(durationText(*sight.silence))};
    const QString leader = QString::number(sight.leader.value_or(ServerId{}).value);
    const QString version = SourceNoteWords::tr("Leader %1\nVersion %2")
                                .arg(leader, versionText(sight.epoch, sight.index));
    if (sight.confirmation == Confirmation::Provisional)
        return {Tone::Provisional, toneWord(Tone::Provisional),
                joined({SourceNoteWords::tr("Server %1").arg(leader), withoutText(sight.missing)}),
                SourceNoteWords::tr("Provisional: %1").arg(provisionalReason(sight.missing)) +
                    u'\n' + version};
    return {Tone::Server, toneWord(Tone::Server),
            joined({leader, confirmationWord(sight.confirmation)}), version};
}

SourceNote withAge(SourceNote note, const CacheNote &shown)
{
    note.detail = joined({note.detail, shownAgeText(shown)});
    note.numbers += u'\n' + SourceNoteWords::tr("On show: %1").arg(markText(shown));
    return note;
}

} // namespace roomcast
