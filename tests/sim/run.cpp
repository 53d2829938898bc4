// SPDX-License-Identifier: MIT
#include "sim/run.h"

#include "sim/check_answers.h"
#include "sim/check_cache.h"
#include "sim/check_end.h"
#include "sim/check_epochs.h"
#include "sim/check_lies.h"
#include "sim/check_linear.h"
#include "sim/check_logs.h"
#include "sim/check_multicast.h"
#include "sim/check_network.h"
#include "sim/check_sides.h"
#include "sim/check_sound.h"
#include "sim/check_stores.h"
#include "sim/check_times.h"
#include "sim/names.h"
#include "sim/schedule.h"
#include "sim/trace.h"

#include <functional>
#include <string_view>

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// After the faults: until all servers are one group, and until the last request ends.
constexpr int kHealingBounds = 150;
constexpr int kAuditTries = 5;
/// In which clients hear what there is to tell.
constexpr int kSettlingBounds = 10;

/// Everything that arrives anywhere, and when.
class TraceHash final : public Observer {
public:
    explicit TraceHash(const World &world) : m_world(world) {}
    quint64 value() const { return m_value; }

private:
    void onDelivered(Node node, const QByteArray &bytes) override
    {
        mix(quint64(m_world.time().time_since_epoch().count()));
        mix(node);
        mix(std::hash<std::string_view>()({bytes.constData(), size_t(bytes.size())}));
    }
    void mix(quint64 word) { m_value = (m_value ^ word) * 0x100000001b3ULL + (m_value >> 29); }

    const World &m_world;
    quint64 m_value = 0xcbf29ce484222325ULL;
};

class Run {
public:
    Run(quint64 seed, const RunOptions &options)
        : m_seed(seed), m_plan(planFor(seed, options.faults)), m_world(seed, m_plan.calm),
          m_history(m_world), m_schedule(m_world, m_history, m_plan, seed), m_hash(m_world),
          m_epochs(m_world, m_ledger, m_history, m_result.verdict),
          m_logs(m_world, m_ledger, m_history, m_result.verdict),
          m_answers(m_world, m_ledger, m_history, m_result.verdict, m_plan.timing),
          m_cache(m_world, m_ledger, m_history, m_result.verdict),
          m_linear(m_world, m_ledger, m_history, m_result.verdict, m_schedule.slots()),
          m_sides(m_world, m_ledger, m_history, m_result.verdict),
          m_sound(m_world, m_ledger, m_history, m_result.verdict),
          m_times(m_world, m_ledger, m_history, m_result.verdict, m_plan.timing),
          m_lies(m_world, m_ledger, m_history, m_result.verdict),
          m_multicast(m_world, m_ledger, m_history, m_result.verdict, m_plan),
          m_network(m_world, m_ledger, m_history, m_result.verdict, m_plan),
          m_stores(m_world, m_ledger, m_history, m_result.verdict),
          m_end(m_world, m_ledger, m_history, m_result.verdict)
    {
        m_result.seed = seed;
        if (options.trace) {
            m_trace.emplace(m_world, *options.trace, options.trace_messages);
            m_world.observe(*m_trace);
            m_schedule.on_fault = [this](const QString &text) { m_trace->fault(text); };
        }
        // The ledger and the history first: the checkers read them.
        for (Observer *observer : std::initializer_list<Observer *>{
                 &m_ledger, &m_history, &m_epochs, &m_logs, &m_answers, &m_cache, &m_sides,
                 &m_sound, &m_times, &m_lies, &m_multicast, &m_network, &m_stores, &m_hash})
            m_world.observe(*observer);
    }

    RunResult operator()()
    {
        const Duration bound = m_plan.timing.latency_bound;
        if (m_trace)
            m_trace->plan(m_plan);
        m_schedule.begin();
        m_world.runUntil([this] { return m_schedule.over(); }, 200 * bound);
        m_schedule.calmDown();
        heal(kHealingBounds * bound);
        m_answers.finish();
        m_linear.finish();
        collect();
        if (m_trace)
            m_trace->verdict(m_result.verdict);
        return std::move(m_result);
    }

private:
    void heal(Duration limit)
    {
        if (m_trace)
            m_trace->fault(u"the faults stop"_s);
        const TimePoint start = m_world.time();
        const Duration look_every = m_plan.timing.latency_bound / 2;
        bool whole = false;
        while (!whole && m_world.time() < start + limit) {
            m_world.run(look_every);
            chooseBetweenGroups();
            whole = m_schedule.allUp() && m_history.allAnswered() && m_end.converged() &&
                    m_end.geneses().size() == 1;
        }
        m_result.statistics.healing_max = m_world.time() - start;
        if (!whole)
            m_result.verdict.report(Rule::Converges, m_world.time(), m_end.whatIsMissing());
        const std::set<Epoch> geneses = m_end.geneses();
        m_result.statistics.two_groups = m_chosen ? 1 : 0;
        if (m_chosen && !mayPart())
            m_result.verdict.report(Rule::Converges, m_world.time(),
                                    u"a second group was founded beside one that was heard"_s);
        if (whole)
            audit(*geneses.begin());
    }

    /// What a person would do who sees two groups: the one born first joins the other.
    void chooseBetweenGroups()
    {
        const std::set<Epoch> geneses = m_end.geneses();
        for (const Node machine : m_world.machinesUp()) {
            const ServerStatus status = m_world.status(machine);
            const auto genesis = m_ledger.genesisOf(status.epoch);
            if (status.role != ShownRole::Leader || !status.other_group || !genesis ||
                *genesis == *geneses.rbegin())
                continue;
            m_chosen = true;
            m_end.wentOver(*genesis);
            m_world.joinOtherGroup(machine);
        }
    }

    /// Some fault may have kept a newcomer from hearing the group.
    bool mayPart() const
    {
        static const std::set<Fault> harmless = {Fault::Duplication, Fault::ClientCut,
                                                 Fault::Late,        Fault::Label,
                                                 Fault::LinkCut,     Fault::Decay};
        return !std::includes(harmless.begin(), harmless.end(), m_plan.faults.begin(),
                              m_plan.faults.end());
    }

    /// A client that knows nothing reads everything, as any person could.
    void audit(const Epoch &genesis)
    {
        m_world.run(kSettlingBounds * m_plan.timing.latency_bound);
        const Node auditor = m_world.addClient(m_plan.timing);
        m_world.client(auditor).setReadMode(ReadMode::Fresh);
        EndChecker::Found found;
        for (const SlotKey &slot : m_schedule.slots()) {
            const auto record = read<SlotRecord>(auditor, ReadSlot{slot});
            if (!record)
                return nobodyAnswers();
            for (const ClaimRecord &kept : record->queue)
                found.queues[slot].push_back(kept.claim.id);
        }
        for (const Node client : m_schedule.clients()) {
            const auto notices = read<Notices>(auditor, ReadNotices{Schedule::personOf(client)});
            if (!notices)
                return nobodyAnswers();
            std::set<RequestId> noticed;
            for (const Notice &notice : notices->notices)
                noticed.insert(notice.claim.claim.id);
            found.noticed.insert(noticed.begin(), noticed.end());
            // One with a label hears nobody once all have gone home.
            if (m_world.client(client).sight(m_world.nowAt(client)).reachable)
                m_end.compareNotices(
                    client, m_world.noticesTold(client).value_or(std::set<RequestId>()), noticed);
        }
        m_end.audit(genesis, found);
        judgeClients();
    }

    /// What somebody forged is not what clients go by in the end.
    void judgeClients()
    {
        constexpr quint64 kFarAbove = quint64(1) << 30;
        for (const Node client : m_schedule.clients())
            m_world.submit(client, ReadDay{m_schedule.slots().front().day});
        m_world.run(kSettlingBounds * m_plan.timing.latency_bound);
        for (const Node client : m_schedule.clients()) {
            const GroupStatus sight = m_world.client(client).sight(m_world.nowAt(client));
            if (sight.reachable && sight.index.value > kFarAbove)
                lieBelieved(client, u"goes by an index that its group did not reach"_s);
        }
        for (const Node client : m_schedule.liar().unseen())
            lieBelieved(client, u"did not tell of a second reply"_s);
        for (const Node client : m_schedule.liar().led_astray())
            lieBelieved(client, u"went over to a group by one word"_s);
    }

    void lieBelieved(Node client, const QString &what)
    {
        m_result.verdict.report(Rule::LiesHarmless, m_world.time(),
                                u"client %1 "_s.arg(client) + what);
    }

    void nobodyAnswers()
    {
        m_result.verdict.report(Rule::Converges, m_world.time(), u"nobody answers at the end"_s);
    }

    template <typename T>
    std::optional<T> read(Node auditor, const Query &query)
    {
        for (int i = 0; i < kAuditTries; ++i) {
            const Ticket ticket = m_world.submit(auditor, query);
            m_world.runUntil([&] { return m_history.find(ticket)->answered.has_value(); },
                             m_plan.timing.writeDeadline());
            const Operation &op = *m_history.find(ticket);
            const auto *value = op.answer.outcome ? std::get_if<T>(&*op.answer.outcome) : nullptr;
            if (op.fromServer() && value)
                return *value;
        }
        return std::nullopt;
    }

    void collect()
    {
        Statistics &s = m_result.statistics;
        s.virtual_time = m_world.time() - TimePoint(1s);
        s.faults = m_schedule.struck();
        s.views = m_ledger.viewsInstalled();
        s.requests = m_history.operations().size();
        for (const Operation &op : m_history.operations()) {
            s.acknowledged += op.fromServer() ? 1 : 0;
            s.confirmed += op.confirmed() ? 1 : 0;
        }
        s.cached = m_cache.judged();
        s.datagrams = m_world.datagrams();
        s.second_reads = m_answers.secondReadAnswers();
        s.unjudged = m_linear.unknown();
        m_result.trace_hash = m_hash.value();
    }

    quint64 m_seed;
    Plan m_plan;
    World m_world;
    RunResult m_result;
    Ledger m_ledger;
    History m_history;
    Schedule m_schedule;
    TraceHash m_hash;
    EpochChecker m_epochs;
    LogChecker m_logs;
    AnswerChecker m_answers;
    CacheChecker m_cache;
    LinearChecker m_linear;
    SideChecker m_sides;
    SoundnessChecker m_sound;
    TimeChecker m_times;
    LieChecker m_lies;
    MulticastChecker m_multicast;
    NetworkChecker m_network;
    StoreChecker m_stores;
    EndChecker m_end;
    bool m_chosen = false;
    std::optional<Trace> m_trace;
};

} // namespace

void Statistics::add(const Statistics &other)
{
    virtual_time += other.virtual_time;
    for (const auto &[fault, count] : other.faults)
        faults[fault] += count;
    views += other.views;
    requests += other.requests;
    acknowledged += other.acknowledged;
    confirmed += other.confirmed;
    cached += other.cached;
    datagrams += other.datagrams;
    two_groups += other.two_groups;
    second_reads += other.second_reads;
    unjudged += other.unjudged;
    healing_max = std::max(healing_max, other.healing_max);
}

RunResult runSeed(quint64 seed, const RunOptions &options)
{
    active_mutation = options.mutation;
    RunResult result = Run(seed, options)();
    active_mutation = Mutation::None;
    return result;
}

} // namespace roomcast::sim
