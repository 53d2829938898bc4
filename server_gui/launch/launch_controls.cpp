// SPDX-License-Identifier: MIT
#include "server_gui/launch/launch_controls.h"

#include "server_gui/launch/launch_dialog.h"
#include "server_gui/widgets/keyed_action.h"

#include <QMessageBox>
#include <QPushButton>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

LaunchControls::LaunchControls(QWidget *parent)
    : QObject(parent), m_parent(parent),
      m_servers(keyedAction(this, "launch"_L1, tr("Launch &another…"), {u"Ctrl+N"_s},
                            tr("Start more servers of this group on this machine"))),
      m_client(keyedAction(this, "launch"_L1, tr("Launch a c&lient"), {u"Ctrl+Shift+N"_s},
                           tr("Start a client of this group on this machine"))),
      m_stop(keyedAction(this, "leave"_L1, tr("&Stop all…"), {u"Ctrl+Shift+W"_s},
                         tr("End what was launched from this window")))
{
    m_client->setIconText(tr("Client")); // the buttons share a row in a narrow window
    m_servers->setIconText(tr("Launch another…"));
    m_stop->setIconText(tr("Stop all…"));
    connect(m_servers, &QAction::triggered, this, &LaunchControls::askForServers);
    connect(m_client, &QAction::triggered, this, &LaunchControls::clientRequested);
    connect(m_stop, &QAction::triggered, this, &LaunchControls::confirmStop);
}

void LaunchControls::showPeers(const std::vector<PeerStatus> &peers)
{
    m_peers.clear();
    for (const PeerStatus &peer : peers)
        if (peer.state != PeerState::Left && peer.state != PeerState::Suspected)
            m_peers.insert(peer.id);
}

void LaunchControls::askForServers()
{
    std::set<ServerId> known = m_peers;
    if (m_self != ServerId())
        known.insert(m_self);
    auto *dialog = new LaunchDialog(known, m_parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { Q_EMIT serversRequested(dialog->plan()); });
    dialog->open();
}

void LaunchControls::confirmStop()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Stop all?"),
                                tr("Should all servers and clients that were launched from this "
                                   "window end?"),
                                QMessageBox::Cancel, m_parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("The servers say goodbye and leave the group in order."));
    const QPushButton *others = box->addButton(tr("Stop them"), QMessageBox::AcceptRole);
    const QPushButton *all =
        box->addButton(tr("Stop them and this server"), QMessageBox::DestructiveRole);
    connect(others, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(false); });
    connect(all, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(true); });
    box->open();
}

} // namespace roomcast
