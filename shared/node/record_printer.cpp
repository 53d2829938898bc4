// SPDX-License-Identifier: MIT
#include "node/record_printer.h"

#include "node/event_text.h"
#include "node/json_line.h"
#include "node/server_controls.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kFlushPatience(500);

class Words {
    Q_DECLARE_TR_FUNCTIONS(roomcast::RecordPrinter)
};

/// "follower of 300, epoch 7.300, members 300, 200, 100, index 42, 12 claims, digest 9f…"
QString statusText(const QJsonObject &status)
{
    QStringList members;
    for (const QJsonValue &member : status["members"_L1].toArray())
        members << QString::number(member.toInteger());
    const QString leader = status["leader"_L1].isNull()
                               ? Words::tr("none")
                               : QString::number(status["leader"_L1].toInteger());
    return Words::tr("status: %1, leader %2, epoch %3, members %4, index %5, claims %6, digest %7")
        .arg(status["role"_L1].toString(), leader, status["epoch"_L1].toVariant().toString(),
             members.join(", "_L1), QString::number(status["index"_L1].toInteger()),
             QString::number(status["claims"_L1].toInteger()), status["digest"_L1].toString());
}

} // namespace

RecordPrinter::RecordPrinter(int descriptor, OutputFormat format, QObject *parent)
    : QObject(parent), m_writer(descriptor), m_format(format)
{
    connect(&m_writer, &LineWriter::leftOut, this, &RecordPrinter::printLeftOut);
}

void RecordPrinter::printStatus(const ServerStatus &status, const Now &now)
{
    const QJsonObject object = jsonObject(status, now);
    print(object, statusText(object));
}

void RecordPrinter::printControlHelp()
{
    const QStringList lines = controlHelp();
    print({{u"event"_s, u"help"_s}, {u"controls"_s, QJsonArray::fromStringList(lines)}},
          lines.join(u'\n'));
}

void RecordPrinter::flush()
{
    m_writer.flush(kFlushPatience);
}

void RecordPrinter::printRecord(const LogRecord &record)
{
    m_last = record;
    print(jsonObject(record), textLine(record));
}

void RecordPrinter::printLeftOut(qint64 count)
{
    const QString text =
        Words::tr("%1 lines were left out: the log was not read in time").arg(count);
    const QJsonObject last = jsonObject(m_last);
    print({{u"time"_s, last["time"_L1]},
           {u"severity"_s, scriptName(Severity::Warning)},
           {u"category"_s, scriptName(Category::Control)},
           {u"event"_s, u"lines-left-out"_s},
           {u"server"_s, last["server"_L1]},
           {u"count"_s, count},
           {u"text"_s, text}},
          text);
}

void RecordPrinter::print(const QJsonObject &object, const QString &text)
{
    switch (m_format) {
    case OutputFormat::Text:
        return m_writer.write(text.toUtf8() + '\n');
    case OutputFormat::Json:
        return m_writer.write(jsonLine(object));
    }
}

} // namespace roomcast
