// SPDX-License-Identifier: MIT
//
// The command line of roomcast-bench, read into plain values. Called once by its main(). What is
// wrong comes back as the sentence to print.
#pragma once

#include "cli/options.h"
#include "core/base/result.h"
#include "support/fleet.h"

#include <chrono>
#include <vector>

namespace roomcast::bench {

struct BenchOptions {
    QStringList figures; ///< names, in the order they are measured
    std::vector<int> servers{1, 3, 5};
    std::vector<test::Storage> storages{test::Storage::Memory, test::Storage::Disk};
    int trials = 50;
    std::chrono::seconds seconds{5};
    OutputFormat format = OutputFormat::Text;
    Timing timing;
    QString interface_name = QStringLiteral("lo");
    QString data_folder;
    bool help = false;
    bool version = false;

    bool wants(const QString &figure) const { return figures.contains(figure); }
};

/// `figures`: all that there are.
Result<BenchOptions, QString> parseBenchOptions(const QStringList &arguments,
                                                const QStringList &figures);
QString benchHelpText(const QStringList &figures);
QString storageName(test::Storage storage);

} // namespace roomcast::bench
