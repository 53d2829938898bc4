// SPDX-License-Identifier: MIT
//
// Turns SIGTERM, SIGINT and SIGHUP into one Qt signal, so that a program can end in order. A second
// one ends the process at once, even if its event loop hangs. Signals that the process was started
// with ignored (nohup, background jobs of scripts) stay ignored. At most one instance at a time.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>

namespace roomcast {

class SignalWatcher final : public QObject {
    Q_OBJECT

public:
    explicit SignalWatcher(QObject *parent = nullptr);
    /// Gives the signals back to the system's default.
    ~SignalWatcher() override;

Q_SIGNALS:
    void endRequested();

private:
    void readPipe();

    std::array<int, 2> m_pipe;
    QSocketNotifier m_notifier;
};

} // namespace roomcast
