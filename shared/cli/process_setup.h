// SPDX-License-Identifier: MIT
//
// What a program has to arrange with the system before anything else runs. Called once, first
// thing, by both composition roots.
#pragma once

#include <QStringList>

#include <functional>
#include <optional>

namespace roomcast {

/// Opens /dev/null in place of closed standard descriptors, so that no socket takes their numbers;
/// makes writing to a closed pipe, writing past a limit on file sizes and reading a terminal from
/// the background errors instead of signals that end or stop the process.
void prepareProcess();

/// Whether a window can be tried here.
bool hasDisplay();
/// Why it cannot, with the way out: the program's option that does without.
QString missingDisplayText(const QString &windowless_option);

/// The name of the account that runs this process; empty if the system does not know it.
QString loginName();

/// The arguments as text, the program's name first.
QStringList argumentsOf(int argc, char **argv);

/// Name, maker and version as settings, desktops and dialogs use them, and the language of all
/// words: the one asked for, or the locale's. Called once there is an application.
void describeApplication(const QString &name, const std::optional<QString> &language);

/// One line on standard error: "roomcast-server: …".
void complain(const QString &program, const QString &text);
/// The same about the command line, with the way to more; returns the exit status for it.
int complainAboutUsage(const QString &program, const QString &text);
/// The same before there is an application: `words` is called when there is one that speaks.
int refuseToStart(int argc, char **argv, const QString &program,
                  const std::optional<QString> &language, const std::function<QString()> &words);
/// Text for standard output, for --help and --version.
void printText(const QString &text);

} // namespace roomcast
