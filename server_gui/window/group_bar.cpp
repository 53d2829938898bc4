// SPDX-License-Identifier: MIT
#include "server_gui/window/group_bar.h"

#include "text/status_text.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whoever is cut off by its label is known to be alive.
std::vector<ServerId> mayBeDead(const ServerStatus &status)
{
    if (!status.epoch || status.primary || status.role == ShownRole::Offline)
        return {};
    std::vector<ServerId> missing = status.missing_voters;
    std::erase_if(missing, [&](ServerId id) {
        return std::ranges::any_of(status.cut_off,
                                   [id](const CutOffServer &server) { return server.id == id; });
    });
    return missing;
}

/// So that what stands before it never moves.
void keepPlace(QWidget &widget)
{
    QSizePolicy policy = widget.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget.setSizePolicy(policy);
}

} // namespace

GroupBar::GroupBar(QWidget *parent)
    : ToneStrip(Tone::Provisional, tr("Nobody is missing"), 2, parent),
      m_join(new QPushButton(tr("&Join the other…"), this)),
      m_declare(new QPushButton(tr("Declare dead"), this)),
      m_menu(new QMenu(tr("&Declare a server dead"), this))
{
    m_declare->setMenu(m_menu);
    m_declare->setAutoDefault(false);
    constexpr int kArrow = 12; // styles leave its menu's arrow too little room
    m_declare->setMinimumWidth(m_declare->sizeHint().width() + kArrow);
    m_declare->setToolTip(tr("Say that a missing server will not come back, so that the others can "
                             "confirm without it"));
    m_declare->setAccessibleDescription(m_declare->toolTip());
    m_menu->setEnabled(false);
    keepPlace(*m_declare);
    m_declare->hide();
    m_join->hide();
    m_join->setAutoDefault(false);
    m_join->setToolTip(tr("This group joins the other one of its name, with its bookings"));
    m_join->setAccessibleDescription(m_join->toolTip());
    connect(m_join, &QPushButton::clicked, this, &GroupBar::confirmJoin);
    row()->addWidget(m_join);
    row()->addWidget(m_declare);
}

void GroupBar::showStatus(const ServerStatus &status)
{
    QStringList parts;
    if (status.epoch && !status.primary && status.role != ShownRole::Offline)
        parts += tr("Provisional: %1.").arg(provisionalReason(status.missing_voters));
    if (status.carried > 0)
        parts += tr("Bookings of this server that wait to be merged: %1.").arg(status.carried);
    const bool leads = status.role == ShownRole::Leader;
    if (status.other_group)
        parts += otherGroupText(*status.other_group, leads);
    m_join->setVisible(status.other_group && leads);
    if (!status.cut_off.empty())
        parts += cutOffText(status.cut_off) + u'.';
    if (!status.time.off.empty())
        parts += clocksOffText(status.time.off) + u'.';
    if (status.waits_across)
        parts += tr("This server has no bookings yet and waits for theirs.");
    offer(mayBeDead(status));
    tell(status.cut_off.empty() ? Tone::Provisional : Tone::CutOff, parts.join(u' '));
}

/// The menu may be open: it changes only where the servers do.
void GroupBar::offer(const std::vector<ServerId> &missing)
{
    if (missing == m_missing)
        return;
    m_missing = missing;
    m_menu->clear();
    for (const ServerId id : missing)
        m_menu->addAction(tr("Server %1…").arg(id.value), this, [this, id] { confirm(id); });
    m_menu->setEnabled(!missing.empty());
    m_declare->setVisible(!missing.empty());
}

void GroupBar::confirm(ServerId id)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, tr("Declare server %1 dead?").arg(id.value),
                        tr("Is server %1 gone for good, and its disk with it?").arg(id.value),
                        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr(
        "The servers that are left then confirm bookings without it. If it still runs somewhere, "
        "out of reach, both sides may confirm the same slot for two people, and one of them "
        "loses it later. This cannot be taken back. If it will come back, wait for it instead."));
    const QPushButton *yes =
        box->addButton(tr("Declare server %1 dead").arg(id.value), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, id] { Q_EMIT declareDeadRequested(id); });
    box->open();
}

QString GroupBar::otherGroupText(ServerId leader, bool leads) const
{
    const QString two =
        tr("Two groups of this name: server %1 leads another one.").arg(leader.value);
    return leads ? two : two + u' ' + tr("Choose which joins in the window of a leader.");
}

void GroupBar::confirmJoin()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Join the other group?"),
                                tr("Should this group join the other one of its name?"),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("No booking is lost. Where both groups booked a slot, the other group's booking keeps "
           "it, and this group's waits behind it. This cannot be taken back."));
    const QPushButton *yes = box->addButton(tr("Join the other group"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, &GroupBar::joinGroupRequested);
    box->open();
}

} // namespace roomcast
