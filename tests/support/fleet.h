// SPDX-License-Identifier: MIT
//
// Real servers for tests under load and for measurements: each a process whose log goes to a file,
// where it costs nothing until somebody waits for what it says. Every wait is bounded and lets the
// event loop run. Servers die with their Fleet, and with the process that made it. What goes wrong
// is false or empty, with a warning that says what was waited for.
#pragma once

#include "core/base/timing.h"
#include "net/multicast_transport.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <vector>

namespace roomcast::test {

enum class Storage { Memory, Disk };

struct FleetOptions {
    Storage storage = Storage::Memory;
    QString interface_name = QStringLiteral("lo");
    Timing timing;
    QString
        data_folder;   ///< where the folder with catalogue, logs and stores goes; empty: temporary
    QString catalogue; ///< folder with the servers' catalogue; empty: that of `many_slots.h`
    QStringList arguments; ///< further ones of every server
};

class Fleet {
public:
    explicit Fleet(FleetOptions options = {});
    ~Fleet();
    Q_DISABLE_COPY(Fleet)

    /// Starts server `id` on store number `store`: a folder that outlives the process.
    bool start(int id, int store);
    /// Each on a store of its own ID's number.
    bool start(const std::vector<int> &ids);
    void kill(const std::vector<int> &ids);
    void signal(int id, int number) const;
    /// One control line on the server's standard input.
    void control(int id, const QByteArray &line);

    /// Waits until each of `ids` is in the same view of just them.
    bool waitForView(const std::vector<int> &ids);
    /// What the control `status` prints.
    QJsonObject status(int id);
    /// Waits until all of `ids` have applied the same entries; false also if they differ then.
    bool waitForEqualDigests(const std::vector<int> &ids);

    const FleetOptions &options() const { return m_options; }
    MulticastOptions clientNetwork() const;
    /// Catalogue, logs and stores; kept if the environment has ROOMCAST_KEEP_LOGS.
    QString folder() const { return m_folder.path(); }

private:
    class Server;

    FleetOptions m_options;
    QTemporaryDir m_folder;
    Endpoint m_group;
    int m_started = 0;
    std::map<int, std::unique_ptr<Server>> m_servers;
};

} // namespace roomcast::test
