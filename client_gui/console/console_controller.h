// SPDX-License-Identifier: MIT
//
// Commands that are typed into the client window, or come from a file. Made by ClientWindow, which
// connects it.
#pragma once

#include "client_gui/grid/grid_model.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/requests/asked_from.h"
#include "core/client/answer.h"

class QWidget;

namespace roomcast {

class ConsoleDock;

class ConsoleController final : public QObject {
    Q_OBJECT

public:
    /// `window`: over it a file is chosen.
    ConsoleController(ConsoleDock &dock, MessageBar &message, const GridModel &model,
                      QWidget *window);

    /// The answer to a command of the console, with what the person may have meant.
    void showAnswer(const Answer &answer, const std::vector<ServerId> &missing);
    void chooseFile();
    /// Runs the commands in the file, one a line; says so where it cannot be read.
    void runFile(const QString &path);

Q_SIGNALS:
    void submitDue(const roomcast::Command &command, roomcast::AskedFrom origin);

private:
    ConsoleDock &m_dock;
    MessageBar &m_message;
    const GridModel &m_model;
    QWidget *m_window;
};

} // namespace roomcast
