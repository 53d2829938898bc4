// SPDX-License-Identifier: MIT
#include "support/load_client.h"

#include "support/event_wait.h"

#include <QRandomGenerator>

namespace roomcast::test {

LoadClient::LoadClient(const MulticastOptions &network, const Timing &timing)
    : m_transport(network),
      m_node({{QRandomGenerator::system()->generate64()}, timing}, m_transport, m_clock)
{
    m_node.setCacheBypassed(true);
    connect(&m_node, &ClientNode::answered, this, &LoadClient::take);
    connect(&m_node, &ClientNode::doubleReply, this, &LoadClient::doubleReply);
}

bool LoadClient::open()
{
    if (!m_transport.open())
        return false;
    m_node.start();
    return true;
}

void LoadClient::run(int outstanding, Next next)
{
    m_next = std::move(next);
    while (m_under_way < outstanding)
        submit();
}

bool LoadClient::stop()
{
    constexpr std::chrono::seconds kPatience(
        60); // beyond every deadline that the client itself keeps
    m_next = nullptr;
    return waitUntil([this] { return idle(); }, kPatience);
}

void LoadClient::submit()
{
    ++m_under_way;
    m_node.submit(m_next());
}

void LoadClient::take(const Answer &answer)
{
    --m_under_way;
    Q_EMIT answered(answer);
    if (m_next)
        submit();
}

} // namespace roomcast::test
