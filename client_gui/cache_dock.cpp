// SPDX-License-Identifier: MIT
#include "client_gui/cache_dock.h"

#include "ui/table_look.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSortFilterProxyModel>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

CacheDock::CacheDock(QWidget *parent)
    : QDockWidget(tr("Cache"), parent), m_sorted(new QSortFilterProxyModel(this)),
      m_table(new QTableView(this)), m_evict(new QPushButton(tr("&Evict"), this)),
      m_clear(new QPushButton(tr("C&lear"), this)),
      m_bypass(new QCheckBox(tr("B&ypass cache"), this)), m_ratio(new QLabel(this))
{
    setObjectName(u"cache"_s);
    m_model.setPalette(palette());
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(CacheModel::SortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CacheModel::Key, Qt::AscendingOrder);
    m_table->setAccessibleName(tr("Cached answers"));
    applyTableLook(*m_table, CacheModel::ChangedBy);
    m_table->setColumnWidth(CacheModel::Key, fontMetrics().averageCharWidth() * 28);
    m_table->setColumnWidth(CacheModel::Version, fontMetrics().averageCharWidth() * 18);
    m_table->setColumnWidth(CacheModel::State, fontMetrics().averageCharWidth() * 18);

    auto *page = new QWidget(this);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(buildButtons());
    setWidget(page);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_evict->setEnabled(m_table->selectionModel()->hasSelection()); });
    showCache({}, {});
}

QWidget *CacheDock::buildButtons()
{
    m_evict->setToolTip(tr("Forget the selected answers; what is on show is asked again"));
    m_clear->setToolTip(tr("Forget every cached answer"));
    m_bypass->setToolTip(tr("Ask the servers even where the cache could answer"));
    m_ratio->setToolTip(tr("Share of reads that the cache answered"));
    m_evict->setEnabled(false);
    connect(m_evict, &QPushButton::clicked, this, &CacheDock::evictSelected);
    connect(m_clear, &QPushButton::clicked, this, &CacheDock::clearRequested);
    connect(m_bypass, &QCheckBox::toggled, this, &CacheDock::bypassToggled);
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(12, 4, 12, 4);
    column->setSpacing(4);
    column->addWidget(m_ratio);
    column->addWidget(m_evict);
    column->addWidget(m_clear);
    column->addWidget(m_bypass);
    column->addStretch();
    return side;
}

void CacheDock::showCache(const std::vector<CacheRow> &rows, const CacheTotals &totals)
{
    m_model.setRows(rows);
    const quint64 reads = totals.hits + totals.misses;
    const QString share =
        reads == 0 ? u"–"_s : tr("%1 %").arg(qRound(100.0 * double(totals.hits) / double(reads)));
    m_ratio->setText(tr("Hit ratio %1\n%2 of %3 reads")
                         .arg(share, QLocale().toString(totals.hits), QLocale().toString(reads)));
    m_clear->setEnabled(!rows.empty());
}

void CacheDock::evictSelected()
{
    std::vector<Query> keys;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        keys.push_back(m_model.rowAt(m_sorted->mapToSource(index).row()).key);
    for (const Query &key : keys)
        Q_EMIT evictRequested(key);
}

void CacheDock::focusTable()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void CacheDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_model.setPalette(palette());
}

} // namespace roomcast
