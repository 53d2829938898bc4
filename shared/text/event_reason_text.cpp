// SPDX-License-Identifier: MIT
#include "text/event_reason_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<std::pair<QLatin1StringView, const char *>, 98> kReasons{{
    {"birth"_L1, QT_TRANSLATE_NOOP("EventText", "no group was heard")},
    {"connection-closed"_L1, QT_TRANSLATE_NOOP("EventText", "connection closed")},
    {"silence"_L1, QT_TRANSLATE_NOOP("EventText", "silent, probes unanswered")},
    {"departure"_L1, QT_TRANSLATE_NOOP("EventText", "a server left")},
    {"learner-ready"_L1, QT_TRANSLATE_NOOP("EventText", "a newcomer has caught up")},
    {"challenged"_L1, QT_TRANSLATE_NOOP("EventText", "a lower ID stood")},
    {"promise-unfulfilled"_L1, QT_TRANSLATE_NOOP("EventText", "the promised leader never came")},
    {"two-leaders"_L1, QT_TRANSLATE_NOOP("EventText", "two leaders heard each other")},
    {"newcomer"_L1, QT_TRANSLATE_NOOP("EventText", "new to the group")},
    {"left-out"_L1, QT_TRANSLATE_NOOP("EventText", "a view was installed without this server")},
    {"restarted"_L1, QT_TRANSLATE_NOOP("EventText", "back with an older copy")},
    {"refused"_L1, QT_TRANSLATE_NOOP("EventText", "a member had promised a higher epoch")},
    {"no-answer"_L1, QT_TRANSLATE_NOOP("EventText", "a member did not answer")},
    {"woke-up"_L1, QT_TRANSLATE_NOOP("EventText", "nobody leads after a pause")},
    {"partition"_L1, QT_TRANSLATE_NOOP("EventText", "a server has another partition label")},
    {"unheard"_L1, QT_TRANSLATE_NOOP("EventText", "cut off, and not a word of it since")},
    {"started"_L1, QT_TRANSLATE_NOOP("EventText", "started so")},
    {"asked"_L1, QT_TRANSLATE_NOOP("EventText", "asked to")},
    {"healed"_L1, QT_TRANSLATE_NOOP("EventText", "asked to heal")},
    {"healed-by-count"_L1,
     QT_TRANSLATE_NOOP("EventText", "healed after the requests that were waited for")},
    {"stays-joining"_L1,
     QT_TRANSLATE_NOOP("EventText", "no group is founded beside the one it belongs to")},
    {"end-one"_L1, QT_TRANSLATE_NOOP("EventText", "a person must end one of the two")},
    {"declared-dead"_L1, QT_TRANSLATE_NOOP("EventText", "a person declared a server dead")},
    {"alive"_L1, QT_TRANSLATE_NOOP("EventText", "it is heard, or it is this server")},
    {"no-vote"_L1, QT_TRANSLATE_NOOP("EventText", "it has no vote")},
    {"declared-already"_L1, QT_TRANSLATE_NOOP("EventText", "it was declared dead before")},
    {"queue-full"_L1, QT_TRANSLATE_NOOP("EventText", "the queue is full")},
    {"expired"_L1, QT_TRANSLATE_NOOP("EventText", "its time was over")},
    {"left"_L1, QT_TRANSLATE_NOOP("EventText", "left the group in order")},
    {"stop"_L1, QT_TRANSLATE_NOOP("EventText", "this server stops")},
    {"drawn-again"_L1, QT_TRANSLATE_NOOP("EventText", "another one was drawn")},
    {"joining-it"_L1, QT_TRANSLATE_NOOP("EventText", "joining it")},
    {"awaiting-it"_L1, QT_TRANSLATE_NOOP("EventText", "it is to join this one")},
    {"conflict"_L1, QT_TRANSLATE_NOOP("EventText", "both hold bookings, a person must choose")},
    {"elsewhere"_L1, QT_TRANSLATE_NOOP("EventText", "its folder was copied or moved here")},
    {"older"_L1,
     QT_TRANSLATE_NOOP("EventText", "it is older than what was last here, or nothing is "
                                    "remembered of it")},
    {"backup"_L1, QT_TRANSLATE_NOOP("EventText", "it is a backup")},
    {"found-out"_L1, QT_TRANSLATE_NOOP("EventText", "it was found out to be a copy")},
    {"clone"_L1, QT_TRANSLATE_NOOP("EventText", "another server works on a copy of it")},
    {"went-back"_L1, QT_TRANSLATE_NOOP("EventText", "it is older than what others remember of it")},
    {"chosen"_L1, QT_TRANSLATE_NOOP("EventText", "a person chose to join it")},
    {"interface-gone"_L1, QT_TRANSLATE_NOOP("EventText", "there is no such interface")},
    {"interface-down"_L1, QT_TRANSLATE_NOOP("EventText", "it is switched off")},
    {"no-address"_L1, QT_TRANSLATE_NOOP("EventText", "it has no IPv4 address")},
    {"address-changed"_L1, QT_TRANSLATE_NOOP("EventText", "it has another address")},
    {"interface-replaced"_L1, QT_TRANSLATE_NOOP("EventText", "it went, and another one came")},
    {"no-carrier"_L1, QT_TRANSLATE_NOOP("EventText", "no cable, or no radio network")},
    {"send-failed"_L1, QT_TRANSLATE_NOOP("EventText", "the system refuses to send")},
    {"deaf"_L1, QT_TRANSLATE_NOOP("EventText", "it hears nobody's, although they answer")},
    {"mute"_L1, QT_TRANSLATE_NOOP("EventText", "nobody hears what it sends to all")},
    {"precedence"_L1,
     QT_TRANSLATE_NOOP("EventText", "multicast works for this server, and it comes before the "
                                    "leader")},
    {"higher"_L1, QT_TRANSLATE_NOOP("EventText", "“OK, I am higher”")},
    {"higher-up"_L1, QT_TRANSLATE_NOOP("EventText", "a higher ID is up")},
    {"leaving"_L1, QT_TRANSLATE_NOOP("EventText", "it is about to leave")},
    {"multicast"_L1,
     QT_TRANSLATE_NOOP("EventText", "multicast works for others, and not for this server")},
    {"no-copy"_L1, QT_TRANSLATE_NOOP("EventText", "it has no copy of the bookings yet")},
    {"listening"_L1, QT_TRANSLATE_NOOP("EventText", "it has just woken, and listens first")},
    {"cannot-open"_L1, QT_TRANSLATE_NOOP("EventText", "no socket can be opened on it")},
    {"seen"_L1, QT_TRANSLATE_NOOP("EventText", "the servers find out which copy is right")},
    {"verifying"_L1, QT_TRANSLATE_NOOP("EventText", "fetches the other copy to compare the two")},
    {"equal"_L1, QT_TRANSLATE_NOOP("EventText", "compared, they are equal after all")},
    {"replaced"_L1, QT_TRANSLATE_NOOP("EventText", "this server's copy was replaced")},
    {"ahead"_L1, QT_TRANSLATE_NOOP("EventText", "ahead")},
    {"behind"_L1, QT_TRANSLATE_NOOP("EventText", "behind")},
    {"no-other-group"_L1, QT_TRANSLATE_NOOP("EventText", "no other group of this name is heard")},
    {"not-leading"_L1, QT_TRANSLATE_NOOP("EventText", "only a leader brings its group over")},
    // Of input that was not taken.
    {"request"_L1, QT_TRANSLATE_NOOP("EventText", "a request whose numbers contradict each other")},
    {"command"_L1, QT_TRANSLATE_NOOP("EventText", "a request with an unreadable command")},
    {"snapshot"_L1, QT_TRANSLATE_NOOP("EventText", "a copy of the bookings that cannot be read")},
    {"truncated"_L1, QT_TRANSLATE_NOOP("EventText", "cut short")},
    {"wrong-type"_L1, QT_TRANSLATE_NOOP("EventText", "a value of the wrong type")},
    {"out-of-range"_L1, QT_TRANSLATE_NOOP("EventText", "a value out of range")},
    {"too-long"_L1, QT_TRANSLATE_NOOP("EventText", "longer than allowed")},
    {"trailing-bytes"_L1, QT_TRANSLATE_NOOP("EventText", "bytes behind its end")},
    {"not-canonical"_L1, QT_TRANSLATE_NOOP("EventText", "not in the one form that is allowed")},
    {"wrong-magic"_L1, QT_TRANSLATE_NOOP("EventText", "not of this program")},
    {"wrong-version"_L1, QT_TRANSLATE_NOOP("EventText", "of another version of this program")},
    {"wrong-origin"_L1, QT_TRANSLATE_NOOP("EventText", "over a link, and not of a server")},
    {"wrong-way"_L1, QT_TRANSLATE_NOOP("EventText", "a message that does not come over links")},
    {"link-from-elsewhere"_L1,
     QT_TRANSLATE_NOOP("EventText", "a link in the name of a server that lives elsewhere")},
    {"disk-behind"_L1, QT_TRANSLATE_NOOP("EventText", "the disk does not keep up")},
    {"unreadable"_L1, QT_TRANSLATE_NOOP("EventText", "what is in it makes no sense")},
    // Outcomes of commands.
    {"done"_L1, QT_TRANSLATE_NOOP("EventText", "done")},
    {"unknown-room"_L1, QT_TRANSLATE_NOOP("EventText", "no such room")},
    {"unknown-timeslot"_L1, QT_TRANSLATE_NOOP("EventText", "no such timeslot")},
    {"unknown-day"_L1, QT_TRANSLATE_NOOP("EventText", "no such day")},
    {"slot-taken"_L1, QT_TRANSLATE_NOOP("EventText", "slot taken")},
    {"not-booked"_L1, QT_TRANSLATE_NOOP("EventText", "not booked")},
    {"not-yours"_L1, QT_TRANSLATE_NOOP("EventText", "not theirs")},
    {"invalid-text"_L1, QT_TRANSLATE_NOOP("EventText", "a text that cannot be stored")},
    {"session-expired"_L1, QT_TRANSLATE_NOOP("EventText", "client no longer known")},
    {"busy"_L1, QT_TRANSLATE_NOOP("EventText", "busy")},
    {"too-large"_L1, QT_TRANSLATE_NOOP("EventText", "answer too large")},
    {"unconfirmed"_L1, QT_TRANSLATE_NOOP("EventText", "nothing can be confirmed here")},
    {"already-there"_L1, QT_TRANSLATE_NOOP("EventText", "in that queue already")},
    {"waiting-list-full"_L1, QT_TRANSLATE_NOOP("EventText", "waiting list full")},
    {"over"_L1, QT_TRANSLATE_NOOP("EventText", "slot is over")},
    {"not-waiting"_L1, QT_TRANSLATE_NOOP("EventText", "not waiting there")},
}};

} // namespace

std::optional<QString> reasonText(const QString &name)
{
    const auto known =
        std::ranges::find(kReasons, name, [](const auto &reason) { return reason.first; });
    if (known == kReasons.end())
        return std::nullopt;
    return QCoreApplication::translate("EventText", known->second);
}

} // namespace roomcast
