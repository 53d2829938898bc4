// SPDX-License-Identifier: MIT
#include "client_gui/group/group_controller.h"

#include "client_gui/freshness/mark_text.h"
#include "client_gui/group/group_strip.h"
#include "text/answer_text.h"
#include "text/day_text.h"
#include "text/status_text.h"

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

GroupController::GroupController(MessageBar &banner, GroupStrip &strip, GridModel &model,
                                 const ValueController &values)
    : m_banner(banner), m_strip(strip), m_model(model), m_values(values)
{
    connect(&m_strip, &GroupStrip::partitionChosen, this, &GroupController::choosePartition);
}

void GroupController::showGroup(const GroupStatus &sight)
{
    const bool turned = sight.reachable != m_sight.reachable;
    const bool led = sight.leader != m_sight.leader || sight.confirmation != m_sight.confirmation ||
                     sight.missing != m_sight.missing;
    m_sight = sight;
    if (!sight.reachable || turned || led)
        Q_EMIT sourceChanged(sourceNote(sight));
    m_model.setStale(!sight.reachable && m_model.timetable().isComplete());
    m_strip.showGroup(sight);
    if (turned && sight.reachable)
        Q_EMIT answersAgain();
    refreshBanner();
    Q_EMIT sightShown(sight);
}

/// Given up by itself, it is told: this client speaks to others now.
void GroupController::showPartition(const std::optional<Label> &label)
{
    const auto before = std::exchange(m_label, label);
    m_strip.showPartition(label);
    if (before && !label && !m_label_asked)
        Q_EMIT messageRaised({Tone::Candidate,
                              tr("No server is on side %1 of the partition any more: this window "
                                 "speaks to any side.")
                                  .arg(before->text()),
                              {},
                              {}});
    m_label_asked = false;
}

void GroupController::choosePartition(const std::optional<Label> &label)
{
    m_label_asked = label != m_label;
    Q_EMIT partitionRequested(label);
}

void GroupController::showNetwork(const std::optional<NetworkTrouble> &trouble)
{
    m_network = trouble;
    refreshBanner();
}

void GroupController::showLeftOut(qint64 count)
{
    Q_EMIT messageRaised(
        {Tone::Candidate,
         tr("This window did not keep up. Answers left out: %1. Look at the bookings.").arg(count),
         {},
         {}});
}

void GroupController::refreshBanner()
{
    if (m_network)
        return raise(Tone::Error, networkWords(), networkText(*m_network));
    if (const QString multicast = sentence(multicastText(m_sight)); !multicast.isEmpty())
        return raise(Tone::Error, multicast, multicast);
    if (!m_model.timetable().isComplete())
        return m_banner.dismiss();
    if (!m_sight.reachable)
        return raise(Tone::Stale, silenceText(), tr("No server answers"));
    if (m_sight.confirmation == Confirmation::Provisional)
        return showProvisional();
    showObstacle();
}

/// It cannot be closed. `gist`: what of it is news, where the rest ticks.
void GroupController::raise(Tone tone, const QString &text, const QString &gist)
{
    m_banner.showMessage({tone, text, {}, {}, BarAction::None, false, gist});
}

QString GroupController::networkWords() const
{
    const QString text = networkText(*m_network) + u'.';
    const auto shown = m_model.worstMark();
    return shown && !m_sight.reachable
               ? text + u' ' + tr("What you see is %1.").arg(shownAgeWords(*shown))
               : text;
}

/// With how old the values are: that says more than since when nobody was heard, as they may have
/// been read long before.
QString GroupController::silenceText() const
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

void GroupController::showProvisional()
{
    const QString text = tr("Provisional: %1. Bookings made now are merged when the servers meet "
                            "again; where two sides booked one slot, one of them will wait.")
                             .arg(provisionalReason(m_sight.missing));
    const ClockNote note = clockNote();
    raise(Tone::Provisional, joined(text, note.text), joined(text, note.gist));
}

/// What there is to say of the group's time, which every day and every *past* goes by.
GroupController::ClockNote GroupController::clockNote() const
{
    if (!m_sight.time)
        return {};
    const QDateTime own = QDateTime::currentDateTime();
    const QString off = clocksOffText(m_sight.time->off);
    return {joined(sentence(groupTimeText(*m_sight.time, own)), sentence(off)),
            joined(sentence(groupTimeGist(*m_sight.time, own)), sentence(off))};
}

/// What the grid cannot be filled with, and what to do about it.
void GroupController::showObstacle()
{
    QString text;
    QStringList rooms;
    for (const auto &[key, why] : m_values.refusals()) {
        if (const auto *check = std::get_if<CheckRoom>(&key))
            rooms << check->room;
        else if (std::holds_alternative<ReadDay>(key) && why.kind != RefusalKind::TooLarge)
            text = refusalText(why, key, DateForm::Local) + u'.';
    }
    if (const auto day = m_values.dayInParts())
        text = tr("The bookings of %1 do not fit one message and are read room by room. Rooms that "
                  "are not in the catalogue are left out: ask for them with check in the console.")
                   .arg(dayLabel(*day));
    if (!rooms.isEmpty())
        text += u' ' + tr("Not shown: %1. Ask for their slots with queue.")
                           .arg(rooms.join(QStringLiteral(", ")));
    const ClockNote note = clockNote();
    if (text.isEmpty() && note.text.isEmpty())
        return m_banner.dismiss();
    raise(Tone::Candidate, joined(text, note.text), joined(text, note.gist));
}

} // namespace roomcast
