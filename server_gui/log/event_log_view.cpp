// SPDX-License-Identifier: MIT
#include "server_gui/log/event_log_view.h"

#include "server_gui/log/event_filter.h"
#include "server_gui/log/event_log_model.h"
#include "server_gui/log/table_delegates.h"
#include "server_gui/widgets/bounded_label.h"
#include "server_gui/widgets/keyed_action.h"
#include "server_gui/widgets/placeholder_table.h"
#include "server_gui/widgets/sticky_menu.h"
#include "server_gui/widgets/words.h"
#include "text/event_text.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QToolButton>

#include <set>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray lineOf(const LogRecord &record, EventLogView::SaveFormat format, const LocalTime &local)
{
    switch (format) {
    case EventLogView::SaveFormat::Text:
        return textLine(record, local).toUtf8() + '\n';
    case EventLogView::SaveFormat::Json:
        return QJsonDocument(jsonObject(record)).toJson(QJsonDocument::Compact) + '\n';
    }
    Q_UNREACHABLE();
}

} // namespace

EventLogView::EventLogView(QWidget *parent)
    : QWidget(parent), m_model(new EventLogModel(this)), m_filter(new EventFilter(this)),
      m_table(new PlaceholderTable(this)), m_text(new QLineEdit(this)),
      m_severity(new QComboBox(this)), m_categories(new QPushButton(this)),
      m_missing(new BoundedLabel(this))
{
    static_assert(kCategories.size() == kCategoryCount);
    m_filter->setSourceModel(m_model);
    makeActions();
    makeCategoryMenu();
    makeTable();
    makeToolRow();
    connectParts();
    applyCategories();
    setFollowing(true);
}

void EventLogView::makeActions()
{
    m_find = keyedAction(this, "filter"_L1, tr("&Filter by text"), QKeySequence::Find,
                         tr("Show only events that contain a text"));
    m_fold = keyedAction(this, "fold"_L1, tr("Fold &requests"), {u"Ctrl+G"_s},
                         tr("Show requests and replies in a row as one line; a double click on it "
                            "shows each"));
    m_fold->setCheckable(true);
    m_fold->setChecked(true);
    m_follow = keyedAction(this, "follow"_L1, tr("F&ollow"), {u"Ctrl+E"_s},
                           tr("Keep the newest event in sight"));
    m_follow->setCheckable(true);
    m_pause = keyedAction(this, "pause"_L1, tr("&Pause"), {u"Ctrl+P"_s},
                          tr("Hold the list still; events are collected meanwhile"));
    m_pause->setCheckable(true);
    m_copy = keyedAction(this, "copy"_L1, tr("&Copy"), QKeySequence::Copy,
                         tr("Copy the selected events, or all that are shown"));
    m_save = keyedAction(this, "save"_L1, tr("&Save…"), QKeySequence::Save,
                         tr("Save the events that are shown to a file"));
    m_report = keyedAction(this, "notice"_L1, tr("Conflict &report"), {u"Ctrl+R"_s},
                           tr("What the merge that is picked displaced, or all merges"));
}

void EventLogView::makeCategoryMenu()
{
    m_category_menu = new StickyMenu(tr("&Categories"), this);
    connect(m_category_menu->addAction(tr("Show &all")), &QAction::triggered, this,
            [this] { setAllCategories(true); });
    connect(m_category_menu->addAction(tr("Show &none")), &QAction::triggered, this,
            [this] { setAllCategories(false); });
    m_category_menu->addSeparator();
    for (size_t i = 0; i < kCategoryCount; ++i) {
        QAction *action = m_category_menu->addAction(categoryWord(kCategories[i]));
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::toggled, this, &EventLogView::applyCategories);
        m_category_actions[i] = action;
    }
}

void EventLogView::makeTable()
{
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new EventDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(tr("Events"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_report, m_copy});
    m_table->fitColumn(EventLogModel::Time, u"00:00:00.000"_s);
    m_table->fitColumn(EventLogModel::Number, u"00,000"_s);
    m_table->fitColumn(EventLogModel::SeverityColumn, severityWord(Severity::Warning), true);
    m_table->fitColumn(EventLogModel::CategoryColumn, categoryWord(Category::Membership));
    m_table->horizontalHeader()->setStretchLastSection(true);
}

void EventLogView::makeToolRow()
{
    m_categories->setMenu(m_category_menu);
    m_categories->setAutoDefault(false);
    constexpr int kArrow = 40;
    m_categories->setMinimumWidth(
        m_categories->fontMetrics().horizontalAdvance(tr("All categories")) + kArrow);
    m_categories->setAccessibleName(tr("Categories shown"));
    m_severity->setAccessibleName(tr("Lowest severity shown"));
    m_severity->setToolTip(tr("Show events of this severity and above"));
    m_severity->addItems({tr("All severities"), tr("Notices and above"), tr("Warnings and above"),
                          tr("Errors only")});
    m_missing->setHint(tr("Left out: events that the log had no room for, the oldest first, or "
                          "that came faster than this window could show them"));
    m_missing->setAccessibleName(tr("Events that are not shown"));
    m_missing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Its place depends on no text.
    m_missing->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setPlaceholderText(tr("Filter by text"));
    m_text->setAccessibleName(tr("Filter by text"));
    m_text->setToolTip(m_find->toolTip());
    m_text->setClearButtonEnabled(true);
    m_text->addAction(m_find->icon(), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(80);

    auto *tools = new QHBoxLayout;
    tools->setSpacing(4);
    tools->addWidget(m_categories);
    tools->addWidget(m_severity);
    tools->addWidget(m_text, 3);
    tools->addWidget(m_missing, 2);
    for (QAction *action : {m_fold, m_follow, m_pause, m_copy, m_save, m_report})
        tools->addWidget(makeButton(action));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(tools);
    layout->addWidget(m_table, 1);
}

QToolButton *EventLogView::makeButton(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text().remove(u'&'));
    return button;
}

void EventLogView::connectParts()
{
    connect(m_model, &EventLogModel::batchDone, this, &EventLogView::afterBatch);
    connect(m_text, &QLineEdit::textChanged, this, &EventLogView::applyText);
    connect(m_fold, &QAction::toggled, this, &EventLogView::applyFolding);
    connect(m_severity, &QComboBox::currentIndexChanged, this, &EventLogView::applySeverity);
    connect(m_find, &QAction::triggered, m_text, qOverload<>(&QWidget::setFocus));
    connect(m_find, &QAction::triggered, m_text, &QLineEdit::selectAll);
    connect(m_follow, &QAction::toggled, this, &EventLogView::setFollowing);
    connect(m_pause, &QAction::toggled, this, &EventLogView::setPaused);
    connect(m_copy, &QAction::triggered, this, &EventLogView::copy);
    connect(m_save, &QAction::triggered, this, &EventLogView::askWhereToSave);
    connect(m_report, &QAction::triggered, this,
            [this] { Q_EMIT conflictsRequested(pickedConflict()); });
    connect(m_table, &QAbstractItemView::activated, this, &EventLogView::activate);
    connect(m_table->verticalScrollBar(), &QAbstractSlider::actionTriggered, this,
            &EventLogView::followAtEnd);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &EventLogView::stopFollowingOnSelection);
}

void EventLogView::append(const LogRecord &record)
{
    m_model->append(record);
}

void EventLogView::noteLeftOut(qint64 count)
{
    m_model->noteLeftOut(count);
}

void EventLogView::applyCategories()
{
    QSet<Category> shown;
    QStringList words;
    for (size_t i = 0; i < kCategoryCount; ++i) {
        if (!m_category_actions[i]->isChecked())
            continue;
        shown.insert(kCategories[i]);
        words += categoryWord(kCategories[i]);
    }
    const bool all = words.size() == qsizetype(kCategoryCount);
    m_categories->setText(words.size() == 1 ? words.first()
                          : all             ? tr("All categories")
                          : words.isEmpty() ? tr("No category")
                                            : tr("%1 categories").arg(words.size()));
    m_categories->setToolTip(tr("Categories shown: %1").arg(words.join(u", "_s)));
    m_filter->setCategories(shown);
    afterBatch();
}

void EventLogView::setAllCategories(bool shown)
{
    for (QAction *action : m_category_actions)
        action->setChecked(shown);
}

void EventLogView::applySeverity(int severity)
{
    m_filter->setSeverityMin(Severity(severity));
    afterBatch();
}

/// A text is looked for in each event, also in those that are folded.
void EventLogView::applyText(const QString &text)
{
    m_filter->setText(text);
    applyFolding();
}

void EventLogView::applyFolding()
{
    m_model->setFolding(m_fold->isChecked() && m_text->text().isEmpty());
    afterBatch();
}

/// Why there is no row.
QString EventLogView::placeholder() const
{
    if (m_model->rowCount() > 0)
        return tr("The filter hides all events: %L1").arg(m_model->rowCount());
    return m_model->isPaused() ? tr("Paused before the first event")
                               : tr("Nothing has happened yet");
}

void EventLogView::afterBatch()
{
    m_table->setPlaceholder(placeholder());
    QStringList missing;
    if (m_model->isPaused())
        missing += tr("Paused, %L1 new").arg(m_model->waiting());
    if (m_model->leftOut() > 0)
        missing += tr("%L1 left out").arg(m_model->leftOut());
    m_missing->setText(missing.join(u" · "_s));
    if (m_follow->isChecked() && !m_model->isPaused())
        m_table->scrollToBottom();
}

void EventLogView::setPaused(bool paused)
{
    m_model->setPaused(paused);
    afterBatch();
}

void EventLogView::setFollowing(bool following)
{
    m_follow->setChecked(following);
    if (!following)
        return;
    m_table->clearSelection();
    m_table->scrollToBottom();
}

/// Whoever picks an event wants to read it, so it must not run away.
void EventLogView::stopFollowingOnSelection()
{
    if (m_table->selectionModel()->hasSelection())
        m_follow->setChecked(false);
}

void EventLogView::followAtEnd()
{
    const QScrollBar *bar = m_table->verticalScrollBar();
    m_follow->setChecked(bar->sliderPosition() >= bar->maximum());
}

/// Double click or Enter: a folded run and a merge have more to show.
void EventLogView::activate(const QModelIndex &index)
{
    if (m_model->toggleRun(m_filter->mapToSource(index).row()))
        return;
    m_table->setCurrentIndex(index);
    if (const quint64 number = pickedConflict())
        Q_EMIT conflictsRequested(number);
}

quint64 EventLogView::pickedConflict() const
{
    const QModelIndex index = m_filter->mapToSource(m_table->currentIndex());
    if (!index.isValid() || !m_table->selectionModel()->hasSelection())
        return 0;
    const auto *merged = std::get_if<event::Merged>(&m_model->recordAt(index.row()).event);
    return merged ? merged->report : 0;
}

std::vector<LogRecord> EventLogView::shownRecords(bool selected_only) const
{
    // In order: two runs may have come at the same time.
    std::set<int> rows;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        if (selected_only && !m_table->selectionModel()->isRowSelected(row))
            continue;
        const auto behind =
            m_model->rowsBehind(m_filter->mapToSource(m_filter->index(row, 0)).row());
        rows.insert(behind.begin(), behind.end());
    }
    std::vector<LogRecord> records;
    records.reserve(rows.size());
    for (const int row : rows)
        records.push_back(m_model->recordAt(row));
    return records;
}

void EventLogView::copy()
{
    const auto records = shownRecords(m_table->selectionModel()->hasSelection());
    const LocalTime local;
    QStringList lines;
    for (const LogRecord &record : records)
        lines += textLine(record, local);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT reported(tr("Events copied: %1").arg(lines.size()));
}

void EventLogView::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the events shown"));
    const QString json = tr("One JSON object a line (*.jsonl)");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.log *.txt)"), json});
    dialog->selectFile(u"roomcast-server.log"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [=, this](const QString &path) {
        saveTo(path, dialog->selectedNameFilter() == json ? SaveFormat::Json : SaveFormat::Text);
    });
    dialog->open();
}

void EventLogView::saveTo(const QString &path, SaveFormat format)
{
    QSaveFile file(path);
    const auto records = shownRecords(false);
    const LocalTime local;
    bool written = file.open(QIODevice::WriteOnly);
    for (size_t i = 0; written && i < records.size(); ++i)
        written = file.write(lineOf(records[i], format, local)) >= 0;
    if (written && file.commit())
        Q_EMIT reported(tr("Events saved to %1: %2").arg(path).arg(records.size()));
    else
        Q_EMIT reported(tr("%1 cannot be written: %2").arg(path, file.errorString()));
}

QHeaderView *EventLogView::columns() const
{
    return m_table->horizontalHeader();
}

} // namespace roomcast
