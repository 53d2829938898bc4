// SPDX-License-Identifier: MIT
#include "server_gui/window/merge_bar.h"

#include "panels/conflict_model.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

MergeBar::MergeBar(QWidget *parent)
    : ToneStrip(Tone::Candidate, tr("No bookings displaced by a merge"), 2, parent),
      m_report(new QPushButton(tr("Show report"), this)), m_close(new QToolButton(this))
{
    m_report->setAutoDefault(false);
    m_report->setToolTip(tr("Who holds these slots now and why, and who waits"));
    m_close->setText(u"✕"_s);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close message"));
    row()->addWidget(m_report);
    row()->addWidget(m_close);
    connect(m_report, &QPushButton::clicked, this, &MergeBar::openReport);
    connect(m_close, &QToolButton::clicked, this, &MergeBar::dismiss);
    dismiss();
}

void MergeBar::takeRecord(const LogRecord &record)
{
    const auto *merged = std::get_if<event::Merged>(&record.event);
    if (!merged || merged->report == 0)
        return;
    m_number = merged->report;
    const QString counts = conflictCountText(int(merged->both), int(merged->displaced));
    say(tr("Merged with the other side: %1.").arg(counts));
}

void MergeBar::say(const QString &text)
{
    tell(Tone::Candidate, text);
    m_report->setVisible(isTelling());
    m_close->setVisible(isTelling());
}

void MergeBar::openReport()
{
    dismiss();
    Q_EMIT reportRequested(m_number);
}

void MergeBar::dismiss()
{
    say({});
}

} // namespace roomcast
