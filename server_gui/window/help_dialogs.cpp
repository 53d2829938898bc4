// SPDX-License-Identifier: MIT
#include "server_gui/window/help_dialogs.h"

#include <QAction>
#include <QCoreApplication>
#include <QMessageBox>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString words(const char *source)
{
    return QCoreApplication::translate("ServerHelp", source);
}

void open(QWidget *parent, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::RichText);
    box->open();
}

QString plain(QString text)
{
    return text.remove(u'&').toHtmlEscaped();
}

} // namespace

void showAbout(QWidget *parent)
{
    const QString text = words(QT_TRANSLATE_NOOP(
        "ServerHelp",
        "<h3>Roomcast %1</h3><p>Books rooms on a local network with no server to administer.</p>"
        "<p>This window is one server of a group. The servers find one another, the one with the "
        "highest ID leads, and every one of them keeps a copy of the bookings.</p>"));
    open(parent, words(QT_TRANSLATE_NOOP("ServerHelp", "About Roomcast")),
         text.arg(QLatin1StringView(ROOMCAST_VERSION)));
}

/// In two columns, so that they fit a small screen.
void showShortcuts(QWidget *window)
{
    QStringList cells;
    for (const QAction *action : window->findChildren<QAction *>())
        if (!action->shortcut().isEmpty())
            cells += u"<td><b>%1</b>&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;&nbsp;&nbsp;</td>"_s.arg(
                action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped(),
                plain(action->text()).replace(u' ', u"&nbsp;"_s));
    const qsizetype lines = (cells.size() + 1) / 2;
    QString rows;
    for (qsizetype line = 0; line < lines; ++line)
        rows += u"<tr>"_s + cells[line] + cells.value(line + lines) + u"</tr>"_s;
    open(window, words(QT_TRANSLATE_NOOP("ServerHelp", "Keyboard shortcuts")),
         u"<table cellpadding='3'>"_s + rows + u"</table>"_s);
}

} // namespace roomcast
