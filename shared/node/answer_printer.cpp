// SPDX-License-Identifier: MIT
#include "node/answer_printer.h"

#include "node/answer_text.h"
#include "node/json_line.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

QByteArray printedAnswer(const Answer &answer, const std::vector<ServerId> &missing,
                         OutputFormat format)
{
    switch (format) {
    case OutputFormat::Text: {
        QStringList lines = answerLines(answer);
        lines << u"# "_s + sourceText(answer, missing);
        return lines.join(u'\n').toUtf8() + '\n';
    }
    case OutputFormat::Json:
        return jsonLine(jsonObject(answer, missing));
    }
    Q_UNREACHABLE();
}

QByteArray printedDecision(const IntentOutcome &decided, const std::vector<ServerId> &missing,
                           OutputFormat format)
{
    switch (format) {
    case OutputFormat::Text:
        return "# Kept on this device: " + consoleLine(decided.answer.command).toUtf8() + '\n' +
               printedAnswer(decided.answer, missing, format);
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
