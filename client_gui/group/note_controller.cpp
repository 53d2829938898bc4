// SPDX-License-Identifier: MIT
#include "client_gui/group/note_controller.h"

namespace roomcast {

NoteController::NoteController(GridModel &model, const GroupController &group)
    : m_model(model), m_group(group)
{
}

void NoteController::show(const SourceNote &note)
{
    m_note = note;
    m_note_s = 0;
    showAges();
}

void NoteController::showNews()
{
    const SourceNote now = sourceNote(m_group.sight());
    if (m_group.sight().reachable && m_note.tone != now.tone)
        show(now);
}

void NoteController::showAges()
{
    if (m_model.refreshMarks())
        Q_EMIT marksChanged();
    const auto shown = m_model.worstMark();
    Q_EMIT noteShown(shown ? withAge(m_note, *shown) : m_note);
    if (!m_group.sight().reachable)
        Q_EMIT bannerDue(); // its bound grows too
}

void NoteController::tick()
{
    if (++m_note_s == kRedNote_s)
        endRed();
}

void NoteController::endRed()
{
    if (m_note.tone == Tone::Error)
        show(sourceNote(m_group.sight()));
}

} // namespace roomcast
