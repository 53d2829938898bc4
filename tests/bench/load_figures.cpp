// SPDX-License-Identifier: MIT
//
// Latency with one command outstanding, throughput with many: reservations, which everybody has to
// store, and reads, which take a round.
#include "bench/figures.h"
#include "support/event_wait.h"
#include "support/load_client.h"
#include "support/many_slots.h"

namespace roomcast::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kManyOutstanding = 64;
/// Throughput is told by windows, so that a stall shows.
constexpr int kWindowMs = 100;
constexpr int kWarmUpMs = 300;

struct Load {
    QString name;
    int outstanding = 1;
    test::LoadClient::Next next;
};

Samples latencies(test::LoadClient &client, const Load &load, std::chrono::milliseconds time)
{
    Samples samples;
    const auto connection = QObject::connect(
        &client, &test::LoadClient::answered, &client, [&samples](const Answer &answer) {
            if (answer.ok())
                samples.push_back(
                    std::chrono::duration<double, std::milli>(answer.latency).count());
        });
    client.run(load.outstanding, load.next);
    test::runFor(time);
    client.stop();
    QObject::disconnect(connection);
    return samples;
}

Samples rates(test::LoadClient &client, const Load &load, std::chrono::milliseconds time)
{
    Samples samples;
    int count = 0;
    auto begin = std::chrono::steady_clock::now();
    const auto connection =
        QObject::connect(&client, &test::LoadClient::answered, &client, [&](const Answer &answer) {
            count += answer.ok() ? 1 : 0;
            const auto now = std::chrono::steady_clock::now();
            if (now - begin < std::chrono::milliseconds(kWindowMs))
                return;
            samples.push_back(count / std::chrono::duration<double>(now - begin).count());
            begin = now;
            count = 0;
        });
    client.run(load.outstanding, load.next);
    test::runFor(time);
    client.stop();
    QObject::disconnect(connection);
    return samples;
}

bool measure(const BenchOptions &options, const Load &load, test::Fleet &fleet, int servers,
             Report &report)
{
    if (!options.wants(load.name))
        return true;
    test::LoadClient client(fleet.clientNetwork(), options.timing);
    if (!client.open())
        return false;
    const bool one = load.outstanding == 1;
    latencies(client, load, std::chrono::milliseconds(kWarmUpMs));
    Samples samples = (one ? latencies : rates)(client, load, options.seconds);
    const bool measured = !samples.empty();
    report.add({load.name, servers, storageName(fleet.options().storage), one ? u"ms"_s : u"1/s"_s,
                std::move(samples)});
    return measured;
}

bool measureGroup(const BenchOptions &options, int servers, test::Storage storage, Report &report)
{
    const auto fleet = startFleet(options, servers, storage);
    if (!fleet)
        return false;
    qint64 slot = 0;
    const auto reserve = [&slot]() -> Command {
        return Write{Reserve{test::slotAt(slot++), u"Bench"_s, {}}};
    };
    const auto check = []() -> Command { return Query{CheckRoom{QLatin1String(test::kReadRoom)}}; };
    const std::vector<Load> loads{{u"reserve-latency"_s, 1, reserve},
                                  {u"reserve-throughput"_s, kManyOutstanding, reserve},
                                  {u"check-latency"_s, 1, check},
                                  {u"check-throughput"_s, kManyOutstanding, check}};
    return std::all_of(loads.begin(), loads.end(), [&](const Load &load) {
        return measure(options, load, *fleet, servers, report);
    });
}

} // namespace

bool measureLoad(const BenchOptions &options, Report &report)
{
    for (int servers : options.servers)
        for (test::Storage storage : options.storages)
            if (!measureGroup(options, servers, storage, report))
                return false;
    return true;
}

} // namespace roomcast::bench
