// SPDX-License-Identifier: MIT
//
// What a node has to tell, numbered and told a little later, records and status together: whoever
// writes or paints them must not stand in the way of an election or an answer. Owned by the node,
// whose signals it is connected to.
#pragma once

#include "core/engine/event.h"

#include <QTimer>

#include <vector>

namespace roomcast {

class RecordTeller final : public QObject {
    Q_OBJECT

public:
    RecordTeller();

    void keep(Event event, WallTime at, ServerId server);
    void noteStatus();
    /// Now, not later.
    void tellAll();

Q_SIGNALS:
    void recordTold(const roomcast::LogRecord &record);
    void statusTold();

private:
    void tellSoon();

    QTimer m_timer;
    std::vector<LogRecord> m_untold; ///< bounded: a full one is told at once
    quint64 m_number = 0;            ///< of the last record
    bool m_status_changed = false;
};

} // namespace roomcast
