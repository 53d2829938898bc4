// SPDX-License-Identifier: MIT
//
// libFuzzer's door to one target, ROOMCAST_FUZZ_TARGET. A finding ends the process, as a crash
// does, and libFuzzer keeps the input. At the end it is said how many inputs a second there were.
#include "fuzz/target.h"

#include <QLoggingCategory>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace roomcast::fuzz;

namespace {

const auto kStarted = std::chrono::steady_clock::now();

void tellSpeed()
{
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - kStarted;
    std::fprintf(stderr, "inputs: %llu in %.1f s, %.0f a second\n",
                 static_cast<unsigned long long>(inputs_taken), taken.count(),
                 double(inputs_taken) / taken.count());
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    std::atexit(tellSpeed);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const Finding finding =
        ROOMCAST_FUZZ_TARGET(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (finding.isEmpty())
        return 0;
    std::fprintf(stderr, "finding: %s\n", qPrintable(finding));
    std::abort();
}
