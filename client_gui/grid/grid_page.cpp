// SPDX-License-Identifier: MIT
#include "client_gui/grid/grid_page.h"

#include <QLabel>

namespace roomcast {

GridPage::GridPage(GridModel &model, const QString &place, QWidget *parent)
    : QStackedWidget(parent), m_model(model), m_place(place), m_empty(new QLabel(this)),
      m_grid(new GridView(model, this))
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::RichText);
    m_empty->setMargin(24);
    addWidget(m_empty);
    addWidget(m_grid);
}

void GridPage::refresh(const GroupStatus &sight)
{
    const bool shown = m_model.timetable().isComplete() && m_model.columnCount() > 0;
    setCurrentWidget(shown ? static_cast<QWidget *>(m_grid) : m_empty);
    if (!shown)
        m_empty->setText(emptyText(sight));
}

QString GridPage::emptyText(const GroupStatus &sight) const
{
    if (m_model.timetable().isComplete())
        return tr("<h3>No room matches “%1”</h3><p>Clear the field above to see all rooms.</p>")
            .arg(m_model.scope().room_filter.toHtmlEscaped());
    if (sight.reachable)
        return tr("<h3>Reading rooms and days…</h3><p>Server %1 leads the group.</p>")
            .arg(sight.leader.value_or(ServerId{}).value);
    return tr("<h3>Looking for servers on %1…</h3>"
              "<p>Start one with <code>roomcast-server</code>, here or on another machine of this "
              "network.<br>This window finds it by itself.</p>")
        .arg(m_place.toHtmlEscaped());
}

} // namespace roomcast
