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
    const QVariantMap &facts = record.event.facts;
    const quint64 number = facts.value(u"report"_s).toULongLong();
    if (record.event.kind != EventKind::Merged || number == 0)
        return;
    m_number = number;
    const QString counts =
        conflictCountText(facts.value(u"both"_s).toInt(), facts.value(u"displaced"_s).toInt());
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
