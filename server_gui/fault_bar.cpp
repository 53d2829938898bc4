// SPDX-License-Identifier: MIT
#include "server_gui/fault_bar.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

FaultBar::FaultBar(QWidget *parent)
    : ToneStrip(Tone::Error, parent), m_clear(new QPushButton(tr("Clear all"), this))
{
    m_clear->setAutoDefault(false);
    m_clear->setToolTip(tr("End every fault that this server suffers on purpose"));
    m_clear->setAccessibleDescription(m_clear->toolTip());
    row()->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, &FaultBar::clearRequested);
}

void FaultBar::setLoss(int percent)
{
    m_loss_percent = percent;
    refresh();
}

void FaultBar::showStatus(const ServerStatus &status)
{
    m_clear->setEnabled(status.role != Role::Stopped);
    if (status.label == m_label && status.heal_after == m_heal_after)
        return;
    m_label = status.label;
    m_heal_after = status.heal_after;
    refresh();
}

void FaultBar::refresh()
{
    QStringList faults;
    if (m_label != Label() && m_heal_after > 0)
        faults += tr("partition %1, until %2 new requests came")
                      .arg(m_label.text(), QLocale().toString(m_heal_after));
    else if (m_label != Label())
        faults += tr("partition %1").arg(m_label.text());
    if (m_loss_percent > 0)
        faults += tr("loss %1 %").arg(m_loss_percent);
    tell(Tone::Error,
         faults.isEmpty() ? QString() : tr("Faults on purpose: %1").arg(faults.join(u"; "_s)));
}

} // namespace roomcast
