// SPDX-License-Identifier: MIT
//
// A client's answers for standard output: text as the assignment has it, with the source in a line
// of its own that begins with "# ", or one JSON object a command. Pure functions, for script_runner
// and for a window that was asked to print.
#pragma once

#include "cli/options.h"
#include "core/booking/console_command.h"
#include "core/client/offline_booking_list.h"

#include <QByteArray>

namespace roomcast {

/// Whole lines, the last one ended by a newline. `missing`: why the answer may be provisional.
/// `nearest`: to a name that was refused, if one is.
QByteArray printedAnswer(const Answer &answer, const std::vector<ServerId> &missing,
                         OutputFormat format, const QString &nearest = {});
/// The same of a booking that waited on this device: nobody gave that command in this run, so a
/// line in front says what it was (as JSON: `kept`).
QByteArray printedDecision(const OfflineDecision &decided, const std::vector<ServerId> &missing,
                           OutputFormat format);
/// The same for a line that is no command.
QByteArray printedError(const QString &line, const ConsoleError &error, OutputFormat format);

} // namespace roomcast
