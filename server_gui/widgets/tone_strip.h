// SPDX-License-Identifier: MIT
//
// A strip that tells one thing in a tone: its icon, a text, a tint, and whatever its kind puts
// behind the text. Its place is always there: while it has nothing to tell it says so, quietly, and
// nothing moves when that changes. Follows the palette.
#pragma once

#include "ui/status_style.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace roomcast {

class ClippedText;

class ToneStrip : public QFrame {
    Q_OBJECT

public:
    /// What it tells; empty while that is nothing.
    QString text() const { return m_told; }
    bool isTelling() const { return !m_told.isEmpty(); }
    Tone tone() const { return m_tone; }

    /// Where it stands decides how wide it is.
    QSize minimumSizeHint() const override;

protected:
    /// `quiet`: what it says while it has nothing to tell. Takes the room of so many lines.
    ToneStrip(Tone tone, const QString &quiet, int lines, QWidget *parent);

    void tell(Tone tone, const QString &text);
    /// For what stands behind the text.
    QHBoxLayout *row() const { return m_row; }

    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    QLabel *m_icon;
    ClippedText *m_text;
    QHBoxLayout *m_row;
    Tone m_tone;
    QString m_quiet;
    QString m_told;
};

} // namespace roomcast
