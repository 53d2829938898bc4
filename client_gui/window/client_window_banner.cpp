// SPDX-License-Identifier: MIT
//
// What the client window says above the grid for as long as it holds: that no server answers, that
// answers are provisional, or that something on show cannot be read.
#include "client_gui/freshness/mark_text.h"
#include "client_gui/messages/group_strip.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/window/client_window.h"
#include "text/answer_text.h"
#include "text/day_text.h"
#include "text/standing_text.h"

#include <algorithm>

namespace roomcast {

namespace {

QString sentence(const QString &words)
{
    return words.isEmpty() ? words : QString(words + u'.');
}

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : QString(first + u' ' + second);
}

} // namespace

void ClientWindow::refreshBanner()
{
    if (m_network)
        return m_banner->showMessage(
            {Tone::Error, networkWords(), {}, {}, BarAction::None, false, networkText(*m_network)});
    if (const QString multicast = sentence(multicastText(m_sight)); !multicast.isEmpty())
        return m_banner->showMessage(
            {Tone::Error, multicast, {}, {}, BarAction::None, false, multicast});
    if (!m_model.timetable().isComplete())
        return m_banner->dismiss();
    if (!m_sight.reachable)
        return m_banner->showMessage(
            {Tone::Stale, silenceText(), {}, {}, BarAction::None, false, tr("No server answers")});
    if (m_sight.standing == Standing::Provisional)
        return showStanding();
    showObstacle();
}

/// Given up by itself, it is told: this client speaks to others now.
void ClientWindow::showPartition(const std::optional<Label> &label)
{
    const auto before = std::exchange(m_label, label);
    m_group->showPartition(label);
    if (before && !label && !m_label_asked)
        m_message->showMessage({Tone::Candidate,
                                tr("No server is on side %1 of the partition any more: this window "
                                   "speaks to any side.")
                                    .arg(before->text()),
                                {},
                                {}});
    m_label_asked = false;
}

void ClientWindow::showLeftOut(qint64 count)
{
    m_message->showMessage(
        {Tone::Candidate,
         tr("This window did not keep up and left out %1 answers: look at the bookings.")
             .arg(count),
         {},
         {}});
}

void ClientWindow::showNetwork(const std::optional<NetworkTrouble> &trouble)
{
    m_network = trouble;
    refreshBanner();
}

QString ClientWindow::networkWords() const
{
    const QString text = networkText(*m_network) + u'.';
    const auto shown = m_model.worstMark();
    return shown && !m_sight.reachable
               ? text + u' ' + tr("What you see is %1.").arg(shownAgeWords(*shown))
               : text;
}

/// With how old the values are: that says more than since when nobody was heard, as they may have
/// been read long before.
QString ClientWindow::silenceText() const
{
    if (const auto shown = m_model.worstMark())
        return tr("No server answers. Start one, or wait: what you see is %1.")
            .arg(shownAgeWords(*shown));
    if (m_model.columnCount() == 0)
        return tr("No server answers. Start one, or wait.");
    return m_model.scope().mode == GridMode::Week
               ? tr("No server answers. Start one, or wait: nothing of this week is known.")
               : tr("No server answers. Start one, or wait: nothing of this day is known.");
}

void ClientWindow::showStanding()
{
    const QString text = tr("Provisional: %1. Bookings made now are merged when the servers meet "
                            "again; where two sides booked one slot, one of them will wait.")
                             .arg(provisionalReason(m_sight.missing));
    const ClockNote note = clockNote();
    m_banner->showMessage({Tone::Provisional,
                           joined(text, note.text),
                           {},
                           {},
                           BarAction::None,
                           false,
                           joined(text, note.gist)});
}

/// What there is to say of the group's time, which every day and every *past* goes by.
ClientWindow::ClockNote ClientWindow::clockNote() const
{
    if (!m_sight.time)
        return {};
    const QDateTime own = QDateTime::currentDateTime();
    const QString off = clocksOffText(m_sight.time->off);
    return {joined(sentence(groupTimeText(*m_sight.time, own)), sentence(off)),
            joined(sentence(groupTimeGist(*m_sight.time, own)), sentence(off))};
}

/// What the grid cannot be filled with, and what to do about it.
void ClientWindow::showObstacle()
{
    QString text;
    QStringList rooms;
    for (const auto &[key, why] : m_refusals) {
        if (const auto *check = std::get_if<CheckRoom>(&key))
            rooms << check->room;
        else if (std::holds_alternative<ReadDay>(key) && why.kind != RefusalKind::TooLarge)
            text = refusalText(why, key, DateForm::Local) + u'.';
    }
    if (const auto day = dayInParts())
        text = tr("The bookings of %1 do not fit one message and are read room by room. Rooms that "
                  "are not in the catalogue are left out: ask for them with check in the console.")
                   .arg(dayLabel(*day));
    if (!rooms.isEmpty())
        text += u' ' + tr("Not shown: %1. Ask for their slots with queue.")
                           .arg(rooms.join(QStringLiteral(", ")));
    const ClockNote note = clockNote();
    if (text.isEmpty() && note.text.isEmpty())
        return m_banner->dismiss();
    m_banner->showMessage({Tone::Candidate,
                           joined(text, note.text),
                           {},
                           {},
                           BarAction::None,
                           false,
                           joined(text, note.gist)});
}

/// One that is watched, and too large for one message.
std::optional<QString> ClientWindow::dayInParts() const
{
    for (const auto &[key, why] : m_refusals)
        if (const auto *read = std::get_if<ReadDay>(&key);
            read && why.kind == RefusalKind::TooLarge)
            return read->day;
    return {};
}

void ClientWindow::showRefusal(const Query &key, const std::optional<Refused> &why)
{
    const auto known = m_refusals.find(key);
    if (why == (known == m_refusals.end() ? std::nullopt : std::optional(known->second)))
        return;
    if (why)
        m_refusals.insert_or_assign(key, *why);
    else
        m_refusals.erase(known);
    refreshAfterData();
}

} // namespace roomcast
