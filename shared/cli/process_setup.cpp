// SPDX-License-Identifier: MIT
#include "cli/process_setup.h"

#include "cli/exit_status.h"
#include "text/language.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

void printTo(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

} // namespace

void prepareProcess()
{
    // open() takes the lowest free number: it fills the holes from 0 on.
    int descriptor = ::open("/dev/null", O_RDWR);
    while (descriptor >= 0 && descriptor <= STDERR_FILENO)
        descriptor = ::open("/dev/null", O_RDWR);
    if (descriptor > STDERR_FILENO)
        ::close(descriptor);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGTTIN, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

QString missingDisplayText(const QString &windowless_option)
{
    return QCoreApplication::translate("roomcast::ProcessSetup",
                                       "there is no display for a window (DISPLAY and "
                                       "WAYLAND_DISPLAY are not set); %1 does without")
        .arg(windowless_option);
}

QString loginName()
{
    const passwd *entry = ::getpwuid(::geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString();
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

void describeApplication(const QString &name, const std::optional<QString> &language)
{
    QCoreApplication::setOrganizationName(u"Roomcast"_s);
    QCoreApplication::setApplicationName(name);
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOMCAST_VERSION));
    speak(language);
}

void complain(const QString &program, const QString &text)
{
    printTo(stderr, program + u": "_s + text + u'\n');
}

int complainAboutUsage(const QString &program, const QString &text)
{
    complain(program, text);
    printTo(stderr,
            QCoreApplication::translate("roomcast::ProcessSetup", "Try %1 --help\n").arg(program));
    return static_cast<int>(ExitStatus::Usage);
}

int refuseToStart(int argc, char **argv, const QString &program,
                  const std::optional<QString> &language, const std::function<QString()> &words)
{
    const QCoreApplication application(argc, argv);
    describeApplication(program, language);
    return complainAboutUsage(program, words());
}

void printText(const QString &text)
{
    printTo(stdout, text);
}

} // namespace roomcast
