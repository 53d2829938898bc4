// SPDX-License-Identifier: MIT
#include "sim/history.h"

namespace roomcast::sim {

const Operation *History::find(Ticket ticket) const
{
    const auto it = m_by_ticket.find(ticket);
    return it == m_by_ticket.end() ? nullptr : &m_operations[it->second];
}

const Operation *History::reservationOf(const RequestId &claim) const
{
    const auto it = m_by_claim.find(claim);
    return it == m_by_claim.end() ? nullptr : &m_operations[it->second];
}

void History::onSubmitted(Node client, ClientId id, Ticket ticket, const Command &command)
{
    m_by_ticket[ticket] = m_operations.size();
    m_operations.push_back({ticket, client, id, command, m_world.time(), {}, {}, {}});
    ++m_open;
    if (m_operations.back().query() == nullptr)
        m_by_command[encode(std::get<Write>(command))] = m_operations.size() - 1;
}

void History::onRequested(Node, ClientId id, const Request &request)
{
    if (!request.write || request.attempt != 1)
        return;
    const auto it = m_by_command.find(request.command);
    if (it == m_by_command.end())
        return;
    Operation &operation = m_operations[it->second];
    operation.ids.push_back({id, request.sequence});
    if (operation.reserve())
        m_by_claim[operation.ids.back()] = it->second;
}

void History::onAnswered(Node, ClientId, const Answer &answer)
{
    const auto it = m_by_ticket.find(answer.ticket);
    if (it == m_by_ticket.end())
        return;
    Operation &operation = m_operations[it->second];
    if (operation.answered)
        return;
    operation.answered = m_world.time();
    operation.answer = answer;
    --m_open;
}

} // namespace roomcast::sim
