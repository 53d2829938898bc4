// SPDX-License-Identifier: MIT
#include "client_gui/booking/outcome_controller.h"

namespace roomcast {

OutcomeController::OutcomeController(const GroupController &group) : m_group(group)
{
}

void OutcomeController::take(const Answer &answer)
{
    if (m_outcomes.take(answer))
        ask();
}

void OutcomeController::ask()
{
    if (!m_group.sight().reachable)
        return;
    if (const auto question = m_outcomes.takeQuestion())
        Q_EMIT submitRequested(*question, AskedFrom::Doubt);
}

void OutcomeController::settle(const Answer &read)
{
    const auto message = m_outcomes.settle(read);
    if (!message)
        return;
    Q_EMIT settled(std::get<ReadSlot>(std::get<Query>(read.command)).slot, *message);
    ask();
}

void OutcomeController::forget(const SlotKey &slot)
{
    m_outcomes.forget(slot);
}

bool OutcomeController::isOpen(const SlotKey &slot) const
{
    return m_outcomes.isOpen(slot);
}

} // namespace roomcast
