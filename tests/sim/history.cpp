// SPDX-License-Identifier: MIT
#include "sim/history.h"

namespace roomcast::sim {

std::optional<SlotKey> Operation::target() const
{
    if (reserve())
        return reserve()->slot;
    if (join())
        return join()->slot;
    return move() ? std::optional(move()->to) : std::nullopt;
}

QString Operation::person() const
{
    const auto *any = std::get_if<Write>(&command);
    return any ? std::visit(Overloaded{[](const OpenSession &) { return QString(); },
                                       [](const auto &what) { return what.person; }},
                            *any)
               : QString();
}

QString Operation::title() const
{
    if (reserve())
        return reserve()->title;
    return join() ? join()->title : QString();
}

std::optional<RequestId> Operation::givesBack() const
{
    if (cancel())
        return cancel()->claim;
    return move() ? move()->claim : std::nullopt;
}

bool Operation::toldToHold() const
{
    const auto *queued = done() ? std::get_if<Queued>(&*answer.outcome) : nullptr;
    return queued ? queued->ahead == 0 : done() && target();
}

bool History::givenBack(const Operation &made) const
{
    return std::any_of(m_operations.begin(), m_operations.end(), [&](const Operation &op) {
        const auto gone = op.givesBack();
        const bool by_name =
            gone && std::find(made.ids.begin(), made.ids.end(), *gone) != made.ids.end();
        return by_name ||
               (op.leave() && op.leave()->slot == made.target() && op.person() == made.person());
    });
}

bool History::isOpen(ClientId client, const Command &command) const
{
    return std::any_of(m_operations.begin(), m_operations.end(), [&](const Operation &op) {
        return !op.answered && op.client_id == client && op.command == command;
    });
}

const Operation *History::find(Ticket ticket) const
{
    const auto it = m_by_ticket.find(ticket);
    return it == m_by_ticket.end() ? nullptr : &m_operations[it->second];
}

const Operation *History::makerOf(const RequestId &claim) const
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
    if (operation.target())
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
