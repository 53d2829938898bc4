// SPDX-License-Identifier: MIT
#include "core/client/offline_booking_list.h"

#include "core/cache/cache_image.h"

#include <algorithm>
#include <iterator>

namespace roomcast {

namespace {

/// Of an answer, what is worth a line in another run.
struct DecidedRow {
    OfflineBooking intent;
    std::optional<Outcome> outcome; ///< none: no answer came
    bool confirmed = false;
    bool behind = false;
    bool dropped = false;
    ServerId server;
    Epoch epoch;
    LogIndex index;
    quint64 latency_ns = 0;
};

struct IntentsFile {
    std::vector<OfflineBooking> waiting;
    std::vector<DecidedRow> decided;
};

DecidedRow rowOf(const OfflineDecision &decided)
{
    const Answer &answer = decided.answer;
    return {decided.intent, answer.outcome,  answer.confirmation == Confirmation::Confirmed,
            answer.behind,  decided.dropped, answer.server,
            answer.epoch,   answer.index,    quint64(std::max<qint64>(0, answer.latency.count()))};
}

OfflineDecision outcomeOf(const DecidedRow &row)
{
    Answer answer;
    answer.command = Write{row.intent.wish};
    answer.outcome = row.outcome;
    if (!row.outcome) {
        answer.error = AnswerError::OutcomeUnknown;
        return {row.intent, std::move(answer), row.dropped, true};
    }
    answer.source = Source::Server;
    answer.confirmation = row.confirmed ? Confirmation::Confirmed : Confirmation::Provisional;
    answer.behind = row.behind;
    answer.server = row.server;
    answer.epoch = row.epoch;
    answer.index = row.index;
    answer.latency = Duration(row.latency_ns);
    answer.attempts = 1;
    answer.replies = 1;
    return {row.intent, std::move(answer), row.dropped, true};
}

} // namespace

namespace codec {
template <>
struct Fields<OfflineBooking> {
    static constexpr auto list = std::tuple(&OfflineBooking::id, &OfflineBooking::wish,
                                            &OfflineBooking::kept_at, &OfflineBooking::sent);
};
template <>
struct Fields<DecidedRow> {
    using Row = DecidedRow;
    static constexpr auto list =
        std::tuple(&Row::intent, &Row::outcome, &Row::confirmed, &Row::behind, &Row::dropped,
                   &Row::server, &Row::epoch, &Row::index, &Row::latency_ns);
};
template <>
struct Fields<IntentsFile> {
    static constexpr auto list = std::tuple(&IntentsFile::waiting, &IntentsFile::decided);
};
} // namespace codec

namespace {

/// Files of the first version list what waits, and nothing else.
std::optional<IntentsFile> fileIn(const QByteArray &body)
{
    if (auto file = decode<IntentsFile>(body))
        return std::move(file).value();
    if (auto waiting = decode<std::vector<OfflineBooking>>(body))
        return IntentsFile{std::move(waiting).value(), {}};
    return std::nullopt;
}

} // namespace

bool saysLater(const Refused &refused)
{
    return refused.kind == RefusalKind::Busy || refused.kind == RefusalKind::Unconfirmed ||
           refused.kind == RefusalKind::SessionExpired;
}

std::optional<OfflineBookingId> OfflineBookingList::keep(const Reserve &wish, WallTime now)
{
    if (m_all.size() >= kMax)
        return std::nullopt;
    m_last = {m_last.value + 1};
    m_all.push_back({m_last, wish, now, false});
    return m_last;
}

std::optional<OfflineBooking> OfflineBookingList::take(OfflineBookingId id)
{
    const auto it = std::find_if(m_all.begin(), m_all.end(),
                                 [id](const OfflineBooking &i) { return i.id == id; });
    if (it == m_all.end())
        return std::nullopt;
    OfflineBooking intent = std::move(*it);
    m_all.erase(it);
    return intent;
}

bool OfflineBookingList::noteSent(OfflineBookingId id)
{
    for (OfflineBooking &intent : m_all)
        if (intent.id == id)
            return !std::exchange(intent.sent, true);
    return false;
}

void OfflineBookingList::addDecided(OfflineDecision outcome)
{
    if (m_decided.size() == kDecidedMax)
        m_decided.erase(m_decided.begin());
    m_decided.push_back(std::move(outcome));
}

bool OfflineBookingList::forgetDecided(const std::vector<OfflineBookingId> &ids)
{
    return std::erase_if(m_decided, [&](const OfflineDecision &decided) {
        return std::ranges::count(ids, decided.intent.id) > 0;
    });
}

std::vector<OfflineDecision> OfflineBookingList::takeOver(OfflineBookingList &others)
{
    const auto waiting = std::min(others.m_all.size(), kMax - m_all.size());
    const auto all_end = others.m_all.begin() + std::ptrdiff_t(waiting);
    for (auto it = others.m_all.begin(); it != all_end; ++it)
        m_all.push_back(renamed(std::move(*it)));
    others.m_all.erase(others.m_all.begin(), all_end);

    const auto decided = std::min(others.m_decided.size(), kDecidedMax - m_decided.size());
    const auto decided_end = others.m_decided.begin() + std::ptrdiff_t(decided);
    std::vector<OfflineDecision> taken(others.m_decided.begin(), decided_end);
    for (OfflineDecision &outcome : taken)
        outcome.intent = renamed(std::move(outcome.intent));
    others.m_decided.erase(others.m_decided.begin(), decided_end);
    m_decided.insert(m_decided.end(), taken.begin(), taken.end());
    return taken;
}

OfflineBooking OfflineBookingList::renamed(OfflineBooking intent)
{
    m_last = {m_last.value + 1};
    intent.id = m_last;
    return intent;
}

QByteArray OfflineBookingList::image() const
{
    IntentsFile file{m_all, {}};
    std::ranges::transform(m_decided, std::back_inserter(file.decided), rowOf);
    return sealed(encode(file));
}

bool OfflineBookingList::restore(const QByteArray &bytes)
{
    const auto body = unsealed(bytes);
    auto file = body ? fileIn(*body) : std::nullopt;
    if (!file || file->waiting.size() > kMax || file->decided.size() > kDecidedMax)
        return false;
    m_all = std::move(file->waiting);
    m_decided.clear();
    std::ranges::transform(file->decided, std::back_inserter(m_decided), outcomeOf);
    for (const OfflineBooking &intent : m_all)
        m_last = std::max(m_last, intent.id);
    for (const OfflineDecision &decided : m_decided)
        m_last = std::max(m_last, decided.intent.id);
    return true;
}

} // namespace roomcast
