// SPDX-License-Identifier: MIT
#include "sim/check_lies.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

/// Its disk may have been wiped, or be another's.
void LieChecker::onStarted(Node machine, const ServerIdentity &member, const Disk &disk)
{
    m_started.insert(member.key);
    m_genesis[machine] = disk.durable.hard ? disk.durable.hard->genesis : std::nullopt;
}

void LieChecker::onPersisted(Node machine, const ServerIdentity &member, const PersistBatch &batch,
                             const Disk &)
{
    if (batch.clear && m_genesis[machine] && m_geneses.size() == 1)
        report(Rule::LiesHarmless, name(member) + u" leaves the only group there is"_s);
    if (!batch.hard)
        return;
    m_genesis[machine] = batch.hard->genesis;
    if (batch.hard->genesis)
        m_geneses.insert(*batch.hard->genesis);
    const Epoch &promised = batch.hard->promised;
    if (promised && !isThere({promised.owner, promised.incarnation}))
        report(Rule::LiesHarmless, name(member) + u" promises to a server that is not there"_s);
    if (promised.counter > m_counter + Epoch::kCounterStepMax)
        report(Rule::LiesHarmless, name(member) + u" promises an epoch far above all"_s);
    m_counter = std::max(m_counter, promised.counter);
}

void LieChecker::onSent(Node, const ServerIdentity &member, const Message &message)
{
    const auto *election = std::get_if<Election>(&message);
    if (election && std::any_of(election->view.members.begin(), election->view.members.end(),
                                [this](const ServerIdentity &m) { return !isThere(m.key); }))
        report(Rule::LiesHarmless, name(member) + u" proposes a server that is not there"_s);
}

void LieChecker::onEvent(Node, const ServerIdentity &member, const Event &event)
{
    if (const auto *installed = std::get_if<event::ViewInstalled>(&event))
        m_led.insert(installed->epoch);
    const auto *joined = std::get_if<event::Joined>(&event);
    if (joined && !m_led.contains(joined->epoch))
        report(Rule::LiesHarmless, name(member) + u" learns from a leader of no view"_s);
    // That another of its ID was heard is told, and a person looks.
    const auto *taken = std::get_if<event::DuplicateId>(&event);
    if (taken && taken->action != event::DuplicateIdAction::EndOne)
        report(Rule::LiesHarmless, name(member) + u" believes that its ID is taken"_s);
}

} // namespace roomcast::sim
