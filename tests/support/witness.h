// SPDX-License-Identifier: MIT
//
// Hears the same datagrams as a seat's node and keeps what they prove: which server replied when,
// and when a leader was last heard. Holds every answer that the window showed against it. Knows
// nothing of how the client decides; owned by a test.
#pragma once

#include "node/packet_port.h"
#include "support/seat.h"

#include <QElapsedTimer>

#include <array>
#include <deque>
#include <map>

namespace roomcast::test {

class Witness final : public QObject {
    Q_OBJECT

public:
    /// Call before the seat starts.
    explicit Witness(Seat &seat);

    /// The grid now, against who was heard: fresh needs a leader that was heard lately.
    void inspectGrid(const SlotKey &slot);
    /// Confirmed to somebody by now: `holder` has the slot, or has it no longer. Nothing was asked
    /// since.
    void expect(const SlotKey &slot, const QString &holder, bool held);
    void expectNothing(const SlotKey &slot) { m_expected.erase(slot); }

    const QStringList &complaints() const { return m_complaints; }
    /// Answers shown, by their source.
    int shown(Source source) const { return m_shown.value(int(source)); }
    /// Times that an age on show was held against what another person had confirmed.
    int agesChecked() const { return m_ages_checked; }

private:
    struct Heard {
        ServerId server;
        Epoch view;
        Duration at{};
    };
    struct Expected {
        QString holder;
        bool held = false;
        Duration at{};
    };

    Duration now() const { return std::chrono::nanoseconds(m_clock.nsecsElapsed()); }
    void hear(const QByteArray &datagram, Channel channel);
    void judge(const Answer &answer);
    QString faultOf(const Answer &answer) const;
    QString serverFault(const Answer &answer) const;
    QString cacheFault(const Answer &answer) const;
    QString staleFault(const Answer &answer) const;
    QString shownFault(const Answer &answer) const;
    void inspectAge(const SlotKey &slot, const Expected &expected);
    void complain(const QString &text);
    bool heardWithin(Duration time) const;

    Seat &m_seat;
    PacketPort m_port;
    Timing m_timing;
    QElapsedTimer m_clock;
    std::array<Duration, 3> m_awoke{}; ///< the event loop, the last times
    std::deque<Heard> m_replies;       ///< the last kRepliesMax
    Duration m_leader_at = Duration::min();
    std::map<SlotKey, Expected> m_expected;
    QMap<int, int> m_shown;
    int m_ages_checked = 0;
    QStringList m_complaints; ///< the first kComplaintsMax, each once
};

} // namespace roomcast::test
