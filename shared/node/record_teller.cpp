// SPDX-License-Identifier: MIT
#include "node/record_teller.h"

#include <utility>

namespace roomcast {

namespace {

constexpr auto kToldAfter = std::chrono::milliseconds(10);
constexpr qsizetype kUntoldMax = 256;

} // namespace

RecordTeller::RecordTeller()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RecordTeller::tellAll);
}

void RecordTeller::keep(Event event, WallTime at, ServerId server)
{
    m_untold.push_back({at, server, std::move(event), ++m_number});
    if (std::ssize(m_untold) >= kUntoldMax)
        tellAll();
    else
        tellSoon();
}

void RecordTeller::noteStatus()
{
    m_status_changed = true;
    tellSoon();
}

void RecordTeller::tellSoon()
{
    if (!m_timer.isActive())
        m_timer.start(kToldAfter);
}

void RecordTeller::tellAll()
{
    m_timer.stop();
    for (const LogRecord &record : std::exchange(m_untold, {}))
        Q_EMIT recordTold(record);
    if (std::exchange(m_status_changed, false))
        Q_EMIT statusTold();
}

} // namespace roomcast
