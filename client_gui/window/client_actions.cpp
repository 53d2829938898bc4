// SPDX-License-Identifier: MIT
#include "client_gui/window/client_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QMessageBox>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class ClientActionWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ClientActions)
};

QString plain(QString action_text)
{
    return action_text.remove(u'&');
}

QAction *action(QMainWindow &window, const QString &words, const QKeySequence &keys = {})
{
    auto *made = new QAction(words, &window);
    made->setShortcut(keys);
    const QString hint = plain(made->text()).remove(u'…');
    made->setToolTip(
        keys.isEmpty() ? hint : u"%1 (%2)"_s.arg(hint, keys.toString(QKeySequence::NativeText)));
    window.addAction(made);
    return made;
}

QMessageBox *helpBox(QMainWindow &window, const QString &title, const QString &rich)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, rich, QMessageBox::Close, &window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::RichText);
    box->setModal(false);
    return box;
}

} // namespace

ClientActions::ClientActions(QMainWindow &window)
    : run_file(action(window, ClientActionWords::tr("&Run file…"), QKeySequence::Open)),
      reload(action(window, ClientActionWords::tr("Re&load from the servers"),
                    QKeySequence(Qt::Key_F5))),
      quit(action(window, ClientActionWords::tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q))),
      previous(
          action(window, ClientActionWords::tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left))),
      today(action(window, ClientActionWords::tr("&Today"), QKeySequence(Qt::CTRL | Qt::Key_T))),
      next(
          action(window, ClientActionWords::tr("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right))),
      day(action(window, ClientActionWords::tr("&Day"),
                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D))),
      week(action(window, ClientActionWords::tr("&Week"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W))),
      find_room(action(window, ClientActionWords::tr("Find a &room"), QKeySequence::Find)),
      go_cache(action(window, ClientActionWords::tr("Go to &cache"),
                      QKeySequence(Qt::CTRL | Qt::Key_1))),
      go_requests(action(window, ClientActionWords::tr("Go to re&quests"),
                         QKeySequence(Qt::CTRL | Qt::Key_2))),
      go_console(action(window, ClientActionWords::tr("Go to c&onsole"),
                        QKeySequence(Qt::CTRL | Qt::Key_3))),
      go_notices(action(window, ClientActionWords::tr("Go to &notices"),
                        QKeySequence(Qt::CTRL | Qt::Key_4))),
      go_pending(action(window, ClientActionWords::tr("Go to &pending"),
                        QKeySequence(Qt::CTRL | Qt::Key_5))),
      focus_console(action(window, ClientActionWords::tr("T&ype a command"),
                           QKeySequence(Qt::CTRL | Qt::Key_K))),
      book(action(window, ClientActionWords::tr("&Book"), QKeySequence(Qt::CTRL | Qt::Key_B))),
      cancel(
          action(window, ClientActionWords::tr("&Cancel booking"), QKeySequence(Qt::Key_Delete))),
      join(action(window, ClientActionWords::tr("&Join waiting list"),
                  QKeySequence(Qt::CTRL | Qt::Key_J))),
      leave(action(window, ClientActionWords::tr("&Leave the waiting list"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J))),
      undo(action(window, ClientActionWords::tr("&Undo"), QKeySequence::Undo)),
      dismiss(action(window, ClientActionWords::tr("Close the &message"),
                     QKeySequence(Qt::Key_Escape))),
      report(action(window, ClientActionWords::tr("Conflict re&port"),
                    QKeySequence(Qt::CTRL | Qt::Key_R))),
      shortcuts(
          action(window, ClientActionWords::tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_F1))),
      about(action(window, ClientActionWords::tr("&About Roomcast")))
{
    auto *modes = new QActionGroup(&window);
    for (QAction *mode : {day, week}) {
        mode->setCheckable(true);
        modes->addAction(mode);
    }
    day->setChecked(true);
    undo->setEnabled(false);
    // In the grid only: elsewhere Delete means something else.
    window.removeAction(cancel);
    cancel->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

void ClientActions::fillMenus(QMainWindow &window) const
{
    QMenu *file = window.menuBar()->addMenu(ClientActionWords::tr("&File"));
    file->addActions({run_file, reload});
    file->addSeparator();
    file->addAction(quit);

    QMenu *view = window.menuBar()->addMenu(ClientActionWords::tr("&View"));
    view->addActions({day, week});
    view->addSeparator();
    view->addActions({previous, today, next, find_room});
    view->addSeparator();
    view->addActions({go_cache, go_requests, go_console, go_notices, go_pending, focus_console});
    view->addAction(report);
    QMenu *panels = view->addMenu(ClientActionWords::tr("&Panels"));
    for (QDockWidget *dock : window.findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly))
        panels->addAction(dock->toggleViewAction());

    QMenu *booking = window.menuBar()->addMenu(ClientActionWords::tr("&Booking"));
    booking->addActions({book, cancel, join, leave});
    booking->addSeparator();
    booking->addAction(undo);
    booking->addSeparator();
    booking->addAction(dismiss);

    QMenu *help = window.menuBar()->addMenu(ClientActionWords::tr("&Help"));
    help->addActions({shortcuts, about});
}

void showShortcuts(QMainWindow &window)
{
    QString rows;
    const auto row = [&rows](const QString &keys, const QString &words) {
        rows += u"<tr><td style=\"padding-right:24px\"><b>%1</b></td><td>%2</td></tr>"_s.arg(
            keys.toHtmlEscaped(), words.toHtmlEscaped());
    };
    row(ClientActionWords::tr("Enter, double-click"),
        ClientActionWords::tr("Book the selected cell"));
    row(ClientActionWords::tr("Del"), ClientActionWords::tr("Cancel the selected booking"));
    for (const QAction *known : window.actions())
        if (!known->shortcut().isEmpty())
            row(known->shortcut().toString(QKeySequence::NativeText),
                plain(known->text()).remove(u'…'));
    helpBox(window, ClientActionWords::tr("Keyboard shortcuts"),
            u"<table cellpadding=\"2\">"_s + rows + u"</table>")
        ->show();
}

void showAbout(QMainWindow &window)
{
    const QString words =
        ClientActionWords::tr(
            "<h3>Roomcast %1</h3><p>Books rooms on a local network: servers elect a leader among "
            "themselves, this window asks them and says where every answer came from.</p>")
            .arg(QCoreApplication::applicationVersion().toHtmlEscaped());
    helpBox(window, ClientActionWords::tr("About Roomcast"), words)->show();
}

} // namespace roomcast
