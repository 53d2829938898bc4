// SPDX-License-Identifier: MIT
#include "client_gui/app/client_app.h"

#include "cli/answer_printer.h"
#include "cli/catalogue_reader.h"
#include "cli/process_setup.h"
#include "cli/signal_watcher.h"
#include "client_gui/app/client_process.h"
#include "client_gui/app/client_session.h"
#include "client_gui/app/node_bridge.h"
#include "client_gui/app/script_session.h"
#include "core/booking/words.h"
#include "node/node_thread.h"
#include "text/unknown_name_text.h"
#include "ui/theme.h"
#include "ui/window_placement.h"

#include <QApplication>
#include <QFile>
#include <QHostAddress>
#include <QMessageBox>
#include <QProcessEnvironment>

#include <unistd.h>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kProgram("roomcast-client");

class ClientAppWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ClientApp)
};

int failToStart(const QString &text)
{
    complain(kProgram, text);
    return static_cast<int>(ExitStatus::NoNetwork);
}

int refuse(int argc, char **argv, const std::optional<QString> &language,
           const std::function<QString()> &words)
{
    return refuseToStart(argc, argv, kProgram, language, words);
}

int runScript(int argc, char **argv, const ClientOptions &options)
{
    QCoreApplication application(argc, argv);
    describeApplication(kProgram, options.common.language);
    QFile input;
    if (*options.script != "-"_L1) {
        input.setFileName(*options.script);
        if (!input.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return complainAboutUsage(kProgram, u"--run: "_s + *options.script + u": "_s +
                                                    input.errorString());
    }
    ClientProcess process(options);
    const ScriptSession session(process.node(), options,
                                input.isOpen() ? input.handle() : STDIN_FILENO, STDOUT_FILENO);
    if (const auto started = process.start(); !started)
        return failToStart(started.error());
    return QCoreApplication::exec();
}

QString nearestKnown(const ClientNode &node, const Answer &answer)
{
    const auto unknown = unknownNameIn(answer);
    const Outcome *known = unknown ? node.cached(unknown->known) : nullptr;
    return known ? nearestName(*unknown, *known) : QString();
}

/// Prints the answers to what a person asks or does in the window in this run.
void startPrinting(const NodeBridge &desk, ClientNode &node, LineWriter &writer,
                   OutputFormat format)
{
    QObject::connect(&desk, &NodeBridge::commandAnswered, &writer,
                     [&node, &writer, format](const Answer &answer) {
                         writer.write(printedAnswer(answer, node.sight().missing, format,
                                                    nearestKnown(node, answer)));
                     });
    QObject::connect(&node, &ClientNode::offlineDecided, &writer,
                     [&node, &writer, format](const OfflineDecision &decided) {
                         if (!decided.earlier)
                             writer.write(printedDecision(decided, node.sight().missing, format));
                     });
}

ClientWindow::Setup setupOf(const ClientOptions &options)
{
    const QString address = QHostAddress(options.common.group.ipv4).toString();
    return {address + u':' + QString::number(options.common.group.port), loginName(),
            options.person};
}

/// A client in its thread, and what it prints there, however slow that is.
struct WindowedClient {
    explicit WindowedClient(const ClientOptions &options) : process(options), writer(STDOUT_FILENO)
    {
    }

    ClientProcess process;
    LineWriter writer;
};

int runWindow(NodeThread &thread, WindowedClient &client, const ClientOptions &options)
{
    ClientWindow window(setupOf(options));
    const ClientSession session(client.process.node(), window);
    if (options.common.format)
        startPrinting(session.desk(), client.process.node(), client.writer, *options.common.format);
    if (const auto &place = options.common.geometry)
        placeWindow(window, place->size, place->position);
    const SignalWatcher signal_watcher;
    QObject::connect(&signal_watcher, &SignalWatcher::endRequested, &window, &QWidget::close);
    window.show();
    const auto started = thread.call([&] { return client.process.start(); });
    if (!started) {
        const int status = failToStart(started.error());
        QMessageBox::critical(&window, window.windowTitle(), started.error());
        return status;
    }
    if (const QString missing = client.process.missingFolderText(); !missing.isEmpty())
        window.offline().showKeepingFault(missing);
    return QApplication::exec();
}

int runWindowed(int argc, char **argv, const ClientOptions &options)
{
    const QString theme_name = qEnvironmentVariable("ROOMCAST_THEME");
    const auto theme = themeNamed(theme_name);
    if (!theme)
        return refuse(argc, argv, options.common.language,
                      [&] { return themeErrorText(theme_name); });
    if (!hasDisplay())
        return refuse(argc, argv, options.common.language,
                      [] { return missingDisplayText(u"--run"_s); });
    QApplication application(argc, argv);
    describeApplication(kProgram, options.common.language);
    applyTheme(*theme);
    QApplication::setWindowIcon(QIcon(u":/client/icons/roomcast-client.svg"_s));
    NodeThread thread;
    auto client = thread.call([&] { return std::make_unique<WindowedClient>(options); });
    const int status = runWindow(thread, *client, options);
    thread.call([&] { client.reset(); });
    return status;
}

int showText(int argc, char **argv, const CommonOptions &options)
{
    const QCoreApplication application(argc, argv);
    describeApplication(kProgram, options.language);
    const bool help = options.action == CommonOptions::Action::ShowHelp;
    printText(help ? clientHelpText() : kProgram + u' ' + QStringLiteral(ROOMCAST_VERSION) + u'\n');
    return static_cast<int>(ExitStatus::Ok);
}

/// A name that is not needed, or one that can sign; one person, however the keyboard spells it.
bool settlePerson(ClientOptions &options)
{
    if (options.script && options.person.isEmpty())
        options.person = loginName();
    options.person = options.person.normalized(QString::NormalizationForm_C);
    return !options.script || isPersonName(options.person);
}

} // namespace

int runClient(int argc, char **argv)
{
    prepareProcess();
    auto parsed =
        parseClientOptions(argumentsOf(argc, argv), QProcessEnvironment::systemEnvironment());
    if (!parsed)
        return refuse(argc, argv, parsed.error().language,
                      [&] { return optionErrorText(parsed.error()); });
    ClientOptions options = std::move(parsed).value();
    if (options.common.action != CommonOptions::Action::Run)
        return showText(argc, argv, options.common);
    const auto &language = options.common.language;
    if (!settlePerson(options))
        return refuse(argc, argv, language, [] {
            return ClientAppWords::tr(
                "--user: this account has no name to sign bookings with; state one");
        });
    const QString &folder = options.common.catalogue_folder;
    if (!folder.isEmpty()) {
        const auto catalogue = readCatalogue(folder);
        if (!catalogue)
            return refuse(argc, argv, language,
                          [&] { return catalogueReadErrorText(catalogue.error()); });
    }
    return options.script ? runScript(argc, argv, options) : runWindowed(argc, argv, options);
}

} // namespace roomcast
