// SPDX-License-Identifier: MIT
#include "client_gui/app/script_session.h"

#include "node/client_node.h"

#include <QCoreApplication>

namespace roomcast {

namespace {

constexpr std::chrono::milliseconds kForEver(-1);

std::chrono::milliseconds lingerOf(const ClientOptions &options)
{
    return std::chrono::ceil<std::chrono::milliseconds>(options.common.timing.latency_bound);
}

} // namespace

ScriptSession::ScriptSession(ClientNode &node, const ClientOptions &options, int input_descriptor,
                             int output_descriptor)
    : m_node(node), m_reader(input_descriptor), m_writer(output_descriptor),
      m_runner([&node](const Command &command) { return node.submit(command); }, options.person,
               options.common.format.value_or(OutputFormat::Text), lingerOf(options))
{
    connect(&m_reader, &LineReader::lineRead, &m_runner, &ScriptRunner::takeLine);
    connect(&m_reader, &LineReader::ended, &m_runner, &ScriptRunner::endInput);
    connect(&m_runner, &ScriptRunner::busy, &m_reader, &LineReader::pause);
    connect(&m_runner, &ScriptRunner::idle, &m_reader, &LineReader::resume);
    connect(&m_runner, &ScriptRunner::printed, this, &ScriptSession::print);
    connect(&m_runner, &ScriptRunner::finished, this, &ScriptSession::finish);
    connect(&node, &ClientNode::answered, &m_runner, [this, &node](const Answer &answer) {
        m_runner.takeAnswer(answer, node.sight().missing);
    });
    connect(&node, &ClientNode::offlineDecided, this, &ScriptSession::tellDecision);
    connect(&node, &ClientNode::doubleReply, &m_runner, [this, &node](const Answer &answer) {
        m_runner.takeDoubleReply(answer, node.sight().missing);
    });
}

/// Once printed it is read, as far as anybody can know.
void ScriptSession::tellDecision(const OfflineDecision &decided)
{
    m_runner.takeDecision(decided, m_node.sight().missing);
    if (!m_broken)
        m_node.forgetDecided({decided.intent.id});
}

/// A script's output is complete or the script has failed: it waits for a slow reader.
void ScriptSession::print(const QByteArray &lines)
{
    m_writer.write(lines);
    if (m_writer.flush(kForEver))
        return;
    m_broken = true;
    finish(ExitStatus::Failed);
}

void ScriptSession::finish(ExitStatus status)
{
    QCoreApplication::exit(static_cast<int>(status));
}

} // namespace roomcast
