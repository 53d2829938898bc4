// SPDX-License-Identifier: MIT
//
// From the end of a leader, killed or frozen, to the next booking that somebody else acknowledges,
// for a client that always has one outstanding.
#include "bench/figures.h"
#include "support/event_wait.h"
#include "support/load_client.h"
#include "support/many_slots.h"

#include <QRandomGenerator>

#include <csignal>
#include <cstdio>

namespace roomcast::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::chrono::seconds kPatience(60);
/// The leader ends at any moment of a request.
constexpr int kSteadyMsMin = 50;
constexpr int kSteadyMsMax = 100;

/// Notes when somebody else than the old leader first acknowledged a booking.
class Successor {
public:
    Successor(test::LoadClient &client, ServerId old_leader)
    {
        m_connection = QObject::connect(&client, &test::LoadClient::answered, &client,
                                        [this, old_leader](const Answer &a) {
                                            if (m_at || !a.ok() || a.server == old_leader)
                                                return;
                                            m_at = std::chrono::steady_clock::now();
                                            m_attempts = a.attempts;
                                        });
    }
    ~Successor() { QObject::disconnect(m_connection); }
    Q_DISABLE_COPY(Successor)

    bool wait()
    {
        return test::waitUntil([this] { return m_at.has_value(); }, kPatience);
    }
    std::chrono::duration<double, std::milli> since(SteadyTime begin) const
    {
        return *m_at - begin;
    }
    /// Its request, or the reply, was lost; the client's patience is part of the time.
    bool repeated() const { return m_attempts > 1; }

private:
    QMetaObject::Connection m_connection;
    std::optional<SteadyTime> m_at;
    int m_attempts = 0;
};

class FailoverBench {
public:
    FailoverBench(const BenchOptions &options, std::unique_ptr<test::Fleet> fleet, int servers)
        : m_options(options), m_fleet(std::move(fleet)), m_ids(idsOf(servers)),
          m_client(m_fleet->clientNetwork(), options.timing)
    {
    }

    bool measure(const QString &name, Report &report)
    {
        const bool freeze = name == "failover-frozen"_L1;
        m_unit_ms =
            freeze
                ? std::chrono::duration<double, std::milli>(m_options.timing.latency_bound).count()
                : 1;
        qint64 slot = 0;
        if (!m_client.open())
            return false;
        m_client.run(1, [&slot]() -> Command {
            return Write{Reserve{test::slotAt(slot++), u"Bench"_s, {}}};
        });
        bool ok = true;
        for (int trial = 0; ok && trial < m_options.trials; ++trial)
            ok = runTrial(freeze);
        if (!freeze && m_repeated > 0)
            std::fprintf(stderr, "%s: %d of %zu answers needed more than one attempt\n",
                         qPrintable(name), m_repeated, m_samples.size());
        report.add({name, int(m_ids.size()), storageName(m_fleet->options().storage),
                    freeze ? u"latency bounds"_s : u"ms"_s, std::move(m_samples)});
        return ok && m_client.stop();
    }

private:
    bool runTrial(bool freeze)
    {
        test::runFor(std::chrono::milliseconds(
            QRandomGenerator::global()->bounded(kSteadyMsMin, kSteadyMsMax)));
        const int leader = m_ids.back();
        Successor successor(m_client, ServerId{quint32(leader)});
        const SteadyTime begin = std::chrono::steady_clock::now();
        m_fleet->signal(leader, freeze ? SIGSTOP : SIGKILL);
        if (!successor.wait())
            return false;
        m_samples.push_back(successor.since(begin).count() / m_unit_ms);
        m_repeated += successor.repeated() ? 1 : 0;
        // The frozen one, too: who is dropped again and again waits longer each time to come back.
        m_fleet->kill({leader});
        if (!m_fleet->start({leader}))
            return false;
        return m_fleet->waitForView(m_ids);
    }

    const BenchOptions &m_options;
    std::unique_ptr<test::Fleet> m_fleet;
    std::vector<int> m_ids;
    test::LoadClient m_client;
    Samples m_samples;
    double m_unit_ms = 1;
    int m_repeated = 0;
};

} // namespace

bool measureFailover(const BenchOptions &options, Report &report)
{
    for (const QString &name : {u"failover"_s, u"failover-frozen"_s}) {
        for (int servers : options.servers) {
            for (test::Storage storage : options.storages) {
                if (!options.wants(name) || servers < 2)
                    continue;
                auto fleet = startFleet(options, servers, storage);
                if (!fleet ||
                    !FailoverBench(options, std::move(fleet), servers).measure(name, report))
                    return false;
            }
        }
    }
    return true;
}

} // namespace roomcast::bench
