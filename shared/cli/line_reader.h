// SPDX-License-Identifier: MIT
//
// Lines from a file descriptor (pipe, terminal, regular file, /dev/null) as they come, without ever
// blocking the event loop. The descriptor stays the caller's, open or closed. Memory is bounded: of
// a line longer than kLineBytesMax only the beginning is handed on. Read errors end the input.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <optional>

namespace roomcast {

class LineReader final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kLineBytesMax = 64 * 1024;

    /// Reads nothing before the event loop runs.
    explicit LineReader(int descriptor, QObject *parent = nullptr);

public Q_SLOTS:
    /// While paused nothing is read or emitted; may be called from a slot of lineRead.
    void pause();
    void resume();

Q_SIGNALS:
    /// Without its end (LF or CRLF); bytes that are no UTF-8 are replaced.
    void lineRead(const QString &line);
    /// After the last line, which may lack its newline.
    void ended();

private:
    void readMore();
    void emitLines();
    void finish();
    std::optional<QByteArray> takeLine();
    std::optional<QByteArray> takeBeginning();

    int m_descriptor;
    QSocketNotifier m_notifier;
    QByteArray m_buffer;
    bool m_skipping = false; ///< the rest of an over-long line is thrown away
    bool m_paused = false;
    bool m_exhausted = false; ///< the descriptor has no more
    bool m_ended = false;
};

} // namespace roomcast
