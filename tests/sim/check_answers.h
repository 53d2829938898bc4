// SPDX-License-Identifier: MIT
//
// Rules 4 to 6 and 10, on what clients are told: confirmed bookings never conflict; conflicting
// acknowledgements come from two logs; the answers to one request agree; a list of bookings
// shows each claim once and none that nobody made; a claim is promoted once; a side that may not be
// the only one moves none; every request ends in time.
#pragma once

#include "sim/checker.h"

namespace roomcast::sim {

class AnswerChecker final : public Checker {
public:
    AnswerChecker(const World &world, const Ledger &ledger, const History &history,
                  Verdict &verdict, Timing timing)
        : Checker(world, ledger, history, verdict), m_timing(timing)
    {
    }

    void finish() override;
    quint64 secondReadAnswers() const { return m_second_reads; }

private:
    void onSent(Node, const ServerIdentity &, const Message &) override;
    void onRequested(Node, ClientId client, const Request &request) override;
    void onAnswered(Node, ClientId, const Answer &) override;

    struct Sent {
        ServerKey from;
        Reply reply;
    };
    void agree(const Sent &first, const Sent &second);
    void acknowledged(const Operation &op);
    std::optional<Position> entryOf(const Operation &op) const;
    bool isOfTwoLogs(const Operation &op, const Position &entry) const;
    void conflict(const Operation &one, const Operation &other);
    void moved(const Reply &reply);
    void readable(const Bookings &bookings);
    void promotedOnce(const SlotRecord &record);
    void inTime(const Operation &op);

    Timing m_timing;
    std::set<RequestId> m_writes;
    std::map<RequestId, std::vector<Sent>> m_replies;
    std::map<SlotKey, std::vector<Ticket>> m_acknowledged; ///< to hold the slot
    std::set<RequestId> m_moves;
    quint64 m_second_reads = 0;
};

} // namespace roomcast::sim
