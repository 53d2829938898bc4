// SPDX-License-Identifier: MIT
#include "server_gui/launch/launched_programs.h"

#include <QProcess>

#include <algorithm>
#include <csignal>

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace roomcast {

LaunchedPrograms::~LaunchedPrograms()
{
    for (const int descriptor : m_descriptors)
        ::close(descriptor);
}

bool LaunchedPrograms::start(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return false;
    // One that has ended by now needs nobody to end it.
    if (const auto descriptor = int(::syscall(SYS_pidfd_open, pid_t(pid), 0)); descriptor >= 0)
        m_descriptors.push_back(descriptor);
    return true;
}

int LaunchedPrograms::running()
{
    forgetEnded();
    return int(m_descriptors.size());
}

int LaunchedPrograms::stopAll()
{
    forgetEnded();
    for (const int descriptor : m_descriptors)
        ::syscall(SYS_pidfd_send_signal, descriptor, SIGTERM, nullptr, 0);
    return int(m_descriptors.size());
}

void LaunchedPrograms::forgetEnded()
{
    std::erase_if(m_descriptors, [](int descriptor) {
        pollfd state{descriptor, POLLIN, 0};
        if (::poll(&state, 1, 0) == 0)
            return false;
        ::close(descriptor);
        return true;
    });
}

} // namespace roomcast
