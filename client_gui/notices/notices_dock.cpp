// SPDX-License-Identifier: MIT
#include "client_gui/notices/notices_dock.h"

#include "text/report_text.h"
#include "ui/status_style.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

bool isDisplaced(const Notice &notice)
{
    return notice.ahead > 0 && (notice.kind == NoticeKind::DisplacedByConfirmed ||
                                notice.kind == NoticeKind::DisplacedByEarlier);
}

NoticesDock::NoticesDock(Offers offers, QWidget *parent)
    : QDockWidget(parent), m_offers(std::move(offers)), m_scroll(new QScrollArea(this))
{
    setObjectName(u"notices"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("Notices about your bookings"));
    setWidget(m_scroll);
    rebuild();
}

void NoticesDock::showNotices(const Notices &notices)
{
    if (notices == m_notices)
        return;
    m_notices = notices;
    rebuild();
}

void NoticesDock::showGivenBack(const std::vector<GivenBack> &given_back)
{
    if (given_back == m_given_back)
        return;
    m_given_back = given_back;
    rebuild();
}

void NoticesDock::rebuild()
{
    const auto count =
        qulonglong(m_notices.notices.size() + m_notices.left_out) + qulonglong(m_given_back.size());
    setWindowTitle(count == 0 ? tr("Notices") : tr("Notices (%1)").arg(count));
    const bool focused = m_scroll->isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    m_moves.clear();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    for (const Notice &notice : m_notices.notices)
        column->addWidget(makeCard(notice));
    for (const GivenBack &given_back : m_given_back)
        column->addWidget(makeCard(given_back));
    if (count == 0)
        column->addWidget(new QLabel(tr("Nothing happened to your bookings that you do not know "
                                        "of.")));
    if (m_notices.left_out > 0)
        column->addWidget(new QLabel(noticeLines(m_notices).constLast()));
    column->addStretch();
    m_scroll->setWidget(page);
    refreshOffers();
    if (focused)
        focusFirst();
}

QBoxLayout *NoticesDock::layOutCard(QWidget *card, Tone tone, const QString &sentence)
{
    card->setAccessibleName(sentence);
    auto *icon = new QLabel(card);
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    icon->setPixmap(toneIcon(tone, palette()).pixmap(QSize(side, side), devicePixelRatioF()));
    auto *words = new QLabel(sentence, card);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(icon);
    row->addWidget(words, 1);
    return row;
}

QPushButton *NoticesDock::makeKnown(const QString &sentence)
{
    auto *known = new QPushButton(tr("Understood"));
    known->setAutoDefault(false);
    known->setToolTip(tr("You know how this claim stands; the notice goes"));
    known->setAccessibleDescription(sentence);
    return known;
}

QWidget *NoticesDock::makeCard(const GivenBack &given_back)
{
    const QString sentence = givenBackText(given_back);
    auto *card = new QWidget;
    QBoxLayout *row = layOutCard(card, Tone::Candidate, sentence);
    QPushButton *known = makeKnown(sentence);
    // Queued: the card goes with it.
    connect(
        known, &QPushButton::clicked, this,
        [this, given_back] { Q_EMIT givenBackUnderstood(given_back); }, Qt::QueuedConnection);
    row->addWidget(known);
    return card;
}

QWidget *NoticesDock::makeCard(const Notice &notice)
{
    const QString sentence = noticeText(notice, DateForm::Local);
    auto *card = new QWidget;
    QBoxLayout *row =
        layOutCard(card, notice.ahead == 0 ? Tone::Server : Tone::Candidate, sentence);
    if (isDisplaced(notice)) {
        auto *move = new MoveButton(card);
        move->setAccessibleDescription(sentence);
        connect(move, &MoveButton::roomChosen, this,
                [this, notice](const QString &room) { Q_EMIT moveRequested(notice, room); });
        m_moves.emplace_back(notice, move);
        row->addWidget(move);
    }
    QPushButton *known = makeKnown(sentence);
    connect(known, &QPushButton::clicked, this, [this, known, notice] {
        known->setEnabled(false); // until the servers have told anew
        Q_EMIT understood(notice);
    });
    row->addWidget(known);
    return card;
}

void NoticesDock::refreshOffers()
{
    for (const auto &[notice, button] : m_moves)
        button->setOffer(m_offers(notice));
}

void NoticesDock::focusFirst()
{
    if (auto *button = m_scroll->widget()->findChild<QAbstractButton *>())
        button->setFocus(Qt::ShortcutFocusReason);
    else
        m_scroll->setFocus(Qt::ShortcutFocusReason);
}

void NoticesDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}

} // namespace roomcast
