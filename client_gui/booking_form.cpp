// SPDX-License-Identifier: MIT
#include "client_gui/booking_form.h"

#include "client_gui/day_text.h"
#include "core/booking/words.h"
#include "ui/status_style.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString stateText(const GridCell &cell)
{
    switch (cell.kind) {
    case CellKind::Unknown:
        return BookingForm::tr("Not read yet");
    case CellKind::Absent:
        return BookingForm::tr("Not in the catalogue");
    case CellKind::Free:
        return BookingForm::tr("Free");
    case CellKind::Past:
        return BookingForm::tr("Over");
    case CellKind::Mine:
        return BookingForm::tr("Booked by you");
    case CellKind::Other:
        return cell.holder.isEmpty() ? BookingForm::tr("Reserved in the catalogue")
                                     : BookingForm::tr("Held by %1").arg(cell.holder);
    case CellKind::Booking:
        return BookingForm::tr("Booking…");
    case CellKind::Cancelling:
        return BookingForm::tr("Cancelling…");
    }
    Q_UNREACHABLE();
}

template <typename Field>
Field *named(Field *field, const QString &name)
{
    field->setAccessibleName(name);
    return field;
}

} // namespace

BookingForm::BookingForm(QWidget *parent)
    : QWidget(parent), m_heading(new QLabel(this)), m_icon(new QLabel(this)),
      m_state(new QLabel(this)), m_room(named(new QComboBox(this), tr("Room"))),
      m_day(named(new QComboBox(this), tr("Day"))),
      m_timeslot(named(new QComboBox(this), tr("Timeslot"))),
      m_title(named(new QLineEdit(this), tr("Title"))),
      m_person(named(new QLineEdit(this), tr("Booking as"))),
      m_book(new QPushButton(tr("Boo&k"), this)),
      m_cancel(new QPushButton(tr("&Cancel booking"), this))
{
    build();
    for (QComboBox *box : {m_room, m_day, m_timeslot})
        connect(box, &QComboBox::currentIndexChanged, this, &BookingForm::announceSlot);
    connect(m_book, &QPushButton::clicked, this, &BookingForm::bookRequested);
    connect(m_cancel, &QPushButton::clicked, this, &BookingForm::cancelRequested);
    connect(m_title, &QLineEdit::returnPressed, m_book, &QPushButton::click);
    connect(m_person, &QLineEdit::textChanged, this, &BookingForm::refreshButtons);
    connect(m_person, &QLineEdit::editingFinished, this, [this] { Q_EMIT personEdited(person()); });
    refreshButtons();
}

void BookingForm::build()
{
    QFont heading = font();
    heading.setBold(true);
    m_heading->setFont(heading);
    m_heading->setWordWrap(true);
    m_state->setWordWrap(true);
    m_title->setPlaceholderText(tr("For example: Seminar"));
    m_title->setMaxLength(int(kTitleCharsMax));
    m_person->setMaxLength(int(kPersonCharsMax));
    m_book->setToolTip(tr("Book this slot (Ctrl+B)"));
    m_cancel->setToolTip(tr("Give this booking back (Del in the grid)"));
    m_book->setDefault(true);

    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    state->addWidget(m_icon);
    state->addWidget(m_state, 1);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Room"), m_room);
    form->addRow(tr("&Day"), m_day);
    form->addRow(tr("&Timeslot"), m_timeslot);
    form->addRow(tr("T&itle"), m_title);
    form->addRow(tr("Booking &as"), m_person);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_book);
    buttons->addWidget(m_cancel);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addLayout(state);
    column->addLayout(form);
    column->addLayout(buttons);
    column->addStretch();
}

void BookingForm::setItems(QComboBox &box, const std::vector<QString> &names, bool as_days)
{
    std::vector<QString> shown;
    for (int item = 0; item < box.count(); ++item)
        shown.push_back(box.itemData(item).toString());
    if (shown == names)
        return; // the list may be open
    const QSignalBlocker quiet(box);
    const QString chosen = box.currentData().toString();
    box.clear();
    for (const QString &name : names)
        box.addItem(as_days ? dayLabel(name) : name, name);
    choose(box, chosen);
}

void BookingForm::choose(QComboBox &box, const QString &name)
{
    const QSignalBlocker quiet(box);
    box.setCurrentIndex(box.findData(name));
}

void BookingForm::setChoices(const Timetable &timetable)
{
    setItems(*m_room, timetable.rooms(), false);
    setItems(*m_day, timetable.days(), true);
    setItems(*m_timeslot, timetable.timeslots(), false);
}

void BookingForm::setSlot(const SlotKey &slot)
{
    choose(*m_room, slot.room);
    choose(*m_day, slot.day);
    choose(*m_timeslot, slot.timeslot);
    m_heading->setText(slot.room.isEmpty() ? tr("Choose a slot") : slotLabel(slot));
}

void BookingForm::setCell(const GridCell &cell)
{
    m_cell = cell;
    const SlotKey named = slot();
    const bool complete =
        !named.room.isEmpty() && !named.day.isEmpty() && !named.timeslot.isEmpty();
    const bool chosen = complete || cell.isHeld();
    m_icon->setVisible(cell.orphan || cell.refused);
    const Tone tone = cell.refused ? Tone::Error : Tone::Candidate;
    const int side = fontMetrics().ascent();
    m_icon->setPixmap(toneIcon(tone, palette()).pixmap(QSize(side, side), devicePixelRatioF()));
    QString text = chosen ? stateText(cell) : tr("Select a cell of the grid, or name a slot here.");
    if (chosen && !cell.title.isEmpty())
        text += u": "_s + cell.title;
    if (cell.orphan)
        text += u'\n' + tr("Not in the catalogue");
    m_state->setText(text);
    refreshButtons();
}

void BookingForm::refreshButtons()
{
    const bool named = !person().isEmpty();
    m_book->setEnabled(named && m_cell.kind == CellKind::Free);
    m_cancel->setEnabled(named && (m_cell.kind == CellKind::Mine ||
                                   (m_cell.kind == CellKind::Other && m_cell.holder.isEmpty())));
}

void BookingForm::announceSlot()
{
    Q_EMIT slotEdited(slot());
}

SlotKey BookingForm::slot() const
{
    return {m_room->currentData().toString(), m_timeslot->currentData().toString(),
            m_day->currentData().toString()};
}

QString BookingForm::title() const
{
    return m_title->text().trimmed();
}

QString BookingForm::person() const
{
    return m_person->text().trimmed();
}

void BookingForm::setPerson(const QString &person)
{
    m_person->setText(person);
}

void BookingForm::clearTitle()
{
    m_title->clear();
}

void BookingForm::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
    m_title->selectAll();
}

} // namespace roomcast
