// SPDX-License-Identifier: MIT
#include "cli/line_writer.h"

#include <QElapsedTimer>

#include <cerrno>
#include <utility>

#include <limits.h>
#include <poll.h>
#include <unistd.h>

namespace roomcast {

namespace {

bool isWritable(int descriptor, std::chrono::milliseconds patience)
{
    pollfd request{descriptor, POLLOUT, 0};
    return ::poll(&request, 1, static_cast<int>(patience.count())) > 0;
}

} // namespace

LineWriter::LineWriter(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Write)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &LineWriter::writeWaiting);
}

void LineWriter::write(const QByteArray &lines)
{
    if (m_gone)
        return;
    if (!m_waiting.isEmpty() && m_waiting.size() + lines.size() > kWaitingBytesMax) {
        ++m_left_out;
        return;
    }
    m_waiting += lines;
    writeWaiting();
}

bool LineWriter::flush(std::chrono::milliseconds patience)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_waiting.isEmpty() && !m_gone) {
        const std::chrono::milliseconds left(patience.count() - timer.elapsed());
        const bool for_ever = patience.count() < 0;
        if (!for_ever && left.count() <= 0)
            return false;
        if (isWritable(m_descriptor, for_ever ? patience : left))
            writeSome();
    }
    return !m_gone;
}

void LineWriter::writeWaiting()
{
    while (!m_waiting.isEmpty() && isWritable(m_descriptor, {}) && writeSome()) {
    }
    m_notifier.setEnabled(!m_waiting.isEmpty());
    if (m_waiting.isEmpty() && m_left_out > 0 && !m_gone)
        Q_EMIT leftOut(std::exchange(m_left_out, 0));
}

/// A pipe that was reported writable takes PIPE_BUF bytes without blocking.
bool LineWriter::writeSome()
{
    const auto size = static_cast<size_t>(qMin<qsizetype>(m_waiting.size(), PIPE_BUF));
    const ssize_t count = ::write(m_descriptor, m_waiting.constData(), size);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return false;
    if (count < 0) {
        giveUp();
        return false;
    }
    m_waiting.remove(0, count);
    return true;
}

void LineWriter::giveUp()
{
    m_gone = true;
    m_waiting.clear();
    m_notifier.setEnabled(false);
    Q_EMIT readerGone();
}

} // namespace roomcast
