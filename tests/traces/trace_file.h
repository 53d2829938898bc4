// SPDX-License-Identifier: MIT
//
// A golden trace as a text file: commands, and below each what it must bring about. README.md of
// this folder has the form. Values only; whatever stands in a file can be read.
#pragma once

#include <QStringList>

#include <vector>

namespace roomcast::test {

/// One command of a script.
struct TraceStep {
    QStringList before; ///< comments and blank lines, kept as they are
    QString command;
    QStringList trace; ///< expected; without blank lines
};

std::vector<TraceStep> traceSteps(const QString &text);
/// The text that traceSteps() reads as `steps`.
QString traceText(const std::vector<TraceStep> &steps);

/// Where the two differ, line by line: "- gone", "+ new", and a few equal lines around. Empty where
/// they do not.
QStringList lineDifferences(const QStringList &expected, const QStringList &found);

} // namespace roomcast::test
