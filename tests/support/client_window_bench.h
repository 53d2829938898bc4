// SPDX-License-Identifier: MIT
//
// A client window without a node: what the servers say is the test's to choose, what the window
// asks is seen in its signals. Who sits at it and what can be booked is said by the benches
// derived.
#pragma once

#include "client_gui/grid/grid_view.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/window/client_window.h"
#include "client_gui/window/navigation_bar.h"
#include "support/shown_window.h"

namespace roomcast::test {

using namespace std::chrono_literals;

inline GroupStatus seen(Confirmation confirmation = Confirmation::Confirmed)
{
    GroupStatus sight;
    sight.reachable = true;
    sight.leader = ServerId{300};
    sight.epoch = {7, {300}, {1}};
    sight.confirmation = confirmation;
    return sight;
}

inline SlotClaims held(const SlotKey &slot, const QString &person, const QString &title = {})
{
    Claim claim;
    claim.id = {{5}, {9}};
    claim.holder = person;
    claim.title = title;
    return {slot, {claim}, false};
}

inline Answer answerTo(const Command &command, Outcome outcome)
{
    Answer answer;
    answer.ticket = {1};
    answer.command = command;
    answer.outcome = std::move(outcome);
    answer.source = Source::Server;
    answer.confirmation = Confirmation::Confirmed;
    answer.server = {300};
    answer.epoch = {7, {300}, {1}};
    answer.latency = 800us;
    answer.attempts = answer.replies = 1;
    return answer;
}

inline Answer noServer(const Command &command)
{
    Answer answer;
    answer.ticket = {1};
    answer.command = command;
    answer.error = AnswerError::NoServer;
    answer.latency = 2s;
    return answer;
}

class ClientWindowBench : public ShownWindow<ClientWindow> {
public:
    GridView &grid() const { return *part<GridView>(); }
    GridModel &model() const { return *qobject_cast<GridModel *>(grid().model()); }
    GridCell cell(const SlotKey &slot) const { return model().cellOf(slot); }
    QString cellSays(const SlotKey &slot, int role = Qt::DisplayRole) const
    {
        return model().indexOf(slot).data(role).toString();
    }
    void choose(const SlotKey &slot) const { grid().setCurrentIndex(model().indexOf(slot)); }
    const StatusPill &pill() const { return part<NavigationBar>()->pill(); }
    /// Of the group, of answers, of merges.
    MessageBar &banner() const { return *window->findChild<MessageBar *>(u"banner"_s); }
    MessageBar &message() const { return *window->findChild<MessageBar *>(u"message"_s); }
    MessageBar &merged() const { return *window->findChild<MessageBar *>(u"merged"_s); }
};

} // namespace roomcast::test
