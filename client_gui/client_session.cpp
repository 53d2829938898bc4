// SPDX-License-Identifier: MIT
#include "client_gui/client_session.h"

#include "client_gui/intent_text.h"
#include "node/client_node.h"
#include "node/standing_text.h"

namespace roomcast {

using namespace std::chrono_literals;

namespace {

/// Ages are bounds in tenths of a second; the eye wants no more.
constexpr auto kAgesPeriod = 100ms;

} // namespace

ClientSession::ClientSession(ClientNode &node, ClientWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window), m_ages(window, kAgesPeriod)
{
    connectWindow();
    connectNode();
    connectCache();
    connect(&m_ticker, &QTimer::timeout, this, &ClientSession::tick);
    m_ticker.start(1s);
    m_node.setPerson(window.person());
    m_window.showNetwork(m_node.networkTrouble());
    m_window.showPartition(m_node.partition());
    watch(window.watchedKeys());
}

ClientSession::~ClientSession()
{
    m_window.setLens({}); // the node may go before the window
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
    connect(&m_window, &ClientWindow::partitionRequested, &m_node, &ClientNode::setPartition);
}

void ClientSession::connectNode()
{
    connect(&m_node, &ClientNode::answered, this, &ClientSession::deliver);
    connect(&m_node, &ClientNode::doubleReply, this, &ClientSession::deliverDouble);
    connect(&m_node, &ClientNode::valueChanged, this, &ClientSession::deliverValue);
    connect(&m_node, &ClientNode::noticesTold, &m_window, &ClientWindow::showNotices);
    connect(&m_node, &ClientNode::sightChanged, this, &ClientSession::deliverSight);
    connect(&m_node, &ClientNode::networkChanged, this,
            [this] { m_window.showNetwork(m_node.networkTrouble()); });
}

void ClientSession::connectCache()
{
    m_window.setLens({[this](const SlotKey &slot) { return m_node.slotMark(slot); },
                      [this](const Query &key) { return m_node.mark(key); },
                      [this](const Query &key) {
                          const Outcome *value = m_node.cached(key);
                          return value ? std::optional(*value) : std::nullopt;
                      }});
    connect(&m_ages, &VisibleTimer::timeout, this, &ClientSession::deliverAges);
    connect(&m_window, &ClientWindow::keepRequested, this, &ClientSession::keep);
    connect(&m_window, &ClientWindow::dropIntentRequested, &m_node, &ClientNode::dropIntent);
    connect(&m_window, &ClientWindow::decidedCleared, &m_node, &ClientNode::forgetDecided);
    connect(&m_node, &ClientNode::intentsChanged, this,
            [this] { m_window.showIntents(m_node.intents()); });
    connect(&m_node, &ClientNode::intentDecided, &m_window, &ClientWindow::showIntentDecided);
    connect(&m_node, &ClientNode::keptUnreadable, this,
            [this](ClientNode::Kept what, const QString &aside) {
                m_window.showKeepingFault(keptUnreadableText(what, aside));
            });
    connect(&m_node, &ClientNode::keepingFailed, this,
            [this](ClientNode::Kept what) { m_window.showKeepingFault(keepingFailedText(what)); });
}

void ClientSession::keep(const std::vector<Reserve> &wishes)
{
    std::vector<KeptWish> kept;
    for (const Reserve &wish : wishes)
        kept.push_back({wish, m_node.keepIntent(wish)});
    m_window.showKept(kept);
}

void ClientSession::submit(const Command &command, AskedFrom origin)
{
    // A day that nobody has read is fetched by the watch on it; asking twice would say nothing
    // more.
    const auto *query = std::get_if<Query>(&command);
    if (origin == AskedFrom::View && query && !m_node.cached(*query))
        return;
    // What the cache knows does not tell what became of a write or a booking.
    const bool sure = origin == AskedFrom::Doubt || origin == AskedFrom::Claim;
    const auto mode = sure ? std::optional(ReadMode::Fresh) : std::nullopt;
    m_origins.emplace(m_node.submit(command, mode), origin);
}

void ClientSession::watch(const std::vector<Query> &keys)
{
    m_node.watch(keys);
    // What is watched already has been told, each time that it changed.
    const std::set<Query> before = std::exchange(m_watched, {keys.begin(), keys.end()});
    for (const Query &key : keys)
        if (!before.contains(key))
            deliverValue(key);
}

void ClientSession::reload(const std::vector<Query> &keys)
{
    for (const Query &key : keys)
        m_origins.emplace(m_node.submit(key, ReadMode::Fresh), AskedFrom::View);
}

void ClientSession::deliver(const Answer &answer)
{
    if (answer.ticket == m_conflicts_ticket)
        return deliverConflicts(answer);
    const auto found = m_origins.extract(answer.ticket);
    const AskedFrom origin = found.empty() ? AskedFrom::View : found.mapped();
    if (m_answered.size() == kAnsweredMax)
        m_answered.erase(m_answered.begin()); // tickets rise
    m_answered.insert_or_assign(answer.ticket, origin);
    m_window.showAnswer(answer, origin);
}

/// What nobody handed in is the window's own question.
void ClientSession::deliverDouble(const Answer &answer)
{
    const auto known = m_answered.find(answer.ticket);
    m_window.showDoubleReply(answer, known == m_answered.end() ? AskedFrom::View : known->second);
}

void ClientSession::deliverValue(const Query &key)
{
    // A copy: showing it may make the window watch other keys, and the node move its values.
    if (const Outcome *value = m_node.cached(key))
        m_window.showValue(key, Outcome(*value));
    else
        m_window.forgetValue(key);
    m_window.showRefusal(key, m_node.refusalOf(key));
}

/// States change by time alone, and rows by every message: what is seen of both is looked up here.
/// A value that has just arrived goes first: its age must not stand beside the one before it.
void ClientSession::deliverAges()
{
    m_node.tellNow();
    m_window.showAges();
    if (m_window.showsCache())
        m_window.showCache(m_node.cacheRows(), m_node.cacheTotals());
}

void ClientSession::deliverSight()
{
    const GroupSight sight = m_node.sight();
    m_window.showPartition(m_node.partition());
    m_window.showSight(sight);
    // What is past is past where the group is; before it was heard nothing better is known.
    m_window.showTime(sight.time ? dateTimeOf(*sight.time) : QDateTime::currentDateTime());
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
    m_window.showSecond(m_node.cacheTotals());
    m_window.showIntents(m_node.intents()); // an earlier run may have kept some
    deliverSight();
}

} // namespace roomcast
