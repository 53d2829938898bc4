// SPDX-License-Identifier: MIT
#include "server_gui/window/header_bar.h"

#include "server_gui/widgets/bounded_label.h"
#include "server_gui/widgets/words.h"
#include "text/event_text.h"
#include "text/status_text.h"
#include "ui/announcement.h"
#include "ui/status_pill.h"
#include "ui/status_style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QStackedLayout>

#include <algorithm>
#include <array>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QFont enlarged(QFont font, double factor, bool bold)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(bold);
    return font;
}

QString idList(const std::vector<ServerId> &members)
{
    QStringList ids;
    for (const ServerId member : members)
        ids += QString::number(member.value);
    return ids.join(u' ');
}

/// As wide as the widest of its words.
void fixWidth(StatusPill &pill, const QStringList &words)
{
    int width = 0;
    for (const QString &word : words) {
        pill.setStatus(pill.tone(), {}, word);
        width = std::max(width, pill.sizeHint().width());
    }
    pill.setFixedWidth(width);
}

constexpr std::array kRoles{ShownRole::Joining,   ShownRole::Learner, ShownRole::Follower,
                            ShownRole::Candidate, ShownRole::Leader,  ShownRole::Frozen,
                            ShownRole::Stopped,   ShownRole::Offline};

} // namespace

HeaderBar::HeaderBar(QWidget *parent)
    : QFrame(parent), m_id(new QLabel(this)), m_role(new StatusPill(this)),
      m_leader_label(new QLabel(this)), m_notice(new BoundedLabel(this)),
      m_pages(new QStackedLayout)
{
    m_id->setFont(enlarged(font(), 1.9, true));
    m_role->setFont(enlarged(font(), 1.4, true));
    m_leader_label->setFont(enlarged(font(), 1.4, false));
    m_notice->setFont(enlarged(font(), 1.4, true));
    m_notice->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QStringList roles;
    for (const ShownRole role : kRoles)
        roles += roleWord(role);
    fixWidth(*m_role, roles);
    m_resting = makeFacts();
    m_pages->addWidget(m_resting);
    m_pages->addWidget(makeProgress());
    m_pages->addWidget(m_notice);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_id);
    layout->addWidget(m_role);
    layout->addWidget(m_leader_label);
    layout->addLayout(m_pages, 1);

    setAccessibleName(tr("State of this server"));
    m_notice_timer.setSingleShot(true);
    connect(&m_notice_timer, &QTimer::timeout, this, &HeaderBar::endNotice);
}

QWidget *HeaderBar::makeFacts()
{
    auto *facts = new QWidget(this);
    m_epoch = new QLabel(facts);
    m_epoch->setToolTip(tr("The epoch: its number and the server that opened it"));
    m_view = new BoundedLabel(facts);
    m_view->setHint(tr("The servers that keep the bookings together, highest ID first"));
    m_standing = new StatusPill(facts);
    m_standing->setAttribute(Qt::WA_TransparentForMouseEvents, false); // for its tool tip
    fixWidth(*m_standing, {tr("Confirmed"), tr("Provisional")});
    auto *layout = new QHBoxLayout(facts);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addStretch(1);
    layout->addWidget(m_epoch);
    layout->addWidget(m_view);
    layout->addWidget(m_standing);
    return facts;
}

QWidget *HeaderBar::makeProgress()
{
    auto *page = new QWidget(this);
    m_progress_text = new BoundedLabel(page);
    m_progress_text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_progress = new QProgressBar(page);
    m_progress->setAccessibleName(tr("Progress of joining"));
    constexpr int kBarWidth = 160;
    m_progress->setFixedWidth(kBarWidth);
    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_progress_text, 1);
    layout->addWidget(m_progress);
    return page;
}

void HeaderBar::showStatus(const ServerStatus &status)
{
    m_id->setText(QString::number(status.id.value));
    m_role->setStatus(toneOf(status.role), {}, roleWord(status.role));
    showProgress(status);
    showLeader(status);
    showView(status);
    setAccessibleDescription(
        tr("Server %1, %2, epoch %3, view %4")
            .arg(m_id->text(), m_role->word(), epochText(status.epoch), idList(status.members)));
}

void HeaderBar::showLeader(const ServerStatus &status)
{
    const bool leading = status.leader == status.id;
    m_leader_label->setVisible(!leading);
    m_leader_label->setText(status.leader ? tr("Leader %1").arg(status.leader->value)
                                          : tr("No leader"));
    if (!status.leader || status.leader == m_leader)
        return;
    const QString now =
        leading ? tr("This server leads now") : tr("New leader: %1").arg(status.leader->value);
    announce(m_leader ? tr("%1 (before: %2)").arg(now).arg(m_leader->value) : now);
    m_leader = status.leader;
}

void HeaderBar::showView(const ServerStatus &status)
{
    const bool installed = bool(status.epoch);
    m_epoch->setVisible(installed);
    // It answers nothing.
    const bool mute = status.role == ShownRole::Offline || status.role == ShownRole::Frozen;
    m_standing->setVisible(installed && !mute);
    m_view->setText(installed ? tr("View %1").arg(idList(status.members)) : tr("No view yet"));
    m_epoch->setText(tr("Epoch %1").arg(epochText(status.epoch)));
    m_standing->setStatus(status.primary ? Tone::Server : Tone::Provisional, {},
                          status.primary ? tr("Confirmed") : tr("Provisional"));
    const QString reason =
        status.primary ? tr("Answers are final: no other side of the group can confirm bookings")
                       : tr("Provisional: %1").arg(provisionalReason(status.missing_voters));
    m_standing->setToolTip(reason);
    m_standing->setAccessibleDescription(reason);
}

void HeaderBar::showProgress(const ServerStatus &status)
{
    const bool fetching = status.transfer_progress < 1;
    m_resting = fetching || status.role == ShownRole::Joining ? m_progress->parentWidget()
                                                              : m_epoch->parentWidget();
    m_progress_text->setText(fetching              ? tr("Fetching the bookings from the group")
                             : status.waits_across ? tr("Waiting for the partition to end")
                                                   : tr("Listening for a group"));
    // A range of 0 to 0 shows that something goes on, without saying how far it is.
    m_progress->setRange(0, fetching ? 100 : 0);
    if (fetching)
        m_progress->setValue(int(status.transfer_progress * 100));
    if (isJoining())
        m_notice_timer.stop();
    if (isJoining() || !isNoticeShown())
        m_pages->setCurrentWidget(m_resting);
}

void HeaderBar::announce(const QString &text)
{
    m_notice->setText(text);
    roomcast::announce(*this);
    // How far the server has come is what a person waits for.
    if (isJoining())
        return;
    m_pages->setCurrentWidget(m_notice);
    m_notice_timer.start(kNoticeTime);
    update();
}

void HeaderBar::endNotice()
{
    m_pages->setCurrentWidget(m_resting);
    update();
}

bool HeaderBar::isJoining() const
{
    return m_resting == m_progress->parentWidget();
}

bool HeaderBar::isNoticeShown() const
{
    return m_pages->currentWidget() == m_notice;
}

void HeaderBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor window = palette().color(QPalette::Window);
    if (isNoticeShown())
        painter.fillRect(rect(), blended(toneColor(Tone::Leader, palette()), window, 0.28));
    painter.setPen(blended(palette().color(QPalette::WindowText), window, 0.2));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace roomcast
