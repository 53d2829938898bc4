// SPDX-License-Identifier: MIT
#include "client_gui/window/navigation_bar.h"

#include "client_gui/grid/day_steps.h"
#include "client_gui/window/client_actions.h"
#include "text/day_text.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPillChars = 46;

QToolButton *button(QAction *action, QWidget *parent)
{
    auto *made = new QToolButton(parent);
    made->setDefaultAction(action);
    made->setAutoRaise(!action->isCheckable());
    return made;
}

QToolButton *arrow(QAction *action, Qt::ArrowType type, QWidget *parent)
{
    QToolButton *made = button(action, parent);
    made->setArrowType(type);
    made->setToolButtonStyle(Qt::ToolButtonIconOnly);
    return made;
}

} // namespace

NavigationBar::NavigationBar(const ClientActions &actions, QWidget *parent)
    : QWidget(parent), m_label(new QLabel(this)), m_room(new QComboBox(this)),
      m_find(new QLineEdit(this)), m_pill(new StatusPill(this))
{
    build(actions);
    connect(m_find, &QLineEdit::textChanged, this, &NavigationBar::filterEdited);
    connect(m_room, &QComboBox::currentTextChanged, this, &NavigationBar::roomChosen);
    connect(m_pill, &StatusPill::clicked, this, &NavigationBar::showNumbers);
}

void NavigationBar::build(const ClientActions &actions)
{
    QFont strong = font();
    strong.setBold(true);
    m_label->setFont(strong);
    m_label->setFixedWidth(QFontMetrics(strong).horizontalAdvance(u"Wed 00 MMM – Wed 00 MMM"_s));
    m_label->setAlignment(Qt::AlignCenter);
    m_find->setPlaceholderText(tr("Find a room…"));
    m_find->setClearButtonEnabled(true);
    m_find->setAccessibleName(tr("Find a room"));
    m_find->setToolTip(tr("Show only rooms whose name contains this (Ctrl+F)"));
    m_find->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    m_find->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    m_room->setAccessibleName(tr("Room of the week"));
    m_room->setToolTip(tr("The room whose week is shown"));
    m_room->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_room->hide();
    m_pill->setClickable(true);
    // What it says changes all the time; what stands beside it stays where it is.
    m_pill->setFixedWidth(fontMetrics().averageCharWidth() * kPillChars);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 4);
    row->setSpacing(4);
    row->addWidget(arrow(actions.previous, Qt::LeftArrow, this));
    row->addWidget(button(actions.today, this));
    row->addWidget(arrow(actions.next, Qt::RightArrow, this));
    row->addWidget(m_label);
    row->addSpacing(8);
    row->addWidget(button(actions.day, this));
    row->addWidget(button(actions.week, this));
    row->addSpacing(8);
    row->addWidget(m_room);
    row->addWidget(m_find, 1);
    row->addStretch(1);
    row->addWidget(m_pill);
}

void NavigationBar::showScope(const GridScope &scope, const Timetable &timetable)
{
    const bool week = scope.mode == GridMode::Week;
    const std::vector<QString> days = weekOf(timetable.days(), scope.day);
    const bool span = week && days.size() > 1;
    const QString words =
        span ? dayLabel(days.front()) + u" – "_s + dayLabel(days.back()) : dayLabel(scope.day);
    m_label->setText(
        QFontMetrics(m_label->font()).elidedText(words, Qt::ElideRight, m_label->width()));
    m_label->setToolTip(words);
    m_find->setVisible(!week);
    m_room->setVisible(week);
    showRooms(timetable.roomsWithOrphans(days), scope.room);
}

void NavigationBar::showRooms(const std::vector<QString> &rooms, const QString &chosen)
{
    const QSignalBlocker quiet(m_room);
    std::vector<QString> shown;
    for (int item = 0; item < m_room->count(); ++item)
        shown.push_back(m_room->itemText(item));
    if (shown != rooms) { // else the list may be open
        m_room->clear();
        m_room->addItems(QStringList(rooms.begin(), rooms.end()));
    }
    m_room->setCurrentText(chosen);
}

void NavigationBar::showNote(const SourceNote &note)
{
    m_pill->setStatus(note.tone, note.detail, note.word);
    m_pill->setToolTip(note.numbers);
}

void NavigationBar::showNumbers()
{
    const QPoint below = m_pill->mapToGlobal(m_pill->rect().bottomLeft());
    QToolTip::showText(below, m_pill->toolTip(), m_pill, {}, 10'000);
}

void NavigationBar::focusFind()
{
    QWidget *field = m_find->isVisible() ? static_cast<QWidget *>(m_find) : m_room;
    field->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

} // namespace roomcast
