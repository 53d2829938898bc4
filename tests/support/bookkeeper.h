// SPDX-License-Identifier: MIT
//
// A client under load that keeps account: it books slots that nobody else asks for, gives some of
// them back, and knows afterwards what the servers must say about each. Used by the tests that kill
// servers; what does not agree comes back as sentences.
#pragma once

#include "support/load_client.h"

#include <map>
#include <set>

namespace roomcast::test {

/// All active claims of a group, by slot.
using Timetable = std::map<SlotKey, std::vector<Claim>>;

/// Asks the servers for every room; nothing where one of the answers is missing.
std::optional<Timetable> readTimetable(const MulticastOptions &network, const Timing &timing);

class Bookkeeper final : public QObject {
    Q_OBJECT

public:
    /// The `number`th of `clients`, each of which has slots of its own.
    Bookkeeper(const MulticastOptions &network, const Timing &timing, int number, int clients);

    bool start();
    bool stop() { return m_client.stop(); }

    int acknowledged(Confirmation confirmation) const;
    /// Answers that are none, or not what somebody alone on his slots may hear.
    const QStringList &complaints() const { return m_complaints; }
    int unanswered() const { return m_offered; }
    /// Cancels that a side refused because it did not know the booking yet; only where one of the
    /// two was provisional.
    int overtaken() const { return m_overtaken; }
    /// Where two servers replied and the client said so.
    int doubleReplies() const { return m_double_replies; }
    /// What was acknowledged and is not so, or is there twice.
    QStringList differencesFrom(const Timetable &timetable) const;

private:
    enum class State {
        Asked, ///< for a booking or its end: either may have happened
        Booked,
        Cancelled,
    };

    Command nextCommand();
    void take(const Answer &answer);
    QString differenceFrom(const SlotKey &slot, State state,
                           const std::vector<Claim> &claims) const;

    LoadClient m_client;
    QString m_person;
    qint64 m_next_slot;
    qint64 m_step;
    int m_commands = 0;
    std::map<SlotKey, State> m_slots;
    SlotKey m_last_booked;
    std::map<Confirmation, int> m_acknowledged;
    std::set<SlotKey> m_provisional; ///< booked on a side that may not be the only one
    int m_offered = 0;
    int m_overtaken = 0;
    int m_double_replies = 0;
    QStringList m_complaints;
};

} // namespace roomcast::test
