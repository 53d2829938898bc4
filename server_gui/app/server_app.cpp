// SPDX-License-Identifier: MIT
#include "server_gui/app/server_app.h"

#include "cli/catalogue_reader.h"
#include "cli/folder_tasks.h"
#include "cli/headless_server.h"
#include "cli/process_setup.h"
#include "node/node_thread.h"
#include "server_gui/app/server_process.h"
#include "server_gui/app/window_session.h"
#include "server_gui/window/server_window.h"
#include "ui/theme.h"
#include "ui/window_placement.h"

#include <QApplication>
#include <QHostAddress>
#include <QMessageBox>
#include <QProcessEnvironment>
#include <QRandomGenerator>

#include <unistd.h>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kProgram("roomcast-server");

ServerSurroundings surroundingsOf(const ServerOptions &options)
{
    const CommonOptions &common = options.common;
    return {QHostAddress(common.group.ipv4).toString(), common.group.port, common.interface_name,
            common.timing.latency_bound};
}

int failToStart(const QString &text, ExitStatus status)
{
    complain(kProgram, text);
    return static_cast<int>(status);
}

int refuse(int argc, char **argv, const std::optional<QString> &language,
           const std::function<QString()> &words)
{
    return refuseToStart(argc, argv, kProgram, language, words);
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
    QObject::connect(&server, &HeadlessServer::faultsRequested, &process,
                     &ServerProcess::setFaults);
    if (const auto started = process.start(); !started)
        return failToStart(started.error(), ExitStatus::NoNetwork);
    QObject::connect(&process, &ServerProcess::ended, &process,
                     [](int status) { QCoreApplication::exit(status); });
    const int status = QCoreApplication::exec();
    options = process.options();
    return status;
}

int runHeadless(int argc, char **argv, ServerOptions options, CatalogueSet catalogue)
{
    QCoreApplication application(argc, argv);
    describeApplication(kProgram, options.common.language);
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
int runInWindowOnce(NodeThread &thread, ServerOptions &options, CatalogueSet catalogue,
                    ServerStorage storage)
{
    ServerWindow window;
    window.setSurroundings(surroundingsOf(options));
    if (const auto &place = options.common.geometry)
        placeWindow(window, place->size, place->position);
    std::unique_ptr<ServerProcess> process = thread.call([&] {
        auto made =
            std::make_unique<ServerProcess>(options, std::move(catalogue), std::move(storage));
        if (options.common.format)
            made->startPrinting(*options.common.format);
        return made;
    });
    const WindowSession session(*process, window, options);
    window.show();
    QApplication::setQuitOnLastWindowClosed(true);
    const auto started = thread.call([&] { return process->start(); });
    const int status = started ? QApplication::exec()
                               : failInWindow(&window, started.error(), ExitStatus::NoNetwork);
    thread.call([&] {
        options = process->options();
        process.reset();
    });
    // The window goes, and another one comes.
    QApplication::setQuitOnLastWindowClosed(status != ServerProcess::kComeBack);
    return status;
}

int runInWindow(ServerOptions options, const CatalogueSet &catalogue)
{
    NodeThread thread;
    auto storage = thread.call([&] { return openStorage(options, freshIdentity()); });
    for (;;) {
        if (!storage)
            return failInWindow(nullptr, storeErrorText(storage.error()), ExitStatus::Failed);
        const QString place = storage->place;
        const int status = runInWindowOnce(thread, options, catalogue, std::move(storage).value());
        if (status != ServerProcess::kComeBack)
            return status;
        storage = thread.call([&] { return reopenStorage(options, place, freshIdentity()); });
    }
}

int runWindowed(int argc, char **argv, ServerOptions options, CatalogueSet catalogue)
{
    const QString theme_name = qEnvironmentVariable("ROOMCAST_THEME");
    const auto theme = themeNamed(theme_name);
    if (!theme)
        return refuse(argc, argv, options.common.language,
                      [&] { return themeErrorText(theme_name); });
    if (!hasDisplay())
        return refuse(argc, argv, options.common.language,
                      [] { return missingDisplayText(u"--headless"_s); });
    QApplication application(argc, argv);
    describeApplication(kProgram, options.common.language);
    applyTheme(*theme);
    return runInWindow(std::move(options), catalogue);
}

int showText(int argc, char **argv, const CommonOptions &options)
{
    const QCoreApplication application(argc, argv);
    describeApplication(kProgram, options.language);
    const bool help = options.action == CommonOptions::Action::ShowHelp;
    printText(help ? serverHelpText() : kProgram + u' ' + QStringLiteral(ROOMCAST_VERSION) + u'\n');
    return static_cast<int>(ExitStatus::Ok);
}

int runTask(int argc, char **argv, const ServerOptions &options)
{
    const QCoreApplication application(argc, argv);
    describeApplication(kProgram, options.common.language);
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
        return refuse(argc, argv, options.error().language,
                      [&] { return optionErrorText(options.error()); });
    if (options->common.action != CommonOptions::Action::Run)
        return showText(argc, argv, options->common);
    if (options->task != FolderTask::None)
        return runTask(argc, argv, *options);
    const QString &folder = options->common.catalogue_folder;
    auto catalogue = folder.isEmpty() ? readSampleCatalogue() : readCatalogue(folder);
    if (!catalogue)
        return refuse(argc, argv, options->common.language,
                      [&] { return catalogueReadErrorText(catalogue.error()); });
    const auto run = options->headless ? runHeadless : runWindowed;
    return run(argc, argv, *options, std::move(catalogue).value());
}

} // namespace roomcast
