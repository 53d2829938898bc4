// SPDX-License-Identifier: MIT
//
// The writes that clients have multicast and that are not done yet. Every server holds them, so
// that a successor can order what its predecessor took with it. Bounded in all and per client;
// what does not fit is dropped, because the client repeats it. Opaque commands.
#pragma once

#include "core/base/time.h"
#include "core/protocol/message.h"

#include <map>

namespace roomcast {

struct HeldRequest {
    RequestId id;
    quint32 attempt = 1;
    Sequence oldest_outstanding;
    QByteArray command;
    Endpoint client;   ///< where the reply goes
    TimePoint expires; ///< when the client stops waiting
    quint64 arrival = 0;
};

class RequestPool {
public:
    struct Limits {
        qsizetype all = 16 * 1024;
        qsizetype per_client = 256;
    };

    explicit RequestPool(const Limits &limits) : m_limits(limits) {}

    enum class Added { New, Repeated, Full };
    Added add(const ClientId &client, const Request &request, const Endpoint &from, Now now);

    /// The request is done or refused: gives it out and forgets it.
    std::optional<HeldRequest> take(const RequestId &id);
    HeldRequest *find(const RequestId &id);
    /// The one not yet ordered that came first, marked as ordered.
    std::optional<HeldRequest> takeUnordered();
    /// It has its place in the log already.
    void markOrdered(const RequestId &id);
    bool hasUnordered() const { return !m_unordered.empty(); }
    /// A new view: whatever is not in its log has to be ordered again.
    void forgetOrdering();
    /// Drops those whose client no longer waits; tells which.
    std::vector<HeldRequest> expire(Now now);
    std::optional<TimePoint> deadline() const;
    qsizetype size() const { return std::ssize(m_held); }
    void clear();
    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const;

private:
    Limits m_limits;
    std::map<RequestId, HeldRequest> m_held;
    std::map<quint64, RequestId> m_unordered; ///< by arrival
    std::multimap<TimePoint, RequestId> m_by_expiry;
    quint64 m_arrivals = 0;
};

} // namespace roomcast
