// SPDX-License-Identifier: MIT
//
// What a figure measured, and its line: for people in columns, for scripts as a JSON object. Used
// by every figure; nothing can fail.
#pragma once

#include "cli/options.h"

#include <QString>

#include <vector>

namespace roomcast::bench {

/// Times a second, or of whatever the unit says.
using Samples = std::vector<double>;

struct Figure {
    QString name;
    int servers = 0;    ///< 0 where there are none
    QString durability; ///< empty where nothing is kept
    QString unit;
    Samples samples;
};

class Report {
public:
    explicit Report(OutputFormat format) : m_format(format) {}

    /// Printed at once.
    void add(Figure figure);

private:
    OutputFormat m_format;
    bool m_titled = false;
};

} // namespace roomcast::bench
