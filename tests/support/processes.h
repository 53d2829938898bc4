// SPDX-License-Identifier: MIT
//
// Real programs under test: starts them, reads the JSON objects they print, a line each, and ends
// them. Every wait is bounded and lets the event loop run. A process still up when its object goes
// away is killed.
#pragma once

#include <QJsonObject>
#include <QProcess>

#include <map>
#include <memory>
#include <vector>

namespace roomcast::test {

inline constexpr int kWaitMs = 10'000;

/// Where programs under test keep their data instead of in the user's folders; gone at the end.
QString dataHome();

class Program : public QObject {
public:
    /// `host`: what goes before the command, so that it runs elsewhere.
    Program(const QString &name, const QStringList &arguments, const QStringList &host = {});
    ~Program() override;

    /// The objects printed so far.
    const std::vector<QJsonObject> &objects() const { return m_objects; }
    /// The first object that has all of `facts`, printed at or after position `from`; waits for it.
    QJsonObject waitFor(const QJsonObject &facts, size_t from = 0);
    bool has(const QJsonObject &facts) const;
    int count(const QJsonObject &facts) const;
    size_t position() const { return m_objects.size(); }

    void writeLine(const QString &line);
    void closeInput() { m_process.closeWriteChannel(); }
    void signal(int number);
    qint64 processId() const { return m_process.processId(); }
    /// Waits for the end; the exit status, or -1 if it was killed or does not end.
    int waitForEnd();
    /// Everything printed, for the log of a failed test.
    QByteArray output() const { return m_output; }
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    void read();

    QProcess m_process;
    QByteArray m_output;
    qsizetype m_parsed = 0;
    std::vector<QJsonObject> m_objects;
};

/// A group of real servers on loopback, on a port of its own.
class Group {
public:
    explicit Group(const QStringList &options = {});

    /// Other processes on the same port.
    Group another() const { return Group(m_port, m_options); }
    quint16 port() const { return m_port; }
    Program &startServer(int id, const QStringList &options = {}, const QStringList &host = {});
    /// One with a window; `host` says on which display.
    Program &startServerWindow(int id, const QStringList &options, const QStringList &host);
    /// Waits until each of `ids` says that `leader` leads a view of just them.
    bool waitForView(std::vector<int> ids, int leader);
    Program &server(int id) { return *m_servers.at(id); }
    /// SIGKILL, and waits for the end.
    void kill(int id);
    /// What the control `status` prints.
    QJsonObject status(int id);
    std::unique_ptr<Program> startClient(const QStringList &options = {},
                                         const QStringList &host = {});
    /// One with a window; `host` says on which display.
    std::unique_ptr<Program> startClientWindow(const QStringList &options, const QStringList &host);
    /// Runs console lines in one client; their answers.
    std::vector<QJsonObject> run(const QStringList &lines);

private:
    Program &start(int id, const QStringList &options, const QStringList &host);

    Group(quint16 port, const QStringList &options) : m_port(port), m_options(options) {}

    quint16 m_port;
    QStringList m_options;
    std::map<int, std::unique_ptr<Program>> m_servers;
};

} // namespace roomcast::test
