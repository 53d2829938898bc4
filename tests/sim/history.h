// SPDX-License-Identifier: MIT
//
// What clients asked and what they were told: the requests of a run with the moments they were made
// and answered. Fed by the world; read by the schedule (which claims to cancel) and the checkers.
#pragma once

#include "sim/world.h"

namespace roomcast::sim {

struct Operation {
    Ticket ticket;
    Node client{};
    ClientId client_id;
    Command command;
    TimePoint invoked;
    std::optional<TimePoint> answered;
    Answer answer;              ///< where answered
    std::vector<RequestId> ids; ///< it went out as; more than one where a session was lost

    bool done() const { return answered && answer.ok(); }
    bool fromServer() const { return answered && answer.source == Source::Server; }
    bool confirmed() const
    {
        return fromServer() && answer.confirmation == Confirmation::Confirmed;
    }
    const Reserve *reserve() const { return write<Reserve>(); }
    const Cancel *cancel() const { return write<Cancel>(); }
    const JoinQueue *join() const { return write<JoinQueue>(); }
    const LeaveQueue *leave() const { return write<LeaveQueue>(); }
    const Move *move() const { return write<Move>(); }
    const Acknowledge *acknowledge() const { return write<Acknowledge>(); }
    const Query *query() const { return std::get_if<Query>(&command); }
    /// Where it makes a claim: by booking, standing in line, or moving there.
    std::optional<SlotKey> target() const;
    QString person() const;
    /// What the claim it makes is known by; of one that was moved the title is another's.
    QString title() const;
    /// The claim that it makes.
    std::optional<RequestId> claim() const
    {
        return target() && !ids.empty() ? std::optional(ids.back()) : std::nullopt;
    }
    /// The claim that it gives back, where it says which.
    std::optional<RequestId> givesBack() const;
    /// Its person was told to hold the slot.
    bool toldToHold() const;

private:
    template <typename T>
    const T *write() const
    {
        const auto *any = std::get_if<Write>(&command);
        return any ? std::get_if<T>(any) : nullptr;
    }
};

class History final : public Observer {
public:
    explicit History(const World &world) : m_world(world) {}

    const std::vector<Operation> &operations() const { return m_operations; }
    const Operation *find(Ticket ticket) const;
    /// What makes this claim.
    const Operation *makerOf(const RequestId &claim) const;
    bool allAnswered() const { return m_open == 0; }
    /// The claim that `made` makes may have been given back, as far as anybody asked for it.
    bool givenBack(const Operation &made) const;
    /// The same command is on its way from this client: the two could not be told apart.
    bool isOpen(ClientId client, const Command &command) const;

private:
    void onSubmitted(Node client, ClientId id, Ticket ticket, const Command &command) override;
    void onRequested(Node client, ClientId id, const Request &request) override;
    void onAnswered(Node client, ClientId id, const Answer &answer) override;

    const World &m_world;
    std::vector<Operation> m_operations;
    std::map<Ticket, size_t> m_by_ticket;
    std::map<QByteArray, size_t> m_by_command; ///< of equal ones, the latest
    std::map<RequestId, size_t> m_by_claim;
    size_t m_open = 0;
};

} // namespace roomcast::sim
