// SPDX-License-Identifier: MIT
//
// What a person has to be told of its bookings: a sentence each, with Understood and, for a booking
// that was displaced, the way to a free room. Shows what it is given and asks by signals.
#pragma once

#include "client_gui/notices/claim_watch.h"
#include "client_gui/notices/move_button.h"

#include "ui/status_style.h"

#include <QDockWidget>

#include <functional>

class QBoxLayout;
class QPushButton;
class QScrollArea;

namespace roomcast {

class NoticesDock final : public QDockWidget {
    Q_OBJECT

public:
    /// Where a displaced booking could go now.
    using Offers = std::function<MoveOffer(const Notice &)>;

    explicit NoticesDock(Offers offers, QWidget *parent = nullptr);

    void showNotices(const Notices &notices);
    /// What this window itself noticed, the oldest first.
    void showGivenBack(const std::vector<GivenBack> &given_back);
    /// What is free has changed.
    void refreshOffers();
    /// What was understood could not be said: it can be said again.
    void unlock() { rebuild(); }
    void focusFirst();

Q_SIGNALS:
    void understood(const roomcast::Notice &notice);
    void givenBackUnderstood(const roomcast::GivenBack &known);
    void moveRequested(const roomcast::Notice &notice, const QString &room);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeCard(const Notice &notice);
    QWidget *makeCard(const GivenBack &given_back);
    QPushButton *makeKnown(const QString &sentence);
    QBoxLayout *layOutCard(QWidget *card, Tone tone, const QString &sentence);
    void rebuild();

    Offers m_offers;
    Notices m_notices; ///< as many as fit an answer
    std::vector<GivenBack> m_given_back;
    QScrollArea *m_scroll;
    std::vector<std::pair<Notice, MoveButton *>> m_moves;
};

/// The notice says that somebody else holds what its claim held.
bool isDisplaced(const Notice &notice);

} // namespace roomcast
