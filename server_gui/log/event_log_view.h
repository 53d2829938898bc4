// SPDX-License-Identifier: MIT
//
// The event log with its tool row: filter by category, severity and text, follow, pause, copy,
// save. Owns the model and the filter. Saving reports how it went by a signal; nothing else fails.
#pragma once

#include "core/engine/event.h"

#include <QWidget>

#include <array>
#include <vector>

class QAction;
class QComboBox;
class QHeaderView;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace roomcast {

class BoundedLabel;
class EventFilter;
class EventLogModel;
class PlaceholderTable;

class EventLogView final : public QWidget {
    Q_OBJECT

public:
    enum class SaveFormat { Text, Json };

    explicit EventLogView(QWidget *parent = nullptr);

    void append(const LogRecord &record);
    /// So many records never came here.
    void noteLeftOut(qint64 count);

    QAction *findAction() const { return m_find; }
    QAction *foldAction() const { return m_fold; }
    QAction *followAction() const { return m_follow; }
    QAction *pauseAction() const { return m_pause; }
    QAction *copyAction() const { return m_copy; }
    QAction *saveAction() const { return m_save; }
    /// The conflict report of the merge that is picked, or else of all merges.
    QAction *reportAction() const { return m_report; }
    QMenu *categoryMenu() const { return m_category_menu; }

    /// Writes the lines that are shown to `path`, which is replaced whole or not at all.
    void saveTo(const QString &path, SaveFormat format);

    QHeaderView *columns() const;

Q_SIGNALS:
    /// How copying or saving went, for a person to read.
    void reported(const QString &message);
    /// `number`: of a merge's first conflict; 0: all merges.
    void conflictsRequested(quint64 number);

private:
    static constexpr size_t kCategoryCount = 7;

    void makeActions();
    void makeCategoryMenu();
    void makeTable();
    void makeToolRow();
    void connectParts();
    QToolButton *makeButton(QAction *action);

    void applyCategories();
    void setAllCategories(bool shown);
    void applySeverity(int severity);
    void applyText(const QString &text);
    void applyFolding();
    QString placeholder() const;
    void afterBatch();
    void setPaused(bool paused);
    void setFollowing(bool following);
    void stopFollowingOnSelection();
    void followAtEnd();
    void copy();
    void askWhereToSave();
    void activate(const QModelIndex &index);
    /// 0 where no merge that displaced something is picked.
    quint64 pickedConflict() const;
    std::vector<LogRecord> shownRecords(bool selected_only) const;

    EventLogModel *m_model;
    EventFilter *m_filter;
    PlaceholderTable *m_table;
    QLineEdit *m_text;
    QComboBox *m_severity;
    QPushButton *m_categories;
    BoundedLabel *m_missing; ///< what is not shown for want of room or while paused
    QMenu *m_category_menu = nullptr;
    std::array<QAction *, kCategoryCount> m_category_actions{};
    QAction *m_find = nullptr;
    QAction *m_fold = nullptr;
    QAction *m_follow = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_save = nullptr;
    QAction *m_report = nullptr;
};

} // namespace roomcast
