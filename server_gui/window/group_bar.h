// SPDX-License-Identifier: MIT
//
// The strip below the header that says why a server's answers are not final: which servers of the
// last primary view are missing, how many claims wait to be merged, and who is cut off by a
// partition on purpose. Offers to declare a missing server
// dead; it only asks, after a confirmation, and ServerWindow passes the signal on. The menu is
// shared with the window's.
#pragma once

#include "core/engine/server_status.h"
#include "server_gui/widgets/tone_strip.h"

class QMenu;
class QPushButton;

namespace roomcast {

class GroupBar final : public ToneStrip {
    Q_OBJECT

public:
    explicit GroupBar(QWidget *parent = nullptr);

    void showStatus(const ServerStatus &status);
    /// One entry for each missing server; disabled while there is none.
    QMenu *declareMenu() const { return m_menu; }

Q_SIGNALS:
    /// A person vouches that the server is gone with its disk.
    void declareDeadRequested(roomcast::ServerId id);
    /// A person chose that this group joins the other of its name.
    void joinGroupRequested();

private:
    void offer(const std::vector<ServerId> &missing);
    void confirm(ServerId id);
    void confirmJoin();
    QString otherGroupText(ServerId leader, bool leads) const;

    QPushButton *m_join;
    QPushButton *m_declare;
    QMenu *m_menu;
    std::vector<ServerId> m_missing; ///< what the menu offers
};

} // namespace roomcast
