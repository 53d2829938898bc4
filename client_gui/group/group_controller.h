// SPDX-License-Identifier: MIT
//
// What the client window says of the group for as long as it holds: who leads, that no server
// answers, that answers are provisional, or that something on show cannot be read; and to which
// side of a partition on purpose it speaks. Made by ClientWindow, which connects it.
#pragma once

#include "client_gui/freshness/source_note.h"
#include "client_gui/grid/value_controller.h"
#include "client_gui/messages/message_bar.h"
#include "core/base/label.h"
#include "core/base/network_trouble.h"

#include <QObject>

namespace roomcast {

class GroupStrip;

class GroupController final : public QObject {
    Q_OBJECT

public:
    GroupController(MessageBar &banner, GroupStrip &strip, GridModel &model,
                    const ValueController &values);

    /// As last shown.
    const GroupStatus &sight() const { return m_sight; }

    void showGroup(const GroupStatus &sight);
    /// To which side of a partition on purpose it speaks; none: any.
    void showPartition(const std::optional<Label> &label);
    /// What is wrong with this machine's network; none while it can be used.
    void showNetwork(const std::optional<NetworkTrouble> &trouble);
    /// Answers that came while this window did nothing, and for which there was no room.
    void showLeftOut(qint64 count);
    void refreshBanner();

Q_SIGNALS:
    /// Where answers come from has changed.
    void sourceChanged(const roomcast::SourceNote &note);
    /// A server answers, and none did before.
    void answersAgain();
    void sightShown(const roomcast::GroupStatus &sight);
    void messageRaised(const roomcast::BarMessage &message);
    void partitionRequested(const std::optional<roomcast::Label> &label);

private:
    struct ClockNote {
        QString text;
        QString gist; ///< without what ticks
    };

    void choosePartition(const std::optional<Label> &label);
    void raise(Tone tone, const QString &text, const QString &gist);
    QString silenceText() const;
    QString networkWords() const;
    ClockNote clockNote() const;
    void showProvisional();
    void showObstacle();

    MessageBar &m_banner;
    GroupStrip &m_strip;
    GridModel &m_model;
    const ValueController &m_values;
    GroupStatus m_sight;
    std::optional<NetworkTrouble> m_network;
    std::optional<Label> m_label;
    bool m_label_asked = false; ///< the person has just chosen another
};

} // namespace roomcast
