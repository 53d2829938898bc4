// SPDX-License-Identifier: MIT
#include "client_gui/app/client_feed.h"

#include <QMutexLocker>
#include <QThread>

namespace roomcast {

void ClientFeed::putAnswer(const Answer &answer, AskedFrom origin, bool again)
{
    queue(AnswerNews{answer, origin, again});
}

void ClientFeed::putDecision(const OfflineDecision &decided)
{
    queue(decided);
}

void ClientFeed::queue(std::variant<AnswerNews, OfflineDecision> news)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_content.answers.size() == kAnswersMax) {
            m_content.answers.pop_front();
            ++m_content.left_out;
        }
        m_content.answers.push_back(std::move(news));
    }
    announce();
}

void ClientFeed::putValue(const Query &key, ValueNews news)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_content.values.insert_or_assign(key, std::move(news));
    }
    announce();
}

void ClientFeed::putNotices(const Notices &notices)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_content.notices = notices;
    }
    announce();
}

void ClientFeed::putKept(std::vector<KeepResult> kept)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_content.kept.push_back(std::move(kept));
    }
    announce();
}

void ClientFeed::putFault(const QString &text)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_content.faults.size() < qsizetype(kFaultsMax))
            m_content.faults << text;
    }
    announce();
}

void ClientFeed::putView(ClientView view)
{
    {
        const QMutexLocker lock(&m_mutex);
        view.sight_news = view.sight_news || (m_content.view && m_content.view->sight_news);
        m_content.view = std::move(view);
    }
    announce();
}

/// One event at a time, so that the window's own queue stays short, too. Without a thread between
/// them nothing has to wait for its turn.
void ClientFeed::announce()
{
    if (QThread::currentThread() == thread())
        return deliver();
    const QMutexLocker lock(&m_mutex);
    if (!std::exchange(m_content.announced, true))
        QMetaObject::invokeMethod(this, &ClientFeed::deliver, Qt::QueuedConnection);
}

void ClientFeed::deliver()
{
    Content content;
    {
        const QMutexLocker lock(&m_mutex);
        content = std::exchange(m_content, {});
    }
    tell(content);
}

/// Values before what is said beside them: an age may be that of an older value, and never that of
/// a newer one.
void ClientFeed::tell(const Content &content)
{
    if (content.left_out > 0)
        Q_EMIT leftOut(content.left_out);
    for (const auto &[key, news] : content.values)
        Q_EMIT valueTold(key, news);
    if (content.view)
        Q_EMIT viewShown(*content.view);
    if (content.notices)
        Q_EMIT noticesTold(*content.notices);
    for (const auto &news : content.answers) {
        if (const auto *decided = std::get_if<OfflineDecision>(&news)) {
            Q_EMIT offlineDecided(*decided);
            continue;
        }
        const auto &[answer, origin, again] = std::get<AnswerNews>(news);
        if (again)
            Q_EMIT answeredAgain(answer, origin);
        else
            Q_EMIT answered(answer, origin);
    }
    for (const auto &kept : content.kept)
        Q_EMIT wishesKept(kept);
    for (const QString &text : content.faults)
        Q_EMIT faultTold(text);
}

} // namespace roomcast
