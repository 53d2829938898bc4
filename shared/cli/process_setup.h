// SPDX-License-Identifier: MIT
//
// What a program has to arrange with the system before anything else runs. Called once, first
// thing, by both composition roots.
#pragma once

#include <QStringList>

namespace roomcast {

/// Opens /dev/null in place of closed standard descriptors, so that no socket takes their numbers;
/// makes writing to a closed pipe, writing past a limit on file sizes and reading a terminal from
/// the background errors instead of signals that end or stop the process.
void prepareProcess();

/// Why no window can be opened here, with the way out; empty if one can be tried.
/// `windowless_option` is the program's option that does without.
QString missingDisplayText(const QString &windowless_option);

/// The name of the account that runs this process; empty if the system does not know it.
QString loginName();

/// The arguments as text, the program's name first.
QStringList argumentsOf(int argc, char **argv);

/// Name, maker and version as settings, desktops and dialogs use them.
void describeApplication(const QString &name);

/// One line on standard error: "roomcast-server: …".
void complain(const QString &program, const QString &text);
/// The same about the command line, with the way to more; returns the exit status for it.
int complainAboutUsage(const QString &program, const QString &text);
/// Text for standard output, for --help and --version.
void printText(const QString &text);

} // namespace roomcast
