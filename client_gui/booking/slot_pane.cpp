// SPDX-License-Identifier: MIT
#include "client_gui/booking/slot_pane.h"

#include "text/report_text.h"

#include <QBoxLayout>
#include <QLabel>
#include <QListWidget>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kQueueLines = 4; ///< more are scrolled

} // namespace

SlotPane::SlotPane(QWidget *parent)
    : QWidget(parent), m_queue_title(new QLabel(this)), m_queue(makeList(tr("Waiting list"))),
      m_history(makeList(tr("History")))
{
    auto *history_title = new QLabel(tr("&History"), this);
    m_queue_title->setBuddy(m_queue);
    history_title->setBuddy(m_history);
    m_history->setMinimumHeight(5 * fontMetrics().height());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_queue_title);
    column->addWidget(m_queue);
    column->addSpacing(4);
    column->addWidget(history_title);
    column->addWidget(m_history, 1);
    setRecord({});
    m_queue->setFixedHeight(kQueueLines * (fontMetrics().height() + 4) + 2 * m_queue->frameWidth());
}

QListWidget *SlotPane::makeList(const QString &name)
{
    auto *list = new QListWidget(this);
    list->setAccessibleName(name);
    list->setWordWrap(true);
    list->setTextElideMode(Qt::ElideNone);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setTabKeyNavigation(false);
    return list;
}

void SlotPane::setRecord(const std::optional<SlotRecord> &record)
{
    if (m_record && record == m_record)
        return;
    m_record = record;
    const size_t waiting = record && !record->queue.empty() ? record->queue.size() - 1 : 0;
    m_queue_title->setText(waiting == 0 ? tr("&Waiting list")
                                        : tr("&Waiting list (%1)").arg(waiting));
    setLines(*m_queue, record ? queueLines(*record, DateForm::Local) : QStringList());
    QStringList history =
        record ? historyLines(*record, DateForm::Local, momentText) : QStringList();
    std::ranges::reverse(history);
    if (record && history.isEmpty())
        history << tr("Nothing yet");
    setLines(*m_history, history);
}

void SlotPane::setLines(QListWidget &list, const QStringList &lines)
{
    list.clear();
    list.addItems(lines);
}

} // namespace roomcast
