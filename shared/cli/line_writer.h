// SPDX-License-Identifier: MIT
//
// Lines to a file descriptor, at once where it takes them and without ever blocking the event loop
// where it does not: a log that nobody reads must not hold up a heartbeat. What waits is bounded;
// lines that do not fit are left out, counted and reported. A reader that went away (EPIPE) is
// reported once and everything after it is thrown away. The descriptor stays the caller's.
// SIGPIPE must be ignored, see process_setup.h.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <chrono>

namespace roomcast {

class LineWriter final : public QObject {
    Q_OBJECT

public:
    /// Beyond this a write is left out, unless nothing else waits.
    static constexpr qsizetype kWaitingBytesMax = 1024 * 1024;

    explicit LineWriter(int descriptor, QObject *parent = nullptr);

    /// `lines` ends with a newline.
    void write(const QByteArray &lines);
    /// Waits until everything is written; false if that takes longer than `patience` or the reader
    /// is gone. A negative `patience` waits for ever.
    bool flush(std::chrono::milliseconds patience);

    qsizetype waitingBytes() const { return m_waiting.size(); }

Q_SIGNALS:
    /// There is room again, and so many writes were left out in between.
    void leftOut(qint64 writes);
    /// Nobody reads the other end any more.
    void readerGone();

private:
    void writeWaiting();
    bool writeSome();
    void giveUp();

    int m_descriptor;
    QSocketNotifier m_notifier;
    QByteArray m_waiting;
    qint64 m_left_out = 0;
    bool m_gone = false;
};

} // namespace roomcast
