// SPDX-License-Identifier: MIT
#include "server_gui/server_app.h"

#include "node/catalogue_reader.h"
#include "node/folder_tasks.h"
#include "node/headless_server.h"
#include "node/process_setup.h"
#include "server_gui/server_process.h"
#include "server_gui/server_window.h"
#include "ui/theme.h"
#include "ui/window_placement.h"

#include <QApplication>
#include <QHostAddress>
#include <QMessageBox>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRandomGenerator>

#include <unistd.h>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kProgram("roomcast-server");

/// Feeds one window from one server and carries out what it asks for.
class WindowGlue final : public QObject {
    Q_OBJECT

public:
    WindowGlue(ServerProcess &process, ServerWindow &window, const ServerOptions &options)
        : m_process(process), m_window(window), m_options(options)
    {
        ServerNode &node = process.node();
        connect(&process, &ServerProcess::eventLogged, &window, &ServerWindow::appendRecord);
        connect(&node, &ServerNode::statusChanged, this, &WindowGlue::refresh);
        connect(&process, &ServerProcess::stopped, this, &WindowGlue::close);
        connect(&window, &ServerWindow::crashRequested, this, &crashProcess);
        connect(&window, &ServerWindow::leaveRequested, &process, &ServerProcess::leave);
        connect(&window, &ServerWindow::freezeRequested, &node, &ServerNode::freeze);
        connect(&window, &ServerWindow::lossRequested, &process, &ServerProcess::setLoss);
        connect(&window, &ServerWindow::partitionRequested, &node, &ServerNode::setPartition);
        connect(&window, &ServerWindow::healAfterRequested, &node, &ServerNode::setHealAfter);
        connect(&window, &ServerWindow::declareDeadRequested, &node, &ServerNode::declareDead);
        connect(&window, &ServerWindow::joinGroupRequested, &node, &ServerNode::joinOtherGroup);
        connect(&window, &ServerWindow::conflictsRequested, this, &WindowGlue::showConflicts);
        connect(&window, &ServerWindow::launchRequested, this, &WindowGlue::launch);
    }

private:
    void refresh()
    {
        m_window.showStatus(m_process.node().status());
        m_window.showPeers(m_process.node().peers());
    }

    /// Everything on record; each answer has more rows than the one before, or no `next`.
    void showConflicts()
    {
        Conflicts all = m_process.node().conflicts(0);
        while (all.next) {
            Conflicts part = m_process.node().conflicts(*all.next);
            all.rows.insert(all.rows.end(), part.rows.begin(), part.rows.end());
            all.next = part.rows.empty() ? std::nullopt : part.next;
        }
        m_window.showConflicts(all);
    }

    void launch()
    {
        const QString program = QCoreApplication::applicationFilePath();
        if (!QProcess::startDetached(program, siblingArguments(m_options)))
            m_window.showMessage(tr("%1 could not be started").arg(program));
    }

    void close(const QString &text)
    {
        refresh();
        if (!text.isEmpty())
            QMessageBox::critical(&m_window, m_window.windowTitle(), text);
        m_window.close();
    }

    ServerProcess &m_process;
    ServerWindow &m_window;
    ServerOptions m_options;
};

ServerSurroundings surroundingsOf(const ServerOptions &options)
{
    const CommonOptions &common = options.common;
    return {QHostAddress(common.group.ipv4).toString(), common.group.port, common.interface_name,
            common.timing.latency_bound, options.loss_percent};
}

int failToStart(const QString &text, ExitStatus status)
{
    complain(kProgram, text);
    return static_cast<int>(status);
}

StoreId freshIdentity()
{
    return {QRandomGenerator::system()->generate64()};
}

/// `options` become those for the server that comes after it, if one does.
int runHeadlessOnce(ServerOptions &options, CatalogueSet catalogue, ServerStorage storage)
{
    ServerProcess process(options, std::move(catalogue), std::move(storage));
    RecordPrinter &printer =
        process.startPrinting(options.common.format.value_or(OutputFormat::Text));
    const HeadlessServer server(process.node(), process.clock(), printer, STDIN_FILENO);
    QObject::connect(&server, &HeadlessServer::lossRequested, &process, &ServerProcess::setLoss);
    if (const auto started = process.start(); !started)
        return failToStart(started.error(), ExitStatus::NoNetwork);
    const int status = QCoreApplication::exec();
    options = process.options();
    return status;
}

int runHeadless(int argc, char **argv, ServerOptions options, CatalogueSet catalogue)
{
    QCoreApplication application(argc, argv);
    describeApplication(kProgram);
    auto storage = openStorage(options, freshIdentity());
    for (;;) {
        if (!storage)
            return failToStart(storeErrorText(storage.error()), ExitStatus::Failed);
        const QString place = storage->place;
        const int status = runHeadlessOnce(options, catalogue, std::move(storage).value());
        if (status != ServerProcess::kComeBack)
            return status;
        storage = reopenStorage(options, place, freshIdentity());
    }
}

/// The same for a person who has no terminal in view. `window` may be none.
int failInWindow(QWidget *window, const QString &text, ExitStatus status)
{
    const int code = failToStart(text, status);
    QMessageBox::critical(window, kProgram, text);
    return code;
}

/// `options` become those for the server that comes after it, if one does.
int runInWindowOnce(ServerOptions &options, CatalogueSet catalogue, ServerStorage storage)
{
    ServerProcess process(options, std::move(catalogue), std::move(storage));
    ServerWindow window;
    window.setSurroundings(surroundingsOf(options));
    if (const auto &place = options.common.geometry)
        placeWindow(window, place->size, place->position);
    const WindowGlue glue(process, window, options);
    if (options.common.format)
        process.startPrinting(*options.common.format);
    window.show();
    QApplication::setQuitOnLastWindowClosed(true);
    if (const auto started = process.start(); !started)
        return failInWindow(&window, started.error(), ExitStatus::NoNetwork);
    const int status = QApplication::exec();
    options = process.options();
    // The window goes, and another one comes.
    QApplication::setQuitOnLastWindowClosed(status != ServerProcess::kComeBack);
    return status;
}

int runInWindow(ServerOptions options, const CatalogueSet &catalogue)
{
    auto storage = openStorage(options, freshIdentity());
    for (;;) {
        if (!storage)
            return failInWindow(nullptr, storeErrorText(storage.error()), ExitStatus::Failed);
        const QString place = storage->place;
        const int status = runInWindowOnce(options, catalogue, std::move(storage).value());
        if (status != ServerProcess::kComeBack)
            return status;
        storage = reopenStorage(options, place, freshIdentity());
    }
}

int runWindowed(int argc, char **argv, ServerOptions options, CatalogueSet catalogue)
{
    const QString theme_name = qEnvironmentVariable("ROOMCAST_THEME");
    const auto theme = themeNamed(theme_name);
    if (!theme)
        return complainAboutUsage(kProgram, themeErrorText(theme_name));
    if (const QString missing = missingDisplayText(u"--headless"_s); !missing.isEmpty())
        return complainAboutUsage(kProgram, missing);
    QApplication application(argc, argv);
    describeApplication(kProgram);
    applyTheme(*theme);
    return runInWindow(std::move(options), catalogue);
}

int showText(int argc, char **argv, CommonOptions::Action action)
{
    const QCoreApplication application(argc, argv);
    const bool help = action == CommonOptions::Action::ShowHelp;
    printText(help ? serverHelpText() : kProgram + u' ' + QStringLiteral(ROOMCAST_VERSION) + u'\n');
    return static_cast<int>(ExitStatus::Ok);
}

int runTask(int argc, char **argv, const ServerOptions &options)
{
    const QCoreApplication application(argc, argv);
    describeApplication(kProgram);
    const auto done = carryOutTask(options, freshIdentity());
    if (!done)
        return failToStart(done.error(), ExitStatus::Failed);
    printText(*done + u'\n');
    return static_cast<int>(ExitStatus::Ok);
}

} // namespace

int runServer(int argc, char **argv)
{
    prepareProcess();
    const auto options =
        parseServerOptions(argumentsOf(argc, argv), QProcessEnvironment::systemEnvironment());
    if (!options)
        return complainAboutUsage(kProgram, optionErrorText(options.error()));
    if (options->common.action != CommonOptions::Action::Run)
        return showText(argc, argv, options->common.action);
    if (options->task != FolderTask::None)
        return runTask(argc, argv, *options);
    const QString &folder = options->common.catalogue_folder;
    auto catalogue = folder.isEmpty() ? readSampleCatalogue() : readCatalogue(folder);
    if (!catalogue)
        return complainAboutUsage(kProgram, catalogueReadErrorText(catalogue.error()));
    const auto run = options->headless ? runHeadless : runWindowed;
    return run(argc, argv, *options, std::move(catalogue).value());
}

} // namespace roomcast

#include "server_app.moc"
