// SPDX-License-Identifier: MIT
//
// A text that wraps within the height it is given and never asks for more: what has no room is
// elided, and the whole of it then stands in the tool tip. So a message can come and go without
// moving anything.
#pragma once

#include <QWidget>

namespace roomcast {

class ClippedText final : public QWidget {
    Q_OBJECT

public:
    /// Asks for the height of so many lines.
    explicit ClippedText(int lines, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    /// The text in lines that fit, and whether that is all of it.
    std::pair<QStringList, bool> fitted() const;

    QString m_text;
    int m_lines;
};

} // namespace roomcast
