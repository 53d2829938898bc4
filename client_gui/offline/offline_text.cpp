// SPDX-License-Identifier: MIT
#include "client_gui/offline/offline_text.h"

#include "node/client_folder.h"
#include "text/answer_text.h"
#include "text/day_text.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class IntentWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::IntentText)
};

const Refused *refusalIn(const Answer &answer)
{
    return answer.outcome && !answer.error ? std::get_if<Refused>(&*answer.outcome) : nullptr;
}

/// An earlier try whose answer never came may have booked it.
bool isHeldByAsker(const OfflineBooking &intent, const Answer &answer)
{
    const Refused *refused = refusalIn(answer);
    return refused && refused->kind == RefusalKind::SlotTaken &&
           refused->subject == intent.wish.person;
}

/// Or not decided: no word came of one that was given up on its way.
QString notBookedText(const OfflineBooking &intent, const Answer &answer)
{
    const Refused *refused = refusalIn(answer);
    if (isHeldByAsker(intent, answer))
        return IntentWords::tr("%1 is held by you already: an earlier try may have booked it.")
            .arg(slotLabel(intent.wish.slot));
    if (!refused)
        return IntentWords::tr(
                   "Nobody answered whether %1 was booked before you dropped it. Look at it, and "
                   "cancel the booking if it is there.")
            .arg(slotLabel(intent.wish.slot));
    return IntentWords::tr("The booking of %1 that waited on this device was refused: %2.")
        .arg(slotLabel(intent.wish.slot), refusalText(*refused, answer.command, DateForm::Local));
}

} // namespace

QString offlineStateText(const OfflineBooking &intent)
{
    return intent.sent ? IntentWords::tr("Sent; no answer came yet")
                       : IntentWords::tr("Waits for a server");
}

QString intentDecidedText(const OfflineDecision &decided, const std::vector<ServerId> &missing)
{
    if (!decided.answer.ok())
        return notBookedText(decided.intent, decided.answer);
    const QString slot = slotLabel(decided.intent.wish.slot);
    const QString source = briefSourceText(decided.answer, missing);
    if (const auto place = waitingPlace(decided.answer))
        return IntentWords::tr(
                   "You wait for %1 as number %2: it was booked for you, and a merge has put "
                   "others before you. %3.")
            .arg(slot)
            .arg(place->ahead)
            .arg(source);
    if (decided.dropped)
        return IntentWords::tr(
                   "Booked %1: it had been sent before you dropped it. Cancel it if it is not "
                   "wanted. %2.")
            .arg(slot, source);
    return IntentWords::tr("Booked %1, which waited on this device. %2.").arg(slot, source);
}

Tone intentTone(const OfflineBooking &intent, const Answer &answer)
{
    return isHeldByAsker(intent, answer) ? Tone::Candidate : toneOf(answer);
}

QString intentOutcomeWord(const OfflineBooking &intent, const Answer &answer)
{
    if (isHeldByAsker(intent, answer))
        return IntentWords::tr("Held by you");
    if (answer.error)
        return IntentWords::tr("Not known");
    if (!answer.ok())
        return IntentWords::tr("Refused");
    return answer.confirmation == Confirmation::Confirmed ? IntentWords::tr("Confirmed")
                                                          : IntentWords::tr("Provisional");
}

QString keptUnreadableText(ClientNode::Kept what, const QString &aside)
{
    switch (what) {
    case ClientNode::Kept::Cache:
        return IntentWords::tr("What was cached in an earlier run is damaged and was dropped.");
    case ClientNode::Kept::OfflineBookingList:
        return aside.isEmpty()
                   ? IntentWords::tr(
                         "The bookings that waited for a server are damaged and cannot be read. "
                         "Please book again what is missing.")
                   : IntentWords::tr(
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
        return IntentWords::tr("The cache cannot be written to the disk.");
    case ClientNode::Kept::OfflineBookingList:
        return IntentWords::tr(
            "Bookings that wait for a server cannot be written to the disk: they are lost "
            "when this client ends.");
    }
    Q_UNREACHABLE();
}

QString noFolderText(const QString &group_folder)
{
    return IntentWords::tr(
               "Nothing is kept on the disk: %1 cannot be written, or %2 other clients use it. "
               "Bookings that wait for a server are lost when this client ends.")
        .arg(group_folder)
        .arg(ClientFolder::kFoldersMax);
}

} // namespace roomcast
