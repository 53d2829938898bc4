// SPDX-License-Identifier: MIT
//
// A client window without a node: what the servers and the cache say is the test's to choose, what
// the window asks is seen in its signals. Ana sits at it; two rooms, two timeslots, two days.
#pragma once

#include "client_gui/client_window.h"
#include "client_gui/grid_view.h"
#include "client_gui/message_bar.h"
#include "client_gui/navigation_bar.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

inline const QString kAna = u"Ana"_s;
inline const QString kDay = u"First"_s;
inline const SlotKey kSlot{u"Elm"_s, u"9-10"_s, kDay};
inline const SlotKey kBeside{u"Oak"_s, u"9-10"_s, kDay};

inline GroupSight seen(Standing standing = Standing::Confirmed)
{
    GroupSight sight;
    sight.reachable = true;
    sight.leader = ServerId{300};
    sight.epoch = {7, {300}, {1}};
    sight.standing = standing;
    return sight;
}

inline CacheMark markOf(CacheState state, Duration age = 400ms)
{
    CacheMark mark;
    mark.state = state;
    mark.standing = Standing::Confirmed;
    mark.age = age;
    mark.epoch = {7, {300}, {1}};
    mark.index = {42};
    return mark;
}

inline SlotClaims heldBy(const QString &person, const SlotKey &slot = kSlot)
{
    Claim claim;
    claim.id = {{5}, {9}};
    claim.holder = person;
    return {slot, {claim}, false};
}

inline Answer answerTo(const Command &command, Outcome outcome)
{
    Answer answer;
    answer.ticket = {1};
    answer.command = command;
    answer.outcome = std::move(outcome);
    answer.source = Source::Server;
    answer.standing = Standing::Confirmed;
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

class WindowBench {
public:
    WindowBench()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"roomcast-test"_s);
        window = std::make_unique<ClientWindow>(
            ClientWindow::Setup{u"239.255.77.67:7767"_s, kAna, kAna});
        window->show();
        window->showTime(QDateTime(QDate(2026, 11, 23), QTime(8, 0)));
        window->showSight(seen());
        window->showValue(ListDays{}, Names{{kDay, u"Second"_s}});
        window->showValue(ListRooms{}, Names{{kSlot.room, kBeside.room}});
        window->showValue(ListTimeslots{}, Names{{kSlot.timeslot, u"10-11"_s}});
        showDay({});
    }

    void showDay(std::vector<SlotClaims> entries) const
    {
        window->showValue(ReadDay{kDay}, Bookings{std::move(entries)});
    }
    /// The cache says `mark` of every slot and key.
    void setMark(const std::optional<CacheMark> &mark)
    {
        m_mark = mark;
        window->setLens({[this](const SlotKey &) { return m_mark; },
                         [this](const Query &) { return m_mark; },
                         [](const Query &) { return std::optional<Outcome>(); }});
    }

    template <typename T>
    T *part() const
    {
        return window->findChild<T *>();
    }
    template <typename T>
    T *named(const QString &name) const
    {
        for (T *child : window->findChildren<T *>())
            if (child->accessibleName() == name)
                return child;
        return nullptr;
    }
    QAction *action(const QString &words) const
    {
        for (QAction *known : window->findChildren<QAction *>())
            if (known->text().remove(u'&') == words)
                return known;
        return nullptr;
    }
    QAbstractButton *button(const QString &words) const
    {
        for (auto *known : window->findChildren<QAbstractButton *>())
            if (known->text().remove(u'&') == words)
                return known;
        return nullptr;
    }
    GridView &grid() const { return *part<GridView>(); }
    GridModel &model() const { return *qobject_cast<GridModel *>(grid().model()); }
    QString cellSays(const SlotKey &slot, int role = Qt::DisplayRole) const
    {
        return model().indexOf(slot).data(role).toString();
    }
    void choose(const SlotKey &slot) const { grid().setCurrentIndex(model().indexOf(slot)); }
    const StatusPill &pill() const { return part<NavigationBar>()->pill(); }
    MessageBar &message() const { return *window->findChildren<MessageBar *>()[1]; }

    std::unique_ptr<ClientWindow> window;

private:
    QTemporaryDir m_folder;
    std::optional<CacheMark> m_mark;
};

} // namespace roomcast::test
