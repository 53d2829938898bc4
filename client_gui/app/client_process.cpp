// SPDX-License-Identifier: MIT
#include "client_gui/app/client_process.h"

#include "cli/failure_text.h"
#include "cli/process_setup.h"
#include "client_gui/offline/offline_text.h"
#include "store/free_folder.h"
#include "text/status_text.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRandomGenerator>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class ClientProcessWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ClientProcess)
};

ClientConfig configOf(const ClientOptions &options)
{
    return {{QRandomGenerator::system()->generate64()}, options.common.timing, options.partition};
}

MulticastOptions networkOf(const CommonOptions &options)
{
    return {options.group, options.interface_name, false, {}};
}

/// A script starts from nothing, unless it is told where its folder is.
QString groupFolderOf(const ClientOptions &options)
{
    if (options.script || !options.data_folder.isEmpty())
        return {};
    const Endpoint &group = options.common.group;
    return defaultDataFolder(QHostAddress(group.ipv4).toString(), group.port);
}

std::unique_ptr<ClientFolder> folderOf(const QString &wanted, const QString &group_folder)
{
    if (!wanted.isEmpty())
        return ClientFolder::take(wanted);
    return group_folder.isEmpty() ? nullptr : ClientFolder::takeFree(group_folder);
}

} // namespace

ClientProcess::ClientProcess(const ClientOptions &options)
    : m_folder_wanted(options.data_folder), m_group_folder(groupFolderOf(options)),
      m_transport(networkOf(options.common)), m_opened(m_transport.open()),
      m_folder(folderOf(m_folder_wanted, m_group_folder)),
      m_node(configOf(options), m_transport, m_clock, m_folder.get())
{
    m_node.setCacheBypassed(options.bypass_cache);
    QObject::connect(&m_node, &ClientNode::networkChanged, &m_node,
                     [this] { sayNetwork(m_node.networkTrouble()); });
    QObject::connect(&m_node, &ClientNode::sightChanged, &m_node, [this] { sayMulticast(); });
    const auto say = [](const QString &text) {
        complain(QCoreApplication::applicationName(), text);
    };
    QObject::connect(&m_node, &ClientNode::keptUnreadable, &m_node,
                     [say](ClientNode::Kept what, const QString &aside) {
                         say(keptUnreadableText(what, aside));
                     });
    QObject::connect(&m_node, &ClientNode::keepingFailed, &m_node,
                     [say](ClientNode::Kept what) { say(keepingFailedText(what)); });
}

void ClientProcess::sayNetwork(const std::optional<NetworkTrouble> &trouble)
{
    complain(QCoreApplication::applicationName(),
             trouble ? networkText(*trouble) : ClientProcessWords::tr("The network is back"));
}

/// When it begins or ends.
void ClientProcess::sayMulticast()
{
    const GroupStatus sight = m_node.sight();
    if (std::exchange(m_multicast, sight.multicast) == sight.multicast)
        return;
    const QString text = multicastText(sight);
    complain(QCoreApplication::applicationName(),
             text.isEmpty() ? ClientProcessWords::tr("Multicast works again") : text);
}

Result<Unit, QString> ClientProcess::start()
{
    if (!m_opened)
        return Failure{networkErrorText(m_opened.error(), interfaceNames())};
    if (!m_folder && !m_folder_wanted.isEmpty())
        return Failure{
            ClientProcessWords::tr("--data: %1: another client has this folder, or it cannot be "
                                   "written; name another one")
                .arg(m_folder_wanted)};
    m_node.start();
    if (const QString missing = missingFolderText(); !missing.isEmpty())
        complain(QCoreApplication::applicationName(), missing);
    takeOverLeft();
    return Unit{};
}

QString ClientProcess::missingFolderText() const
{
    return m_folder || m_group_folder.isEmpty() ? QString() : noFolderText(m_group_folder);
}

/// A window that was closed with bookings waiting may have had another folder than this one, and no
/// later window need come to have it.
void ClientProcess::takeOverLeft()
{
    if (!m_folder || m_group_folder.isEmpty())
        return;
    for (const auto &left : ClientFolder::takeLeft(m_group_folder))
        m_node.takeOver(*left);
}

} // namespace roomcast
