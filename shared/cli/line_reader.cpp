// SPDX-License-Identifier: MIT
#include "cli/line_reader.h"

#include <array>
#include <cerrno>
#include <utility>

#include <unistd.h>

namespace roomcast {

namespace {

QString decoded(const QByteArray &line)
{
    return QString::fromUtf8(line.endsWith('\r') ? line.chopped(1) : line);
}

} // namespace

LineReader::LineReader(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &LineReader::readMore);
}

void LineReader::pause()
{
    m_paused = true;
    m_notifier.setEnabled(false);
}

void LineReader::resume()
{
    m_paused = false;
    m_notifier.setEnabled(!m_exhausted);
    // Queued: the caller may be a slot of lineRead, and what is buffered must not wait for more.
    QMetaObject::invokeMethod(this, &LineReader::emitLines, Qt::QueuedConnection);
}

void LineReader::readMore()
{
    std::array<char, 16 * 1024> chunk;
    // The descriptor is shared with other processes and so stays blocking: one read for each time
    // that it was reported readable cannot block.
    const ssize_t count = ::read(m_descriptor, chunk.data(), chunk.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0)
        m_buffer.append(chunk.data(), count);
    else
        m_exhausted = true;
    m_notifier.setEnabled(!m_exhausted);
    emitLines();
}

void LineReader::emitLines()
{
    while (!m_paused) {
        const std::optional<QByteArray> line = takeLine();
        if (!line)
            break;
        Q_EMIT lineRead(decoded(*line));
    }
    if (m_exhausted && !m_paused && !m_ended)
        finish();
}

void LineReader::finish()
{
    const QByteArray last = std::exchange(m_buffer, {});
    if (!last.isEmpty() && !m_skipping)
        Q_EMIT lineRead(decoded(last));
    if (m_paused)
        return;
    m_ended = true;
    Q_EMIT ended();
}

std::optional<QByteArray> LineReader::takeLine()
{
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const QByteArray line = m_buffer.left(qMin(end, kLineBytesMax));
        m_buffer.remove(0, end + 1);
        if (!std::exchange(m_skipping, false))
            return line;
    }
    return m_buffer.size() > kLineBytesMax ? takeBeginning() : std::nullopt;
}

/// Of a line that is longer than the buffer may become.
std::optional<QByteArray> LineReader::takeBeginning()
{
    const QByteArray content = std::exchange(m_buffer, {});
    if (std::exchange(m_skipping, true))
        return std::nullopt;
    return content.left(kLineBytesMax);
}

} // namespace roomcast
