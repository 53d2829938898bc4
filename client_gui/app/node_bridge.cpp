// SPDX-License-Identifier: MIT
#include "client_gui/app/node_bridge.h"

#include "client_gui/offline/offline_text.h"
#include "node/client_node.h"

#include <algorithm>

namespace roomcast {

NodeBridge::NodeBridge(ClientNode &node, ClientFeed &feed) : m_node(node), m_feed(feed)
{
    moveToThread(node.thread());
    connect(&node, &ClientNode::answered, this, &NodeBridge::takeAnswer);
    connect(&node, &ClientNode::doubleReply, this, &NodeBridge::takeSecondReply);
    connect(&node, &ClientNode::valueChanged, this, &NodeBridge::sendValue);
    connect(&node, &ClientNode::noticesTold, this,
            [this](const Notices &notices) { m_feed.putNotices(notices); });
    connect(&node, &ClientNode::offlineDecided, this,
            [this](const OfflineDecision &decided) { m_feed.putDecision(decided); });
    const auto present = [this] {
        ClientView now = view();
        now.sight_news = true;
        m_feed.putView(std::move(now));
    };
    connect(&node, &ClientNode::sightChanged, this, present);
    connect(&node, &ClientNode::networkChanged, this, present);
    connect(&node, &ClientNode::offlineChanged, this, present);
    connect(&node, &ClientNode::keptUnreadable, this,
            [this](ClientNode::Kept what, const QString &aside) {
                m_feed.putFault(keptUnreadableText(what, aside));
            });
    connect(&node, &ClientNode::keepingFailed, this,
            [this](ClientNode::Kept what) { m_feed.putFault(keepingFailedText(what)); });
}

void NodeBridge::submit(const Command &command, AskedFrom origin)
{
    // A day that nobody has read is fetched by the watch on it; asking twice would say nothing
    // more.
    const auto *query = std::get_if<Query>(&command);
    if (origin == AskedFrom::View && query && !m_node.cached(*query))
        return;
    // What the cache knows does not tell what became of a write or a booking.
    const bool sure = origin == AskedFrom::Doubt || origin == AskedFrom::Claim;
    m_origins.emplace(m_node.submit(command, sure ? std::optional(ReadMode::Fresh) : std::nullopt),
                      origin);
}

/// What is watched already was told, each time that it changed.
void NodeBridge::watch(const std::vector<Query> &keys)
{
    m_node.watch(keys);
    std::vector<Query> before = std::exchange(m_watched, keys);
    std::ranges::sort(before);
    for (const Query &key : keys)
        if (!std::ranges::binary_search(before, key))
            sendValue(key);
}

void NodeBridge::reload(const std::vector<Query> &keys)
{
    for (const Query &key : keys)
        m_origins.emplace(m_node.submit(key, ReadMode::Fresh), AskedFrom::View);
}

void NodeBridge::keep(const std::vector<Reserve> &wishes)
{
    std::vector<KeepResult> kept;
    for (const Reserve &wish : wishes)
        kept.push_back({wish, m_node.keepOffline(wish)});
    m_feed.putKept(std::move(kept));
}

/// A value that has just arrived goes first: its age must not stand beside the one before it.
void NodeBridge::sendView(bool rows)
{
    m_node.tellNow();
    ClientView now = view();
    if (rows)
        now.rows = m_node.cacheRows();
    m_feed.putView(std::move(now));
}

ClientView NodeBridge::view() const
{
    ClientView now;
    now.at = std::chrono::steady_clock::now();
    now.sight = m_node.sight();
    now.partition = m_node.partition();
    now.trouble = m_node.networkTrouble();
    now.totals = m_node.cacheTotals();
    now.marks = m_node.marks();
    now.lists = m_node.listsByNewness();
    now.intents = m_node.intents();
    return now;
}

void NodeBridge::takeAnswer(const Answer &answer)
{
    const auto found = m_origins.extract(answer.ticket);
    const AskedFrom origin = found.empty() ? AskedFrom::View : found.mapped();
    if (m_answered.size() == kAnsweredMax)
        m_answered.erase(m_answered.begin()); // tickets rise
    m_answered.insert_or_assign(answer.ticket, origin);
    if (isCommand(origin))
        Q_EMIT commandAnswered(answer);
    m_feed.putAnswer(answer, origin, false);
}

/// What nobody handed in is the node's own question.
void NodeBridge::takeSecondReply(const Answer &answer)
{
    const auto known = m_answered.find(answer.ticket);
    const AskedFrom origin = known == m_answered.end() ? AskedFrom::View : known->second;
    if (isCommand(origin))
        Q_EMIT commandAnswered(answer);
    m_feed.putAnswer(answer, origin, true);
}

void NodeBridge::sendValue(const Query &key)
{
    const Outcome *value = m_node.cached(key);
    m_feed.putValue(key, {value ? std::optional(*value) : std::nullopt, m_node.refusalOf(key),
                          m_node.mark(key)});
}

} // namespace roomcast
