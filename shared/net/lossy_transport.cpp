// SPDX-License-Identifier: MIT
#include "net/lossy_transport.h"

#include <utility>

namespace roomcast {

LossyTransport::LossyTransport(Transport &inner, QRandomGenerator random, QObject *parent)
    : Transport(parent), m_inner(inner), m_random(random)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LossyTransport::deliverDue);
    connect(&inner, &Transport::datagramReceived, this,
            [this](const Endpoint &from, const QByteArray &datagram, Channel channel) {
                pass({Passing::Way::In, from, datagram, channel});
            });
    connect(&inner, &Transport::linkOpened, this, &Transport::linkOpened);
    connect(&inner, &Transport::linkMessage, this, &Transport::linkMessage);
    connect(&inner, &Transport::linkClosed, this, &Transport::linkClosed);
    connect(&inner, &Transport::networkLost, this, &Transport::networkLost);
    connect(&inner, &Transport::networkBack, this, &Transport::networkBack);
}

void LossyTransport::setFaults(const Faults &faults, const std::optional<Endpoint> &peer)
{
    m_faults = faults;
    m_peer = peer;
}

void LossyTransport::multicast(const QByteArray &datagram)
{
    pass({Passing::Way::ToAll, {}, datagram, {}});
}

void LossyTransport::unicast(const Endpoint &to, const QByteArray &datagram)
{
    pass({Passing::Way::ToOne, to, datagram, {}});
}

void LossyTransport::sendOnLink(LinkId link, const QByteArray &message)
{
    m_inner.sendOnLink(link, message);
}

bool LossyTransport::suffers(const Passing &passing) const
{
    if (m_faults.sparesDatagrams())
        return false;
    return !m_faults.peer || (m_peer && passing.other == *m_peer);
}

void LossyTransport::pass(Passing passing)
{
    if (!suffers(passing))
        return letGo(passing);
    if (happens(m_faults.loss_percent))
        return;
    if (happens(m_faults.duplicate_percent))
        passOnce(passing);
    passOnce(passing);
}

void LossyTransport::passOnce(const Passing &passing)
{
    auto &passed = m_passed[direction(passing.way)];
    if (!passed && happens(m_faults.reorder_percent)) {
        passed = passing;
        return hold({}, kPassedWithin);
    }
    Duration time = m_faults.delay;
    if (m_faults.jitter > Duration::zero())
        time += Duration(m_random.bounded(qint64(m_faults.jitter.count()) + 1));
    if (time > Duration::zero())
        hold(passing, time);
    else
        letGo(passing);
}

/// An empty one only wakes the timer, for what nobody passes.
void LossyTransport::hold(Passing passing, Duration time)
{
    if (m_held.size() >= kHeldMax)
        return;
    m_held.emplace(now() + time, std::move(passing));
    armTimer();
}

/// And with it the one that let it pass.
void LossyTransport::letGo(const Passing &passing)
{
    auto &passed = m_passed[direction(passing.way)];
    const auto later = std::exchange(passed, std::nullopt);
    deliver(passing);
    if (later)
        deliver(*later);
}

void LossyTransport::deliver(const Passing &passing)
{
    switch (passing.way) {
    case Passing::Way::In:
        Q_EMIT datagramReceived(passing.other, passing.datagram, passing.channel);
        return;
    case Passing::Way::ToAll:
        m_inner.multicast(passing.datagram);
        return;
    case Passing::Way::ToOne:
        m_inner.unicast(passing.other, passing.datagram);
        return;
    }
}

void LossyTransport::deliverDue()
{
    while (!m_held.empty() && m_held.begin()->first <= now()) {
        const Passing due = m_held.extract(m_held.begin()).mapped();
        if (!due.datagram.isEmpty())
            letGo(due);
        else
            for (auto &passed : m_passed)
                if (const auto waited = std::exchange(passed, std::nullopt))
                    deliver(*waited);
    }
    armTimer();
}

void LossyTransport::armTimer()
{
    if (m_held.empty())
        return;
    const Duration left = std::max(m_held.begin()->first - now(), Duration::zero());
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

Duration LossyTransport::now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

} // namespace roomcast
