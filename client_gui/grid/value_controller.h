// SPDX-License-Identifier: MIT
//
// The values that the client window shows: says which keys are to be watched, and puts what is told
// of them into the grid model. Keeps the record of the chosen slot, and why a key has no value.
// Made by ClientWindow, which connects it.
#pragma once

#include "client_gui/grid/navigation_controller.h"

#include <functional>

namespace roomcast {

class ValueController final : public QObject {
    Q_OBJECT

public:
    /// Days beside those on show of which must be known what is free.
    using MoreDays = std::function<std::vector<QString>()>;

    ValueController(GridModel &model, NavigationController &navigation, MoreDays more_days);

    /// The keys that the window shows now.
    std::vector<Query> watchedKeys() const;
    void showValue(const Query &key, const Outcome &outcome);
    /// The cache has no value of a key, or none any more: what it told is not known.
    void forgetValue(const Query &key);
    /// Why the servers give no (newer) value for a watched key; none where they do.
    void showRefusal(const Query &key, const std::optional<Refused> &why);
    /// Asks to watch what is shown, where that has changed.
    void refreshWatched();

    /// Of the chosen slot, if it was read.
    std::optional<SlotRecord> record() const;
    /// Of watched keys.
    const std::map<Query, Refused> &refusals() const { return m_refusals; }
    /// A watched day that is too large for one message, and so is read room by room.
    std::optional<QString> dayInParts() const;

Q_SIGNALS:
    /// Before the grid model takes it in.
    void arriving(const roomcast::Query &key, const roomcast::Outcome &outcome);
    /// The grid tells something else than before.
    void newsTaken();
    /// What can be chosen may have changed.
    void dataChanged();
    /// Something looks different; what can be chosen is what it was.
    void looksChanged();
    void watchRequested(const std::vector<roomcast::Query> &keys);

private:
    GridModel &m_model;
    NavigationController &m_navigation;
    MoreDays m_more_days;
    std::vector<Query> m_watched;
    std::map<Query, Refused> m_refusals; ///< at most one a watched key
    std::optional<SlotRecord> m_record;  ///< the last one that was the chosen slot's
};

} // namespace roomcast
