// SPDX-License-Identifier: MIT
//
// How a server window is laid out, and its memory from one start to the next: size, divider,
// columns, panes shown. Beside one another where there is room, servers above events where not. The
// position is left to the window manager, as several servers share one screen. Owned by the window.
#pragma once

#include <QHeaderView>
#include <QMainWindow>
#include <QSplitter>

#include <optional>
#include <vector>

class QAction;

namespace roomcast {

class WindowLayout final : public QObject {
    Q_OBJECT

public:
    /// `splitter` holds two panes, the servers first. Everything belongs to `window`.
    WindowLayout(QMainWindow &window, QSplitter &splitter);

    /// `key` names it in the settings. Call before restore(), with the default columns in place,
    /// for the servers first: their columns decide how wide their pane is.
    void addColumns(const QString &key, QHeaderView &columns);
    /// A checkable action that shows and hides a pane.
    void addToggle(const QString &key, QAction &action);

    /// The window's width changed.
    void arrange();
    void save() const;
    void restore();
    void reset();

private:
    struct Columns {
        QString key;
        QHeaderView *view;
        QByteArray initial;
    };
    struct Toggle {
        QString key;
        QAction *action;
    };

    std::optional<int> &rememberedSize(Qt::Orientation orientation);
    int initialSize(Qt::Orientation orientation) const;
    void placeDivider();
    void noteDivider();

    QMainWindow &m_window;
    QSplitter &m_splitter;
    std::vector<Columns> m_columns;   ///< one for each table
    std::vector<Toggle> m_toggles;    ///< one for each pane
    std::optional<int> m_size_beside; ///< of the first pane, once the person chose it
    std::optional<int> m_size_above;
    bool m_arranged = false;
};

} // namespace roomcast
