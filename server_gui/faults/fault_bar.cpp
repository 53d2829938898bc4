// SPDX-License-Identifier: MIT
#include "server_gui/faults/fault_bar.h"

#include "text/fault_text.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Often enough that a second is never seen to be late.
constexpr std::chrono::milliseconds kCountEvery(100);

} // namespace

FaultBar::FaultBar(QWidget *parent)
    : ToneStrip(Tone::Error, tr("No faults on purpose"), 2, parent),
      m_clear(new QAction(tr("Clear &all faults"), this)),
      m_button(new QPushButton(tr("Clear all"), this))
{
    m_clear->setShortcut({u"Ctrl+Shift+X"_s});
    m_clear->setToolTip(tr("End every fault that this server suffers on purpose (%1)")
                            .arg(m_clear->shortcut().toString(QKeySequence::NativeText)));
    m_button->setAutoDefault(false);
    m_button->setToolTip(m_clear->toolTip());
    m_button->setAccessibleDescription(m_clear->toolTip());
    row()->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, m_clear, &QAction::trigger);
    connect(m_clear, &QAction::triggered, this, &FaultBar::clearRequested);
    m_countdown.setInterval(kCountEvery);
    connect(&m_countdown, &QTimer::timeout, this, &FaultBar::refresh);
    refresh();
}

void FaultBar::showStatus(const ServerStatus &status)
{
    using std::chrono::milliseconds;
    const bool ended = status.role == ShownRole::Stopped;
    m_faults = ended ? QStringList() : faultTexts(status);
    m_frozen_until.reset();
    if (status.frozen_left && !ended)
        m_frozen_until = QDeadlineTimer(std::chrono::ceil<milliseconds>(*status.frozen_left));
    if (m_frozen_until)
        m_countdown.start();
    else
        m_countdown.stop();
    refresh();
}

void FaultBar::refresh()
{
    QString text = m_faults.join(u"; "_s);
    if (m_frozen_until)
        text = frozenText(m_frozen_until->remainingTimeAsDuration()) +
               (text.isEmpty() ? QString() : u"; "_s + text);
    else if (!text.isEmpty())
        text = tr("Faults on purpose: %1").arg(text);
    m_clear->setEnabled(!m_faults.isEmpty());
    m_button->setVisible(!m_faults.isEmpty());
    tell(m_frozen_until ? Tone::Frozen : Tone::Error, text);
}

} // namespace roomcast
