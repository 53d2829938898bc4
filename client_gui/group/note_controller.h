// SPDX-License-Identifier: MIT
//
// What the pill of the client window tells: where the last answer came from, and how old the oldest
// value on show can be. A red one goes by itself. Made by ClientWindow, which connects it.
#pragma once

#include "client_gui/group/group_controller.h"

namespace roomcast {

class NoteController final : public QObject {
    Q_OBJECT

public:
    /// A red pill is seen within that time, and says nothing of the present any more.
    static constexpr int kRedNote_s = 8;

    NoteController(GridModel &model, const GroupController &group);

    void show(const SourceNote &note);
    /// The grid shows something new that nobody asked for: it must not pass for what the last
    /// answer told, unless it is of that kind.
    void showNews();
    /// Several times a second, while the window is seen: ages have grown.
    void showAges();
    /// Once a second.
    void tick();
    void endRed();

Q_SIGNALS:
    /// Something in the grid is not as fresh any more, or fresh again.
    void marksChanged();
    void noteShown(const roomcast::SourceNote &note);
    /// No server answers, and what the banner says of ages is out of date.
    void bannerDue();

private:
    GridModel &m_model;
    const GroupController &m_group;
    SourceNote m_note;
    int m_note_s = 0; ///< for how long it has been told
};

} // namespace roomcast
