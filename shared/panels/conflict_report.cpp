// SPDX-License-Identifier: MIT
#include "panels/conflict_report.h"

#include "panels/conflict_model.h"
#include "text/report_json.h"
#include "text/report_text.h"
#include "ui/table_look.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray contentOf(const Conflicts &conflicts, ConflictReport::SaveFormat format)
{
    switch (format) {
    case ConflictReport::SaveFormat::Text:
        return conflictLines(conflicts, DateForm::Local).join(u'\n').toUtf8() + '\n';
    case ConflictReport::SaveFormat::Json: {
        QJsonObject object{{"conflicts"_L1, jsonReport(conflicts).value_or(QJsonValue())}};
        insertBounds(object, conflicts);
        return QJsonDocument(object).toJson();
    }
    }
    Q_UNREACHABLE();
}

QPushButton *button(QWidget *parent, const QString &text, const QString &tip)
{
    auto *made = new QPushButton(text, parent);
    made->setAutoDefault(false);
    made->setToolTip(tip);
    return made;
}

} // namespace

ConflictReport::ConflictReport(QWidget *parent)
    : QWidget(parent, Qt::Window), m_model(new ConflictModel(this)),
      m_sorted(new QSortFilterProxyModel(this)), m_merges(new QComboBox(this)),
      m_count(new QLabel(this)), m_table(new QTableView(this)), m_detail(new QLabel(this)),
      m_note(new QLabel(this))
{
    setWindowTitle(tr("Conflict report"));
    build();
    connect(m_merges, &QComboBox::currentIndexChanged, this, &ConflictReport::refreshRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ConflictReport::refreshDetail);
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this,
            &ConflictReport::copy);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this,
            &ConflictReport::askWhereToSave);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    setConflicts({});
}

void ConflictReport::build()
{
    buildTable();
    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setMinimumHeight(3 * fontMetrics().height());
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addLayout(buildHead());
    column->addWidget(m_table, 1);
    column->addWidget(m_detail);
    column->addLayout(buildFoot());
    column->addWidget(m_note);
    constexpr double kScreenShare = 0.9; // the window's frame needs room, too
    const QSize wanted(fontMetrics().averageCharWidth() * 180, fontMetrics().height() * 24);
    resize(wanted.boundedTo(screen()->availableSize() * kScreenShare));
}

QHBoxLayout *ConflictReport::buildHead()
{
    m_merges->setAccessibleName(tr("Merge"));
    m_merges->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_count->setWordWrap(true);
    auto *label = new QLabel(tr("&Merge"), this);
    label->setBuddy(m_merges);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_merges);
    row->addWidget(m_count, 1);
    return row;
}

void ConflictReport::buildTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ConflictModel::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ConflictModel::Slot, Qt::AscendingOrder);
    m_table->setAccessibleName(tr("Bookings that merges displaced"));
    applyTableLook(*m_table, ConflictModel::Merge);
    m_table->setFrameShape(QFrame::StyledPanel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

QHBoxLayout *ConflictReport::buildFoot()
{
    auto *copy = button(this, tr("&Copy"), tr("Copy the selected rows, or all that are shown"));
    auto *save = button(this, tr("&Save…"), tr("Save the rows that are shown to a file"));
    auto *close = button(this, tr("C&lose"), tr("Close (Esc)"));
    connect(copy, &QPushButton::clicked, this, &ConflictReport::copy);
    connect(save, &QPushButton::clicked, this, &ConflictReport::askWhereToSave);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(8);
    m_tools->addStretch(1);
    for (QPushButton *known : {copy, save, close})
        m_tools->addWidget(known);
    return m_tools;
}

void ConflictReport::addTool(QWidget *tool)
{
    m_tools->insertWidget(0, tool);
}

// ---- what is shown ---------------------------------------------------------------------------

void ConflictReport::setConflicts(const Conflicts &conflicts)
{
    m_conflicts = conflicts;
    refreshMerges();
    if (m_wanted)
        chooseMerge(*m_wanted);
    refreshRows();
}

/// The latest merge first, all of them last; a merge is known by its first conflict on record.
void ConflictReport::refreshMerges()
{
    const QSignalBlocker quiet(m_merges);
    const QVariant chosen = m_merges->currentData();
    m_merges->clear();
    std::optional<EntryStamp> merge;
    for (const ConflictRow &row : m_conflicts.rows) {
        if (std::exchange(merge, row.conflict.in) != row.conflict.in)
            m_merges->insertItem(0, mergeText(row.conflict.in, QDate::currentDate()),
                                 quint64(row.conflict.number));
    }
    m_merges->addItem(tr("All on record"), quint64(0));
    const int at = m_merges->findData(chosen);
    m_merges->setCurrentIndex(at < 0 ? m_merges->count() - 1 : at);
}

void ConflictReport::chooseMerge(quint64 number)
{
    const auto &rows = m_conflicts.rows;
    const bool known = number == 0 || (!rows.empty() && rows.back().conflict.number >= number);
    m_wanted = known ? std::nullopt : std::optional(number);
    if (!known)
        return;
    // Their first conflicts descend; the last item is all merges.
    int item = 0;
    while (item + 1 < m_merges->count() && m_merges->itemData(item).toULongLong() > number)
        ++item;
    m_merges->setCurrentIndex(number == 0 ? m_merges->count() - 1 : item);
}

void ConflictReport::note(const QString &words)
{
    m_note->setText(words);
    m_note->setHidden(words.isEmpty());
}

Conflicts ConflictReport::shown() const
{
    const quint64 first = m_merges->currentData().toULongLong();
    Conflicts part{{}, {}, m_conflicts.forgotten};
    std::optional<EntryStamp> merge;
    for (const ConflictRow &row : m_conflicts.rows) {
        if (row.conflict.number == first)
            merge = row.conflict.in;
        if (first == 0 || row.conflict.in == merge)
            part.rows.push_back(row);
    }
    return part;
}

void ConflictReport::refreshRows()
{
    const auto before = current();
    const Conflicts part = shown();
    const bool widen = m_model->rowCount() == 0 && !part.rows.empty();
    m_model->setRows(part.rows);
    if (widen)
        m_table->resizeColumnsToContents();
    m_count->setText(part.rows.empty() ? tr("No merge on record displaced a booking.")
                                       : conflictCountText(part.rows));
    if (before)
        pick(before->conflict.number);
    if (!current() && m_sorted->rowCount() > 0)
        m_table->selectRow(0);
    refreshDetail();
}

void ConflictReport::pick(quint64 number)
{
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const int source = m_sorted->mapToSource(m_sorted->index(row, 0)).row();
        if (m_model->rowAt(source).conflict.number == number)
            return m_table->selectRow(row);
    }
}

std::optional<ConflictRow> ConflictReport::current() const
{
    const QModelIndex index = m_sorted->mapToSource(m_table->currentIndex());
    return index.isValid() ? std::optional(m_model->rowAt(index.row())) : std::nullopt;
}

void ConflictReport::refreshDetail()
{
    const auto row = current();
    m_detail->setText(row ? conflictText(*row, DateForm::Local) : QString());
    note({});
    Q_EMIT currentChanged();
}

void ConflictReport::present()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
    m_table->setFocus(Qt::OtherFocusReason);
}

// ---- taking it elsewhere ---------------------------------------------------------------------

void ConflictReport::copy()
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    QStringList lines;
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const QModelIndex index = m_sorted->index(row, 0);
        if (selected.isEmpty() || m_table->selectionModel()->isRowSelected(row))
            lines +=
                conflictText(m_model->rowAt(m_sorted->mapToSource(index).row()), DateForm::Local);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    note(tr("Rows copied: %1").arg(lines.size()));
}

void ConflictReport::askWhereToSave()
{
    auto *dialog = new QFileDialog(this, tr("Save the conflict report"));
    const QString json = tr("JSON (*.json)");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)"), json});
    dialog->selectFile(u"roomcast-conflicts.txt"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString &filter) {
        dialog->selectFile(filter == json ? u"roomcast-conflicts.json"_s
                                          : u"roomcast-conflicts.txt"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const bool json_wanted = path.endsWith(".json"_L1, Qt::CaseInsensitive);
        saveTo(path, json_wanted ? SaveFormat::Json : SaveFormat::Text);
    });
    dialog->open();
}

void ConflictReport::saveTo(const QString &path, SaveFormat format)
{
    const Conflicts part = shown();
    const QByteArray content = contentOf(part, format);
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(content) >= 0;
    if (written && file.commit())
        note(tr("Rows saved to %1: %2").arg(path).arg(part.rows.size()));
    else
        note(tr("%1 cannot be written: %2").arg(path, file.errorString()));
}

} // namespace roomcast
