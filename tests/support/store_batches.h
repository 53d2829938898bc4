// SPDX-License-Identifier: MIT
//
// Batches for tests of stores: single entries, and from a seed any row of batches that an engine
// could hand over. The same seed gives the same row in every process.
#pragma once

#include "store/store.h"

#include <QRandomGenerator>
#include <QtTest/QTest>

namespace roomcast::test {

inline constexpr int kStoreWaitMs = 30'000;

inline Entry entryOf(quint64 number, const QByteArray &command)
{
    const Epoch epoch{1 + number / 100, {7}, {number}};
    return {epoch,
            {qint64(number)},
            CivilDay{2'461'000},
            WriteRecord{{{~number}, {number}}, {number}, command}};
}

/// One more entry, for the log that `copy` holds.
inline PersistBatch oneEntry(const StoredReplica &copy, const QByteArray &command)
{
    PersistBatch batch;
    batch.first = {copy.base.value + copy.entries.size() + 1};
    batch.entries = {entryOf(batch.first.value, command)};
    return batch;
}

inline PersistBatch stagedParts(quint32 from, quint32 to, qsizetype bytes)
{
    PersistBatch batch;
    for (quint32 part = from; part < to; ++part)
        batch.staged.push_back({part, QByteArray(bytes, char('a' + part % 26))});
    return batch;
}

/// Keeps, besides, what the batches drawn so far come to.
class RandomBatches {
public:
    explicit RandomBatches(quint32 seed) : m_random(seed) {}

    const StoredReplica &copy() const { return m_copy; }
    /// What was staged is not kept over a restart.
    void restart() { m_copy.staged.clear(); }

    PersistBatch next()
    {
        PersistBatch batch;
        batch.clear = chance(30);
        if (chance(3))
            stage(batch);
        if (chance(12))
            batch.install = SnapshotInstall{installBase(), !chance(4)};
        StoredReplica before_entries = m_copy;
        before_entries.apply(batch);
        batch.first = {before_entries.base.value + before_entries.entries.size() + 1};
        for (auto count = chance(2) ? m_random.bounded(8) : 0; count > 0; --count)
            batch.entries.push_back(entryOf(m_random.generate(), bytes()));
        if (chance(4))
            batch.hard = hardState();
        if (chance(10))
            batch.carried = bytes();
        m_copy.apply(batch);
        return batch;
    }

private:
    bool chance(int one_in) { return m_random.bounded(one_in) == 0; }

    QByteArray bytes()
    {
        QByteArray result(chance(20) ? m_random.bounded(40'000) : m_random.bounded(200),
                          Qt::Uninitialized);
        for (char &c : result)
            c = char(m_random.generate());
        return chance(20) ? QByteArray() : result;
    }

    void stage(PersistBatch &batch)
    {
        quint32 part = chance(4) ? 0 : quint32(m_copy.staged.size());
        for (int count = m_random.bounded(1, 5); count > 0; --count)
            batch.staged.push_back({part++, bytes()});
    }

    /// Usually of an entry in the log; now and then of one far from it.
    LogIndex installBase()
    {
        const auto held = quint32(m_copy.entries.size());
        return {chance(6) ? m_random.bounded(1000U)
                          : m_copy.base.value + m_random.bounded(held + 1)};
    }

    HardState hardState()
    {
        HardState hard;
        hard.promised = {m_random.generate64() >> 2, {3}, {m_random.generate64()}};
        hard.installed = {hard.promised, {{{{3}, {m_random.generate64()}}, {~quint64(0)}}}};
        hard.attempts.assign(m_random.bounded(3U), hard.installed);
        if (chance(2))
            hard.genesis = hard.promised;
        return hard;
    }

    QRandomGenerator m_random;
    StoredReplica m_copy;
};

inline bool same(const StoredReplica &a, const StoredReplica &b)
{
    return a.hard == b.hard && a.snapshot == b.snapshot && a.base == b.base &&
           a.entries == b.entries && a.carried == b.carried;
}

} // namespace roomcast::test
