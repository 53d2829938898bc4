// SPDX-License-Identifier: MIT
#include "client_gui/window/client_parts.h"

#include "client_gui/booking/booking_form.h"
#include "client_gui/cache/cache_dock.h"
#include "client_gui/console/console_dock.h"
#include "client_gui/grid/grid_page.h"
#include "client_gui/group/group_strip.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/messages/message_place.h"
#include "client_gui/offline/offline_dock.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/navigation_bar.h"
#include "client_gui/window/steady_scroll.h"
#include "client_gui/window/steady_tabs.h"
#include "panels/conflict_report.h"

#include <QAction>
#include <QBoxLayout>
#include <QCoreApplication>
#include <QMainWindow>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolBar>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class LayoutWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ClientWindow)
};

void layOutTop(QMainWindow &window, const ClientParts &parts)
{
    auto *bar = window.addToolBar(LayoutWords::tr("Navigation"));
    bar->setObjectName(u"navigation"_s);
    bar->setMovable(false);
    bar->toggleViewAction()->setEnabled(false);
    auto *top = new QWidget(bar);
    auto *lines = new QVBoxLayout(top);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(parts.navigation);
    lines->addWidget(parts.group);
    bar->addWidget(top);
}

void layOutCentre(QMainWindow &window, const ClientParts &parts)
{
    auto *centre = new QWidget(&window);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(parts.page, 1);
    column->addWidget(parts.messages);
    window.setCentralWidget(centre);
}

void layOutForm(QMainWindow &window, const ClientParts &parts)
{
    parts.booking->setObjectName(u"booking"_s);
    auto *scroll = new SteadyScroll(parts.booking);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(parts.form);
    scroll->setMinimumWidth(parts.form->minimumSizeHint().width() +
                            scroll->verticalScrollBar()->sizeHint().width());
    parts.booking->setWidget(scroll);
    window.addDockWidget(Qt::RightDockWidgetArea, parts.booking);
}

void layOutBottom(QMainWindow &window, const ClientParts &parts)
{
    const std::vector<QDockWidget *> docks{parts.cache, parts.requests, parts.console,
                                           parts.notices, parts.offline};
    for (QDockWidget *dock : docks)
        window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    new SteadyTabs(window, LayoutWords::tr("Requests (00)"));
    window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    for (size_t at = 1; at < docks.size(); ++at)
        window.tabifyDockWidget(docks[at - 1], docks[at]);
    parts.cache->raise();
}

MessageBar *makeBar(const QString &name, QWidget *parent)
{
    auto *bar = new MessageBar(parent);
    bar->setObjectName(name);
    return bar;
}

} // namespace

ClientParts makeParts(QMainWindow &window, const ClientActions &actions, GridModel &model,
                      const QString &place, const NoticesDock::Offers &offers)
{
    QMainWindow *owner = &window;
    auto *navigation = new NavigationBar(actions, owner);
    auto *page = new GridPage(model, place, owner);
    auto *banner = makeBar(u"banner"_s, owner);
    auto *group = new GroupStrip(banner, owner);
    auto *message = makeBar(u"message"_s, owner);
    auto *merged = makeBar(u"merged"_s, owner);
    auto *messages = new MessagePlace({message, merged}, owner);
    auto *form = new BookingForm(owner);
    auto *booking = new QDockWidget(LayoutWords::tr("Booking"), owner);
    auto *cache = new CacheDock(owner);
    auto *requests = new RequestDock(owner);
    auto *console = new ConsoleDock(owner);
    auto *notices = new NoticesDock(offers, owner);
    auto *offline = new OfflineDock(owner);
    auto *report = new ConflictReport(owner);
    return {
        navigation, page,  banner,   group,   message, merged,  messages, form,
        booking,    cache, requests, console, notices, offline, report,   new MoveButton(report)};
}

void layOut(QMainWindow &window, const ClientParts &parts)
{
    layOutTop(window, parts);
    layOutCentre(window, parts);
    layOutForm(window, parts);
    layOutBottom(window, parts);
}

} // namespace roomcast
