// SPDX-License-Identifier: MIT
#include "client_gui/offline/intent_text.h"

#include "node/client_folder.h"
#include "text/answer_text.h"
#include "text/day_text.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString intentText(const char *source)
{
    return QCoreApplication::translate("roomcast::IntentText", source);
}

const Refused *refusalIn(const Answer &answer)
{
    return answer.outcome && !answer.error ? std::get_if<Refused>(&*answer.outcome) : nullptr;
}

/// An earlier try whose answer never came may have booked it.
bool isHeldByAsker(const Intent &intent, const Answer &answer)
{
    const Refused *refused = refusalIn(answer);
    return refused && refused->kind == RefusalKind::SlotTaken &&
           refused->subject == intent.wish.person;
}

/// Or not decided: no word came of one that was given up on its way.
QString notBookedText(const Intent &intent, const Answer &answer)
{
    const Refused *refused = refusalIn(answer);
    if (isHeldByAsker(intent, answer))
        return intentText("%1 is held by you already: an earlier try may have booked it.")
            .arg(slotLabel(intent.wish.slot));
    if (!refused)
        return intentText(
                   "Nobody answered whether %1 was booked before you dropped it. Look at it, and "
                   "cancel the booking if it is there.")
            .arg(slotLabel(intent.wish.slot));
    return intentText("The booking of %1 that waited on this device was refused: %2.")
        .arg(slotLabel(intent.wish.slot), refusalText(*refused, answer.command, DateForm::Local));
}

} // namespace

QString intentStateText(const Intent &intent)
{
    return intent.sent ? intentText("Sent; no answer came yet") : intentText("Waits for a server");
}

QString intentDecidedText(const IntentOutcome &decided, const std::vector<ServerId> &missing)
{
    if (!decided.answer.ok())
        return notBookedText(decided.intent, decided.answer);
    const QString slot = slotLabel(decided.intent.wish.slot);
    const QString source = briefSourceText(decided.answer, missing);
    if (const auto place = waitingPlace(decided.answer))
        return intentText(
                   "You wait for %1 as number %2: it was booked for you, and a merge has put "
                   "others before you. %3.")
            .arg(slot)
            .arg(place->ahead)
            .arg(source);
    if (decided.dropped)
        return intentText(
                   "Booked %1: it had been sent before you dropped it. Cancel it if it is not "
                   "wanted. %2.")
            .arg(slot, source);
    return intentText("Booked %1, which waited on this device. %2.").arg(slot, source);
}

Tone intentTone(const Intent &intent, const Answer &answer)
{
    return isHeldByAsker(intent, answer) ? Tone::Candidate : toneOf(answer);
}

QString intentOutcomeWord(const Intent &intent, const Answer &answer)
{
    if (isHeldByAsker(intent, answer))
        return intentText("Held by you");
    if (answer.error)
        return intentText("Not known");
    if (!answer.ok())
        return intentText("Refused");
    return answer.standing == Standing::Confirmed ? intentText("Confirmed")
                                                  : intentText("Provisional");
}

QString keptUnreadableText(ClientNode::Kept what, const QString &aside)
{
    switch (what) {
    case ClientNode::Kept::Cache:
        return intentText("What was cached in an earlier run is damaged and was dropped.");
    case ClientNode::Kept::Intents:
        return aside.isEmpty()
                   ? intentText(
                         "The bookings that waited for a server are damaged and cannot be read. "
                         "Please book again what is missing.")
                   : intentText(
                         "The bookings that waited for a server are damaged; they were put aside "
                         "in the file %1. Please book again what is missing.")
                         .arg(aside);
    }
    Q_UNREACHABLE();
}

QString keepingFailedText(ClientNode::Kept what)
{
    switch (what) {
    case ClientNode::Kept::Cache:
        return intentText("The cache cannot be written to the disk.");
    case ClientNode::Kept::Intents:
        return intentText(
            "Bookings that wait for a server cannot be written to the disk: they are lost "
            "when this client ends.");
    }
    Q_UNREACHABLE();
}

QString noFolderText(const QString &group_folder)
{
    return intentText(
               "Nothing is kept on the disk: %1 cannot be written, or %2 other clients use it. "
               "Bookings that wait for a server are lost when this client ends.")
        .arg(group_folder)
        .arg(ClientFolder::kSlotsMax);
}

} // namespace roomcast
