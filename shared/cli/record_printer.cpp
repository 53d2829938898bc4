// SPDX-License-Identifier: MIT
#include "cli/record_printer.h"

#include "cli/server_controls.h"
#include "text/event_text.h"
#include "text/fault_text.h"
#include "text/json_line.h"
#include "text/language.h"
#include "text/status_text.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kFlushPatience(500);

class RecordPrinterWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::RecordPrinter)
};

/// To be kept while words are made that are printed in this format.
std::optional<WordsForScripts> wordsFor(OutputFormat format)
{
    if (format == OutputFormat::Text)
        return std::nullopt;
    return std::optional<WordsForScripts>(std::in_place);
}

/// What a person should know beyond the figures.
QString confirmationText(const ServerStatus &status)
{
    if (status.role == ShownRole::Offline && status.network)
        return networkText(*status.network);
    QString text = status.primary ? RecordPrinterWords::tr("confirmed")
                                  : RecordPrinterWords::tr("provisional: %1")
                                        .arg(provisionalReason(status.missing_voters));
    if (status.carried > 0)
        text += RecordPrinterWords::tr("; claims that wait to be merged: %1").arg(status.carried);
    if (status.transfer_progress < 1)
        text += RecordPrinterWords::tr("; %1 % of the state fetched")
                    .arg(int(status.transfer_progress * 100));
    if (status.frozen_left)
        text += u"; "_s + frozenText(*status.frozen_left);
    for (const QString &fault : faultTexts(status))
        text += u"; "_s + fault;
    if (!status.cut_off.empty())
        text += u"; "_s + cutOffText(status.cut_off);
    for (const BlockedLink &link : status.blocked_links)
        text += u"; "_s + blockedLinkText(link);
    if (const QString multicast = multicastText(status); !multicast.isEmpty())
        text += u"; "_s + multicast;
    if (status.network)
        text += u"; "_s + networkText(*status.network);
    if (!status.time.off.empty())
        text += u"; "_s + clocksOffText(status.time.off);
    return text;
}

/// "status: follower, leader 300, epoch 7.300, members 300, 200, 100, index 42, claims 12, digest
/// 9f…; confirmed"
QString statusText(const ServerStatus &status)
{
    const QString leader =
        status.leader ? QString::number(status.leader->value) : RecordPrinterWords::tr("none");
    return RecordPrinterWords::tr(
               "status: %1, leader %2, epoch %3, members %4, index %5, claims %6, digest %7")
               .arg(scriptName(status.role), leader, epochText(status.epoch),
                    serversText(status.members), QString::number(status.index.value),
                    QString::number(status.claims),
                    QString::fromLatin1(status.digest.bytes.toHex())) +
           u"; "_s + confirmationText(status);
}

} // namespace

RecordPrinter::RecordPrinter(int descriptor, OutputFormat format, QObject *parent)
    : QObject(parent), m_writer(descriptor), m_format(format)
{
    connect(&m_writer, &LineWriter::leftOut, this, &RecordPrinter::printLeftOut);
}

template <typename Object, typename Text>
void RecordPrinter::print(Object object, Text text)
{
    switch (m_format) {
    case OutputFormat::Text:
        return m_writer.write(QString(text()).toUtf8() + '\n');
    case OutputFormat::Json:
        return m_writer.write(jsonLine(object()));
    }
}

void RecordPrinter::printStatus(const ServerStatus &status, const Now &now)
{
    print([&] { return jsonObject(status, now); }, [&] { return statusText(status); });
}

void RecordPrinter::printControlHelp()
{
    const auto words = wordsFor(m_format);
    const QStringList lines = controlHelp();
    print(
        [&] {
            return QJsonObject{{u"event"_s, u"help"_s},
                               {u"controls"_s, QJsonArray::fromStringList(lines)}};
        },
        [&] { return lines.join(u'\n'); });
}

void RecordPrinter::flush()
{
    m_writer.flush(kFlushPatience);
}

void RecordPrinter::printRecord(const LogRecord &record)
{
    m_last_time = record.time;
    m_server = record.server;
    print([&] { return jsonObject(record); }, [&] { return textLine(record, m_local); });
}

void RecordPrinter::printLeftOut(qint64 count)
{
    const auto words = wordsFor(m_format);
    const QString text =
        count == 1 ? RecordPrinterWords::tr("1 line was left out: the log was not read in time")
                   : RecordPrinterWords::tr("%n lines were left out: the log was not read in time",
                                            nullptr, int(count));
    print(
        [&] {
            return QJsonObject{{u"time"_s, isoTime(m_last_time)},
                               {u"severity"_s, scriptName(Severity::Warning)},
                               {u"category"_s, scriptName(Category::Control)},
                               {u"event"_s, u"lines-left-out"_s},
                               {u"server"_s, qint64(m_server.value)},
                               {u"count"_s, count},
                               {u"text"_s, text}};
        },
        [&] { return text; });
}

} // namespace roomcast
