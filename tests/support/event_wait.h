// SPDX-License-Identifier: MIT
//
// Waiting inside the event loop, where what comes in is handled at once: QTest::qWait sleeps for
// 10 ms at a time, which whoever measures would measure.
#pragma once

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <functional>

namespace roomcast::test {

/// Runs the event loop until `holds` says so, asked every few milliseconds; false if it never did.
inline bool waitUntil(const std::function<bool()> &holds, std::chrono::milliseconds patience)
{
    constexpr std::chrono::milliseconds kLook(5);
    const QDeadlineTimer deadline(patience);
    bool held = holds();
    if (held)
        return true;
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        held = holds();
        if (held || deadline.hasExpired())
            loop.quit();
    });
    timer.start(kLook);
    loop.exec();
    return held;
}

inline void runFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace roomcast::test
