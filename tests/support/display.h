// SPDX-License-Identifier: MIT
//
// A virtual screen of a test's own, which can be stopped as a screen that hangs.
#pragma once

#include "support/processes.h"

#include <QProcess>

#include <csignal>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

class Display {
public:
    Display()
    {
        m_process.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s, u"-screen"_s,
                                    u"0"_s, u"1366x768x24"_s});
        m_process.waitForReadyRead(kWaitMs);
        m_name = u':' + QString::fromLatin1(m_process.readAllStandardOutput().trimmed());
    }
    Display(const Display &) = delete;
    Display &operator=(const Display &) = delete;
    ~Display()
    {
        signal(SIGCONT);
        m_process.terminate();
        m_process.waitForFinished(kWaitMs);
    }

    bool works() const { return m_name.size() > 1; }
    QStringList host() const
    {
        return {u"env"_s, u"QT_QPA_PLATFORM=xcb"_s, u"DISPLAY="_s + m_name};
    }
    void signal(int number)
    {
        if (m_process.state() == QProcess::Running)
            ::kill(pid_t(m_process.processId()), number);
    }

private:
    QProcess m_process;
    QString m_name;
};

} // namespace roomcast::test
