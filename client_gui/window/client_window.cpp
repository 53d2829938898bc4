// SPDX-License-Identifier: MIT
#include "client_gui/window/client_window.h"

#include "client_gui/booking/booking_form.h"
#include "client_gui/cache/cache_dock.h"
#include "client_gui/console/console_dock.h"
#include "client_gui/grid/grid_page.h"
#include "client_gui/messages/message_place.h"
#include "client_gui/notices/move_offer.h"
#include "client_gui/offline/offline_dock.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/navigation_bar.h"
#include "text/day_text.h"
#include "ui/reveal_dock.h"

#include <QAction>
#include <QCloseEvent>
#include <QSettings>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLayoutVersion = 3;

} // namespace

ClientWindow::ClientWindow(const Setup &setup, QWidget *parent)
    : QMainWindow(parent), m_actions(*this), m_setup(setup),
      m_parts(makeParts(*this, m_actions, m_model, setup.place,
                        [this](const Notice &notice) {
                            return moveOffer(notice.slot, m_model, m_controllers.group.sight());
                        })),
      m_controllers(m_parts, m_model, this)
{
    layOut(*this, m_parts);
    m_actions.fillMenus(*this);
    connectMenus();
    connectBookingMenu();
    connectPanels();
    connectWhatIsAsked();
    restoreLayout();
    m_model.setPalette(palette());
    navigation().showTime(QDateTime::currentDateTime());
    group().showGroup({});
    navigation().settle();
}

ClientWindow::~ClientWindow()
{
    // The view outlives the model otherwise: the model is a member, the view a child.
    delete m_parts.page;
}

void ClientWindow::connectWhatIsAsked()
{
    const auto ask = &ClientWindow::submitRequested;
    connect(&m_controllers.navigation, &NavigationController::submitRequested, this, ask);
    connect(&m_controllers.booking, &BookingController::submitRequested, this, ask);
    connect(&m_controllers.outcomes, &OutcomeController::submitRequested, this, ask);
    connect(&m_controllers.notices, &NoticesController::submitRequested, this, ask);
    connect(&m_controllers.values, &ValueController::watchRequested, this,
            &ClientWindow::watchRequested);
    connect(&m_controllers.group, &GroupController::partitionRequested, this,
            &ClientWindow::partitionRequested);
    connect(&m_controllers.offline, &OfflineController::keepRequested, this,
            &ClientWindow::keepRequested);
    connect(&m_controllers.offline, &OfflineController::dropOfflineRequested, this,
            &ClientWindow::dropOfflineRequested);
    connect(&m_controllers.booking, &BookingController::personChanged, this,
            &ClientWindow::personChanged);
    connect(&m_controllers.report, &ReportController::conflictsRequested, this,
            &ClientWindow::conflictsRequested);
    connect(m_parts.offline, &OfflineDock::decidedCleared, this, &ClientWindow::decidedCleared);
    connect(m_parts.cache, &CacheDock::evictRequested, this, &ClientWindow::evictRequested);
    connect(m_parts.cache, &CacheDock::clearRequested, this, &ClientWindow::clearCacheRequested);
    connect(m_parts.cache, &CacheDock::bypassToggled, this, &ClientWindow::bypassToggled);
    connect(m_parts.cache, &CacheDock::reloadRequested, this, &ClientWindow::reload);
}

void ClientWindow::connectMenus()
{
    const ClientActions &a = m_actions;
    NavigationController *go = &m_controllers.navigation;
    connect(a.run_file, &QAction::triggered, &m_controllers.console,
            &ConsoleController::chooseFile);
    connect(a.reload, &QAction::triggered, this, [this] { reload({}); });
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.previous, &QAction::triggered, go, [go] { go->stepDay(-1); });
    connect(a.today, &QAction::triggered, go, &NavigationController::goToday);
    connect(a.next, &QAction::triggered, go, [go] { go->stepDay(1); });
    connect(a.day, &QAction::triggered, go, [go] { go->setMode(GridMode::Day); });
    connect(a.week, &QAction::triggered, go, [go] { go->setMode(GridMode::Week); });
    connect(a.find_room, &QAction::triggered, m_parts.navigation, &NavigationBar::focusFind);
    connect(a.dismiss, &QAction::triggered, m_parts.messages, &MessagePlace::dismissTop);
    connect(a.shortcuts, &QAction::triggered, this, [this] { showShortcuts(*this); });
    connect(a.about, &QAction::triggered, this, [this] { showAbout(*this); });
    const auto reveal = [](QAction *action, auto *dock, auto focus) {
        connect(action, &QAction::triggered, dock, [dock, focus] {
            revealDock(*dock);
            (dock->*focus)();
        });
    };
    reveal(a.go_cache, m_parts.cache, &CacheDock::focusTable);
    reveal(a.go_requests, m_parts.requests, &RequestDock::focusTable);
    reveal(a.go_console, m_parts.console, &ConsoleDock::focusLine);
    reveal(a.focus_console, m_parts.console, &ConsoleDock::focusLine);
}

void ClientWindow::connectBookingMenu()
{
    const ClientActions &a = m_actions;
    BookingController *booking = &m_controllers.booking;
    m_parts.page->grid().addAction(a.cancel);
    connect(a.book, &QAction::triggered, booking, &BookingController::book);
    connect(a.cancel, &QAction::triggered, booking, &BookingController::cancel);
    connect(a.join, &QAction::triggered, booking, &BookingController::join);
    connect(a.leave, &QAction::triggered, booking, &BookingController::leave);
    connect(a.undo, &QAction::triggered, booking, &BookingController::undo);
    connect(booking, &BookingController::undoOffered, a.undo, &QAction::setEnabled);
    connect(a.report, &QAction::triggered, &m_controllers.report, &ReportController::openAll);
    connect(a.go_notices, &QAction::triggered, &m_controllers.notices, &NoticesController::reveal);
    connect(a.go_pending, &QAction::triggered, &m_controllers.offline, &OfflineController::reveal);
    connect(m_parts.message, &MessageBar::actionClicked, this, &ClientWindow::takeBarAction);
    connect(m_parts.merged, &MessageBar::actionClicked, this, &ClientWindow::takeBarAction);
}

void ClientWindow::connectPanels()
{
    connect(&m_controllers.navigation, &NavigationController::settled, this,
            &ClientWindow::showScope);
    connect(&m_controllers.navigation, &NavigationController::timeShown,
            m_parts.page->grid().viewport(), qOverload<>(&QWidget::update));
    connect(m_parts.console, &ConsoleDock::quitEntered, this, &QWidget::close,
            Qt::QueuedConnection);
}

/// The day, week or room that is shown now, and what else can be chosen.
void ClientWindow::showScope()
{
    const GridScope &scope = m_model.scope();
    m_parts.form->setChoices(m_model.timetable());
    m_parts.navigation->showScope(scope, m_model.timetable());
    setWindowTitle(scope.day.isEmpty() ? u"Roomcast"_s
                                       : QString(u"Roomcast – "_s + dayLabel(scope.day)));
    m_parts.page->refresh(m_controllers.group.sight());
}

void ClientWindow::takeBarAction(BarAction action)
{
    switch (action) {
    case BarAction::None:
        return;
    case BarAction::Undo:
        return booking().undo();
    case BarAction::ShowNotices:
        return notices().reveal();
    case BarAction::ShowReport:
        return report().openLast();
    case BarAction::KeepIntent:
        return offline().keepUnanswered();
    case BarAction::AskNow:
        return offline().askUnanswered();
    case BarAction::ShowPending:
        return offline().reveal();
    }
    Q_UNREACHABLE();
}

/// None: what is on show.
void ClientWindow::reload(const std::vector<Query> &keys)
{
    Q_EMIT reloadRequested(keys.empty() ? values().watchedKeys() : keys);
}

void ClientWindow::restoreLayout()
{
    const QSettings settings;
    const QString remembered = settings.value("client/person"_L1).toString();
    const QString fallback = remembered.isEmpty() ? m_setup.default_person : remembered;
    booking().setPerson(m_setup.person.isEmpty() ? fallback : m_setup.person);
    resize(1160, 760);
    resizeDocks({m_parts.booking}, {fontMetrics().averageCharWidth() * 38}, Qt::Horizontal);
    resizeDocks({m_parts.cache}, {fontMetrics().height() * 11}, Qt::Vertical);
    restoreGeometry(settings.value("client/geometry"_L1).toByteArray());
    restoreState(settings.value("client/layout"_L1).toByteArray(), kLayoutVersion);
    if (settings.value("client/week"_L1).toBool()) {
        m_actions.week->setChecked(true);
        navigation().setMode(GridMode::Week);
    }
}

void ClientWindow::closeEvent(QCloseEvent *event)
{
    QSettings settings;
    settings.setValue("client/geometry"_L1, saveGeometry());
    settings.setValue("client/layout"_L1, saveState(kLayoutVersion));
    settings.setValue("client/week"_L1, m_actions.week->isChecked());
    // A name stated for this run is not the one to remember, unless it was changed here.
    if (booking().person() != m_setup.person)
        settings.setValue("client/person"_L1, booking().person());
    QMainWindow::closeEvent(event);
}

void ClientWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_model.setPalette(palette());
        booking().refreshForm();
    }
}

} // namespace roomcast
