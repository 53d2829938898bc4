// SPDX-License-Identifier: MIT
#include "cli/signal_watcher.h"

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace roomcast {

namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};
constexpr int kSignalStatusBase = 128; // what shells report for a process that a signal ended

// All that the handler touches; only async-signal-safe calls are allowed in it.
volatile std::sig_atomic_t g_write_end = -1;
volatile std::sig_atomic_t g_seen = 0;

extern "C" void handleSignal(int number)
{
    if (g_seen)
        ::_exit(kSignalStatusBase + number);
    g_seen = 1;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(g_write_end, &byte, 1);
}

std::array<int, 2> openPipe()
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe(ends.data()) != 0)
        qFatal("No pipe for signals can be opened.");
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return ends;
}

void handle(int number)
{
    struct sigaction old {};
    ::sigaction(number, nullptr, &old);
    if (old.sa_handler == SIG_IGN)
        return;
    struct sigaction action {};
    action.sa_handler = handleSignal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

void release(int number)
{
    struct sigaction action {};
    ::sigaction(number, nullptr, &action);
    if (action.sa_handler == handleSignal)
        std::signal(number, SIG_DFL);
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent), m_pipe(openPipe()), m_notifier(m_pipe[0], QSocketNotifier::Read)
{
    Q_ASSERT(g_write_end == -1);
    g_write_end = m_pipe[1];
    g_seen = 0;
    connect(&m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::readPipe);
    for (const int number : kSignals)
        handle(number);
}

SignalWatcher::~SignalWatcher()
{
    for (const int number : kSignals)
        release(number);
    g_write_end = -1;
    for (const int end : m_pipe)
        ::close(end);
}

void SignalWatcher::readPipe()
{
    char byte = 0;
    if (::read(m_pipe[0], &byte, 1) == 1)
        Q_EMIT endRequested();
}

} // namespace roomcast
