// SPDX-License-Identifier: MIT
//
// A rounded label that shows a tone with its icon, its word and a detail: "● Server 300 · 0.8 ms".
// Both windows use it. It follows the palette by itself and drops the detail, never the word, where
// there is no room. A button only after setClickable.
#pragma once

#include "ui/status_style.h"

#include <QAbstractButton>

namespace roomcast {

class StatusPill final : public QAbstractButton {
    Q_OBJECT

public:
    explicit StatusPill(QWidget *parent = nullptr);

    /// Icon and colour of `tone`; its own word is used where `word` is empty.
    void setStatus(Tone tone, const QString &detail, const QString &word = {});
    void setClickable(bool clickable);

    Tone tone() const { return m_tone; }
    QString word() const { return m_word; }
    QString detail() const { return m_detail; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont wordFont() const;
    int iconSide() const;
    int wordWidth() const;
    void paintFrame(QPainter &painter) const;
    void paintText(QPainter &painter) const;
    /// Where a part is that languages from left to right have there.
    QRect asRead(const QRect &from_left) const;

    Tone m_tone = Tone::Joining;
    QString m_word;
    QString m_detail;
    bool m_clickable = false;
};

} // namespace roomcast
