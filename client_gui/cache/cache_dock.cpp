// SPDX-License-Identifier: MIT
#include "client_gui/cache/cache_dock.h"

#include "client_gui/cache/cache_chart.h"
#include "client_gui/freshness/figures.h"
#include "ui/table_look.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSortFilterProxyModel>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

CacheDock::CacheDock(QWidget *parent)
    : QDockWidget(tr("Cache"), parent), m_sorted(new QSortFilterProxyModel(this)),
      m_table(new QTableView(this)), m_filter(new QLineEdit(this)), m_facts(new QLabel(this)),
      m_chart(new CacheChart(this)), m_evict(new QPushButton(tr("&Evict"), this)),
      m_clear(new QPushButton(tr("C&lear"), this)), m_reload(new QPushButton(tr("&Reload"), this)),
      m_bypass(new QCheckBox(tr("B&ypass cache"), this)), m_ratio(new QLabel(this))
{
    setObjectName(u"cache"_s);
    buildTable();
    auto *page = new QWidget(this);
    auto *left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(buildTop());
    left->addWidget(m_table, 1);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(buildSide());
    setWidget(page);
    showCache({}, {});
}

void CacheDock::buildTable()
{
    m_model.setPalette(palette());
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(CacheModel::SortRole);
    m_sorted->setFilterRole(CacheModel::FilterRole);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(CacheModel::Key, Qt::AscendingOrder);
    m_table->setAccessibleName(tr("Cached answers"));
    applyTableLook(*m_table, CacheModel::ChangedBy);
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(CacheModel::Key, unit * 26);
    m_table->setColumnWidth(CacheModel::Version, unit * 14);
    m_table->setColumnWidth(CacheModel::State, unit * 15);
    m_table->setColumnWidth(CacheModel::Hits, unit * 8);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        refreshButtons();
        Q_EMIT choiceChanged();
    });
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(keyAt(index)); });
}

QWidget *CacheDock::buildTop()
{
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setAccessibleName(tr("Filter the cached answers"));
    m_filter->setToolTip(tr("Show only rows whose key, state or person contains this"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    m_evict->setToolTip(tr("Forget the selected answers; what is on show is asked again"));
    m_clear->setToolTip(tr("Forget every cached answer"));
    m_reload->setToolTip(tr("Ask the servers for the selected answers, or for what is on show, "
                            "although the cache could answer (F5)"));
    m_bypass->setToolTip(tr("Ask the servers even where the cache could answer"));
    connect(m_filter, &QLineEdit::textChanged, m_sorted,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_evict, &QPushButton::clicked, this, &CacheDock::evictSelected);
    connect(m_clear, &QPushButton::clicked, this, &CacheDock::clearRequested);
    connect(m_reload, &QPushButton::clicked, this,
            [this] { Q_EMIT reloadRequested(selectedKeys()); });
    connect(m_bypass, &QCheckBox::toggled, this, &CacheDock::bypassToggled);
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(4, 4, 4, 4);
    row->setSpacing(4);
    row->addWidget(m_filter, 1);
    for (QPushButton *button : {m_evict, m_clear, m_reload}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addSpacing(4);
    row->addWidget(m_bypass);
    row->addStretch(1);
    return top;
}

QWidget *CacheDock::buildSide()
{
    m_ratio->setToolTip(tr("Share of all reads that the cache answered, and the waiting it saved"));
    m_facts->setToolTip(tr("A server is asked to vouch for all of it at the next beacon"));
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(12, 4, 12, 4);
    column->setSpacing(4);
    column->addWidget(m_ratio);
    column->addWidget(m_chart, 1);
    column->addWidget(m_facts);
    return side;
}

void CacheDock::showCache(const std::vector<CacheRow> &rows, const CacheTotals &totals)
{
    m_model.setRows(rows);
    const QLocale locale;
    m_ratio->setText(tr("Hit ratio %1 of %2 reads\nSaved %3 of waiting")
                         .arg(hitRatioText(totals.hits, totals.misses),
                              locale.toString(totals.hits + totals.misses),
                              durationText(totals.saved)));
    const QString beacon = totals.next_beacon
                               ? tr("Next beacon in %1").arg(boundFigure(*totals.next_beacon))
                               : tr("No beacon asked for");
    m_facts->setText(beacon + u'\n' +
                     tr("%1 of %2")
                         .arg(locale.formattedDataSize(totals.bytes, 0),
                              locale.formattedDataSize(totals.bytes_max, 0)));
    refreshButtons();
}

void CacheDock::showSecond(const CacheTotals &totals)
{
    m_chart->add(totals);
}

void CacheDock::markSlot(const SlotKey &slot)
{
    m_model.setMarkedSlot(slot);
    if (std::exchange(m_slot, slot) == slot)
        return; // where the person has scrolled since is theirs
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        if (tellsOf(keyAt(m_sorted->index(row, 0)), slot))
            return m_table->scrollTo(m_sorted->index(row, 0));
}

const Query &CacheDock::keyAt(const QModelIndex &sorted) const
{
    return m_model.rowAt(m_sorted->mapToSource(sorted).row()).key;
}

std::vector<Query> CacheDock::selectedKeys() const
{
    std::vector<Query> keys;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        keys.push_back(keyAt(index));
    return keys;
}

std::optional<Query> CacheDock::chosen() const
{
    const std::vector<Query> keys = selectedKeys();
    return keys.size() == 1 ? std::optional(keys.front()) : std::nullopt;
}

void CacheDock::clearChoice()
{
    m_table->clearSelection();
}

void CacheDock::refreshButtons()
{
    m_evict->setEnabled(m_table->selectionModel()->hasSelection());
    m_clear->setEnabled(m_model.rowCount() > 0);
    m_reload->setEnabled(m_model.rowCount() > 0);
}

void CacheDock::evictSelected()
{
    for (const Query &key : selectedKeys())
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
