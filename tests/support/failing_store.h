// SPDX-License-Identifier: MIT
//
// A store that reports what it is given as written, until it is told to fail.
#pragma once

#include "store/store.h"

#include <climits>
#include <functional>
#include <optional>

namespace roomcast::test {

/// Keeps the batch that it did not write.
class FailingStore final : public Store {
public:
    explicit FailingStore(int good_writes = INT_MAX) : m_good_writes(good_writes) {}

    void write(PersistBatch batch) override
    {
        if (m_good_writes-- > 0) {
            if (batch.hard)
                m_promised = batch.hard->promised;
            Q_EMIT written(++m_count);
            return;
        }
        failed_batch = batch;
        promises_more = batch.hard && batch.hard->promised > m_promised;
        if (onFailure)
            onFailure();
        Q_EMIT failed(StoreError{StoreError::Kind::Full, {}, QStringLiteral("disk full")});
    }
    void failFromNowOn() { m_good_writes = 0; }

    std::optional<PersistBatch> failed_batch;
    bool promises_more = false; ///< the failed batch held a new promise
    std::function<void()> onFailure;

private:
    int m_good_writes;
    Epoch m_promised;
    quint64 m_count = 0;
};

} // namespace roomcast::test
