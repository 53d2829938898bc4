// SPDX-License-Identifier: MIT
//
// What a person may say on the command line and in the environment of the two programs, read into
// plain values. Called by the composition roots before any QCoreApplication exists; reads nothing
// but its arguments and never exits. What is wrong with an option comes back as an OptionError.
#pragma once

#include "core/base/endpoint.h"
#include "core/base/faults.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/engine/server_config.h"

#include <QPoint>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

class QProcessEnvironment;

namespace roomcast {

enum class OutputFormat { Text, Json };

/// Where a window opens: its size and, where given, its place on the screen.
struct WindowGeometry {
    QSize size;
    std::optional<QPoint> position;

    friend bool operator==(const WindowGeometry &, const WindowGeometry &) = default;
};

/// What both programs take.
struct CommonOptions {
    enum class Action { Run, ShowHelp, ShowVersion };

    Action action = Action::Run;
    Endpoint group{0xEFFF4D43, 7767}; ///< 239.255.77.67
    QString interface_name;           ///< or an IPv4 address of it
    Timing timing;
    QString catalogue_folder;           ///< empty: the sample catalogue
    std::optional<OutputFormat> format; ///< none: not given
    std::optional<WindowGeometry> geometry;
    std::optional<QString> language; ///< code of one that is spoken; none: the locale's
};

/// Where a server keeps its copy of the bookings.
enum class Durability { Disk, Memory };

/// What a server does about a folder instead of running.
enum class FolderTask {
    None,
    BackUp,  ///< writes the copy in the folder to a file
    Restore, ///< puts such a file into the folder
    Move,    ///< a person vouches that the folder was moved, and is the only one and the latest
};

struct ServerOptions {
    CommonOptions common;
    FolderTask task = FolderTask::None;
    QString task_path;          ///< the backup's file, or the folder that was moved
    std::optional<ServerId> id; ///< none: the process ID
    bool headless = false;
    Durability durability = Durability::Disk;
    QString data_folder; ///< empty: the first free slot in the platform's data folder
    ProvisionalPolicy provisional = ProvisionalPolicy::Serve;
    Faults faults;                    ///< on purpose, outside of its engine
    Label partition;                  ///< the side of a partition on purpose that it starts on
    quint32 heal_after = 0;           ///< requests after which it goes back by itself; 0: never
    std::optional<quint16> link_port; ///< TCP; none: the first free one from PORT on
    bool wait_for_network = false;    ///< at the start, while the interface has no address
};

struct ClientOptions {
    CommonOptions common;
    std::optional<QString> script; ///< commands to run without a window; "-" is standard input
    QString person;                ///< empty: the login name
    bool bypass_cache = false;
    std::optional<Label> partition; ///< the only side that it hears; none: all of them
    QString data_folder; ///< empty: with a window the first free one among the user's data
};

struct OptionError {
    enum class Kind {
        Malformed, ///< value: what the parser said
        Unknown,
        TooMany, ///< value: the first argument too many
        NotAGroup,
        NotAPort,
        NotAnId,
        NotALatencyBound,
        NotAFormat,
        NotAGeometry,
        NotALanguage,
        NotBuiltIn, ///< a language, without its words in this build
        NotAName,   ///< of a person
        NotADurability,
        NotAPolicy, ///< for provisional views
        NotAPercentage,
        NotAFaultTime,
        NotAPeer,
        NotALabel,
        NotACount, ///< of requests
        Empty,
        NoWindow,      ///< an option of the window, given together with `value`, which has none
        TwoTasks,      ///< `value` was given too, and each is done instead of running
        NeedsNoWindow, ///< an option of a server without a window, given without `value`
        NoData,        ///< an option of the disk, given together with `value`, which uses none
    };
    Kind kind{};
    QString option; ///< "--interface", "PORT" or "ROOMCAST_PORT", as the person wrote it
    QString value;
    std::optional<QString> language = std::nullopt; ///< to complain in, as in CommonOptions
};

/// `arguments` begins with the program's name. The command line wins over the environment.
Result<ServerOptions, OptionError> parseServerOptions(const QStringList &arguments,
                                                      const QProcessEnvironment &environment);
Result<ClientOptions, OptionError> parseClientOptions(const QStringList &arguments,
                                                      const QProcessEnvironment &environment);

/// "PORT: 99999 is not a port (1 to 65535)": the cause and the way out, for people.
QString optionErrorText(const OptionError &error);

/// What --help prints. Both need a QCoreApplication.
QString serverHelpText();
QString clientHelpText();

/// The command line of one more server of the same group, which takes its own process ID unless one
/// follows and, on disk, a free slot: no two servers share a folder.
QStringList siblingArguments(const ServerOptions &options);
/// The command line of a client of the same group.
QStringList clientArguments(const ServerOptions &options);

} // namespace roomcast
