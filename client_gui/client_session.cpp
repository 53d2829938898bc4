// SPDX-License-Identifier: MIT
#include "client_gui/client_session.h"

#include "node/client_node.h"

namespace roomcast {

using namespace std::chrono_literals;

ClientSession::ClientSession(ClientNode &node, ClientWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window)
{
    connectWindow();
    connectNode();
    connect(&m_ticker, &QTimer::timeout, this, &ClientSession::tick);
    m_ticker.start(1s);
    m_node.setPerson(window.person());
    watch(window.watchedKeys());
}

void ClientSession::connectWindow()
{
    connect(&m_window, &ClientWindow::submitRequested, this, &ClientSession::submit);
    connect(&m_window, &ClientWindow::watchRequested, this, &ClientSession::watch);
    connect(&m_window, &ClientWindow::reloadRequested, this, &ClientSession::reload);
    connect(&m_window, &ClientWindow::evictRequested, &m_node, &ClientNode::evict);
    connect(&m_window, &ClientWindow::clearCacheRequested, &m_node, &ClientNode::clearCache);
    connect(&m_window, &ClientWindow::personChanged, &m_node, &ClientNode::setPerson);
    connect(&m_window, &ClientWindow::conflictsRequested, this,
            [this] { askConflicts(m_conflicts.askAll()); });
    connect(&m_window, &ClientWindow::bypassToggled, &m_node, &ClientNode::setCacheBypassed);
}

void ClientSession::connectNode()
{
    connect(&m_node, &ClientNode::answered, this, &ClientSession::deliver);
    connect(&m_node, &ClientNode::doubleReply, &m_window, &ClientWindow::showDoubleReply);
    connect(&m_node, &ClientNode::valueChanged, this, &ClientSession::deliverValue);
    connect(&m_node, &ClientNode::cacheChanged, this, &ClientSession::deliverCache);
    connect(&m_node, &ClientNode::noticesTold, &m_window, &ClientWindow::showNotices);
    connect(&m_node, &ClientNode::sightChanged, this, &ClientSession::deliverSight);
}

void ClientSession::submit(const Command &command, AskedFrom origin)
{
    // A day that nobody has read is fetched by the watch on it; asking twice would say nothing
    // more.
    const auto *query = std::get_if<Query>(&command);
    if (origin == AskedFrom::View && query && !m_node.cached(*query))
        return;
    m_origins.emplace(m_node.submit(command), origin);
}

void ClientSession::watch(const std::vector<Query> &keys)
{
    m_node.watch(keys);
    for (const Query &key : keys)
        deliverValue(key);
}

void ClientSession::reload(const std::vector<Query> &keys)
{
    for (const Query &key : keys)
        m_node.evict(key);
    m_node.watch(keys);
}

void ClientSession::deliver(const Answer &answer)
{
    if (answer.ticket == m_conflicts_ticket)
        return deliverConflicts(answer);
    const auto origin = m_origins.extract(answer.ticket);
    m_window.showAnswer(answer, origin.empty() ? AskedFrom::View : origin.mapped());
}

void ClientSession::deliverValue(const Query &key)
{
    // A copy: showing it may make the window watch other keys, and the node move its values.
    if (const Outcome *value = m_node.cached(key))
        m_window.showValue(key, Outcome(*value));
}

void ClientSession::deliverCache()
{
    m_window.showCache(m_node.cacheRows(), m_node.cacheTotals());
}

void ClientSession::deliverSight()
{
    const GroupSight sight = m_node.sight();
    m_window.showSight(sight);
    askConflicts(m_conflicts.heard(sight));
}

void ClientSession::askConflicts(const std::optional<Query> &question)
{
    if (question)
        m_conflicts_ticket = m_node.submit(*question);
}

void ClientSession::deliverConflicts(const Answer &answer)
{
    m_conflicts_ticket.reset();
    const auto more = m_conflicts.take(answer);
    askConflicts(more);
    if (!more)
        m_window.showConflicts(m_conflicts.known(), m_conflicts.takeNews());
}

void ClientSession::tick()
{
    m_window.showTime(QDateTime::currentDateTime());
    deliverCache();
    deliverSight();
}

} // namespace roomcast
