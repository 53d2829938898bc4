// SPDX-License-Identifier: MIT
#include "traces/trace_stage.h"

#include "core/booking/console_command.h"
#include "sim/message_text.h"
#include "sim/names.h"
#include "text/event_text.h"

#include <QRegularExpression>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Everything takes as long, so that times count the messages on the way.
constexpr Duration kDelay = 1ms;

/// In which servers that start together have become one group.
constexpr Duration kBirth = 500ms;

std::optional<Duration> durationOf(const QString &word)
{
    static const QRegularExpression form(u"^(\\d+)(ms|s)$"_s);
    const auto match = form.match(word);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 count = match.captured(1).toLongLong();
    return match.captured(2) == u"s"_s ? Duration(std::chrono::seconds(count))
                                       : Duration(std::chrono::milliseconds(count));
}

QString statusText(const ServerStatus &status)
{
    const QString leader = status.leader ? QString::number(status.leader->value) : u"nobody"_s;
    return u"%1, led by %2, view %3%4, committed to %5, %6 claims"_s
        .arg(scriptName(status.role), leader, sim::name(status.epoch),
             status.primary ? u" primary"_s : u""_s)
        .arg(status.index.value)
        .arg(status.claims);
}

} // namespace

TraceStage::TraceStage()
    : m_cluster(1, {.delay_min = kDelay, .delay_max = kDelay}), m_log(m_cluster.world())
{
    m_cluster.world().observe(m_log);
}

const std::map<QString, TraceStage::Action> &TraceStage::actions()
{
    static const std::map<QString, Action> all{
        {u"server"_s, &TraceStage::start},    {u"group"_s, &TraceStage::form},
        {u"restart"_s, &TraceStage::restart}, {u"client"_s, &TraceStage::addClient},
        {u"crash"_s, &TraceStage::crash},     {u"leave"_s, &TraceStage::leave},
        {u"freeze"_s, &TraceStage::freeze},   {u"label"_s, &TraceStage::label},
        {u"cut"_s, &TraceStage::cut},         {u"mend"_s, &TraceStage::mend},
        {u"hold"_s, &TraceStage::hold},       {u"deliver"_s, &TraceStage::deliver},
        {u"drop"_s, &TraceStage::drop},       {u"submit"_s, &TraceStage::submit},
        {u"ask"_s, &TraceStage::ask},         {u"wait"_s, &TraceStage::wait},
        {u"status"_s, &TraceStage::status},
    };
    return all;
}

Result<QStringList, QString> TraceStage::run(const QString &command)
{
    Words words = command.split(u' ', Qt::SkipEmptyParts);
    const auto action = words.isEmpty() ? actions().end() : actions().find(words.takeFirst());
    if (action == actions().end())
        return Failure{QString(u"no such command: "_s + command)};
    m_log.begin();
    if (!(this->*action->second)(words))
        return Failure{QString(u"cannot be understood: "_s + command)};
    return std::exchange(m_said, {}) + m_log.take();
}

/// Of servers that are there.
bool TraceStage::each(const Words &ids, const std::function<void(quint32)> &act)
{
    const bool known = std::all_of(ids.begin(), ids.end(), [this](const QString &word) {
        return m_servers.contains(word.toUInt());
    });
    if (known)
        for (const QString &word : ids)
            act(word.toUInt());
    return known && !ids.isEmpty();
}

// ---- processes -------------------------------------------------------------------------------

/// "server ID… [label LABEL]"
bool TraceStage::start(const Words &words)
{
    const qsizetype at = words.indexOf(u"label"_s);
    const auto label = at < 0 ? Label() : Label::from(words.value(at + 1)).value_or(Label());
    const Words ids = words.first(at < 0 ? words.size() : at);
    for (const QString &word : ids) {
        const quint32 id = word.toUInt();
        if (id == 0 || !m_servers.insert(id).second)
            return false;
        m_cluster.addServer(id, Cluster::sampleCatalogue(), true, label);
    }
    return !ids.isEmpty();
}

/// "group ID…": they start, and what comes of it is left out.
bool TraceStage::form(const Words &words)
{
    const bool understood = start(words);
    m_cluster.run(kBirth);
    m_log.take();
    return understood && status({});
}

bool TraceStage::restart(const Words &words)
{
    return each(words, [this](quint32 id) { m_cluster.restart(id); });
}

/// "client NAME [label LABEL]"
bool TraceStage::addClient(const Words &words)
{
    if (words.size() != 1 && words.size() != 3)
        return false;
    const int number =
        m_cluster.addClient(words.size() == 3 ? Label::from(words.at(2)) : std::nullopt);
    m_clients[words.first()] = number;
    m_log.nameClient(m_cluster.clientNode(number),
                     std::get<ClientOrigin>(m_cluster.client(number).origin()).client,
                     words.first());
    return true;
}

bool TraceStage::crash(const Words &words)
{
    return each(words, [this](quint32 id) { m_cluster.kill(id); });
}

bool TraceStage::leave(const Words &words)
{
    return each(words, [this](quint32 id) { m_cluster.leave(id); });
}

/// "freeze ID DURATION"
bool TraceStage::freeze(const Words &words)
{
    const auto pause = durationOf(words.value(1));
    return pause && each(words.first(1), [&](quint32 id) { m_cluster.freeze(id, *pause); });
}

// ---- the network -----------------------------------------------------------------------------

/// "label ID… LABEL"
bool TraceStage::label(const Words &words)
{
    const auto label = Label::from(words.value(words.size() - 1));
    return label && each(words.first(words.size() - 1),
                         [&](quint32 id) { m_cluster.setPartition(id, *label); });
}

/// "cut ID…": these from all other servers.
bool TraceStage::cut(const Words &words)
{
    std::set<quint32> side;
    const bool understood = each(words, [&](quint32 id) { side.insert(id); });
    m_cluster.cut(side);
    return understood;
}

bool TraceStage::mend(const Words &words)
{
    m_cluster.heal();
    return words.isEmpty();
}

/// "hold MESSAGE from WHO to WHO", where either may be left out.
bool TraceStage::hold(const Words &words)
{
    const auto after = [&words](const QString &word) {
        const qsizetype at = words.indexOf(word);
        return at < 0 ? QString() : words.value(at + 1);
    };
    const auto is = [this](sim::Node node, const QString &name) {
        return name.isEmpty() || m_log.nameOf(node) == name;
    };
    m_cluster.world().hold([=, this, kind = words.value(0), sender = after(u"from"_s),
                            receiver = after(u"to"_s)](sim::Node from, sim::Node to,
                                                       const Message &message) {
        const bool held = sim::messageName(message) == kind && is(from, sender) && is(to, receiver);
        if (held)
            m_held << u"%1 -> %2 %3"_s.arg(m_log.nameOf(from), m_log.nameOf(to), kind);
        return held;
    });
    return words.size() % 2 == 1;
}

bool TraceStage::deliver(const Words &words)
{
    for (const QString &held : std::exchange(m_held, {}))
        say(u"late: "_s + held);
    m_cluster.world().deliverHeld();
    m_cluster.run(kDelay);
    return words.isEmpty();
}

bool TraceStage::drop(const Words &words)
{
    for (const QString &held : std::exchange(m_held, {}))
        say(u"lost: "_s + held);
    m_cluster.world().dropHeld();
    return words.isEmpty();
}

// ---- clients and time ------------------------------------------------------------------------

std::optional<Command> TraceStage::commandIn(const Words &words) const
{
    if (words.size() < 2 || !m_clients.contains(words.first()))
        return std::nullopt;
    const auto line = parseConsoleLine(words.sliced(1).join(u' '), words.first());
    const auto *command = line && *line ? std::get_if<Command>(&**line) : nullptr;
    return command ? std::optional(*command) : std::nullopt;
}

/// "submit CLIENT COMMAND": time does not pass.
bool TraceStage::submit(const Words &words)
{
    const auto command = commandIn(words);
    if (command)
        m_cluster.submit(m_clients.at(words.first()), *command);
    return command.has_value();
}

/// "ask CLIENT COMMAND": until it is answered.
bool TraceStage::ask(const Words &words)
{
    const auto command = commandIn(words);
    if (command)
        m_cluster.ask(m_clients.at(words.first()), *command);
    return command.has_value();
}

bool TraceStage::wait(const Words &words)
{
    const auto duration = durationOf(words.value(0));
    if (duration)
        m_cluster.run(*duration);
    return duration && words.size() == 1;
}

bool TraceStage::status(const Words &words)
{
    for (const quint32 id : m_servers)
        if (m_cluster.up(id))
            say(u"%1: "_s.arg(id) + statusText(m_cluster.status(id)));
    say(m_cluster.converged() ? u"their copies are equal"_s : u"their copies differ"_s);
    return words.isEmpty();
}

} // namespace roomcast::test
