// SPDX-License-Identifier: MIT
#include "client_gui/client_process.h"

#include "node/failure_text.h"

#include <QRandomGenerator>

namespace roomcast {

namespace {

ClientConfig configOf(const ClientOptions &options)
{
    return {{QRandomGenerator::system()->generate64()}, options.common.timing, options.partition};
}

MulticastOptions networkOf(const CommonOptions &options)
{
    return {options.group, options.interface_name, false};
}

} // namespace

ClientProcess::ClientProcess(const ClientOptions &options)
    : m_transport(networkOf(options.common)), m_opened(m_transport.open()),
      m_node(configOf(options), m_transport, m_clock)
{
    m_node.setCacheBypassed(options.bypass_cache);
}

Result<Unit, QString> ClientProcess::start()
{
    if (!m_opened)
        return Failure{networkErrorText(m_opened.error(), interfaceNames())};
    m_node.start();
    return Unit{};
}

} // namespace roomcast
