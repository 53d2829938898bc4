// SPDX-License-Identifier: MIT
#include "client_gui/console/console_dock.h"

#include "client_gui/freshness/source_note.h"
#include "text/answer_text.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A word of this console only: a file of commands needs no list of them.
const QString kHelp = u"help"_s;

} // namespace

ConsoleDock::ConsoleDock(QWidget *parent)
    : QDockWidget(tr("Console"), parent), m_output(new QPlainTextEdit(this)),
      m_line(new QLineEdit(this)), m_file(new QPushButton(tr("Ru&n file…"), this))
{
    setObjectName(u"console"_s);
    build();
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::returnPressed, this, &ConsoleDock::enterLine);
    connect(m_file, &QPushButton::clicked, this, &ConsoleDock::fileRequested);
}

void ConsoleDock::build()
{
    m_output->setReadOnly(true);
    m_output->setMaximumBlockCount(kOutputLinesMax);
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_output->setFrameShape(QFrame::NoFrame);
    m_output->setAccessibleName(tr("Console output"));
    m_output->setPlaceholderText(tr("days · rooms · timeslots · check ROOM · day DAY\n"
                                    "reserve ROOM TIMESLOT DAY · delete ROOM TIMESLOT DAY · quit\n"
                                    "%1 lists all commands")
                                     .arg(kHelp));
    m_line->setFont(m_output->font());
    m_line->setMaxLength(int(kConsoleLineMax));
    m_line->setClearButtonEnabled(true);
    m_line->setPlaceholderText(tr("Command, for example: check SA314"));
    m_line->setAccessibleName(tr("Console command"));
    m_line->setToolTip(tr("Enter runs it, Up and Down recall earlier ones (Ctrl+K comes here)"));
    m_file->setToolTip(tr("Run the commands of a text file, one a line"));

    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(4, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(m_file);
    column->addWidget(m_output, 1);
    column->addLayout(row);
    setWidget(page);
}

void ConsoleDock::enterLine()
{
    const QString line = m_line->text().trimmed();
    m_line->clear();
    if (line.isEmpty())
        return;
    m_history.removeAll(line);
    m_history.append(line);
    if (m_history.size() > kHistoryMax)
        m_history.removeFirst();
    m_recalled = m_history.size();
    run({line});
}

void ConsoleDock::run(const QStringList &lines)
{
    for (const QString &line : lines) {
        if (std::ssize(m_queue) == kQueueMax) {
            printSource(Tone::Error, tr("More than %1 lines: the rest is left out").arg(kQueueMax));
            break;
        }
        m_queue.push_back(line);
    }
    runNext();
}

void ConsoleDock::runNext()
{
    while (!m_waiting && !m_queue.empty()) {
        const QString line = m_queue.front();
        m_queue.pop_front();
        runLine(line);
    }
}

void ConsoleDock::runLine(const QString &line)
{
    const auto parsed = parseConsoleLine(line, m_person);
    if (parsed && !*parsed)
        return;
    QTextCharFormat strong;
    strong.setFontWeight(QFont::Bold);
    print(u"> "_s + line, strong);
    if (line.trimmed() == kHelp)
        return printHelp();
    if (!parsed)
        return printSource(Tone::Error, consoleErrorText(parsed.error()));
    const ConsoleCommand &command = **parsed;
    if (std::holds_alternative<Quit>(command)) {
        m_queue.clear();
        Q_EMIT quitEntered();
        return;
    }
    m_waiting = true;
    Q_EMIT commandEntered(std::get<Command>(command));
}

void ConsoleDock::showAnswer(const Answer &answer, const std::vector<ServerId> &missing,
                             const QString &hint)
{
    for (const QString &line : answerLines(answer, DateForm::Local))
        print(line, {});
    if (!hint.isEmpty())
        print(hint, {});
    printSource(sourceTone(answer), sourceText(answer, missing));
    m_waiting = false;
    runNext();
}

void ConsoleDock::print(const QString &line, const QTextCharFormat &format)
{
    QTextCursor cursor(m_output->document());
    cursor.movePosition(QTextCursor::End);
    if (!m_output->document()->isEmpty())
        cursor.insertBlock();
    cursor.insertText(line, format);
    m_output->verticalScrollBar()->setValue(m_output->verticalScrollBar()->maximum());
}

void ConsoleDock::printSource(Tone tone, const QString &text)
{
    QTextCharFormat colored;
    colored.setForeground(toneColor(tone, palette()));
    // The word in brackets carries the meaning where the colour does not.
    print(u"[%1] %2"_s.arg(toneWord(tone), text), colored);
}

void ConsoleDock::printHelp()
{
    for (const QString &usage : consoleUsages())
        print(usage, {});
    print(kHelp, {});
}

void ConsoleDock::recall(int step)
{
    if (m_history.isEmpty())
        return;
    m_recalled = std::clamp<qsizetype>(m_recalled + step, 0, m_history.size());
    m_line->setText(m_recalled < m_history.size() ? m_history[m_recalled] : QString());
}

bool ConsoleDock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDockWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    recall(key == Qt::Key_Up ? -1 : 1);
    return true;
}

void ConsoleDock::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

QString ConsoleDock::output() const
{
    return m_output->toPlainText();
}

} // namespace roomcast
