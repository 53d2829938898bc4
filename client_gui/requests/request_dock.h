// SPDX-License-Identifier: MIT
//
// The history of requests, newest first. Shows what it is given.
#pragma once

#include "client_gui/requests/request_model.h"

#include <QDockWidget>

class QTableView;

namespace roomcast {

class RequestDock final : public QDockWidget {
    Q_OBJECT

public:
    explicit RequestDock(QWidget *parent = nullptr);

    void showAnswer(const Answer &answer, const QDateTime &at) { m_model.add(answer, at); }
    void showDoubleReply(const Answer &answer, const QDateTime &at) { m_model.correct(answer, at); }
    void focusTable();

protected:
    void changeEvent(QEvent *event) override;

private:
    RequestModel m_model;
    QTableView *m_table;
};

} // namespace roomcast
