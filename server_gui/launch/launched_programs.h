// SPDX-License-Identifier: MIT
//
// The programs that a person had a server window start. They live on when it ends; each is held by
// a descriptor, so that no other process that got its number later is ever ended for it.
#pragma once

#include <QStringList>

#include <vector>

namespace roomcast {

class LaunchedPrograms final {
public:
    LaunchedPrograms() = default;
    LaunchedPrograms(const LaunchedPrograms &) = delete;
    LaunchedPrograms &operator=(const LaunchedPrograms &) = delete;
    ~LaunchedPrograms();

    /// False if it could not be started. It reads nothing, and what it prints is lost.
    bool start(const QString &program, const QStringList &arguments);
    /// Of those that were started.
    int running();
    /// Asks all that run to end in order; how many those are.
    int stopAll();

private:
    void forgetEnded();

    std::vector<int> m_descriptors; ///< of processes
};

} // namespace roomcast
