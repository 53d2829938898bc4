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
    bool confirmed() const { return fromServer() && answer.standing == Standing::Confirmed; }
    const Reserve *reserve() const { return write<Reserve>(); }
    const Cancel *cancel() const { return write<Cancel>(); }
    const Query *query() const { return std::get_if<Query>(&command); }
    /// The claim that a reservation makes.
    std::optional<RequestId> claim() const
    {
        return reserve() && !ids.empty() ? std::optional(ids.back()) : std::nullopt;
    }

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
    /// The reservation that makes this claim.
    const Operation *reservationOf(const RequestId &claim) const;
    bool allAnswered() const { return m_open == 0; }

private:
    void onSubmitted(Node client, ClientId id, Ticket ticket, const Command &command) override;
    void onRequested(Node client, ClientId id, const Request &request) override;
    void onAnswered(Node client, ClientId id, const Answer &answer) override;

    const World &m_world;
    std::vector<Operation> m_operations;
    std::map<Ticket, size_t> m_by_ticket;
    std::map<QByteArray, size_t> m_by_command; ///< reservations; every one has its own title
    std::map<RequestId, size_t> m_by_claim;
    size_t m_open = 0;
};

} // namespace roomcast::sim
