// SPDX-License-Identifier: MIT
#include "bench/samples.h"

#include "text/json_line.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace roomcast::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of sorted samples, the one that `share` of them do not exceed.
double percentile(const Samples &sorted, double share)
{
    if (sorted.empty())
        return 0;
    const auto rank = size_t(std::ceil(share * double(sorted.size())));
    return sorted[std::max<size_t>(rank, 1) - 1];
}

QByteArray column(const QString &text)
{
    return (text.isEmpty() ? QStringLiteral("-") : text).toUtf8();
}

} // namespace

void Report::add(Figure figure)
{
    std::sort(figure.samples.begin(), figure.samples.end());
    const auto count = qint64(figure.samples.size());
    const double median = percentile(figure.samples, 0.5);
    const double p90 = percentile(figure.samples, 0.9);
    const double p99 = percentile(figure.samples, 0.99);
    const double max = percentile(figure.samples, 1);
    switch (m_format) {
    case OutputFormat::Text:
        if (!std::exchange(m_titled, true))
            std::printf("%-20s %2s %-10s %8s %10s %10s %10s %10s  %s\n", "figure", "n",
                        "durability", "count", "median", "p90", "p99", "max", "unit");
        std::printf("%-20s %2d %-10s %8lld %10.3f %10.3f %10.3f %10.3f  %s\n",
                    column(figure.name).constData(), figure.servers,
                    column(figure.durability).constData(), static_cast<long long>(count), median,
                    p90, p99, max, column(figure.unit).constData());
        break;
    case OutputFormat::Json:
        std::fputs(jsonLine({{"figure"_L1, figure.name},
                             {"servers"_L1, figure.servers},
                             {"durability"_L1, figure.durability},
                             {"count"_L1, count},
                             {"median"_L1, median},
                             {"p90"_L1, p90},
                             {"p99"_L1, p99},
                             {"max"_L1, max},
                             {"unit"_L1, figure.unit}})
                       .constData(),
                   stdout);
        break;
    }
    std::fflush(stdout);
}

} // namespace roomcast::bench
