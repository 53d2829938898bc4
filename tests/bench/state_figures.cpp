// SPDX-License-Identifier: MIT
//
// Giving and taking a copy of a large booking state, step by step and without a network: what a
// server does besides its other work when another joins.
#include "bench/figures.h"

#include "core/engine/replica_snapshot.h"
#include "support/many_slots.h"

#include <numeric>
#include <utility>

namespace roomcast::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kClaims = 1'000'000;
constexpr qint64 kClients = 1'000;
constexpr int kCopies = 20;

class StopWatch {
public:
    double takeMs()
    {
        const auto begin = std::exchange(m_begin, std::chrono::steady_clock::now());
        return std::chrono::duration<double, std::milli>(m_begin - begin).count();
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

/// Booked by many clients in turn, each the way a real one does.
BookingState stateOfManyClaims()
{
    BookingState state(CatalogueSet{test::catalogueOfManySlots(), {}});
    Changes changes;
    for (qint64 i = 0; i < kClaims + kClients; ++i) {
        const Sequence sequence{quint64(i / kClients) + 1};
        const WriteContext context{{{quint64(i % kClients) + 1}, sequence},
                                   sequence,
                                   {1, {7}, {7}},
                                   {quint64(i) + 1},
                                   {i},
                                   {},
                                   true};
        if (i < kClients)
            state.apply(OpenSession{}, context, changes);
        else
            state.apply(Reserve{test::slotAt(i - kClients), u"Kim"_s, u"Seminar"_s}, context,
                        changes);
    }
    return state;
}

double sum(const Samples &samples)
{
    return std::accumulate(samples.begin(), samples.end(), 0.0);
}

/// Shares its claims with `state` until either changes: that is what a step pays.
void measureCopies(const BookingState &state, Report &report)
{
    Samples copies;
    for (int i = 0; i < kCopies; ++i) {
        StopWatch watch;
        const BookingState copy(state);
        copies.push_back(watch.takeMs());
    }
    report.add({u"state-copy"_s, 0, {}, u"ms"_s, std::move(copies)});
}

} // namespace

bool measureState(const BenchOptions &options, Report &report)
{
    if (!options.wants(u"state"_s))
        return true;
    const BookingState state = stateOfManyClaims();
    measureCopies(state, report);
    const Replica replica(state, {}, true);
    StopWatch watch;
    SnapshotParts parts(std::make_unique<ReplicaSource>(replica, HardState{}));
    report.add({u"state-begin"_s, 0, {}, u"ms"_s, {watch.takeMs()}});
    Samples gives;
    Samples takes;
    ReplicaReader reader;
    while (!parts.atEnd()) {
        watch.takeMs();
        const QByteArray part = parts.next();
        gives.push_back(watch.takeMs());
        if (!reader.take(part))
            return false;
        takes.push_back(watch.takeMs());
    }
    const double give_ms = sum(gives);
    const double take_ms = sum(takes);
    report.add({u"state-give"_s, 0, {}, u"ms a part"_s, std::move(gives)});
    report.add({u"state-take"_s, 0, {}, u"ms a part"_s, std::move(takes)});
    watch.takeMs();
    std::optional<Replica> taken = reader.complete() ? reader.replica() : std::nullopt;
    report.add({u"state-finish"_s, 0, {}, u"ms"_s, {watch.takeMs()}});
    const bool complete = std::exchange(taken, std::nullopt).has_value();
    report.add({u"state-drop"_s, 0, {}, u"ms"_s, {watch.takeMs()}});
    report.add({u"state-give-all"_s, 0, {}, u"ms"_s, {give_ms}});
    report.add({u"state-take-all"_s, 0, {}, u"ms"_s, {take_ms}});
    return complete;
}

} // namespace roomcast::bench
