// SPDX-License-Identifier: MIT
#include "client_gui/notices/notices_controller.h"

#include "client_gui/notices/notices_dock.h"
#include "text/answer_text.h"
#include "text/report_text.h"
#include "ui/reveal_dock.h"

#include <algorithm>

namespace roomcast {

namespace {

/// Of the same claim, about the same change.
bool isSame(const Notice &a, const Notice &b)
{
    return a.claim.claim.id == b.claim.claim.id && a.kind == b.kind && a.ahead == b.ahead;
}

std::vector<Notice> newAmong(const Notices &now, const Notices &before)
{
    std::vector<Notice> found;
    for (const Notice &notice : now.notices)
        if (std::ranges::none_of(before.notices,
                                 [&](const Notice &b) { return isSame(notice, b); }))
            found.push_back(notice);
    return found;
}

} // namespace

NoticesController::NoticesController(const Parts &parts) : m_parts(parts)
{
    const NoticesDock *dock = &m_parts.dock;
    connect(dock, &NoticesDock::understood, this, &NoticesController::acknowledge);
    connect(dock, &NoticesDock::givenBackUnderstood, this, &NoticesController::forget);
    connect(dock, &NoticesDock::moveRequested, this, &NoticesController::move);
}

// ---- notices ---------------------------------------------------------------------------------

void NoticesController::showNotices(const Notices &notices)
{
    const std::vector<Notice> fresh = newAmong(notices, m_notices);
    m_notices = notices;
    m_parts.dock.showNotices(notices);
    Q_EMIT noticesChanged();
    const bool nothing = notices.notices.empty() && m_claims.told().empty();
    if (nothing && m_parts.message.action() == BarAction::ShowNotices)
        m_parts.message.dismiss();
    if (!fresh.empty())
        tellNew(fresh);
}

void NoticesController::tellNew(const std::vector<Notice> &fresh)
{
    const QString first = noticeText(fresh.front(), DateForm::Local) + u'.';
    const QString text =
        fresh.size() == 1
            ? first
            : tr("%n notices about your bookings. %1", nullptr, int(fresh.size())).arg(first);
    const Tone tone = isDisplaced(fresh.front()) ? Tone::Candidate : Tone::Server;
    m_parts.message.showMessage({tone, text, {}, {}, BarAction::ShowNotices});
}

void NoticesController::clear()
{
    m_claims.clear();
    m_parts.dock.showGivenBack({});
    showNotices({});
}

void NoticesController::acknowledge(const Notice &notice)
{
    const auto standing = notice.ahead == 0 ? ClaimStanding::Holds : ClaimStanding::Waits;
    Q_EMIT submitDue(
        Write(Acknowledge{notice.slot, notice.claim.claim.id, standing, m_parts.booking.person()}),
        AskedFrom::Notices);
}

void NoticesController::showFailed(const Answer &answer)
{
    m_parts.dock.unlock();
    const auto *refused = answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    const QString text = refused && !answer.error
                             ? refusalText(*refused, answer.command, DateForm::Local)
                             : answerErrorText(answer, DateForm::Local);
    BarMessage message{Tone::Error, text + u'.', {}, {}};
    message.cause = answer.error == AnswerError::NoServer ? BarCause::NoServer : BarCause::Happened;
    m_parts.message.showMessage(message);
}

void NoticesController::reveal()
{
    if (m_parts.message.action() == BarAction::ShowNotices)
        m_parts.message.dismiss();
    revealDock(m_parts.dock);
    m_parts.dock.focusFirst();
}

std::vector<QString> NoticesController::daysWanted() const
{
    std::vector<QString> days;
    for (const Notice &notice : m_notices.notices)
        if (isDisplaced(notice))
            days.push_back(notice.slot.day);
    return days;
}

// ---- moving ----------------------------------------------------------------------------------

void NoticesController::move(const Notice &notice, const QString &room)
{
    const SlotKey &from = notice.slot;
    Q_EMIT submitDue(Write(Move{from,
                                {room, from.timeslot, from.day},
                                notice.claim.claim.id,
                                m_parts.booking.person()}),
                     AskedFrom::Grid);
    Q_EMIT moveAsked();
}

void NoticesController::refreshOffers()
{
    m_parts.dock.refreshOffers();
}

// ---- given back by another client ------------------------------------------------------------

void NoticesController::noteOwn(const Command &command)
{
    m_claims.noteOwn(command, m_parts.model.timetable(), m_parts.booking.person());
}

void NoticesController::compare(const Query &key, const Outcome &outcome)
{
    m_claims.compare(key, outcome, m_parts.model.timetable(), m_parts.booking.person());
}

void NoticesController::ask()
{
    if (!m_parts.group.sight().reachable)
        return;
    if (const auto question = m_claims.takeQuestion())
        Q_EMIT submitRequested(*question, AskedFrom::Claim);
}

void NoticesController::settle(const Answer &read)
{
    if (!m_claims.settle(read))
        return;
    const std::vector<GivenBack> &told = m_claims.told();
    m_parts.dock.showGivenBack(told);
    const QString text = givenBackText(told.back()) + u'.';
    m_parts.message.showMessage({Tone::Candidate, text, {}, {}, BarAction::ShowNotices});
}

void NoticesController::forget(const GivenBack &known)
{
    m_claims.forget(known);
    m_parts.dock.showGivenBack(m_claims.told());
}

} // namespace roomcast
