// SPDX-License-Identifier: MIT
#include "client_gui/booking/booking_form.h"

#include "client_gui/booking/slot_pane.h"
#include "core/booking/words.h"
#include "text/day_text.h"
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

constexpr int kHeadingLines = 2;
constexpr int kChoiceChars = 10; ///< longer names are cut in the fields, and whole in their lists
constexpr int kStateLines = 4;   ///< state and title, the line, the catalogue or the device, doubt

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
    case CellKind::Joining:
        return BookingForm::tr("Joining the waiting list…");
    case CellKind::Leaving:
        return BookingForm::tr("Leaving the waiting list…");
    case CellKind::Moving:
        return BookingForm::tr("Moving…");
    }
    Q_UNREACHABLE();
}

/// What is to be seen first beside the cell's state, if anything.
std::optional<Tone> toneOf(const GridCell &cell)
{
    if (cell.refused)
        return Tone::Error;
    if (cell.kept)
        return Tone::Pending;
    const auto doubt = doubtOf(cell);
    return !doubt && cell.orphan ? Tone::Candidate : doubt;
}

/// "You wait, 2 before you" or "2 waiting"; empty where nobody waits.
QString lineText(const GridCell &cell)
{
    if (!cell.isHeld())
        return {};
    if (cell.ahead > 0)
        return BookingForm::tr("You wait, %1 before you").arg(cell.ahead);
    return cell.waiting > 0 ? BookingForm::tr("%1 waiting").arg(cell.waiting) : QString();
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
      m_cancel(new QPushButton(tr("&Cancel booking"), this)),
      m_join(new QPushButton(tr("&Join waiting list"), this)),
      m_leave(new QPushButton(tr("&Leave the waiting list"), this)), m_pane(new SlotPane(this))
{
    build();
    for (QComboBox *box : {m_room, m_day, m_timeslot})
        connect(box, &QComboBox::currentIndexChanged, this, &BookingForm::announceSlot);
    connect(m_book, &QPushButton::clicked, this, &BookingForm::bookRequested);
    connect(m_cancel, &QPushButton::clicked, this, &BookingForm::cancelRequested);
    connect(m_join, &QPushButton::clicked, this, &BookingForm::joinRequested);
    connect(m_leave, &QPushButton::clicked, this, &BookingForm::leaveRequested);
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
    m_state->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    // Always as many lines, and always a place for the icon: what is below must not move.
    m_heading->setFixedHeight(kHeadingLines * QFontMetrics(heading).lineSpacing());
    m_state->setFixedHeight(kStateLines * fontMetrics().lineSpacing());
    m_icon->setFixedSize(fontMetrics().ascent(), m_state->height());
    m_icon->setAlignment(Qt::AlignTop);
    m_state->setTextFormat(Qt::PlainText);
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    state->addWidget(m_icon);
    state->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_heading);
    column->addLayout(state);
    buildFields(*column);
    buildButtons(*column);
    column->addWidget(m_pane, 1);
}

void BookingForm::buildFields(QVBoxLayout &column)
{
    m_title->setPlaceholderText(tr("For example: Seminar"));
    m_title->setMaxLength(int(kTitleCharsMax));
    m_person->setMaxLength(int(kPersonCharsMax));
    for (QComboBox *box : {m_room, m_day, m_timeslot}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(kChoiceChars);
    }
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Room"), m_room);
    form->addRow(tr("&Day"), m_day);
    form->addRow(tr("&Timeslot"), m_timeslot);
    form->addRow(tr("T&itle"), m_title);
    form->addRow(tr("Booking &as"), m_person);
    column.addLayout(form);
}

/// Those that can be used are shown; see refreshButtons().
void BookingForm::buildButtons(QVBoxLayout &column)
{
    m_book->setToolTip(tr("Book this slot (Ctrl+B)"));
    m_cancel->setToolTip(tr("Cancel this booking (Del in the grid)"));
    m_join->setToolTip(tr("Join the waiting list of this slot (Ctrl+J)"));
    m_leave->setToolTip(tr("Leave the waiting list of this slot (Ctrl+Shift+J)"));
    m_book->setDefault(true);
    auto *buttons = new QGridLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_book, 0, 0);
    buttons->addWidget(m_cancel, 0, 1);
    buttons->addWidget(m_join, 1, 0);
    buttons->addWidget(m_leave, 1, 1);
    for (QPushButton *button : {m_book, m_join, m_cancel, m_leave}) {
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true); // each has its own place
        button->setSizePolicy(policy);
    }
    column.addLayout(buttons);
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
    const auto tone = toneOf(cell);
    const int side = fontMetrics().ascent();
    m_icon->setPixmap(
        tone ? toneIcon(*tone, palette()).pixmap(QSize(side, side), devicePixelRatioF())
             : QPixmap());
    QString text = chosen ? stateText(cell) : tr("Select a cell of the grid, or name a slot here.");
    if (chosen && !cell.title.isEmpty())
        text += u": "_s + cell.title;
    if (const QString line = lineText(cell); chosen && !line.isEmpty())
        text += u'\n' + line;
    if (cell.orphan)
        text += u'\n' + tr("Not in the catalogue");
    if (cell.kept)
        text += u'\n' + tr("Pending on this device: asked for when a server answers");
    if (const auto doubt = doubtOf(cell); chosen && doubt)
        text += u'\n' + toneWord(*doubt);
    m_state->setText(text);
    refreshButtons();
}

/// Where a slot is free it can be booked, where it is held there is its waiting list.
void BookingForm::refreshButtons()
{
    const bool named = !person().isEmpty();
    const bool mine = m_cell.kind == CellKind::Mine;
    const bool anothers = m_cell.kind == CellKind::Other;
    const bool waits = m_cell.isHeld() && m_cell.ahead > 0;
    const bool joining = m_cell.kind == CellKind::Joining;
    const bool leaving = m_cell.kind == CellKind::Leaving;
    m_book->setEnabled(named && m_cell.kind == CellKind::Free && !m_cell.kept);
    m_join->setEnabled(named && anothers && !waits && !m_cell.over);
    m_leave->setEnabled(named && waits);
    m_cancel->setEnabled(m_cell.kept || (named && (mine || (anothers && m_cell.holder.isEmpty()))));
    // Those that come first: the focus goes to one of them when its button is hidden.
    m_leave->setVisible(waits || leaving);
    m_join->setVisible((anothers && !waits) || joining);
    const bool in_line = !m_join->isHidden() || !m_leave->isHidden();
    m_cancel->setVisible(m_cancel->isEnabled() || !in_line);
    m_book->setVisible(!mine && !in_line);
}

void BookingForm::setRecord(const std::optional<SlotRecord> &record)
{
    m_pane->setRecord(record);
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

/// One person, however the keyboard spells the name.
QString BookingForm::person() const
{
    return m_person->text().normalized(QString::NormalizationForm_C).trimmed();
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
