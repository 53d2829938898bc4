// SPDX-License-Identifier: MIT
#include "client_gui/requests/request_model.h"

#include "client_gui/freshness/figures.h"
#include "core/booking/console_command.h"
#include "text/answer_text.h"

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

int alignment(int column)
{
    const bool count = column == RequestModel::Attempts || column == RequestModel::Replies;
    const bool figure = column == RequestModel::Latency;
    return int((count    ? Qt::AlignHCenter
                : figure ? Qt::AlignRight
                         : Qt::AlignLeft) |
               Qt::AlignVCenter);
}

/// "Server", "Cache, provisional".
QString sourceWord(const Answer &answer)
{
    const Tone tone = toneOf(answer);
    if (tone != Tone::Provisional)
        return toneWord(tone);
    const Tone source = answer.source == Source::Cache ? Tone::Cache : Tone::Server;
    return RequestModel::tr("%1, provisional").arg(toneWord(source));
}

} // namespace

int RequestModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int RequestModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RequestModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[size_t(index.row())];
    const auto column = Column(index.column());
    const Tone tone = toneOf(entry.answer);
    switch (role) {
    case Qt::DisplayRole:
        return display(entry, column);
    case Qt::ToolTipRole:
        return QString(outcomeText(entry.answer) + u'\n' + sourceText(entry.answer));
    case ToneRole:
        return int(tone);
    case Qt::DecorationRole:
        return column == Origin ? QVariant(toneIcon(tone, m_palette)) : QVariant();
    case Qt::ForegroundRole:
        return tone == Tone::Error && column == Outcome ? QVariant(toneColor(tone, m_palette))
                                                        : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {};
    }
}

QVariant RequestModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Request:
        return tr("Command");
    case Origin:
        return tr("Source");
    case Server:
        return tr("Server");
    case Latency:
        return tr("Latency");
    case Attempts:
        return tr("Attempts");
    case Replies:
        return tr("Replies");
    case Outcome:
        return tr("Outcome");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RequestModel::display(const Entry &entry, Column column) const
{
    const Answer &answer = entry.answer;
    switch (column) {
    case Time:
        return entry.at.toString(u"hh:mm:ss.zzz"_s);
    case Request:
        return consoleLine(answer.command);
    case Origin:
        return sourceWord(answer);
    case Server:
        return serverText(answer);
    case Latency:
        return durationText(answer.latency);
    case Attempts:
        return answer.attempts;
    case Replies:
        return answer.replies;
    case Outcome:
        return outcomeText(answer);
    case ColumnCount:
        break;
    }
    return {};
}

QString RequestModel::serverText(const Answer &answer) const
{
    if (answer.server.value == 0)
        return u"–"_s;
    const QString server = QString::number(answer.server.value);
    if (!answer.other)
        return server;
    return tr("%1 and %2").arg(server).arg(answer.other->server.value);
}

QString RequestModel::outcomeText(const Answer &answer) const
{
    if (answer.error)
        return answerErrorText(answer, DateForm::Local);
    if (!answer.outcome)
        return {};
    return std::visit(Overloaded{
                          [](const Done &) { return tr("Done"); },
                          [&](const Refused &refused) {
                              return refusalText(refused, answer.command, DateForm::Local);
                          },
                          [](const Names &names) {
                              return names.names.size() == 1
                                         ? tr("1 name")
                                         : tr("%n names", nullptr, int(names.names.size()));
                          },
                          [](const Bookings &bookings) {
                              return bookings.entries.size() == 1
                                         ? tr("1 booking")
                                         : tr("%n bookings", nullptr, int(bookings.entries.size()));
                          },
                          [](const Queued &queued) {
                              return queued.ahead == 0 ? tr("Booked")
                                                       : tr("Waits as number %1").arg(queued.ahead);
                          },
                          [](const SlotRecord &record) {
                              return record.queue.size() == 1
                                         ? tr("1 claim")
                                         : tr("%n claims", nullptr, int(record.queue.size()));
                          },
                          [](const Notices &notices) {
                              return notices.notices.size() == 1
                                         ? tr("1 notice")
                                         : tr("%n notices", nullptr, int(notices.notices.size()));
                          },
                          [](const Conflicts &conflicts) {
                              return conflicts.rows.size() == 1
                                         ? tr("1 conflict")
                                         : tr("%n conflicts", nullptr, int(conflicts.rows.size()));
                          },
                          [](const Rooms &rooms) {
                              return rooms.rooms.size() == 1
                                         ? tr("1 room")
                                         : tr("%n rooms", nullptr, int(rooms.rooms.size()));
                          },
                      },
                      *answer.outcome);
}

void RequestModel::add(const Answer &answer, const QDateTime &at)
{
    if (rowCount() == kRowsMax) {
        beginRemoveRows({}, kRowsMax - 1, kRowsMax - 1);
        m_entries.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_front({at, answer});
    endInsertRows();
}

void RequestModel::correct(const Answer &answer, const QDateTime &at)
{
    // No ticket: nobody handed it in, so that it names no row.
    if (answer.ticket == Ticket{}) {
        forgetDoubleReplyTo(answer.command);
        return add(answer, at);
    }
    const auto entry =
        std::ranges::find(m_entries, answer.ticket, [](const Entry &e) { return e.answer.ticket; });
    if (entry == m_entries.end())
        return add(answer, at);
    entry->answer = answer;
    const int row = int(entry - m_entries.begin());
    Q_EMIT dataChanged(index(row, Request), index(row, Outcome));
}

/// What is watched is asked again and again: where two servers answer, it is told once.
void RequestModel::forgetDoubleReplyTo(const Command &command)
{
    const auto entry = std::ranges::find_if(m_entries, [&command](const Entry &e) {
        return e.answer.ticket == Ticket{} && e.answer.error == AnswerError::TwoReplies &&
               e.answer.command == command;
    });
    if (entry == m_entries.end())
        return;
    const int row = int(entry - m_entries.begin());
    beginRemoveRows({}, row, row);
    m_entries.erase(entry);
    endRemoveRows();
}

void RequestModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, Origin), index(rowCount() - 1, Outcome),
                           {Qt::DecorationRole, Qt::ForegroundRole});
}

void RequestModel::clear()
{
    if (m_entries.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_entries.clear();
    endRemoveRows();
}

} // namespace roomcast
