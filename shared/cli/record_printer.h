// SPDX-License-Identifier: MIT
//
// A server's log on standard output, one record a line, as text for people or JSON for scripts.
// Connected to a ServerNode by the composition roots. Never blocks; says how many records were
// left out when the reader was too slow.
#pragma once

#include "cli/line_writer.h"
#include "cli/options.h"
#include "core/engine/event.h"
#include "core/engine/server_status.h"
#include "text/local_time.h"

#include <QObject>

namespace roomcast {

class RecordPrinter final : public QObject {
    Q_OBJECT

public:
    RecordPrinter(int descriptor, OutputFormat format, QObject *parent = nullptr);

    void printStatus(const ServerStatus &status, const Now &now);
    void printControlHelp();
    /// Before the process ends: gives a slow reader a moment.
    void flush();

public Q_SLOTS:
    void printRecord(const roomcast::LogRecord &record);

private:
    void printLeftOut(qint64 count);
    /// Calls the one of the two that makes what is printed.
    template <typename Object, typename Text>
    void print(Object object, Text text);

    LineWriter m_writer;
    OutputFormat m_format;
    LocalTime m_local;
    WallTime m_last_time; ///< of the last record
    ServerId m_server;    ///< that it is of
};

} // namespace roomcast
