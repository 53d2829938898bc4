// SPDX-License-Identifier: MIT
//
// How the client window is put together: parts, connections, and the layout it remembers.
#include "client_gui/booking/booking_form.h"
#include "client_gui/cache/cache_dock.h"
#include "client_gui/console/console_dock.h"
#include "client_gui/grid/grid_view.h"
#include "client_gui/messages/group_strip.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/messages/message_place.h"
#include "client_gui/notices/notices_dock.h"
#include "client_gui/offline/intents_dock.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/client_window.h"
#include "client_gui/window/navigation_bar.h"
#include "client_gui/window/steady_scroll.h"
#include "client_gui/window/steady_tabs.h"
#include "panels/conflict_report.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolBar>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLayoutVersion = 3;
constexpr qint64 kFileBytesMax = 4 * 1024 * 1024;

} // namespace

ClientWindow::ClientWindow(const Setup &setup, QWidget *parent)
    : QMainWindow(parent), m_actions(*this), m_setup(setup),
      m_navigation(new NavigationBar(m_actions, this)), m_stack(new QStackedWidget(this)),
      m_empty(new QLabel(this)), m_grid(new GridView(m_model, this)),
      m_banner(new MessageBar(this)), m_group(new GroupStrip(m_banner, this)),
      m_message(new MessageBar(this)), m_merged(new MessageBar(this)),
      m_messages(new MessagePlace({m_message, m_merged}, this)), m_form(new BookingForm(this)),
      m_booking(new QDockWidget(tr("Booking"), this)), m_cache(new CacheDock(this)),
      m_requests(new RequestDock(this)), m_console(new ConsoleDock(this)),
      m_told(new NoticesDock([this](const Notice &notice) { return offerFor(notice.slot); }, this)),
      m_pending(new IntentsDock(this)), m_report(new ConflictReport(this)),
      m_move(new MoveButton(m_report))
{
    buildCentre();
    buildDocks();
    m_actions.fillMenus(*this);
    connectActions();
    connectGrid();
    connectPanels();
    connectWaiting();
    connectCache();
    restoreLayout();
    m_model.setPalette(palette());
    showTime(QDateTime::currentDateTime());
    showSight({});
    refreshAfterData();
}

ClientWindow::~ClientWindow()
{
    // The view outlives the model otherwise: the model is a member, the view a child.
    delete m_grid;
}

void ClientWindow::buildCentre()
{
    auto *bar = addToolBar(tr("Navigation"));
    bar->setObjectName(u"navigation"_s);
    bar->setMovable(false);
    bar->toggleViewAction()->setEnabled(false);
    auto *top = new QWidget(bar);
    auto *lines = new QVBoxLayout(top);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(m_navigation);
    lines->addWidget(m_group);
    bar->addWidget(top);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::RichText);
    m_empty->setMargin(24);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_grid);
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addWidget(m_messages);
    setCentralWidget(centre);
}

void ClientWindow::buildDocks()
{
    m_booking->setObjectName(u"booking"_s);
    auto *scroll = new SteadyScroll(m_booking);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_form);
    scroll->setMinimumWidth(m_form->minimumSizeHint().width() +
                            scroll->verticalScrollBar()->sizeHint().width());
    m_booking->setWidget(scroll);
    addDockWidget(Qt::RightDockWidgetArea, m_booking);
    for (QDockWidget *dock :
         {static_cast<QDockWidget *>(m_cache), static_cast<QDockWidget *>(m_requests),
          static_cast<QDockWidget *>(m_console), static_cast<QDockWidget *>(m_told),
          static_cast<QDockWidget *>(m_pending)})
        addDockWidget(Qt::BottomDockWidgetArea, dock);
    new SteadyTabs(*this, tr("Requests (00)"));
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    tabifyDockWidget(m_cache, m_requests);
    tabifyDockWidget(m_requests, m_console);
    tabifyDockWidget(m_console, m_told);
    tabifyDockWidget(m_told, m_pending);
    m_cache->raise();
    m_banner->setObjectName(u"banner"_s);
    m_message->setObjectName(u"message"_s);
    m_merged->setObjectName(u"merged"_s);
}

void ClientWindow::connectActions()
{
    const ClientActions &a = m_actions;
    connect(a.run_file, &QAction::triggered, this, &ClientWindow::runFile);
    connect(a.reload, &QAction::triggered, this, [this] { Q_EMIT reloadRequested(watchedKeys()); });
    connect(a.quit, &QAction::triggered, this, &QWidget::close);
    connect(a.previous, &QAction::triggered, this, [this] { stepDay(-1); });
    connect(a.today, &QAction::triggered, this, &ClientWindow::goToday);
    connect(a.next, &QAction::triggered, this, [this] { stepDay(1); });
    connect(a.day, &QAction::triggered, this, [this] { setMode(GridMode::Day); });
    connect(a.week, &QAction::triggered, this, [this] { setMode(GridMode::Week); });
    connect(a.find_room, &QAction::triggered, m_navigation, &NavigationBar::focusFind);
    connect(a.book, &QAction::triggered, this, &ClientWindow::bookSlot);
    connect(a.cancel, &QAction::triggered, this, &ClientWindow::cancelSlot);
    connect(a.undo, &QAction::triggered, this, &ClientWindow::undoLast);
    connect(a.dismiss, &QAction::triggered, this, [this] { m_messages->dismissTop(); });
    connect(a.shortcuts, &QAction::triggered, this, [this] { showShortcuts(*this); });
    connect(a.about, &QAction::triggered, this, [this] { showAbout(*this); });
    const auto go = [](QAction *action, auto *dock, auto focus) {
        connect(action, &QAction::triggered, dock, [dock, focus] {
            reveal(*dock);
            (dock->*focus)();
        });
    };
    go(a.go_cache, m_cache, &CacheDock::focusTable);
    go(a.go_requests, m_requests, &RequestDock::focusTable);
    go(a.go_console, m_console, &ConsoleDock::focusLine);
    go(a.focus_console, m_console, &ConsoleDock::focusLine);
}

void ClientWindow::connectGrid()
{
    m_grid->addAction(m_actions.cancel);
    connect(m_grid, &GridView::slotChosen, this, &ClientWindow::chooseSlot);
    connect(m_grid, &GridView::slotActivated, this, &ClientWindow::activateSlot);
    connect(m_group, &GroupStrip::partitionChosen, this, [this](const std::optional<Label> &label) {
        m_label_asked = label != m_label;
        Q_EMIT partitionRequested(label);
    });
    connect(m_navigation, &NavigationBar::filterEdited, this, &ClientWindow::filterRooms);
    connect(m_navigation, &NavigationBar::roomChosen, this, [this](const QString &room) {
        chooseSlot({room, m_slot.timeslot, m_slot.day});
    });
    connect(m_form, &BookingForm::slotEdited, this, &ClientWindow::chooseSlot);
    connect(m_form, &BookingForm::personEdited, this, &ClientWindow::setPerson);
    connect(m_form, &BookingForm::bookRequested, this, &ClientWindow::bookSlot);
    connect(m_form, &BookingForm::cancelRequested, this, &ClientWindow::cancelSlot);
    connect(m_message, &MessageBar::linkClicked, this, &ClientWindow::chooseAlternative);
    connect(m_message, &MessageBar::dismissed, this, [this] { m_model.setRefused({}); });
}

void ClientWindow::connectPanels()
{
    connect(m_console, &ConsoleDock::commandEntered, this,
            [this](const Command &command) { submit(command, AskedFrom::Console); });
    connect(m_console, &ConsoleDock::quitEntered, this, &QWidget::close, Qt::QueuedConnection);
    connect(m_console, &ConsoleDock::fileRequested, this, &ClientWindow::runFile);
}

void ClientWindow::reveal(QDockWidget &dock)
{
    dock.show();
    dock.raise();
}

void ClientWindow::runFile()
{
    const QString name = QFileDialog::getOpenFileName(this, tr("Run a file of commands"));
    if (name.isEmpty())
        return;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text)) {
        const QString text = tr("%1 cannot be read: %2").arg(name, file.errorString());
        m_message->showMessage({Tone::Error, text, {}, {}});
        return;
    }
    reveal(*m_console);
    m_console->run(QString::fromUtf8(file.read(kFileBytesMax)).split(u'\n', Qt::SkipEmptyParts));
}

void ClientWindow::restoreLayout()
{
    const QSettings settings;
    const QString remembered = settings.value("client/person"_L1).toString();
    const QString fallback = remembered.isEmpty() ? m_setup.default_person : remembered;
    m_form->setPerson(m_setup.person.isEmpty() ? fallback : m_setup.person);
    setPerson(m_form->person());
    resize(1160, 760);
    resizeDocks({m_booking}, {fontMetrics().averageCharWidth() * 38}, Qt::Horizontal);
    resizeDocks({m_cache}, {fontMetrics().height() * 11}, Qt::Vertical);
    restoreGeometry(settings.value("client/geometry"_L1).toByteArray());
    restoreState(settings.value("client/layout"_L1).toByteArray(), kLayoutVersion);
    if (settings.value("client/week"_L1).toBool()) {
        m_actions.week->setChecked(true);
        setMode(GridMode::Week);
    }
}

void ClientWindow::closeEvent(QCloseEvent *event)
{
    QSettings settings;
    settings.setValue("client/geometry"_L1, saveGeometry());
    settings.setValue("client/layout"_L1, saveState(kLayoutVersion));
    settings.setValue("client/week"_L1, m_actions.week->isChecked());
    // A name stated for this run is not the one to remember, unless it was changed here.
    if (m_form->person() != m_setup.person)
        settings.setValue("client/person"_L1, m_form->person());
    QMainWindow::closeEvent(event);
}

} // namespace roomcast
