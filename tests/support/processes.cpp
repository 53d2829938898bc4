// SPDX-License-Identifier: MIT
#include "support/processes.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kGroup = "239.255.77.67";

bool matches(const QJsonObject &object, const QJsonObject &facts)
{
    for (auto it = facts.begin(); it != facts.end(); ++it)
        if (object.value(it.key()) != it.value())
            return false;
    return true;
}

/// Ports of test groups that run at the same time on one machine differ.
quint16 nextPort()
{
    static int count = 0;
    return quint16(20'000 + (QCoreApplication::applicationPid() * 7 + ++count) % 20'000);
}

QJsonArray array(std::vector<int> ids)
{
    std::sort(ids.begin(), ids.end(), std::greater<>());
    QJsonArray result;
    for (int id : ids)
        result.append(id);
    return result;
}

} // namespace

QString dataHome()
{
    static const QTemporaryDir folder;
    return folder.path();
}

Program::Program(const QString &name, const QStringList &arguments, const QStringList &host)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, dataHome());
    environment.insert(u"XDG_STATE_HOME"_s, dataHome() + u"/state"_s);
    m_process.setProcessEnvironment(environment);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Program::read);
    QStringList command = host + QStringList(QStringLiteral(ROOMCAST_BIN_DIR "/") + name);
    command += arguments;
    m_process.setProgram(command.takeFirst());
    m_process.setArguments(command);
    m_process.start();
    m_process.waitForStarted(kWaitMs);
}

Program::~Program()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    signal(SIGCONT);
    m_process.kill();
    m_process.waitForFinished(kWaitMs);
}

void Program::read()
{
    m_output += m_process.readAllStandardOutput();
    for (qsizetype end; (end = m_output.indexOf('\n', m_parsed)) >= 0; m_parsed = end + 1)
        m_objects.push_back(
            QJsonDocument::fromJson(m_output.mid(m_parsed, end - m_parsed)).object());
}

QJsonObject Program::waitFor(const QJsonObject &facts, size_t from)
{
    QJsonObject found;
    const bool came = QTest::qWaitFor(
        [&] {
            for (; from < m_objects.size(); ++from) {
                if (matches(m_objects[from], facts)) {
                    found = m_objects[from];
                    return true;
                }
            }
            return false;
        },
        kWaitMs);
    if (!came)
        qWarning().noquote() << "waited in vain for" << QJsonDocument(facts).toJson() << "in\n"
                             << m_output << errors();
    return found;
}

bool Program::has(const QJsonObject &facts) const
{
    return count(facts) > 0;
}

int Program::count(const QJsonObject &facts) const
{
    return int(std::count_if(m_objects.begin(), m_objects.end(),
                             [&](const QJsonObject &o) { return matches(o, facts); }));
}

void Program::writeLine(const QString &line)
{
    m_process.write(line.toUtf8() + '\n');
}

void Program::signal(int number)
{
    if (m_process.state() == QProcess::Running)
        ::kill(pid_t(m_process.processId()), number);
}

int Program::waitForEnd()
{
    if (!QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, kWaitMs))
        return -1;
    read();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

Group::Group(const QStringList &options) : m_port(nextPort()), m_options(options)
{
}

Program &Group::startServer(int id, const QStringList &options, const QStringList &host)
{
    return start(id, options + QStringList{u"--headless"_s}, host);
}

Program &Group::startServerWindow(int id, const QStringList &options, const QStringList &host)
{
    return start(id, options, host);
}

Program &Group::start(int id, const QStringList &options, const QStringList &host)
{
    QStringList arguments = m_options + options;
    arguments << u"--log-format"_s << u"json"_s << QLatin1String(kGroup) << QString::number(m_port)
              << QString::number(id);
    m_servers[id] = std::make_unique<Program>(u"roomcast-server"_s, arguments, host);
    return *m_servers[id];
}

bool Group::waitForView(std::vector<int> ids, int leader)
{
    return std::all_of(ids.begin(), ids.end(), [&](int id) {
        return !server(id)
                    .waitFor({{u"event"_s, u"leader-elected"_s},
                              {u"leader"_s, leader},
                              {u"members"_s, array(ids)}})
                    .isEmpty();
    });
}

void Group::kill(int id)
{
    server(id).signal(SIGKILL);
    server(id).waitForEnd();
}

QJsonObject Group::status(int id)
{
    const size_t from = server(id).position();
    server(id).writeLine(u"status"_s);
    return server(id).waitFor({{u"event"_s, u"status"_s}}, from);
}

std::unique_ptr<Program> Group::startClient(const QStringList &options, const QStringList &host)
{
    // The last of a repeated option counts.
    const QStringList arguments =
        QStringList{u"--user"_s, u"Ana"_s} + options + QStringList{u"--run"_s,
                                                                   u"-"_s,
                                                                   u"--format"_s,
                                                                   u"json"_s,
                                                                   QLatin1String(kGroup),
                                                                   QString::number(m_port)};
    return std::make_unique<Program>(u"roomcast-client"_s, arguments, host);
}

std::unique_ptr<Program> Group::startClientWindow(const QStringList &options,
                                                  const QStringList &host)
{
    const QStringList arguments = QStringList{u"--user"_s, u"Ana"_s} + options +
                                  QStringList{QLatin1String(kGroup), QString::number(m_port)};
    return std::make_unique<Program>(u"roomcast-client"_s, arguments, host);
}

std::vector<QJsonObject> Group::run(const QStringList &lines)
{
    const auto client = startClient();
    for (const QString &line : lines)
        client->writeLine(line);
    client->closeInput();
    client->waitForEnd();
    return client->objects();
}

} // namespace roomcast::test
