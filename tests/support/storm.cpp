// SPDX-License-Identifier: MIT
#include "support/storm.h"

#include "support/event_wait.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <algorithm>

namespace roomcast::test {

using namespace std::chrono_literals;

namespace {

const std::vector<int> kIds{100, 200, 300};
constexpr int kPauseMinMs = 100;
constexpr int kPauseMaxMs = 1200;
constexpr auto kOutage = 3s;

} // namespace

Storm::Storm(FleetOptions options, int seconds, quint32 seed)
{
    m_thread.reset(QThread::create(
        [this, options = std::move(options), seconds, seed] { run(options, seconds, seed); }));
    m_thread->start();
}

Storm::~Storm()
{
    m_cancelled = true;
    m_thread->wait();
}

void Storm::run(FleetOptions options, int seconds, quint32 seed)
{
    Fleet fleet(std::move(options));
    const bool up = fleet.start(kIds) && fleet.waitForView(kIds);
    m_network.set_value(fleet.clientNetwork());
    while (up && !m_begun && !m_cancelled)
        runFor(10ms);
    fleet.kill(kIds);
    m_kills += int(kIds.size());
    runFor(kOutage);
    QRandomGenerator chance(seed);
    std::vector<int> dead = kIds;
    const QDeadlineTimer end(std::chrono::seconds{seconds});
    while (up && !end.hasExpired() && !m_cancelled) {
        const int id = kIds[size_t(chance.bounded(int(kIds.size())))];
        const bool down = std::ranges::count(dead, id) > 0;
        if (down) {
            fleet.start(id, id);
            std::erase(dead, id);
        } else {
            fleet.kill({id});
            dead.push_back(id);
            ++m_kills;
        }
        runFor(std::chrono::milliseconds(chance.bounded(kPauseMinMs, kPauseMaxMs)));
    }
    m_met = up && fleet.start(dead) && fleet.waitForView(kIds);
    m_over = true;
    while (!m_cancelled)
        runFor(10ms);
}

} // namespace roomcast::test
