// SPDX-License-Identifier: MIT
//
// Carries out a plan: starts servers and clients, strikes with faults, has the clients contend for
// a few slots, and in the end heals everything and starts whoever is down. Chooses by its own
// chance; every choice depends on the seed alone.
#pragma once

#include "sim/heard_stores.h"
#include "sim/history.h"
#include "sim/liar.h"
#include "sim/plan.h"

namespace roomcast::sim {

class Schedule {
public:
    Schedule(World &world, const History &history, const Plan &plan, quint64 seed);

    /// Starts everything; the faults begin when a group stands, or at once if the plan says so.
    void begin();
    /// True when the time of faults is over and the clients have stopped asking.
    bool over() const { return m_over; }
    /// Heals all and starts whoever is down, and goes on doing so.
    void calmDown();
    /// Every machine has a server running.
    bool allUp() const;

    const std::vector<Node> &machines() const { return m_machines; }
    const Liar &liar() const { return m_liar; }
    const std::map<Fault, int> &struck() const { return m_struck; }
    std::vector<SlotKey> slots() const;
    const std::vector<Node> &clients() const { return m_clients; }
    /// The one who books with that client.
    static QString personOf(Node client);
    static CatalogueSet catalogue();

    /// Told of every fault, for the trace.
    std::function<void(const QString &)> on_fault;

private:
    void start(Node machine, bool rename);
    void restart(Node machine);
    void keepStarting();
    void startStriking();
    bool grown() const;
    quint32 freshId();

    void strikeLater();
    void strike();
    void strike(Fault fault);
    void crash(Node machine, Crash kind);
    void comeBackLater(Node machine);
    void comeBack(Node machine);
    void declareDead(const ServerIdentity &gone, const HardState &its);
    void copyFolder();
    void rememberADisk();
    void cloneDisk();
    void putBack();
    bool allMeet() const;
    bool mayPutBack(Node machine) const;
    bool mayStrike(Fault fault) const;
    void watch(Node machine, std::set<Fault> meanwhile);
    void slowDown(Node machine);
    void upsetClock(Node machine);
    void turnWild();
    void partition();
    void oneWay();
    void cutClient();
    void label();
    void lie();
    void deafen(Node machine);
    void hearAgain(Node machine);
    void moveToAnotherAddress();
    void comeOnline(Node node);
    void cutLinks(Node machine);
    void decay(Node machine);
    void giveLabel(Node machine, Label label);
    std::optional<Label> clientLabel();
    void note(Fault fault, const QString &text);
    Node anyMachine() { return m_random.oneOf(m_machines); }
    std::vector<Node> up() const;
    Duration someTime(double low, double high);

    void askLater(Node client);
    void look(Node client);
    void ask(Node client);
    Command reserve(Node client, const SlotKey &slot);
    std::optional<Command> write(Node client, const SlotKey &slot, double what);
    const Operation *anyOwn(Node client);
    std::optional<Command> cancel(Node client);
    std::optional<Command> move(Node client, const SlotKey &to);
    std::optional<Command> acknowledge(Node client);

    World &m_world;
    const History &m_history;
    const Plan m_plan;
    Liar m_liar;
    Random m_random; ///< faults
    Random m_clients_random;
    Random m_wild_random;
    std::optional<Node> m_wild; ///< the machine whose clock is wild at times
    std::chrono::milliseconds m_wild_by{0};
    std::vector<Node> m_machines;
    std::vector<Node> m_clients;
    std::map<Node, quint32> m_ids;
    std::map<Node, Label> m_labels; ///< that machines were given; a restart keeps it
    std::set<quint32> m_ids_used;
    std::set<Node> m_leaving;                  ///< and not back yet
    std::map<Node, std::vector<Ticket>> m_own; ///< what made claims, not cancelled yet
    std::map<Fault, int> m_struck;
    quint16 m_ports = 1000;
    int m_titles = 0;
    HeardStores m_heard;
    std::map<Node, Disk> m_older;  ///< a state that a machine's disk had
    std::optional<Node> m_watched; ///< goes by the identity of a store that it is not
    TimePoint m_watched_until{};
    std::set<Fault> m_meanwhile; ///< what may strike until that is found out
    bool m_striking = false;
    bool m_over = false;
};

} // namespace roomcast::sim
