// SPDX-License-Identifier: MIT
//
// A client in this process that always has a number of commands outstanding, on the real network.
// Whoever made it says what comes next and hears every answer, in turn. The commands go to the
// servers although the cache could answer.
#pragma once

#include "net/multicast_transport.h"
#include "node/client_node.h"

#include <functional>

namespace roomcast::test {

class LoadClient final : public QObject {
    Q_OBJECT

public:
    using Next = std::function<Command()>;

    LoadClient(const MulticastOptions &network, const Timing &timing);

    bool open();
    /// Keeps `outstanding` commands under way until `stop`.
    void run(int outstanding, Next next);
    /// Nothing new; waits until all that is under way has its answer.
    bool stop();
    bool idle() const { return m_under_way == 0; }

Q_SIGNALS:
    void answered(const roomcast::Answer &answer);
    void doubleReply(const roomcast::Answer &answer);

private:
    void take(const Answer &answer);
    void submit();

    SystemClock m_clock;
    MulticastTransport m_transport;
    ClientNode m_node;
    Next m_next;
    int m_under_way = 0;
};

} // namespace roomcast::test
