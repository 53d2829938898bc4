// SPDX-License-Identifier: MIT
#include "server_gui/log/event_runs.h"

#include <QCoreApplication>
#include <QStringList>

namespace roomcast {

namespace {

class EventRunWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::EventRuns)
};

std::shared_ptr<EventRun> begun(std::shared_ptr<EventRun> &run)
{
    if (!run)
        run = std::make_shared<EventRun>();
    return run;
}

} // namespace

QString EventRun::text() const
{
    QStringList parts;
    const auto add = [&](qint64 count, const QString &one, const QString &many) {
        if (count > 0)
            parts += count == 1 ? one : many;
    };
    add(requests, EventRunWords::tr("1 request"),
        EventRunWords::tr("%Ln requests", nullptr, int(requests)));
    add(replies, EventRunWords::tr("1 reply"),
        EventRunWords::tr("%Ln replies", nullptr, int(replies)));
    add(applied, EventRunWords::tr("1 entry applied"),
        EventRunWords::tr("%Ln entries applied", nullptr, int(applied)));
    return parts.join(QStringLiteral(", "));
}

std::shared_ptr<EventRun> EventRuns::take(const LogRecord &record)
{
    std::shared_ptr<EventRun> run;
    if (std::holds_alternative<event::RequestReceived>(record.event))
        ++(run = begun(m_requests))->requests;
    else if (std::holds_alternative<event::ReplySent>(record.event))
        ++(run = begun(m_requests))->replies;
    else if (std::holds_alternative<event::EntryApplied>(record.event))
        ++(run = begun(m_applied))->applied;
    else
        *this = {};
    if (!run)
        return run;
    if (run->size() == 1)
        run->first = record.time;
    run->last = record.time;
    return run;
}

} // namespace roomcast
