// SPDX-License-Identifier: MIT
#include "client_gui/offline/offline_dock.h"

#include "client_gui/offline/offline_text.h"
#include "text/day_text.h"

#include <QAction>
#include <QBoxLayout>
#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>
#include <map>
#include <utility>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Column { StateColumn, SlotColumn, TitleColumn, PersonColumn, KeptColumn };

/// Of those that decisions have.
int gravity(Tone tone)
{
    return tone == Tone::Error         ? 3
           : tone == Tone::Candidate   ? 2
           : tone == Tone::Provisional ? 1
                                       : 0;
}

} // namespace

OfflineDock::OfflineDock(QWidget *parent)
    : QDockWidget(parent), m_lead(new QLabel(this)), m_table(new QTreeWidget(this)),
      m_drop(new QPushButton(tr("&Drop"), this)),
      m_known(new QPushButton(tr("&Clear decided"), this))
{
    setObjectName(u"pending"_s);
    m_lead->setWordWrap(true);
    m_lead->setContentsMargins(12, 8, 12, 8);
    m_table->setHeaderLabels({tr("State"), tr("Slot"), tr("Title"), tr("Booked as"), tr("Since")});
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAccessibleName(tr("Bookings pending on this device"));
    m_table->header()->setStretchLastSection(true);
    m_drop->setToolTip(tr("Give the selected booking up before a server is asked for it (Del)"));
    m_known->setToolTip(tr("Remove the rows that servers have decided about"));
    auto *remove = new QAction(tr("Drop the pending booking"), m_table);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(remove);
    connect(remove, &QAction::triggered, this, &OfflineDock::dropSelected);
    connect(m_drop, &QPushButton::clicked, this, &OfflineDock::dropSelected);
    connect(m_known, &QPushButton::clicked, this, &OfflineDock::forgetDecided);
    // The focus makes a row current without selecting it: what is framed is what Del drops.
    connect(m_table, &QTreeWidget::currentItemChanged, m_table, [](QTreeWidgetItem *row) {
        if (row)
            row->setSelected(true);
    });
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &OfflineDock::refreshButtons);
    connect(m_table, &QTreeWidget::itemActivated, this, [this] {
        if (const auto row = selected())
            Q_EMIT slotActivated(row->intent.wish.slot);
    });
    layOut();
    rebuild();
}

void OfflineDock::layOut()
{
    auto *side = new QVBoxLayout;
    side->setContentsMargins(12, 4, 12, 4);
    side->setSpacing(4);
    for (QPushButton *button : {m_drop, m_known}) {
        button->setAutoDefault(false);
        side->addWidget(button);
    }
    side->addStretch();
    auto *page = new QWidget(this);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_lead);
    column->addWidget(m_table, 1);
    row->addLayout(column, 1);
    row->addLayout(side);
    setWidget(page);
}

void OfflineDock::showOffline(const std::vector<OfflineBooking> &intents)
{
    m_waiting = intents;
    rebuild();
}

void OfflineDock::addDecision(const OfflineDecision &decided, const std::vector<ServerId> &missing)
{
    m_decided.push_front({decided.intent, decided.answer, intentDecidedText(decided, missing)});
    if (m_decided.size() > kDecidedMax)
        m_decided.pop_back();
    rebuild();
}

void OfflineDock::rebuild()
{
    const auto count = qulonglong(m_waiting.size() + m_decided.size());
    setWindowTitle(count == 0 ? tr("Pending") : tr("Pending (%1)").arg(count));
    m_lead->setText(
        count == 0
            ? tr("No booking is pending on this device. Where no server answers, a booking can be "
                 "kept here and asked for later.")
            : tr("No server has confirmed what is pending here: it is asked for as soon as one "
                 "answers, and refused where somebody else was first."));
    const auto chosen = selected();
    m_table->clear();
    m_rows.clear();
    for (const Decision &decision : m_decided) {
        const auto &[intent, answer, text] = decision;
        auto *row =
            addRow({intent, true}, intentTone(intent, answer), intentOutcomeWord(intent, answer));
        for (int column = 0; column < m_table->columnCount(); ++column)
            row->setToolTip(column, text);
        row->setData(StateColumn, Qt::AccessibleDescriptionRole, text);
    }
    for (const OfflineBooking &intent : m_waiting)
        addRow({intent}, Tone::Pending, offlineStateText(intent));
    select(chosen);
    m_table->setVisible(count > 0);
    for (int column = 0; column < KeptColumn; ++column)
        m_table->resizeColumnToContents(column);
    refreshButtons();
}

QTreeWidgetItem *OfflineDock::addRow(const Row &row, Tone tone, const QString &state)
{
    const Reserve &wish = row.intent.wish;
    const QDateTime kept = QDateTime::fromMSecsSinceEpoch(row.intent.kept_at.value_ms);
    auto *item = new QTreeWidgetItem(m_table, {state, slotLabel(wish.slot), wish.title, wish.person,
                                               dateTimeText(kept, Precision::Minute)});
    item->setIcon(StateColumn, toneIcon(tone, palette()));
    m_rows.push_back(row);
    return item;
}

std::optional<OfflineDock::Row> OfflineDock::selected() const
{
    QTreeWidgetItem *item = m_table->selectedItems().value(0);
    return item ? std::optional(m_rows[size_t(m_table->indexOfTopLevelItem(item))]) : std::nullopt;
}

/// By what it is, not by where it was: Del must not drop what has moved there. Nothing where it is
/// gone.
void OfflineDock::select(const std::optional<Row> &wanted)
{
    if (!wanted)
        return;
    const auto found = std::ranges::find_if(m_rows, [&wanted](const Row &row) {
        return row.intent.id == wanted->intent.id && row.decided == wanted->decided;
    });
    if (found != m_rows.end())
        m_table->setCurrentItem(m_table->topLevelItem(int(found - m_rows.begin())));
}

void OfflineDock::refreshButtons()
{
    const auto row = selected();
    m_drop->setEnabled(row && !row->decided);
    m_known->setEnabled(!m_decided.empty());
}

void OfflineDock::dropSelected()
{
    if (const auto row = selected(); row && !row->decided)
        Q_EMIT dropRequested(row->intent.id);
}

void OfflineDock::forgetDecided()
{
    std::vector<OfflineBookingId> ids;
    for (const Decision &decision : std::exchange(m_decided, {}))
        ids.push_back(decision.intent.id);
    rebuild();
    Q_EMIT decidedCleared(ids);
}

QString OfflineDock::decidedText() const
{
    if (m_decided.size() == 1)
        return m_decided.front().text;
    std::map<QString, int> counts;
    for (const Decision &decision : m_decided)
        ++counts[intentOutcomeWord(decision.intent, decision.answer)];
    QStringList parts;
    for (const auto &[word, count] : counts)
        parts << u"%1 %2"_s.arg(count).arg(word.toLower());
    if (parts.isEmpty())
        return {};
    return tr("%n bookings that waited on this device were decided: %1. %2", nullptr,
              int(m_decided.size()))
        .arg(parts.join(u", "_s), m_decided.front().text);
}

Tone OfflineDock::decidedTone() const
{
    Tone most = Tone::Server;
    for (const Decision &decision : m_decided) {
        const Tone tone = intentTone(decision.intent, decision.answer);
        if (gravity(tone) > gravity(most))
            most = tone;
    }
    return most;
}

void OfflineDock::focusTable()
{
    QWidget *first = m_table->isHidden() ? static_cast<QWidget *>(m_known) : m_table;
    first->setFocus(Qt::ShortcutFocusReason);
    if (!m_table->currentItem() && m_table->topLevelItemCount() > 0)
        m_table->setCurrentItem(m_table->topLevelItem(0));
}

void OfflineDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace roomcast
