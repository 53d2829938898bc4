// SPDX-License-Identifier: MIT
#include "sim/message_text.h"

#include "core/booking/console_command.h"
#include "sim/names.h"
#include "text/event_reasons.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

constexpr std::array kMessageNames = {
    "JOIN"_L1,  "ELECTION"_L1,    "COORDINATOR"_L1, "HEARTBEAT"_L1,  "ORDER"_L1,  "COMMIT"_L1,
    "LEAVE"_L1, "WELCOME"_L1,     "ANSWER"_L1,      "REFUSE"_L1,     "ACK"_L1,    "NACK"_L1,
    "PROBE"_L1, "PROBE-REPLY"_L1, "REQUEST"_L1,     "REPLY"_L1,      "HELLO"_L1,  "FETCH"_L1,
    "CHUNK"_L1, "FRAGMENT"_L1,    "CARRIED"_L1,     "BEACON-ASK"_L1, "BEACON"_L1,
};
static_assert(kMessageNames.size() == std::variant_size_v<Message>);

QString phaseText(Role role)
{
    constexpr std::array kNames = {"joining"_L1,   "learning"_L1, "ready"_L1, "following"_L1,
                                   "candidate"_L1, "leading"_L1,  "frozen"_L1};
    return kNames.at(size_t(role));
}

QString entriesText(LogIndex first, size_t count)
{
    return count > 1 ? u"entries %1-%2"_s.arg(first.value).arg(first.value + count - 1)
                     : u"entry %1"_s.arg(first.value);
}

/// Of reads; there is none before the first.
QString roundText(quint64 round)
{
    return round > 0 ? u", round %1"_s.arg(round) : QString();
}

/// That a follower has seen a round its ACK says.
QString heartbeatText(const Heartbeat &m)
{
    const bool leads = m.presence.role == Role::Leader;
    return u"%1 %2%3, log to %4, committed to %5"_s.arg(phaseText(m.presence.role))
        .arg(name(m.presence.installed), leads ? roundText(m.round) : QString())
        .arg(m.presence.last.value)
        .arg(m.commit.value);
}

QString coordinatorText(const Coordinator &m)
{
    const auto *record = std::get_if<ViewRecord>(&m.view_entry.record);
    const QString view = record ? name(record->view) : u"?"_s;
    const QString more = m.entries.empty() ? QString() : u", %1 more"_s.arg(m.entries.size());
    return view + (record && record->primary ? u" primary"_s : u" provisional"_s) +
           u", spine to %1%2"_s.arg(m.spine.index.value).arg(more);
}

QString replyText(const Reply &m)
{
    const auto outcome = decode<Outcome>(m.outcome);
    return u"%1 attempt %2, view %3, entry %4 of %5, %6%7: %8"_s.arg(name(m.request))
        .arg(m.attempt)
        .arg(name(m.view))
        .arg(m.index.value)
        .arg(name(m.entry_epoch), m.primary ? u"confirmed"_s : u"provisional"_s,
             m.again ? u", again"_s : u""_s, outcome ? outcomeText(*outcome) : u"?"_s);
}

QString details(const Message &message)
{
    const Overloaded describe{
        [](const Join &m) { return phaseText(m.presence.role); },
        [](const Election &m) { return name(m.view); },
        [](const Coordinator &m) { return coordinatorText(m); },
        [](const Heartbeat &m) { return heartbeatText(m); },
        [](const Order &m) {
            return u"%1 %2"_s.arg(name(m.epoch), entriesText(m.first, m.entries.size()));
        },
        [](const Commit &m) { return u"%1 to %2"_s.arg(name(m.epoch)).arg(m.index.value); },
        [](const Welcome &m) {
            return u"%1 %2%3"_s.arg(phaseText(m.presence.role), name(m.presence.installed),
                                    m.leader ? u", led by %1"_s.arg(m.leader->id.value) : u""_s);
        },
        [](const ElectionAnswer &m) {
            return u"%1, installed %2, log to %3"_s.arg(name(m.epoch), name(m.installed))
                .arg(m.last.index.value);
        },
        [](const Refuse &m) {
            return m.reason == RefuseReason::DuplicateId ? u"duplicate ID"_s
                                                         : u"promised %1"_s.arg(name(m.promised));
        },
        [](const Ack &m) {
            return u"%1 to %2%3"_s.arg(name(m.epoch)).arg(m.last.value).arg(roundText(m.round));
        },
        [](const Nack &m) { return u"%1 from %2"_s.arg(name(m.epoch)).arg(m.from.value); },
        [](const Reply &m) { return replyText(m); },
        [](const Fetch &m) { return u"part %1, has %2"_s.arg(m.part).arg(m.have.index.value); },
        [](const Chunk &m) {
            return u"part %1, %2 of %3 records"_s.arg(m.part).arg(m.records).arg(m.total);
        },
        [](const Carried &m) { return name(m.epoch); },
        [](const Beacon &m) {
            return u"%1 to %2 for %3"_s.arg(name(m.epoch)).arg(m.index.value).arg(m.asked.size());
        },
        [](const auto &) { return QString(); },
    };
    return std::visit(describe, message);
}

QString claimText(const Claim &claim)
{
    return claim.title.isEmpty() ? claim.holder : claim.title;
}

/// What consoleLine() leaves out.
QString unsaidText(const Write &write)
{
    const auto titled = [](const QString &title) {
        return title.isEmpty() ? QString() : QString(u" as "_s + title);
    };
    const auto claimed = [](const std::optional<RequestId> &claim) {
        return claim ? QString(u" claim "_s + name(*claim)) : QString();
    };
    const Overloaded describe{
        [&](const Reserve &w) { return titled(w.title); },
        [&](const JoinQueue &w) { return titled(w.title); },
        [&](const Cancel &w) { return claimed(w.claim); },
        [&](const Move &w) { return claimed(w.claim); },
        [&](const Acknowledge &w) { return claimed(w.claim); },
        [](const auto &) { return QString(); },
    };
    return std::visit(describe, write);
}

template <typename T>
QString decodedText(const QByteArray &bytes)
{
    const auto command = decode<T>(bytes);
    return command ? commandText(*command) : u"?"_s;
}

} // namespace

QString messageName(const Message &message)
{
    return kMessageNames.at(message.index());
}

QString messageText(const Message &message)
{
    const QString text = details(message);
    return text.isEmpty() ? messageName(message) : messageName(message) + u' ' + text;
}

QString commandText(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    return consoleLine(command) + (write ? unsaidText(*write) : QString());
}

QString outcomeText(const Outcome &outcome)
{
    const Overloaded describe{
        [](const Done &) { return u"done"_s; },
        [](const Refused &r) { return QString(QString(scriptName(r.kind)) + u' ' + r.subject); },
        [](const Names &n) { return u"%1 names"_s.arg(n.names.size()); },
        [](const Bookings &b) {
            QString text = u"["_s;
            for (const SlotClaims &entry : b.entries) {
                text += u' ' + name(entry.slot) + u':';
                for (const Claim &claim : entry.claims)
                    text += u' ' + claimText(claim);
            }
            return QString(text + u" ]");
        },
        [](const Queued &q) { return u"behind %1"_s.arg(q.ahead); },
        [](const SlotRecord &r) {
            QString text = u"queue of "_s + name(r.slot) + u':';
            for (const ClaimRecord &kept : r.queue)
                text += u' ' + claimText(kept.claim);
            return text;
        },
        [](const Notices &n) {
            QString text = u"notices:"_s;
            for (const Notice &notice : n.notices)
                text += u" %1 (%2)"_s.arg(claimText(notice.claim.claim)).arg(int(notice.kind));
            return text;
        },
        [](const Conflicts &c) { return u"%1 conflicts"_s.arg(c.rows.size()); },
        [](const Rooms &r) { return u"%1 rooms"_s.arg(r.rooms.size()); },
    };
    return std::visit(describe, outcome);
}

QString requestText(ClientId client, const Request &request)
{
    return u"REQUEST %1 attempt %2: %3"_s.arg(name({client, request.sequence}))
        .arg(request.attempt)
        .arg(request.write ? decodedText<Write>(request.command)
                           : decodedText<Query>(request.command));
}

} // namespace roomcast::sim
