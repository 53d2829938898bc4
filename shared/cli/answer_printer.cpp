// SPDX-License-Identifier: MIT
#include "cli/answer_printer.h"

#include "text/answer_text.h"
#include "text/json_line.h"
#include "text/printable.h"
#include "text/unknown_name_text.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class AnswerPrinterWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::AnswerPrinter)
};

} // namespace

QByteArray printedAnswer(const Answer &answer, const std::vector<ServerId> &missing,
                         OutputFormat format, const QString &nearest)
{
    switch (format) {
    case OutputFormat::Text: {
        QStringList lines = answerLines(answer);
        if (!nearest.isEmpty())
            lines << printable(nearestNameText(nearest));
        lines << u"# "_s + sourceText(answer, missing);
        return lines.join(u'\n').toUtf8() + '\n';
    }
    case OutputFormat::Json: {
        QJsonObject object = jsonObject(answer, missing);
        if (!nearest.isEmpty())
            object.insert("nearest"_L1, nearest);
        return jsonLine(object);
    }
    }
    Q_UNREACHABLE();
}

QByteArray printedDecision(const OfflineDecision &decided, const std::vector<ServerId> &missing,
                           OutputFormat format)
{
    switch (format) {
    case OutputFormat::Text:
        return "# " +
               AnswerPrinterWords::tr("Kept on this device: %1")
                   .arg(consoleLine(decided.answer.command))
                   .toUtf8() +
               '\n' + printedAnswer(decided.answer, missing, format);
    case OutputFormat::Json: {
        QJsonObject object = jsonObject(decided.answer, missing);
        object.insert("kept"_L1, true);
        return jsonLine(object);
    }
    }
    Q_UNREACHABLE();
}

QByteArray printedError(const QString &line, const ConsoleError &error, OutputFormat format)
{
    switch (format) {
    case OutputFormat::Text:
        return consoleErrorText(error).toUtf8() + '\n';
    case OutputFormat::Json:
        return jsonLine(jsonObject(line, error));
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
