// SPDX-License-Identifier: MIT
#include "client_gui/requests/request_dock.h"

#include "ui/table_look.h"

#include <QEvent>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

RequestDock::RequestDock(QWidget *parent)
    : QDockWidget(tr("Requests"), parent), m_table(new QTableView(this))
{
    setObjectName(u"requests"_s);
    m_model.setPalette(palette());
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Requests and their answers, newest first"));
    applyTableLook(*m_table, RequestModel::Outcome);
    const int unit = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(RequestModel::Time, unit * 16);
    m_table->setColumnWidth(RequestModel::Request, unit * 42);
    m_table->setColumnWidth(RequestModel::Origin, unit * 18);
    m_table->setColumnWidth(RequestModel::Server, unit * 15);
    setWidget(m_table);
}

void RequestDock::focusTable()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void RequestDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_model.setPalette(palette());
}

} // namespace roomcast
