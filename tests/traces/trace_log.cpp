// SPDX-License-Identifier: MIT
#include "traces/trace_log.h"

#include "sim/message_text.h"
#include "sim/names.h"
#include "text/event_text.h"

#include <algorithm>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kTimeWidth = 6;
constexpr qsizetype kWhoWidth = 14;

/// Milliseconds, as exact as a tenth.
QString timeText(Duration since)
{
    const double ms = std::chrono::duration<double, std::milli>(since).count();
    return QString::number(std::round(ms * 10) / 10);
}

QString errorText(AnswerError error)
{
    switch (error) {
    case AnswerError::NoServer:
        return u"no server"_s;
    case AnswerError::Busy:
        return u"busy"_s;
    case AnswerError::OutcomeUnknown:
        return u"outcome unknown"_s;
    case AnswerError::TwoReplies:
        return u"two replies"_s;
    case AnswerError::QueueFull:
        return u"queue full"_s;
    }
    Q_UNREACHABLE();
}

QString sourceText(const Answer &answer)
{
    const QString standing =
        answer.confirmation == Confirmation::Confirmed ? u"confirmed"_s : u"provisional"_s;
    const QString behind = answer.behind ? u", behind"_s : QString();
    const QString state = u" view %1 at %2"_s.arg(sim::name(answer.epoch)).arg(answer.index.value);
    switch (answer.source) {
    case Source::Server:
        return standing + u" by %1,"_s.arg(answer.server.value) + state + behind;
    case Source::Cache:
        return standing + u" in the cache,"_s + state + behind;
    case Source::Stale:
        return standing + u" in the cache, stale,"_s + state + behind;
    case Source::None:
        return u"by nobody"_s;
    }
    Q_UNREACHABLE();
}

/// Sent all the time, whether or not there is news.
bool isPeriodic(const Message &message)
{
    return std::holds_alternative<Join>(message) || std::holds_alternative<Welcome>(message) ||
           std::holds_alternative<Heartbeat>(message) || std::holds_alternative<Ack>(message);
}

/// How servers find out where others are: in every trace, and the point of none.
bool isIntroduction(const Message &message)
{
    return std::holds_alternative<Probe>(message) || std::holds_alternative<ProbeReply>(message) ||
           std::holds_alternative<Hello>(message);
}

/// Of a heartbeat not how far the log has come, which ORDER and COMMIT tell.
QString newsIn(const Message &message)
{
    const QString text = sim::messageText(message);
    return std::holds_alternative<Heartbeat>(message) ? text.section(u", log"_s, 0, 0) : text;
}

} // namespace

void TraceLog::nameClient(sim::Node node, ClientId id, const QString &name)
{
    m_names[node] = name;
    const QString digits = QString::number(id.value, 16);
    m_spelled[digits.left(6) + u'…'] = name;
    m_spelled[sim::name(RequestId{id, {}}).section(u'/', 0, 0) + u'/'] = name + u'/';
}

QString TraceLog::nameOf(sim::Node node) const
{
    return m_names.at(node);
}

QStringList TraceLog::take()
{
    mergeEqual();
    QStringList lines;
    std::optional<TimePoint> at;
    for (const Block &block : std::exchange(m_blocks, {})) {
        QString time = at == block.at ? QString() : timeText(block.at - m_begin);
        QString who = block.who.join(u", "_s);
        at = block.at;
        for (const QString &line : block.lines) {
            lines << time.leftJustified(kTimeWidth) + u' ' + who.leftJustified(kWhoWidth) + u' ' +
                         line;
            time.clear();
            who.clear();
        }
    }
    return lines;
}

/// Of one moment and by one server, wherever others come between.
void TraceLog::add(const QString &who, const QString &line)
{
    QString text = line;
    for (const auto &[written, name] : m_spelled)
        text.replace(written, name);
    const TimePoint now = m_world.time();
    for (auto block = m_blocks.rbegin(); block != m_blocks.rend() && block->at == now; ++block) {
        if (block->who.first() == who) {
            block->lines << text;
            return;
        }
    }
    m_blocks.push_back({now, {who}, {text}});
}

void TraceLog::mergeEqual()
{
    for (size_t i = 0; i < m_blocks.size(); ++i) {
        for (size_t j = i + 1; j < m_blocks.size() && m_blocks[j].at == m_blocks[i].at;) {
            if (m_blocks[j].lines == m_blocks[i].lines) {
                m_blocks[i].who << m_blocks[j].who;
                m_blocks.erase(m_blocks.begin() + std::ptrdiff_t(j));
            } else {
                ++j;
            }
        }
    }
}

/// The world of a cluster has each server at the port of its ID.
QString TraceLog::whomOf(const Outbound &outbound) const
{
    const Overloaded describe{
        [](const ToGroup &) { return u"-> all "_s; },
        [this](const ToEndpoint &to) {
            const auto client = m_names.find(sim::Node(to.to.port) - sim::World::kClientPorts);
            const bool is_client =
                to.to.port >= sim::World::kClientPorts && client != m_names.end();
            return u"-> %1 "_s.arg(is_client ? client->second : QString::number(to.to.port));
        },
        [](const ToPeer &to) { return u"=> %1 "_s.arg(to.peer.id.value); },
    };
    return std::visit(describe, outbound);
}

bool TraceLog::isNews(const QString &who, const QString &whom, const Message &message)
{
    if (isIntroduction(message))
        return false;
    if (!isPeriodic(message))
        return true;
    const QString news = newsIn(message);
    return std::exchange(m_said[who + whom + sim::messageName(message)], news) != news;
}

// ---- what is seen ----------------------------------------------------------------------------

void TraceLog::onStarted(sim::Node machine, const ServerIdentity &member, const sim::Disk &disk)
{
    const QString who = QString::number(member.key.id.value);
    m_names[machine] = who;
    erase_if(m_said, [&](const auto &said) { return said.first.startsWith(who + u' '); });
    const quint64 last = disk.durable.base.value + disk.durable.entries.size();
    add(who, last > 0 ? u"starts, log to %1"_s.arg(last) : u"starts"_s);
}

void TraceLog::onStopped(sim::Node, const ServerIdentity &member)
{
    add(QString::number(member.key.id.value), u"is gone"_s);
}

/// Of what stays the same only the first word is told.
void TraceLog::onPersisted(sim::Node machine, const ServerIdentity &member,
                           const PersistBatch &batch, const sim::Disk &)
{
    QStringList parts;
    if (batch.clear)
        parts << u"cleared"_s;
    if (batch.install)
        parts << u"snapshot to entry %1"_s.arg(batch.install->base.value);
    if (!batch.entries.empty())
        parts << u"log to %1"_s.arg(batch.first.value + batch.entries.size() - 1);
    if (batch.hard) {
        const HardState &hard = *batch.hard;
        HardState &known = m_known[machine];
        if (hard.promised != known.promised)
            parts << u"promised "_s + sim::name(hard.promised);
        if (hard.installed != known.installed)
            parts << u"installed "_s + sim::name(hard.installed) +
                         (hard.primary ? u" primary"_s : u" provisional"_s);
        known = hard;
    }
    if (batch.carried)
        parts << (batch.carried->isEmpty() ? u"nothing carried"_s : u"carried claims"_s);
    if (!parts.isEmpty())
        add(QString::number(member.key.id.value), u"disk: "_s + parts.join(u", "_s));
}

void TraceLog::onOutbound(sim::Node, const ServerIdentity &member, const Outbound &outbound)
{
    const QString who = QString::number(member.key.id.value);
    const QString whom = whomOf(outbound);
    std::visit(
        [&](const auto &to) {
            if (isNews(who, u' ' + whom, to.message))
                add(who, whom + newsIn(to.message));
        },
        outbound);
}

void TraceLog::onEvent(sim::Node, const ServerIdentity &member, const Event &event)
{
    add(QString::number(member.key.id.value), u"* "_s + eventText(event));
}

void TraceLog::onRequested(sim::Node client, ClientId id, const Request &request)
{
    add(nameOf(client), u"-> all "_s + sim::requestText(id, request));
}

void TraceLog::onAnswered(sim::Node client, ClientId, const Answer &answer)
{
    const QString what = answer.error     ? errorText(*answer.error)
                         : answer.outcome ? sim::outcomeText(*answer.outcome)
                                          : QString();
    add(nameOf(client),
        u"* %1: %2 (%3)"_s.arg(sim::commandText(answer.command), what, sourceText(answer)));
}

void TraceLog::onDoubleReply(sim::Node client, ClientId, const Answer &answer)
{
    add(nameOf(client),
        u"* two replies, by %1 and %2"_s.arg(answer.server.value).arg(answer.other->server.value));
}

} // namespace roomcast::test
