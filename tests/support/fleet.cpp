// SPDX-License-Identifier: MIT
#include "support/fleet.h"

#include "support/event_wait.h"
#include "support/many_slots.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>
#include <csignal>

#include <sys/prctl.h>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds kPatience(60);
constexpr int kEndPatienceMs = 10'000;
constexpr quint32 kGroupAddress = 0xEFFF4D44; // 239.255.77.68

/// Fleets that run at the same time on one machine differ.
quint16 nextPort()
{
    static int count = 0;
    return quint16(40'000 + (QCoreApplication::applicationPid() * 7 + ++count) % 20'000);
}

QString folderTemplate(const QString &parent)
{
    return (parent.isEmpty() ? QDir::tempPath() : parent) + u"/roomcast-fleet-XXXXXX"_s;
}

bool waitFor(const char *what, const std::function<bool()> &holds)
{
    if (waitUntil(holds, kPatience))
        return true;
    qWarning("waited in vain for %s", what);
    return false;
}

} // namespace

class Fleet::Server {
public:
    Server(const QStringList &arguments, const QString &log) : m_log(log)
    {
        m_process.setStandardOutputFile(log);
        m_process.setStandardErrorFile(log + u".errors"_s);
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(QStringLiteral(ROOMCAST_BIN_DIR "/roomcast-server"), arguments);
        m_started = m_process.waitForStarted(kEndPatienceMs) && m_log.open(QIODevice::ReadOnly);
    }

    ~Server() { kill(); }

    bool started() const { return m_started; }
    void write(const QByteArray &line) { m_process.write(line + '\n'); }

    void signal(int number) const
    {
        if (m_process.state() == QProcess::Running)
            ::kill(pid_t(m_process.processId()), number);
    }

    /// A stopped process dies of SIGKILL, too.
    void kill()
    {
        signal(SIGKILL);
        m_process.waitForFinished(kEndPatienceMs);
    }

    /// The view it installed last, and what `status` printed last.
    const QJsonObject &view() { return read(), m_view; }
    QJsonObject takeStatus() { return read(), std::exchange(m_status, {}); }

private:
    /// Most lines are about requests and are not looked at.
    void read()
    {
        m_unread += m_log.readAll();
        qsizetype begin = 0;
        for (qsizetype end; (end = m_unread.indexOf('\n', begin)) >= 0; begin = end + 1) {
            const auto line = m_unread.sliced(begin, end - begin);
            if (line.contains(R"("event":"leader-elected")"))
                m_view = QJsonDocument::fromJson(line).object();
            else if (line.contains(R"("event":"status")"))
                m_status = QJsonDocument::fromJson(line).object();
        }
        m_unread.remove(0, begin);
    }

    QProcess m_process;
    QFile m_log;
    QByteArray m_unread;
    QJsonObject m_view;
    QJsonObject m_status;
    bool m_started = false;
};

Fleet::Fleet(FleetOptions options)
    : m_options(std::move(options)),
      m_folder(folderTemplate(m_options.data_folder)), m_group{kGroupAddress, nextPort()}
{
    m_folder.setAutoRemove(!qEnvironmentVariableIsSet("ROOMCAST_KEEP_LOGS"));
    if (m_options.catalogue.isEmpty())
        writeManySlots(folder());
}

Fleet::~Fleet() = default;

bool Fleet::start(int id, int store)
{
    const auto bound = std::chrono::ceil<std::chrono::milliseconds>(m_options.timing.latency_bound);
    QStringList arguments{u"--headless"_s,
                          u"--log-format"_s,
                          u"json"_s,
                          u"--catalogue"_s,
                          m_options.catalogue.isEmpty() ? folder() : m_options.catalogue,
                          u"--interface"_s,
                          m_options.interface_name,
                          u"--latency-bound"_s,
                          QString::number(bound.count())};
    switch (m_options.storage) {
    case Storage::Memory:
        arguments << u"--durability"_s << u"memory"_s;
        break;
    case Storage::Disk:
        arguments << u"--data"_s << u"%1/store-%2"_s.arg(folder()).arg(store);
        break;
    }
    arguments << m_options.arguments << QHostAddress(m_group.ipv4).toString()
              << QString::number(m_group.port) << QString::number(id);
    const QString log =
        u"%1/%2-server-%3.log"_s.arg(folder()).arg(++m_started, 4, 10, QChar(u'0')).arg(id);
    auto &server = m_servers[id];
    server = std::make_unique<Server>(arguments, log);
    return server->started();
}

bool Fleet::start(const std::vector<int> &ids)
{
    return std::all_of(ids.begin(), ids.end(), [this](int id) { return start(id, id); });
}

void Fleet::kill(const std::vector<int> &ids)
{
    for (int id : ids)
        signal(id, SIGKILL);
    for (int id : ids)
        m_servers.at(id)->kill();
}

void Fleet::signal(int id, int number) const
{
    m_servers.at(id)->signal(number);
}

void Fleet::control(int id, const QByteArray &line)
{
    m_servers.at(id)->write(line);
}

bool Fleet::waitForView(const std::vector<int> &ids)
{
    std::vector<int> descending(ids);
    std::sort(descending.begin(), descending.end(), std::greater<>());
    QJsonArray members;
    for (int id : descending)
        members.append(id);
    const auto same = [&] {
        const QJsonValue epoch = m_servers.at(ids.front())->view().value("epoch"_L1);
        return std::all_of(ids.begin(), ids.end(), [&](int id) {
            const QJsonObject &view = m_servers.at(id)->view();
            return view.value("members"_L1) == members && view.value("epoch"_L1) == epoch;
        });
    };
    return waitFor("a view of just these servers", same);
}

QJsonObject Fleet::status(int id)
{
    QJsonObject result;
    Server &server = *m_servers.at(id);
    server.takeStatus();
    server.write("status");
    waitFor("a status", [&] { return !(result = server.takeStatus()).isEmpty(); });
    return result;
}

bool Fleet::waitForEqualDigests(const std::vector<int> &ids)
{
    const auto equal = [&] {
        const QJsonObject first = status(ids.front());
        return std::all_of(ids.begin(), ids.end(), [&](int id) {
            const QJsonObject one = status(id);
            return one.value("index"_L1) == first.value("index"_L1) &&
                   one.value("digest"_L1) == first.value("digest"_L1);
        });
    };
    return waitFor("equal digests", equal);
}

MulticastOptions Fleet::clientNetwork() const
{
    return {m_group, m_options.interface_name, false, {}};
}

} // namespace roomcast::test
