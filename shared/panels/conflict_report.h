// SPDX-License-Identifier: MIT
//
// The conflict report: a window of its own, beside the one that opened it, that shows what merges
// displaced – all that is on record, or one merge – and copies and saves it. It is given rows and
// asks for nothing; both windows own one each. Saving says in its last line how it went.
#pragma once

#include "core/booking/reports.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace roomcast {

class ConflictModel;

class ConflictReport final : public QWidget {
    Q_OBJECT

public:
    enum class SaveFormat { Text, Json };

    /// A window that goes with `parent`'s.
    explicit ConflictReport(QWidget *parent = nullptr);

    /// All that is known: replaces what was shown.
    void setConflicts(const Conflicts &conflicts);
    /// Shows the merge with the conflict of that number (0: all merges), now or when its rows come.
    void chooseMerge(quint64 number);
    /// Opens it, in front.
    void present();
    /// The row picked, if one is.
    std::optional<ConflictRow> current() const;
    /// Puts `tool` before the buttons.
    void addTool(QWidget *tool);

    /// Writes the rows that are shown to `path`, which is replaced whole or not at all.
    void saveTo(const QString &path, SaveFormat format);

Q_SIGNALS:
    /// Another row is picked, or the picked one has changed.
    void currentChanged();

private:
    void build();
    QHBoxLayout *buildHead();
    void buildTable();
    QHBoxLayout *buildFoot();
    void refreshMerges();
    void refreshRows();
    void refreshDetail();
    void pick(quint64 number);
    void copy();
    void askWhereToSave();
    void note(const QString &words);
    Conflicts shown() const;

    Conflicts m_conflicts;
    std::optional<quint64> m_wanted; ///< asked to be shown, its rows have not come yet
    ConflictModel *m_model;
    QSortFilterProxyModel *m_sorted;
    QComboBox *m_merges;
    QLabel *m_count;
    QTableView *m_table;
    QLabel *m_detail;
    QLabel *m_note;
    QHBoxLayout *m_tools = nullptr;
};

} // namespace roomcast
