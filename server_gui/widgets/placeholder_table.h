// SPDX-License-Identifier: MIT
//
// A table as both panes of the server window use it: whole rows, no grid, fixed row height, Tab
// leaves it, and words in the empty space while it has next to nothing to show.
#pragma once

#include <QTableView>

namespace roomcast {

class PlaceholderTable final : public QTableView {
    Q_OBJECT

public:
    explicit PlaceholderTable(QWidget *parent = nullptr);

    /// Shown below the rows while there are at most `rows_max` of them.
    void setPlaceholder(const QString &text, int rows_max = 0);
    QString placeholder() const { return m_placeholder; }
    /// Makes a column wide enough for `sample`, its heading and an icon if there is one.
    void fitColumn(int column, const QString &sample, bool with_icon = false);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateRowHeight();

    QString m_placeholder;
    int m_placeholder_rows_max = 0;
};

} // namespace roomcast
