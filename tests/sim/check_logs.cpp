// SPDX-License-Identifier: MIT
#include "sim/check_logs.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

// ---- rule 2 ----------------------------------------------------------------------------------

void LogChecker::onPersisted(Node, const ServerIdentity &member, const PersistBatch &batch,
                             const Disk &disk)
{
    const StoredReplica &copy = disk.durable;
    const LogIndex last{copy.base.value + copy.entries.size()};
    if (copy.hard) {
        LogIndex &held = m_held[{member.store, copy.hard->installed.epoch}];
        held = std::max(held, last);
    }
    const size_t fresh = batch.entries.size();
    if (fresh == 0)
        return;
    const LogIndex first{last.value - fresh + 1};
    if (batch.first != first)
        report(Rule::EqualLogs, u"%1 stores entries from %2 on after %3"_s.arg(name(member))
                                    .arg(batch.first.value)
                                    .arg(first.value - 1));
    for (size_t i = copy.entries.size() - fresh; i < copy.entries.size(); ++i)
        learn(member, disk, i);
}

void LogChecker::learn(const ServerIdentity &member, const Disk &disk, size_t place)
{
    const StoredReplica &copy = disk.durable;
    const LogIndex index{copy.base.value + place + 1};
    const Position here{copy.entries[place].epoch, index};
    const auto before = positionAt(copy, {index.value - 1});
    const QByteArray bytes = encode(copy.entries[place]);
    const auto [it, fresh] =
        m_entries.try_emplace(here, Known{bytes, copy.entries[place].at, before});
    Known &known = it->second;
    const auto earlier = before ? m_entries.find(*before) : m_entries.end();
    const auto where = [&] {
        return u"at (%1, %2) on %3"_s.arg(name(here.epoch)).arg(index.value).arg(name(member));
    };
    // A time that is seconds ahead was wrong: the next leader that knows better does not follow it.
    constexpr qint64 kFloorSlack_ms = 5'000;
    const qint64 back_ms =
        earlier == m_entries.end() ? -1 : earlier->second.at.value_ms - known.at.value_ms;
    if (back_ms >= 0 && back_ms <= kFloorSlack_ms)
        report(Rule::EqualLogs, u"an entry older than the one before it "_s + where());
    if (fresh)
        return;
    if (known.entry != bytes)
        report(Rule::EqualLogs, u"another entry "_s + where());
    if (known.before && before && known.before != before)
        report(Rule::EqualLogs, u"another prefix "_s + where());
    if (!known.before)
        known.before = before;
}

void LogChecker::onStatus(Node, const ServerIdentity &member, const ServerStatus &status,
                          const Disk &disk)
{
    if (status.role == ShownRole::Follower &&
        std::ranges::find(status.members, status.id) == status.members.end())
        report(Rule::Converges, name(member) + u" follows in a view that it is no member of"_s);
    // While batches are on their way the server is ahead of its disk.
    const auto position = positionAt(disk.durable, status.index);
    if (!position || !disk.pending.empty() || disk.decayed)
        return;
    const auto [known, fresh] = m_states.try_emplace(*position, status.digest);
    if (known->second != status.digest)
        report(Rule::EqualLogs, u"another state at (%1, %2) on %3"_s.arg(name(position->epoch))
                                    .arg(position->index.value)
                                    .arg(name(member)));
}

// ---- rule 3 ----------------------------------------------------------------------------------

void LogChecker::onSent(Node, const ServerIdentity &from, const Message &message)
{
    if (const auto *commit = std::get_if<Commit>(&message))
        committed(from, commit->epoch, commit->index, "COMMIT");
    else if (const auto *reply = std::get_if<Reply>(&message);
             reply && reply->entry_epoch == reply->view)
        committed(from, reply->view, reply->index, "REPLY");
}

/// It had the entry, in its log or in a snapshot, while it was of that view, and took another log
/// since: the leader's own disk, or a freeze, kept the reply back. What it gave up it carries,
/// which other rules ask for.
bool LogChecker::gaveUp(StoreId store, const Disk &disk, const Epoch &epoch, LogIndex index) const
{
    const auto held = m_held.find({store, epoch});
    return disk.durable.hard && disk.durable.hard->installed.epoch != epoch &&
           held != m_held.end() && held->second >= index;
}

void LogChecker::committed(const ServerIdentity &leader, const Epoch &epoch, LogIndex index,
                           const char *by)
{
    const View *view = ledger().view(epoch);
    LogIndex &checked = m_committed[epoch];
    if (!view || index <= checked)
        return;
    checked = index;
    const Disk *leaders = ledger().diskOf(leader.store);
    const auto expected = leaders ? positionAt(leaders->durable, index) : std::nullopt;
    // What an earlier view committed was checked against its members.
    const bool inherited = leaders && leaders->durable.base >= index;
    if (inherited || (expected && expected->epoch != epoch))
        return;
    for (const ServerIdentity &member : view->members) {
        const Disk *disk = ledger().diskOf(member.store);
        // It may have gone over to another group in the transaction that this waited for.
        const bool went_over =
            disk && disk->durable.hard && disk->durable.hard->genesis != ledger().genesisOf(epoch);
        if (!disk || went_over || disk->impostor != Impostor::None || disk->durable.base >= index ||
            gaveUp(member.store, *disk, epoch, index))
            continue;
        const auto its = positionAt(disk->durable, index);
        if (!its || (expected && its != expected))
            report(Rule::CommittedEverywhere,
                   u"%1 of view %2 commits %3 (%4), which %5 does not hold"_s.arg(
                       name(leader), name(*view), QString::number(index.value),
                       QLatin1StringView(by), name(member)));
    }
}

} // namespace roomcast::sim
