// SPDX-License-Identifier: MIT
#include "client_gui/console/console_controller.h"

#include "client_gui/console/console_dock.h"
#include "client_gui/console/name_hint.h"
#include "ui/reveal_dock.h"

#include <QFile>
#include <QFileDialog>

namespace roomcast {

namespace {

constexpr qint64 kFileBytesMax = 4 * 1024 * 1024;

} // namespace

ConsoleController::ConsoleController(ConsoleDock &dock, MessageBar &message, const GridModel &model,
                                     QWidget *window)
    : m_dock(dock), m_message(message), m_model(model), m_window(window)
{
    connect(&m_dock, &ConsoleDock::commandEntered, this,
            [this](const Command &command) { Q_EMIT submitDue(command, AskedFrom::Console); });
    connect(&m_dock, &ConsoleDock::fileRequested, this, &ConsoleController::chooseFile);
}

void ConsoleController::showAnswer(const Answer &answer, const std::vector<ServerId> &missing)
{
    m_dock.showAnswer(answer, missing, nameHint(answer, m_model.timetable()));
}

void ConsoleController::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Run a file of commands"));
    if (!path.isEmpty())
        runFile(path);
}

void ConsoleController::runFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        const QString text = tr("%1 cannot be read: %2").arg(path, file.errorString());
        m_message.showMessage({Tone::Error, text, {}, {}});
        return;
    }
    revealDock(m_dock);
    m_dock.run(QString::fromUtf8(file.read(kFileBytesMax)).split(u'\n', Qt::SkipEmptyParts));
}

} // namespace roomcast
