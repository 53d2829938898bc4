// SPDX-License-Identifier: MIT
#include "support/witness.h"

#include "core/booking/console_command.h"
#include "text/answer_text.h"

#include <QAbstractEventDispatcher>

#include <algorithm>

namespace roomcast::test {

namespace {

constexpr size_t kRepliesMax = 4096;
constexpr qsizetype kComplaintsMax = 20;
/// The node and the witness read the clock one after the other.
constexpr std::chrono::milliseconds kReading(20);

/// What the person must read of the source; an error says itself what it is.
QString wordOf(const Answer &answer)
{
    if (!answer.ok())
        return {};
    switch (answer.source) {
    case Source::Server:
        return u"Server"_s;
    case Source::Cache:
        return u"Cache"_s;
    case Source::Stale:
        return u"Stale"_s;
    case Source::None:
        return {};
    }
    Q_UNREACHABLE();
}

bool isOfALeader(const Message &message)
{
    const auto *heartbeat = std::get_if<Heartbeat>(&message);
    return (heartbeat && heartbeat->presence.role == Role::Leader) ||
           std::holds_alternative<Beacon>(message) || std::holds_alternative<Reply>(message);
}

} // namespace

Witness::Witness(Seat &seat) : m_seat(seat), m_port(*seat.transport)
{
    m_clock.start();
    connect(seat.transport.get(), &Transport::datagramReceived, this,
            [this](const Endpoint &, const QByteArray &datagram, Channel channel) {
                hear(datagram, channel);
            });
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this, [this] {
        m_awoke = {m_awoke[1], m_awoke[2], now()};
    });
    // After the session's own connection: the window has shown it by then.
    connect(&seat.node, &ClientNode::answered, this, &Witness::judge);
}

void Witness::hear(const QByteArray &datagram, Channel channel)
{
    // It is no server, and knows no place of one.
    const auto packet = m_port.receive({}, datagram, channel, [](const Origin &) { return false; });
    if (!packet || !*packet)
        return;
    const auto *origin = std::get_if<ServerOrigin>(&(*packet)->origin);
    if (!origin)
        return;
    if (isOfALeader((*packet)->message))
        m_leader_at = now();
    const auto *reply = std::get_if<Reply>(&(*packet)->message);
    if (!reply)
        return;
    m_replies.push_back({origin->member.key.id, reply->view, now()});
    if (m_replies.size() > kRepliesMax)
        m_replies.pop_front();
}

bool Witness::heardWithin(Duration time) const
{
    return m_leader_at != Duration::min() && now() - m_leader_at <= time;
}

void Witness::judge(const Answer &answer)
{
    const auto *query = std::get_if<Query>(&answer.command);
    if (query && std::holds_alternative<ReadConflicts>(*query))
        return; // the window's own question, not an answer that it shows
    ++m_shown[int(answer.source)];
    for (const QString &fault : {faultOf(answer), shownFault(answer)})
        if (!fault.isEmpty())
            complain(consoleLine(answer.command) + u": "_s + sourceText(answer) + u": "_s + fault);
}

QString Witness::faultOf(const Answer &answer) const
{
    switch (answer.source) {
    case Source::Server:
        return serverFault(answer);
    case Source::Cache:
        return cacheFault(answer);
    case Source::Stale:
        return staleFault(answer);
    case Source::None:
        return answer.outcome ? u"nobody answered, and yet there is an answer"_s : QString();
    }
    Q_UNREACHABLE();
}

QString Witness::serverFault(const Answer &answer) const
{
    // The node tells in the turn of the event loop after the one in which the answer came, and a
    // turn may take long.
    const Duration asked_at = m_awoke.front() - answer.latency - kReading;
    const bool came = std::ranges::any_of(m_replies, [&](const Heard &heard) {
        return heard.server == answer.server && heard.view == answer.epoch && heard.at >= asked_at;
    });
    return came ? QString() : u"that server sent no reply since it was asked"_s;
}

QString Witness::cacheFault(const Answer &answer) const
{
    if (answer.attempts != 0 || answer.replies != 0)
        return u"a server was asked for it"_s;
    if (answer.age > m_timing.freshAge() || !answer.age_bounded)
        return u"too old to be used unasked"_s;
    return heardWithin(m_timing.leaderSilence() + kReading) ? QString()
                                                            : u"no leader was heard lately"_s;
}

QString Witness::staleFault(const Answer &answer) const
{
    const bool waited = answer.latency >= m_timing.queryDeadline() - kReading;
    const bool silent = !heardWithin(m_timing.leaderSilence() - kReading);
    return waited || silent ? QString() : u"a leader was there, and nobody waited for it"_s;
}

/// The history and the pill say of it what it is.
QString Witness::shownFault(const Answer &answer) const
{
    const QAbstractItemModel &requests = m_seat.requests();
    const Tone tone = toneOf(answer);
    if (requests.index(0, RequestModel::Request).data() != consoleLine(answer.command))
        return u"it is not in the history"_s;
    const QModelIndex origin = requests.index(0, RequestModel::Origin);
    const QString word = wordOf(answer);
    if (origin.data(RequestModel::ToneRole) != int(tone) ||
        (!word.isEmpty() && !origin.data().toString().startsWith(word)))
        return u"the history says "_s + origin.data().toString();
    if (m_seat.pill().tone() != tone)
        return u"the pill says "_s + m_seat.pill().word();
    return {};
}

void Witness::inspectGrid(const SlotKey &slot)
{
    m_seat.node.tellNow(); // as the session does before it shows ages
    m_seat.window.note().showAges();
    const auto cell = m_seat.cell(slot);
    if (cell.kind != CellKind::Unknown && cell.state == CacheState::Fresh &&
        !heardWithin(m_timing.leaderSilence() + kReading))
        complain(u"a cell is shown fresh, and no leader was heard lately"_s);
    for (const auto &[expected_slot, expected] : m_expected)
        inspectAge(expected_slot, expected);
}

void Witness::expect(const SlotKey &slot, const QString &holder, bool held)
{
    m_expected.insert_or_assign(slot, Expected{holder, held, now()});
}

/// "At most so old" means that what was confirmed before is in it. A side that is not the only one
/// promises that of its own bookings only.
void Witness::inspectAge(const SlotKey &slot, const Expected &expected)
{
    const auto mark = m_seat.grid().noteOf(slot);
    const GridCell cell = m_seat.cell(slot);
    const bool promised = mark && mark->age_bounded &&
                          mark->confirmation == Confirmation::Confirmed &&
                          mark->state != CacheState::Invalidated && cell.kind != CellKind::Unknown;
    if (!promised || now() - mark->age - kReading < expected.at)
        return;
    ++m_ages_checked;
    if ((cell.holder == expected.holder) != expected.held)
        complain(
            u"%1 is shown as held by “%2”, at most %3 ms old; that %4 holds it was %5 %6 ms ago"_s
                .arg(slotText(slot), cell.holder)
                .arg(double(mark->age.count()) / 1e6)
                .arg(expected.holder, expected.held ? u"confirmed"_s : u"revoked"_s)
                .arg(double((now() - expected.at).count()) / 1e6));
}

void Witness::complain(const QString &text)
{
    if (m_complaints.size() < kComplaintsMax && !m_complaints.contains(text))
        m_complaints << text;
}

} // namespace roomcast::test
