// SPDX-License-Identifier: MIT
//
// Four real servers that part two and two: what tests of partitions say of their logs, whatever it
// is that keeps the sides apart. A side elects, a client asks, the four are whole again. What goes
// wrong is false or empty, with a warning by the wait that failed.
#pragma once

#include "support/processes.h"

namespace roomcast::test {

/// The real catalogue, with 6 reservations.
QStringList weeklyCatalogue();

QJsonObject logged(const QString &event, QJsonObject facts = {});
QJsonObject elected(int leader, const QJsonArray &members);

/// 100 and 200 have elected 200, and 300 and 400 have elected 400.
bool waitForSides(Group &group);
/// All four are in one view again, led by the highest, with the same `claims` each.
bool waitForWhole(Group &group, size_t since, int claims);

/// Lines of one client with `options`, within `host`; its answers.
std::vector<QJsonObject> ask(Group &group, const QStringList &options, const QStringList &lines,
                             const QStringList &host = {});

} // namespace roomcast::test
