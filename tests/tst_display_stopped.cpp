// SPDX-License-Identifier: MIT
//
// The display is no part of the failure model: servers with windows on a display that does nothing
// for ten seconds elect nobody, wake from no pause, and answer every request meanwhile.
#include "support/split_group.h"

#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

constexpr int kStoppedMs = 10'000;
constexpr int kAskEveryMs = 500;

/// A virtual screen of its own.
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

} // namespace

class TestDisplayStopped final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversGoOn();
};

void TestDisplayStopped::serversGoOn()
{
    if (QStandardPaths::findExecutable(u"Xvfb"_s).isEmpty())
        QSKIP("Xvfb is not installed: apt-get install xvfb");
    Display display;
    QVERIFY(display.works());
    Group group(weeklyCatalogue());
    for (const int id : {100, 200, 300})
        group.startServerWindow(id, {}, display.host());
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    const auto client = group.startClient({u"--bypass-cache"_s});
    const QString read = u"check SA314"_s;
    client->writeLine(read);
    QVERIFY(!client->waitFor({{u"command"_s, read}}).isEmpty());

    std::map<int, size_t> since;
    for (const int id : {100, 200, 300})
        since[id] = group.server(id).position();
    display.signal(SIGSTOP);
    int asked = 1;
    for (int ms = 0; ms < kStoppedMs; ms += kAskEveryMs, ++asked) {
        client->writeLine(read);
        QTest::qWait(kAskEveryMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(client->count({{u"command"_s, read}, {u"ok"_s, true}}), asked,
                              kWaitMs);
    display.signal(SIGCONT);
    QTest::qWait(kAskEveryMs);
    for (const int id : {100, 200, 300}) {
        const auto &objects = group.server(id).objects();
        for (size_t i = since[id]; i < objects.size(); ++i) {
            const QString event = objects[i].value(u"event"_s).toString();
            QVERIFY2(event != u"election-started"_s && event != u"woke-from-pause"_s &&
                         event != u"suspected"_s && event != u"leader-elected"_s,
                     qPrintable(event + u" on "_s + QString::number(id)));
        }
        QVERIFY(objects.size() > since[id]); // the requests
    }
    // They are still there for their windows, too.
    group.server(300).signal(SIGTERM);
    QCOMPARE(group.server(300).waitForEnd(), 0);
}

QTEST_GUILESS_MAIN(TestDisplayStopped)
#include "tst_display_stopped.moc"
