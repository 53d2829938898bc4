// SPDX-License-Identifier: MIT
#include "cli/process_setup.h"

#include "cli/exit_status.h"

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

QString missingDisplayText(const QString &windowless_option)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return QCoreApplication::translate("roomcast::ProcessSetup",
                                           "there is no display for a window (DISPLAY and "
                                           "WAYLAND_DISPLAY are not set); %1 does without")
            .arg(windowless_option);
#else
    Q_UNUSED(windowless_option)
#endif
    return {};
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

void describeApplication(const QString &name)
{
    QCoreApplication::setOrganizationName(u"Roomcast"_s);
    QCoreApplication::setApplicationName(name);
    QCoreApplication::setApplicationVersion(QStringLiteral(ROOMCAST_VERSION));
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

void printText(const QString &text)
{
    printTo(stdout, text);
}

} // namespace roomcast
