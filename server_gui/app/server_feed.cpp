// SPDX-License-Identifier: MIT
#include "server_gui/app/server_feed.h"

#include "server_gui/log/log_bounds.h"

#include <QMutexLocker>

namespace roomcast {

void ServerFeed::append(const LogRecord &record)
{
    const QMutexLocker lock(&m_mutex);
    m_content.left_out += makeRoom(m_content.records, kRecordsMax, kDropBatch);
    m_content.records.push_back(record);
    announce();
}

void ServerFeed::show(ServerView view)
{
    const QMutexLocker lock(&m_mutex);
    m_content.view = std::move(view);
    announce();
}

bool ServerFeed::hasView() const
{
    const QMutexLocker lock(&m_mutex);
    return m_content.view.has_value();
}

/// One event at a time, so that the window's own queue stays short, too.
void ServerFeed::announce()
{
    if (!std::exchange(m_content.announced, true))
        QMetaObject::invokeMethod(this, &ServerFeed::deliver, Qt::QueuedConnection);
}

void ServerFeed::deliver()
{
    Content content;
    {
        const QMutexLocker lock(&m_mutex);
        content = std::exchange(m_content, {});
    }
    if (content.left_out > 0)
        Q_EMIT recordsLeftOut(content.left_out);
    for (const LogRecord &record : content.records)
        Q_EMIT recordLogged(record);
    if (content.view)
        Q_EMIT viewShown(*content.view);
    Q_EMIT taken();
}

} // namespace roomcast
