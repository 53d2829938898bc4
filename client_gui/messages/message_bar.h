// SPDX-License-Identifier: MIT
//
// A line of words under or above the grid: what came of a booking, a refusal with the free rooms as
// links, or that no server answers. Icon and tint say how bad it is. It always has the same height:
// what does not fit is cut, and read in full at a click. Lies in a MessagePlace, which shows it
// while it has something to say.
#pragma once

#include "ui/status_style.h"

#include <QFrame>
#include <QStringList>

class QLabel;
class QToolButton;

namespace roomcast {

/// What a message leads to, beside its links.
enum class BarAction { None, Undo, ShowNotices, ShowReport, KeepIntent, ShowPending, AskNow };

/// Why something is said: the message goes when that is over.
enum class BarCause {
    Happened, ///< it happened, and stays so
    NoServer, ///< nobody answers
    Doubt,    ///< nobody knows yet what became of a write
    Taken,    ///< somebody holds the slot that was wanted
};

struct BarMessage {
    Tone tone = Tone::Server;
    QString text;
    QStringList links; ///< offered after the text, each a word to click
    QString link_lead; ///< said before the links: "Free then:"
    BarAction action = BarAction::None;
    bool closable = true;
    QString gist{};   ///< what of the text is news, where the rest ticks; empty: all of it
    size_t count = 1; ///< of what the action is about
    BarCause cause = BarCause::Happened;
};

class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    /// Screen readers say it where it is news.
    void showMessage(const BarMessage &message);
    void dismiss();
    /// What was offered is not possible any more; the words stay.
    void withdraw(BarAction action);
    /// It has something to say, whether or not it is seen.
    bool speaks() const { return m_speaks; }
    QString text() const;
    BarAction action() const;
    BarCause cause() const;
    /// Other messages lie beneath this one.
    void setBeneath(int count);

Q_SIGNALS:
    void linkClicked(const QString &link);
    void actionClicked(roomcast::BarAction action);
    /// `action`: what was offered.
    void dismissed(roomcast::BarAction action);
    /// What is said is news; screen readers are told by it.
    void newsShown();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void refreshLook();
    void fitText();
    bool fits(const QString &text) const;
    QString richText(const QString &text) const;
    void showWhole();

    BarMessage m_message;
    bool m_speaks = false;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_beneath;
    QToolButton *m_action;
    QToolButton *m_more;
    QToolButton *m_close;
};

} // namespace roomcast
