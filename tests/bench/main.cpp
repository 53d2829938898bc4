// SPDX-License-Identifier: MIT
#include "bench/figures.h"
#include "cli/exit_status.h"

#include <QCoreApplication>

#include <cstdio>

namespace roomcast::bench {

using namespace Qt::Literals::StringLiterals;

QStringList figureNames()
{
    return {
        u"reserve-latency"_s, u"reserve-throughput"_s, u"check-latency"_s, u"check-throughput"_s,
        u"failover"_s,        u"failover-frozen"_s,    u"state"_s};
}

std::vector<int> idsOf(int servers)
{
    std::vector<int> ids;
    for (int i = 1; i <= servers; ++i)
        ids.push_back(100 * i);
    return ids;
}

std::unique_ptr<test::Fleet> startFleet(const BenchOptions &options, int servers,
                                        test::Storage storage)
{
    test::FleetOptions with;
    with.storage = storage;
    with.interface_name = options.interface_name;
    with.timing = options.timing;
    with.data_folder = options.data_folder;
    auto fleet = std::make_unique<test::Fleet>(std::move(with));
    const std::vector<int> ids = idsOf(servers);
    if (!fleet->start(ids) || !fleet->waitForView(ids))
        return nullptr;
    return fleet;
}

namespace {

bool wantsLoad(const BenchOptions &options)
{
    const QStringList loads = figureNames().first(4);
    return std::any_of(loads.begin(), loads.end(),
                       [&](const QString &l) { return options.wants(l); });
}

ExitStatus run(const QStringList &arguments)
{
    const auto options = parseBenchOptions(arguments, figureNames());
    if (!options) {
        std::fprintf(stderr, "roomcast-bench: %s\n", qPrintable(options.error()));
        return ExitStatus::Usage;
    }
    if (options->help) {
        std::fputs(qPrintable(benchHelpText(figureNames())), stdout);
        return ExitStatus::Ok;
    }
    if (options->version) {
        std::puts("roomcast-bench " ROOMCAST_VERSION);
        return ExitStatus::Ok;
    }
    Report report(options->format);
    const bool ok = (!wantsLoad(*options) || measureLoad(*options, report)) &&
                    measureFailover(*options, report) && measureState(*options, report);
    return ok ? ExitStatus::Ok : ExitStatus::Failed;
}

} // namespace
} // namespace roomcast::bench

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return static_cast<int>(roomcast::bench::run(application.arguments()));
}
