// SPDX-License-Identifier: MIT
//
// The one line that a person across the room can read: ID, role and leader in large letters, then
// epoch, view and standing, or how far the server has come while it joins. When the leader changes
// it says so for kNoticeTime. Its parts stay where they are, whatever they say.
#pragma once

#include "core/engine/server_status.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QProgressBar;
class QStackedLayout;

namespace roomcast {

class BoundedLabel;
class StatusPill;

class HeaderBar final : public QFrame {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kNoticeTime{2'000};

    explicit HeaderBar(QWidget *parent = nullptr);

    void showStatus(const ServerStatus &status);
    bool isNoticeShown() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeFacts();
    QWidget *makeProgress();
    void showLeader(const ServerStatus &status);
    void showView(const ServerStatus &status);
    void showProgress(const ServerStatus &status);
    bool isJoining() const;
    void announce(const QString &text);
    void endNotice();

    QLabel *m_id;
    StatusPill *m_role;
    QLabel *m_leader_label;
    QLabel *m_epoch = nullptr;
    BoundedLabel *m_view = nullptr;
    StatusPill *m_standing = nullptr;
    BoundedLabel *m_progress_text = nullptr;
    QProgressBar *m_progress = nullptr;
    BoundedLabel *m_notice;
    QStackedLayout *m_pages;
    QTimer m_notice_timer;
    QWidget *m_resting = nullptr;     ///< the page that is shown behind a notice
    std::optional<ServerId> m_leader; ///< the last one there was
};

} // namespace roomcast
