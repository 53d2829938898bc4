// SPDX-License-Identifier: MIT
//
// What the client window says above the grid for as long as it holds: that no server answers, or
// that answers are provisional.
#include "client_gui/client_window.h"
#include "client_gui/mark_text.h"
#include "client_gui/message_bar.h"
#include "node/standing_text.h"

namespace roomcast {

void ClientWindow::refreshBanner()
{
    if (!m_model.timetable().isComplete())
        return m_banner->dismiss();
    if (!m_sight.reachable)
        return m_banner->showMessage(
            {Tone::Stale, silenceText(), {}, {}, BarAction::None, false, tr("No server answers")});
    if (m_sight.standing == Standing::Provisional)
        return showStanding();
    m_banner->dismiss();
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
    m_banner->showMessage({Tone::Provisional, text, {}, {}, BarAction::None, false});
}

} // namespace roomcast
