// SPDX-License-Identifier: MIT
//
// One click that moves a displaced booking to the smallest free room that will do, and a menu with
// the others; says why not where that cannot be done. Stands beside a notice and in the conflict
// report; is told what is free and asks by a signal.
#pragma once

#include "core/booking/reports.h"

#include <QToolButton>

namespace roomcast {

/// Where a booking can go.
struct MoveOffer {
    std::vector<Room> rooms; ///< that will do, the best first
    QString obstacle;        ///< why it cannot be moved now; empty if there is a room and it can

    friend bool operator==(const MoveOffer &, const MoveOffer &) = default;
};

class MoveButton final : public QToolButton {
    Q_OBJECT

public:
    explicit MoveButton(QWidget *parent = nullptr);

    void setOffer(const MoveOffer &offer);

Q_SIGNALS:
    void roomChosen(const QString &room);

private:
    void clearMenu();

    MoveOffer m_offer;
    QMenu *m_others;
    QString m_first;
};

} // namespace roomcast
