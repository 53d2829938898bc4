// SPDX-License-Identifier: MIT
//
// What is fuzzed: each target takes any bytes and says what is wrong with what came of them. Run by
// libFuzzer (fuzz_main.cpp) and, with the kept corpus, by an ordinary test (tst_fuzz_corpus.cpp).
// Crashes, assertions and sanitizers speak for themselves. The same bytes give the same result.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <vector>

namespace roomcast::fuzz {

/// In a sentence; empty where nothing is wrong.
using Finding = QString;

Finding fuzzPackets(const QByteArray &input); ///< packets.cpp: datagrams and fragments
Finding fuzzFiles(const QByteArray &input);   ///< files.cpp: catalogues, snapshots, kept files
Finding fuzzEngines(const QByteArray &input); ///< engines.cpp: hostile messages into a live group

struct Target {
    const char *name; ///< also of its folder in corpus/
    Finding (*run)(const QByteArray &input);
};
inline constexpr std::array kTargets{
    Target{"packets", fuzzPackets},
    Target{"files", fuzzFiles},
    Target{"engines", fuzzEngines},
};

/// What to begin with.
std::vector<QByteArray> seedsOf(const Target &target);

/// Datagrams and files that were read, or hostile messages that an engine was given, since the
/// start.
inline quint64 inputs_taken = 0;

} // namespace roomcast::fuzz
