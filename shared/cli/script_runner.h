// SPDX-License-Identifier: MIT
//
// Runs console commands one after the other: the next is handed in when the one before it has been
// answered. Where that refuses a name the runner asks by itself which there are, and says which is
// the nearest. Knows no descriptor and no node: lines, answers and output come and go by slots,
// signals and one function, which the client's composition root connects. Every command comes to an
// answer in bounded time, because the node says so; an input that goes on for ever is its owner's
// wish.
#pragma once

#include "cli/exit_status.h"
#include "cli/options.h"
#include "core/booking/console_command.h"
#include "core/client/offline_booking_list.h"

#include <QObject>

#include <functional>

namespace roomcast {

class ScriptRunner final : public QObject {
    Q_OBJECT

public:
    using Submit = std::function<Ticket(const Command &)>;

    /// `person` signs the bookings. `linger` is how long the runner listens, after the last answer
    /// of a server, for a second reply that should not come.
    ScriptRunner(Submit submit, QString person, OutputFormat format,
                 std::chrono::milliseconds linger, QObject *parent = nullptr);

public Q_SLOTS:
    /// One line of the input; not to be called between busy() and idle().
    void takeLine(const QString &line);
    /// No more lines will come; `quit` does the same.
    void endInput();
    /// `missing`: servers whose absence makes answers provisional, as known now.
    void takeAnswer(const roomcast::Answer &answer,
                    const std::vector<roomcast::ServerId> &missing = {});
    /// A server has decided about a booking that waited on this device.
    void takeDecision(const roomcast::OfflineDecision &decided,
                      const std::vector<roomcast::ServerId> &missing = {});
    /// A second reply to a request that was answered before.
    void takeDoubleReply(const roomcast::Answer &answer,
                         const std::vector<roomcast::ServerId> &missing = {});

Q_SIGNALS:
    /// A command is under way; no line is taken until idle().
    void busy();
    void idle();
    /// Whole lines for standard output.
    void printed(const QByteArray &lines);
    /// The last signal.
    void finished(roomcast::ExitStatus status);

private:
    void run(const ConsoleCommand &command);
    void conclude(const Answer &answer, const std::vector<ServerId> &missing,
                  const QString &nearest);
    void raiseStatus(ExitStatus status);

    Submit m_submit;
    QString m_person;
    OutputFormat m_format;
    std::chrono::milliseconds m_linger;
    Ticket m_pending;                ///< 0 while no command is under way
    std::optional<Answer> m_refused; ///< an unknown name, while those that are known are asked for
    Ticket m_names;                  ///< the question for them that was asked last
    ExitStatus m_status = ExitStatus::Ok;
    bool m_server_answered = false;
    bool m_ended = false;
};

} // namespace roomcast
