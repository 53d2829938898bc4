// SPDX-License-Identifier: MIT
//
// The assignment's console: a line to type in, a history, the answers with their sources. Lines
// are handed out one at a time, each after the answer to the one before, so that a file's answers
// stand in its order. Knows the language, not the servers.
#pragma once

#include "core/booking/console_command.h"
#include "core/client/answer.h"
#include "ui/status_style.h"

#include <QDockWidget>
#include <QStringList>

#include <deque>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTextCharFormat;

namespace roomcast {

class ConsoleDock final : public QDockWidget {
    Q_OBJECT

public:
    static constexpr int kOutputLinesMax = 2000;
    static constexpr int kHistoryMax = 200;
    static constexpr int kQueueMax = 10'000;

    explicit ConsoleDock(QWidget *parent = nullptr);

    void setPerson(const QString &person) { m_person = person; }
    /// Queues lines; those beyond kQueueMax are left out, and the output says so.
    void run(const QStringList &lines);
    /// The answer to the command handed out last.
    /// `hint`: what the person may have meant; may be empty.
    void showAnswer(const Answer &answer, const std::vector<ServerId> &missing,
                    const QString &hint = {});
    void focusLine();
    QString output() const;

Q_SIGNALS:
    void commandEntered(const roomcast::Command &command);
    void quitEntered();
    void fileRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void enterLine();
    void recall(int step);
    void runNext();
    void runLine(const QString &line);
    void print(const QString &line, const QTextCharFormat &format);
    void printHelp();
    void printSource(Tone tone, const QString &text);

    QString m_person;
    QPlainTextEdit *m_output;
    QLineEdit *m_line;
    QPushButton *m_file;
    QStringList m_history; ///< at most kHistoryMax
    qsizetype m_recalled = 0;
    std::deque<QString> m_queue; ///< at most kQueueMax
    bool m_waiting = false;
};

} // namespace roomcast
