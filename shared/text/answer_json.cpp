// SPDX-License-Identifier: MIT
#include "text/answer_text.h"
#include "text/event_reasons.h"
#include "text/event_text.h"
#include "text/language.h"
#include "text/report_json.h"

#include <QJsonArray>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject jsonBooking(const SlotClaims &entry)
{
    const Claim head = entry.claims.empty() ? Claim{} : entry.claims.front();
    return {
        {"room"_L1, entry.slot.room},
        {"timeslot"_L1, entry.slot.timeslot},
        {"day"_L1, entry.slot.day},
        {"holder"_L1, head.holder},
        {"title"_L1, head.title},
        {"claim"_L1, claimText(head.id)},
        {"waiting"_L1, qMax(0, int(entry.claims.size()) - 1)},
        {"orphan"_L1, entry.orphan},
    };
}

/// A list, or the record of a slot, where one was asked for and came, otherwise a sentence.
QJsonValue jsonAnswer(const Answer &answer)
{
    QJsonArray list;
    if (!answer.ok())
        return answerLines(answer).join(u' ');
    if (const auto *names = std::get_if<Names>(&*answer.outcome)) {
        for (const QString &name : names->names)
            list.append(name);
        return list;
    }
    if (const auto *bookings = std::get_if<Bookings>(&*answer.outcome)) {
        for (const SlotClaims &entry : bookings->entries)
            list.append(jsonBooking(entry));
        return list;
    }
    if (const auto report = jsonReport(*answer.outcome))
        return *report;
    return answerLines(answer).join(u' ');
}

QJsonValue jsonServer(std::optional<ServerId> server)
{
    return server && server->value != 0 ? QJsonValue(qint64(server->value)) : QJsonValue();
}

/// What both servers said, beside the sentence that says it for people.
void addOther(QJsonObject &object, const Answer &answer)
{
    const auto said = [&](const std::optional<Outcome> &outcome) {
        Answer one = answer;
        one.outcome = outcome;
        one.error.reset();
        return jsonAnswer(one);
    };
    object.insert("server_answer"_L1, said(answer.outcome));
    object.insert("other_server"_L1, jsonServer(answer.other->server));
    object.insert("other_epoch"_L1, epochText(answer.other->epoch));
    object.insert("other_index"_L1, qint64(answer.other->index.value));
    object.insert("other_status"_L1, scriptName(answer.other->confirmation));
    object.insert("other_answer"_L1, said(answer.other->outcome));
}

QString errorName(const Answer &answer)
{
    if (answer.error)
        return scriptName(*answer.error);
    const auto *refused = answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    return refused ? scriptName(refused->kind) : QString();
}

} // namespace

QString scriptName(Source source)
{
    switch (source) {
    case Source::Server:
        return u"server"_s;
    case Source::Cache:
        return u"cache"_s;
    case Source::Stale:
        return u"stale"_s;
    case Source::None:
        return u"none"_s;
    }
    Q_UNREACHABLE();
}

QString scriptName(Confirmation confirmation)
{
    switch (confirmation) {
    case Confirmation::Confirmed:
        return u"confirmed"_s;
    case Confirmation::Provisional:
        return u"provisional"_s;
    case Confirmation::None:
        return u"none"_s;
    }
    Q_UNREACHABLE();
}

QString scriptName(AnswerError error)
{
    switch (error) {
    case AnswerError::NoServer:
        return u"no-server"_s;
    case AnswerError::Busy:
        return u"busy"_s;
    case AnswerError::OutcomeUnknown:
        return u"outcome-unknown"_s;
    case AnswerError::TwoReplies:
        return u"two-replies"_s;
    case AnswerError::QueueFull:
        return u"queue-full"_s;
    }
    Q_UNREACHABLE();
}

QString scriptName(ConsoleError::Kind kind)
{
    switch (kind) {
    case ConsoleError::Kind::UnknownCommand:
        return u"unknown-command"_s;
    case ConsoleError::Kind::TakesNothing:
        return u"takes-nothing"_s;
    case ConsoleError::Kind::TakesARoom:
        return u"takes-a-room"_s;
    case ConsoleError::Kind::TakesADay:
        return u"takes-a-day"_s;
    case ConsoleError::Kind::TakesASlot:
        return u"takes-a-slot"_s;
    case ConsoleError::Kind::TakesTwoSlots:
        return u"takes-two-slots"_s;
    case ConsoleError::Kind::TakesStanding:
        return u"takes-standing"_s;
    case ConsoleError::Kind::TakesANumber:
        return u"takes-a-number"_s;
    case ConsoleError::Kind::OpenQuote:
        return u"open-quote"_s;
    case ConsoleError::Kind::TooLong:
        return u"line-too-long"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject jsonObject(const Answer &answer, const std::vector<ServerId> &missing)
{
    const WordsForScripts words;
    const auto latency_us = std::chrono::duration_cast<std::chrono::microseconds>(answer.latency);
    QJsonObject object{
        {"command"_L1, consoleLine(answer.command)},
        {"ok"_L1, answer.ok()},
        {"answer"_L1, jsonAnswer(answer)},
        {"source"_L1, scriptName(answer.source)},
        {"status"_L1, scriptName(answer.confirmation)},
        {"server"_L1, jsonServer(answer.server)},
        {"epoch"_L1, answer.epoch ? QJsonValue(epochText(answer.epoch)) : QJsonValue()},
        {"index"_L1, qint64(answer.index.value)},
        {"latency_us"_L1, qint64(latency_us.count())},
        {"attempts"_L1, answer.attempts},
        {"replies"_L1, answer.replies},
    };
    if (!answer.ok())
        object.insert("error"_L1, errorName(answer));
    if (answer.ok())
        insertBounds(object, *answer.outcome);
    if (answer.other)
        addOther(object, answer);
    if (answer.source == Source::Cache || answer.source == Source::Stale) {
        using std::chrono::ceil;
        object.insert("age_ms"_L1, qint64(ceil<std::chrono::milliseconds>(answer.age).count()));
        object.insert("age_bounded"_L1, answer.age_bounded);
    }
    if (answer.behind)
        object.insert("behind"_L1, true);
    if (answer.confirmation == Confirmation::Provisional) {
        QJsonArray ids;
        for (const ServerId id : missing)
            ids.append(jsonServer(id));
        object.insert("missing"_L1, ids);
    }
    return object;
}

QJsonObject jsonObject(const QString &line, const ConsoleError &error)
{
    const WordsForScripts words;
    QJsonObject object = jsonObject(Answer{});
    object.insert("command"_L1, line);
    object.insert("answer"_L1, consoleErrorText(error));
    object.insert("error"_L1, scriptName(error.kind));
    return object;
}

} // namespace roomcast
