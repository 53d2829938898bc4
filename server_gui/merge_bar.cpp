// SPDX-License-Identifier: MIT
#include "server_gui/merge_bar.h"

#include "panels/conflict_model.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

MergeBar::MergeBar(QWidget *parent) : ToneStrip(Tone::Candidate, parent)
{
    auto *report = new QPushButton(tr("Show report"), this);
    report->setAutoDefault(false);
    report->setToolTip(tr("Who holds these slots now and why, and who waits"));
    auto *close = new QToolButton(this);
    close->setText(u"✕"_s);
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close message"));
    row()->addWidget(report);
    row()->addWidget(close);
    connect(report, &QPushButton::clicked, this, &MergeBar::openReport);
    connect(close, &QToolButton::clicked, this, &MergeBar::dismiss);
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
    tell(Tone::Candidate, tr("Merged with the other side: %1.").arg(counts));
}

void MergeBar::openReport()
{
    dismiss();
    Q_EMIT reportRequested(m_number);
}

void MergeBar::dismiss()
{
    tell(Tone::Candidate, {});
}

} // namespace roomcast
