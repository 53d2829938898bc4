// SPDX-License-Identifier: MIT
//
// A strip across the window that tells one thing in a tone: its icon, a text that wraps, a tint,
// and whatever its kind puts behind the text. Hidden while it has no text. Follows the palette.
#pragma once

#include "ui/status_style.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace roomcast {

class ToneStrip : public QFrame {
    Q_OBJECT

public:
    QString text() const;
    Tone tone() const { return m_tone; }

protected:
    explicit ToneStrip(Tone tone, QWidget *parent);

    void tell(Tone tone, const QString &text);
    /// For what stands behind the text.
    QHBoxLayout *row() const { return m_row; }

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshIcon();

    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_row;
    Tone m_tone;
};

} // namespace roomcast
