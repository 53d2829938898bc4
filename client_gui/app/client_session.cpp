// SPDX-License-Identifier: MIT
#include "client_gui/app/client_session.h"

#include "client_gui/app/node_bridge.h"
#include "node/client_node.h"
#include "text/status_text.h"

#include <QThread>

namespace roomcast {

using namespace std::chrono_literals;

namespace {

/// Ages are bounds in tenths of a second; the eye wants no more.
constexpr auto kAgesPeriod = 100ms;

} // namespace

ClientSession::ClientSession(ClientNode &node, ClientWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window),
      m_desk(std::make_unique<NodeBridge>(node, m_feed)), m_ages(window, kAgesPeriod)
{
    connectFeed();
    connectWindow();
    connect(&m_ages, &VisibleTimer::timeout, this, &ClientSession::askView);
    connect(&m_ticker, &QTimer::timeout, this, &ClientSession::tick);
    m_ticker.start(1s);
    m_window.cache().setLens(m_mirror.lens());
    post([person = window.booking().person(), &node](NodeBridge &) { node.setPerson(person); });
    post([keys = window.values().watchedKeys()](NodeBridge &desk) { desk.watch(keys); });
    askView();
}

ClientSession::~ClientSession()
{
    m_window.cache().setLens({});
    const bool here = m_node.thread() == QThread::currentThread();
    QMetaObject::invokeMethod(
        &m_node, [this] { m_desk.reset(); },
        here ? Qt::DirectConnection : Qt::BlockingQueuedConnection);
}

template <typename Ask>
void ClientSession::post(Ask ask)
{
    QMetaObject::invokeMethod(m_desk.get(), [desk = m_desk.get(), ask] { ask(*desk); });
}

void ClientSession::connectWindow()
{
    connect(&m_window, &ClientWindow::submitRequested, this, &ClientSession::submit);
    connect(&m_window, &ClientWindow::watchRequested, m_desk.get(), &NodeBridge::watch);
    connect(&m_window, &ClientWindow::reloadRequested, m_desk.get(), &NodeBridge::reload);
    connect(&m_window, &ClientWindow::keepRequested, m_desk.get(), &NodeBridge::keep);
    connect(&m_window, &ClientWindow::evictRequested, this,
            [this](const Query &key) { m_mirror.take(key, ValueNews{}); });
    connect(&m_window, &ClientWindow::clearCacheRequested, this, [this] { m_mirror.clear(); });
    connect(&m_window, &ClientWindow::evictRequested, &m_node, &ClientNode::evict);
    connect(&m_window, &ClientWindow::clearCacheRequested, &m_node, &ClientNode::clearCache);
    connect(&m_window, &ClientWindow::personChanged, &m_node, &ClientNode::setPerson);
    connect(&m_window, &ClientWindow::dropOfflineRequested, &m_node, &ClientNode::dropOffline);
    connect(&m_window, &ClientWindow::decidedCleared, &m_node, &ClientNode::forgetDecided);
    connect(&m_window, &ClientWindow::bypassToggled, &m_node, &ClientNode::setCacheBypassed);
    connect(&m_window, &ClientWindow::partitionRequested, &m_node, &ClientNode::setPartition);
    connect(&m_window, &ClientWindow::conflictsRequested, this,
            [this] { askConflicts(m_conflicts.askAll()); });
}

void ClientSession::connectFeed()
{
    connect(&m_feed, &ClientFeed::leftOut, &m_window.group(), &GroupController::showLeftOut);
    connect(&m_feed, &ClientFeed::valueTold, this, &ClientSession::deliverValue);
    connect(&m_feed, &ClientFeed::viewShown, this, &ClientSession::deliverView);
    connect(&m_feed, &ClientFeed::noticesTold, &m_window.notices(),
            &NoticesController::showNotices);
    connect(&m_feed, &ClientFeed::answered, this, &ClientSession::deliver);
    connect(&m_feed, &ClientFeed::answeredAgain, &m_window.answers(),
            &AnswerController::showDoubleReply);
    connect(&m_feed, &ClientFeed::offlineDecided, &m_window.offline(),
            &OfflineController::showOfflineDecided);
    connect(&m_feed, &ClientFeed::wishesKept, &m_window.offline(), &OfflineController::showKept);
    connect(&m_feed, &ClientFeed::faultTold, &m_window.offline(),
            &OfflineController::showKeepingFault);
}

void ClientSession::submit(const Command &command, AskedFrom origin)
{
    post([command, origin](NodeBridge &desk) { desk.submit(command, origin); });
}

void ClientSession::deliver(const Answer &answer, AskedFrom origin)
{
    if (origin == AskedFrom::Merges)
        return deliverConflicts(answer);
    m_window.answers().showAnswer(answer, origin);
}

void ClientSession::deliverValue(const Query &key, const ValueNews &news)
{
    m_mirror.take(key, news);
    if (news.value)
        m_window.values().showValue(key, *news.value);
    else
        m_window.values().forgetValue(key);
    m_window.values().showRefusal(key, news.refusal);
}

/// States change by time alone, and rows by every message: what is seen of both is looked up here.
void ClientSession::deliverView(const ClientView &view)
{
    m_view_asked = false;
    m_mirror.take(view);
    m_window.offline().showOffline(view.intents); // an earlier run may have kept some
    const bool second = std::exchange(m_second_due, false);
    if (second || view.sight_news)
        deliverSight(view);
    if (second)
        m_window.cache().showSecond(view.totals);
    m_window.note().showAges();
    if (view.rows)
        m_window.cache().showCache(*view.rows, view.totals);
}

void ClientSession::deliverSight(const ClientView &view)
{
    const GroupStatus &sight = view.sight;
    m_window.group().showNetwork(view.trouble);
    m_window.group().showPartition(view.partition);
    m_window.group().showGroup(sight);
    // What is past is past where the group is; before it was heard nothing better is known.
    m_window.navigation().showTime(sight.time ? dateTimeOf(*sight.time)
                                              : QDateTime::currentDateTime());
    askConflicts(m_conflicts.heard(sight));
}

void ClientSession::askConflicts(const std::optional<Query> &question)
{
    if (question)
        submit(*question, AskedFrom::Merges);
}

void ClientSession::deliverConflicts(const Answer &answer)
{
    const auto more = m_conflicts.take(answer);
    askConflicts(more);
    if (!more)
        m_window.report().showConflicts(m_conflicts.known(), m_conflicts.takeNews());
}

void ClientSession::askView()
{
    if (!std::exchange(m_view_asked, true))
        post([rows = m_window.cache().isShown()](NodeBridge &desk) { desk.sendView(rows); });
}

void ClientSession::tick()
{
    m_second_due = true;
    askView();
}

} // namespace roomcast
