// SPDX-License-Identifier: MIT
//
// A run of which only what a test tells is known: for showing checkers histories that no sound
// group would make. Servers are called 1, 2, 3; the genesis is (1, 3).
#pragma once

#include "sim/checker.h"

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;

inline const SlotKey kSlot{u"A"_s, u"8:30-9:30"_s, u"Mon"_s};

inline ServerIdentity server(quint32 id)
{
    return {{{id}, {id}}, {id}};
}

inline Epoch epoch(quint64 counter, quint32 owner)
{
    return {counter, {owner}, {owner}};
}

inline View view(quint64 counter, std::vector<quint32> ids)
{
    View v{epoch(counter, ids.front()), {}};
    for (const quint32 id : ids)
        v.members.push_back(server(id));
    return v;
}

inline HardState installed(const View &v, bool primary = true)
{
    HardState hard;
    hard.genesis = epoch(1, 3);
    hard.promised = hard.installed.epoch = v.epoch;
    hard.installed = v;
    hard.primary = primary;
    hard.last_primary = v;
    return hard;
}

inline Entry write(const Epoch &in, quint64 sequence, const QString &title = u"t"_s)
{
    return {in,
            {qint64(sequence)},
            {},
            WriteRecord{{{7}, {sequence}}, {1}, encode(Write(Reserve{kSlot, u"p"_s, title}))}};
}

/// A run of which only what the test tells is known.
struct Scene {
    World world{1, {}};
    Ledger ledger;
    History history{world};
    Verdict verdict;
    std::map<quint32, Disk> disks;
    std::vector<Observer *> observers{&ledger, &history};
    Node client = 100;
    quint64 tickets = 0;
    quint64 sequences = 0;

    template <typename T, typename... Args>
    T make(Args... args)
    {
        return T(world, ledger, history, verdict, args...);
    }
    template <typename Hook, typename... Args>
    void tell(Hook hook, const Args &...args)
    {
        for (Observer *observer : observers)
            (observer->*hook)(args...);
    }
    void start(quint32 id)
    {
        disks[id].store = server(id).store;
        tell(&Observer::onStarted, Node(id), server(id), disks[id]);
    }
    void persist(quint32 id, PersistBatch batch)
    {
        disks[id].durable.apply(batch);
        tell(&Observer::onPersisted, Node(id), server(id), batch, disks[id]);
    }
    void install(const View &v, bool primary = true)
    {
        for (const ServerIdentity &member : v.members) {
            PersistBatch batch;
            batch.hard = installed(v, primary);
            persist(member.key.id.value, batch);
        }
    }
    void append(quint32 id, LogIndex at, Entry entry)
    {
        PersistBatch batch;
        batch.first = at;
        batch.entries = {std::move(entry)};
        persist(id, batch);
    }
    void send(quint32 id, const Message &message)
    {
        tell(&Observer::onSent, Node(id), server(id), message);
    }
    void startThree()
    {
        for (const quint32 id : {3U, 2U, 1U})
            start(id);
    }
    /// A client asks and is answered at once; with the word of an entry, if `index` says which.
    RequestId ask(const Command &command, const Epoch &by, Confirmation confirmation,
                  const Outcome &outcome = Done{}, LogIndex index = {})
    {
        const Ticket ticket{++tickets};
        tell(&Observer::onSubmitted, client, ClientId{7}, ticket, command);
        Request request;
        request.sequence = {++sequences};
        request.write = std::holds_alternative<Write>(command);
        if (request.write)
            request.command = encode(std::get<Write>(command));
        tell(&Observer::onRequested, client, ClientId{7}, request);
        Answer answer;
        answer.ticket = ticket;
        answer.outcome = outcome;
        answer.source = Source::Server;
        answer.confirmation = confirmation;
        answer.epoch = by;
        answer.index = index;
        if (index != LogIndex{})
            send(by.owner.value, Reply{{{7}, {sequences}},
                                       1,
                                       epoch(1, 3),
                                       by,
                                       by,
                                       index,
                                       confirmation == Confirmation::Confirmed,
                                       false,
                                       encode(outcome)});
        tell(&Observer::onAnswered, client, ClientId{7}, answer);
        return {{7}, {sequences}};
    }
    RequestId reserve(const QString &title, const Epoch &by, Confirmation confirmation,
                      LogIndex index = {})
    {
        return ask(Write(Reserve{kSlot, u"p"_s, title}), by, confirmation, Done{}, index);
    }
    bool broke(Rule rule) const
    {
        return std::any_of(verdict.violations().begin(), verdict.violations().end(),
                           [&](const Violation &v) { return v.rule == rule; });
    }
};

/// Three servers, and one checker that looks on.
template <typename Checker>
struct Watched : Scene {
    Checker checker;

    template <typename... Args>
    explicit Watched(Args... args) : checker(make<Checker>(args...))
    {
        observers.push_back(&checker);
        startThree();
    }
};

inline Reply reply(const Epoch &by, LogIndex index, const Outcome &outcome = Done{},
                   bool primary = true)
{
    return {{{7}, {1}}, 1, epoch(1, 3), by, by, index, primary, false, encode(outcome)};
}

} // namespace roomcast::test
