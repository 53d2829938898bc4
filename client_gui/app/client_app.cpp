// SPDX-License-Identifier: MIT
#include "client_gui/app/client_app.h"

#include "cli/answer_printer.h"
#include "cli/catalogue_reader.h"
#include "cli/process_setup.h"
#include "cli/signal_watcher.h"
#include "client_gui/app/client_process.h"
#include "client_gui/app/client_session.h"
#include "client_gui/app/node_desk.h"
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

int runScript(int argc, char **argv, const ClientOptions &options)
{
    QFile input;
    if (*options.script != "-"_L1) {
        input.setFileName(*options.script);
        if (!input.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return complainAboutUsage(kProgram, u"--run: "_s + *options.script + u": "_s +
                                                    input.errorString());
    }
    QCoreApplication application(argc, argv);
    describeApplication(kProgram);
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
void startPrinting(const NodeDesk &desk, ClientNode &node, LineWriter &writer, OutputFormat format)
{
    QObject::connect(&desk, &NodeDesk::commandAnswered, &writer,
                     [&node, &writer, format](const Answer &answer) {
                         writer.write(printedAnswer(answer, node.sight().missing, format,
                                                    nearestKnown(node, answer)));
                     });
    QObject::connect(&node, &ClientNode::intentDecided, &writer,
                     [&node, &writer, format](const IntentOutcome &decided) {
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
        return complainAboutUsage(kProgram, themeErrorText(theme_name));
    if (const QString missing = missingDisplayText(u"--run"_s); !missing.isEmpty())
        return complainAboutUsage(kProgram, missing);
    QApplication application(argc, argv);
    describeApplication(kProgram);
    applyTheme(*theme);
    QApplication::setWindowIcon(QIcon(u":/client/icons/roomcast-client.svg"_s));
    NodeThread thread;
    auto client = thread.call([&] { return std::make_unique<WindowedClient>(options); });
    const int status = runWindow(thread, *client, options);
    thread.call([&] { client.reset(); });
    return status;
}

int showText(int argc, char **argv, CommonOptions::Action action)
{
    const QCoreApplication application(argc, argv);
    const bool help = action == CommonOptions::Action::ShowHelp;
    printText(help ? clientHelpText() : kProgram + u' ' + QStringLiteral(ROOMCAST_VERSION) + u'\n');
    return static_cast<int>(ExitStatus::Ok);
}

/// Empty if all is well.
QString faultOf(ClientOptions &options)
{
    if (options.script && options.person.isEmpty())
        options.person = loginName();
    // One person, however the keyboard spells the name.
    options.person = options.person.normalized(QString::NormalizationForm_C);
    if (options.script && !isPersonName(options.person))
        return ClientAppWords::tr(
            "--user: this account has no name to sign bookings with; state one");
    const QString &folder = options.common.catalogue_folder;
    if (folder.isEmpty())
        return {};
    const auto catalogue = readCatalogue(folder);
    return catalogue ? QString() : catalogueReadErrorText(catalogue.error());
}

} // namespace

int runClient(int argc, char **argv)
{
    prepareProcess();
    auto parsed =
        parseClientOptions(argumentsOf(argc, argv), QProcessEnvironment::systemEnvironment());
    if (!parsed)
        return complainAboutUsage(kProgram, optionErrorText(parsed.error()));
    ClientOptions options = std::move(parsed).value();
    if (options.common.action != CommonOptions::Action::Run)
        return showText(argc, argv, options.common.action);
    if (const QString fault = faultOf(options); !fault.isEmpty())
        return complainAboutUsage(kProgram, fault);
    return options.script ? runScript(argc, argv, options) : runWindowed(argc, argv, options);
}

} // namespace roomcast
