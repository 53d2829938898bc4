// SPDX-License-Identifier: MIT
#include "support/bookkeeper.h"

#include "core/booking/console_command.h"
#include "support/event_wait.h"
#include "support/many_slots.h"
#include "text/event_reasons.h"

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kCancelEvery = 4;
constexpr int kReadsAtOnce = 16;

QString wordsFor(const SlotKey &slot)
{
    return slot.room + u' ' + slot.timeslot + u' ' + slot.day;
}

} // namespace

std::optional<Timetable> readTimetable(const MulticastOptions &network, const Timing &timing)
{
    LoadClient reader(network, timing);
    Timetable timetable;
    qint64 asked = 0;
    qint64 answered = 0;
    bool whole = reader.open();
    QObject::connect(&reader, &LoadClient::answered, &reader, [&](const Answer &answer) {
        ++answered;
        const auto *bookings = answer.ok() ? std::get_if<Bookings>(&*answer.outcome) : nullptr;
        whole = whole && bookings;
        if (!bookings)
            return;
        for (const SlotClaims &entry : bookings->entries)
            timetable[entry.slot] = entry.claims;
    });
    reader.run(kReadsAtOnce,
               [&]() -> Command { return Query{CheckRoom{roomName(asked++ % kManyRooms)}}; });
    const bool all = waitUntil([&] { return answered >= kManyRooms; }, std::chrono::seconds(60));
    if (!reader.stop() || !all || !whole)
        return std::nullopt;
    return timetable;
}

Bookkeeper::Bookkeeper(const MulticastOptions &network, const Timing &timing, int number,
                       int clients)
    : m_client(network, timing), m_person(u"Client %1"_s.arg(number)), m_next_slot(number),
      m_step(clients)
{
    connect(&m_client, &LoadClient::answered, this, &Bookkeeper::take);
    connect(&m_client, &LoadClient::doubleReply, this, [this] { ++m_double_replies; });
}

bool Bookkeeper::start()
{
    if (!m_client.open())
        return false;
    m_client.run(1, [this] { return nextCommand(); });
    return true;
}

int Bookkeeper::acknowledged(Confirmation confirmation) const
{
    const auto count = m_acknowledged.find(confirmation);
    return count == m_acknowledged.end() ? 0 : count->second;
}

Command Bookkeeper::nextCommand()
{
    const auto last = m_slots.find(m_last_booked);
    if (++m_commands % kCancelEvery == 0 && last != m_slots.end() &&
        last->second == State::Booked) {
        last->second = State::Asked;
        return Write{Cancel{m_last_booked, std::nullopt, m_person}};
    }
    const SlotKey slot = slotAt(m_next_slot);
    m_next_slot += m_step;
    m_slots[slot] = State::Asked;
    return Write{Reserve{slot, m_person, {}}};
}

void Bookkeeper::take(const Answer &answer)
{
    const auto &write = std::get<Write>(answer.command);
    if (answer.ok()) {
        ++m_acknowledged[answer.confirmation];
        if (const auto *reserve = std::get_if<Reserve>(&write)) {
            m_slots[reserve->slot] = State::Booked;
            if (answer.confirmation == Confirmation::Provisional)
                m_provisional.insert(reserve->slot);
            m_last_booked = reserve->slot;
        } else {
            m_slots[std::get<Cancel>(write).slot] = State::Cancelled;
        }
    } else if (const auto *refused =
                   answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr) {
        // Another side may have answered before the word of the booking came to it.
        const auto *cancel = std::get_if<Cancel>(&write);
        if (cancel && refused->kind == RefusalKind::NotBooked &&
            (answer.confirmation == Confirmation::Provisional ||
             m_provisional.contains(cancel->slot)))
            ++m_overtaken;
        else
            m_complaints << u"%1 refused: %2 (%3)"_s.arg(
                consoleLine(answer.command), QString(scriptName(refused->kind)),
                answer.confirmation == Confirmation::Confirmed ? u"confirmed"_s : u"provisional"_s);
    } else if (answer.error == AnswerError::NoServer ||
               answer.error == AnswerError::OutcomeUnknown || answer.error == AnswerError::Busy) {
        ++m_offered;
    } else {
        m_complaints << u"%1: error %2"_s.arg(consoleLine(answer.command)).arg(int(*answer.error));
    }
}

QString Bookkeeper::differenceFrom(const SlotKey &slot, State state,
                                   const std::vector<Claim> &claims) const
{
    if (claims.size() > 1)
        return u"%1 is booked %2 times"_s.arg(wordsFor(slot)).arg(claims.size());
    if (!claims.empty() && claims.front().holder != m_person)
        return u"%1 is held by %2"_s.arg(wordsFor(slot), claims.front().holder);
    if (state == State::Booked && claims.empty())
        return u"%1 was booked and is lost"_s.arg(wordsFor(slot));
    if (state == State::Cancelled && !claims.empty())
        return u"%1 was cancelled and is back"_s.arg(wordsFor(slot));
    return {};
}

QStringList Bookkeeper::differencesFrom(const Timetable &timetable) const
{
    QStringList differences;
    for (const auto &[slot, state] : m_slots) {
        const auto claims = timetable.find(slot);
        const QString difference = differenceFrom(
            slot, state, claims == timetable.end() ? std::vector<Claim>() : claims->second);
        if (!difference.isEmpty())
            differences << m_person + u": " + difference;
    }
    return differences;
}

} // namespace roomcast::test
