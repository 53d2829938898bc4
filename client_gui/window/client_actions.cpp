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

QString actionText(const char *source)
{
    return QCoreApplication::translate("roomcast::ClientActions", source);
}

QString plain(QString action_text)
{
    return action_text.remove(u'&');
}

QAction *action(QMainWindow &window, const char *words, const QKeySequence &keys = {})
{
    auto *made = new QAction(actionText(words), &window);
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
    : run_file(action(window, "&Run file…", QKeySequence::Open)),
      reload(action(window, "Re&load from the servers", QKeySequence(Qt::Key_F5))),
      quit(action(window, "&Quit", QKeySequence(Qt::CTRL | Qt::Key_Q))),
      previous(action(window, "&Back", QKeySequence(Qt::ALT | Qt::Key_Left))),
      today(action(window, "&Today", QKeySequence(Qt::CTRL | Qt::Key_T))),
      next(action(window, "&Forward", QKeySequence(Qt::ALT | Qt::Key_Right))),
      day(action(window, "&Day", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D))),
      week(action(window, "&Week", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W))),
      find_room(action(window, "Find a &room", QKeySequence::Find)),
      go_cache(action(window, "Go to &cache", QKeySequence(Qt::CTRL | Qt::Key_1))),
      go_requests(action(window, "Go to re&quests", QKeySequence(Qt::CTRL | Qt::Key_2))),
      go_console(action(window, "Go to c&onsole", QKeySequence(Qt::CTRL | Qt::Key_3))),
      go_notices(action(window, "Go to &notices", QKeySequence(Qt::CTRL | Qt::Key_4))),
      go_pending(action(window, "Go to &pending", QKeySequence(Qt::CTRL | Qt::Key_5))),
      focus_console(action(window, "T&ype a command", QKeySequence(Qt::CTRL | Qt::Key_K))),
      book(action(window, "&Book", QKeySequence(Qt::CTRL | Qt::Key_B))),
      cancel(action(window, "&Cancel booking", QKeySequence(Qt::Key_Delete))),
      join(action(window, "&Join waiting list", QKeySequence(Qt::CTRL | Qt::Key_J))),
      leave(action(window, "&Leave the waiting list",
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J))),
      undo(action(window, "&Undo", QKeySequence::Undo)),
      dismiss(action(window, "Close the &message", QKeySequence(Qt::Key_Escape))),
      report(action(window, "Conflict re&port", QKeySequence(Qt::CTRL | Qt::Key_R))),
      shortcuts(action(window, "&Keyboard shortcuts", QKeySequence(Qt::Key_F1))),
      about(action(window, "&About Roomcast"))
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
    QMenu *file = window.menuBar()->addMenu(actionText("&File"));
    file->addActions({run_file, reload});
    file->addSeparator();
    file->addAction(quit);

    QMenu *view = window.menuBar()->addMenu(actionText("&View"));
    view->addActions({day, week});
    view->addSeparator();
    view->addActions({previous, today, next, find_room});
    view->addSeparator();
    view->addActions({go_cache, go_requests, go_console, go_notices, go_pending, focus_console});
    view->addAction(report);
    QMenu *panels = view->addMenu(actionText("&Panels"));
    for (QDockWidget *dock : window.findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly))
        panels->addAction(dock->toggleViewAction());

    QMenu *booking = window.menuBar()->addMenu(actionText("&Booking"));
    booking->addActions({book, cancel, join, leave});
    booking->addSeparator();
    booking->addAction(undo);
    booking->addSeparator();
    booking->addAction(dismiss);

    QMenu *help = window.menuBar()->addMenu(actionText("&Help"));
    help->addActions({shortcuts, about});
}

void showShortcuts(QMainWindow &window)
{
    QString rows;
    const auto row = [&rows](const QString &keys, const QString &words) {
        rows += u"<tr><td style=\"padding-right:24px\"><b>%1</b></td><td>%2</td></tr>"_s.arg(
            keys.toHtmlEscaped(), words.toHtmlEscaped());
    };
    row(actionText("Enter, double-click"), actionText("Book the selected cell"));
    row(actionText("Del"), actionText("Cancel the selected booking"));
    for (const QAction *known : window.actions())
        if (!known->shortcut().isEmpty())
            row(known->shortcut().toString(QKeySequence::NativeText),
                plain(known->text()).remove(u'…'));
    helpBox(window, actionText("Keyboard shortcuts"),
            u"<table cellpadding=\"2\">"_s + rows + u"</table>")
        ->show();
}

void showAbout(QMainWindow &window)
{
    const QString words =
        actionText(
            "<h3>Roomcast %1</h3><p>Books rooms on a local network: servers elect a leader among "
            "themselves, this window asks them and says where every answer came from.</p>")
            .arg(QCoreApplication::applicationVersion().toHtmlEscaped());
    helpBox(window, actionText("About Roomcast"), words)->show();
}

} // namespace roomcast
