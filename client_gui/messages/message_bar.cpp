// SPDX-License-Identifier: MIT
#include "client_gui/messages/message_bar.h"

#include "ui/announcement.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QTextDocument>
#include <QToolButton>
#include <QWhatsThis>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString wordsOf(const BarMessage &message)
{
    switch (message.action) {
    case BarAction::None:
        return {};
    case BarAction::Undo:
        return MessageBar::tr("Undo");
    case BarAction::ShowNotices:
        return MessageBar::tr("Show notices");
    case BarAction::ShowReport:
        return MessageBar::tr("Show report");
    case BarAction::KeepIntent:
        return message.count == 1 ? MessageBar::tr("Keep it on this device and ask later")
                                  : MessageBar::tr("Keep all %n on this device and ask later",
                                                   nullptr, int(message.count));
    case BarAction::ShowPending:
        return MessageBar::tr("Show pending");
    case BarAction::AskNow:
        return message.count == 1 ? MessageBar::tr("Book it now")
                                  : MessageBar::tr("Book all %n now", nullptr, int(message.count));
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_beneath(new QLabel(this)), m_action(new QToolButton(this)), m_more(new QToolButton(this)),
      m_close(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_action->setFocusPolicy(Qt::TabFocus);
    m_more->setText(tr("More…"));
    m_more->setToolTip(tr("Show the whole message"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->hide();
    m_close->setText(u"✕"_s);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close message"));
    layOut();
    connect(m_text, &QLabel::linkActivated, this, &MessageBar::linkClicked);
    connect(m_action, &QToolButton::clicked, this,
            [this] { Q_EMIT actionClicked(m_message.action); });
    connect(m_more, &QToolButton::clicked, this, &MessageBar::showWhole);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(this, &MessageBar::newsShown, this, [this] { announce(*this); });
    setBeneath(0);
}

void MessageBar::layOut()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 4, 0);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (QWidget *part : {static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_action),
                          static_cast<QWidget *>(m_beneath), static_cast<QWidget *>(m_close)})
        row->addWidget(part);
}

void MessageBar::showMessage(const BarMessage &message)
{
    const auto newsOf = [](const BarMessage &m) { return m.gist.isEmpty() ? m.text : m.gist; };
    const bool news = !m_speaks || newsOf(message) != newsOf(m_message);
    m_message = message;
    m_speaks = true;
    m_action->setVisible(message.action != BarAction::None);
    m_action->setText(wordsOf(message));
    m_action->setToolTip(message.action == BarAction::Undo ? tr("Take it back (Ctrl+Z)")
                                                           : m_action->text());
    m_close->setVisible(message.closable);
    setAccessibleName(message.text);
    fitText();
    refreshLook();
    if (news)
        Q_EMIT newsShown();
}

void MessageBar::dismiss()
{
    if (std::exchange(m_speaks, false))
        Q_EMIT dismissed(m_message.action);
}

void MessageBar::withdraw(BarAction action)
{
    if (this->action() != action)
        return;
    m_message.action = BarAction::None;
    m_action->hide();
    fitText();
}

BarCause MessageBar::cause() const
{
    return m_speaks ? m_message.cause : BarCause::Happened;
}

QString MessageBar::text() const
{
    return m_speaks ? m_message.text : QString();
}

BarAction MessageBar::action() const
{
    return m_speaks ? m_message.action : BarAction::None;
}

void MessageBar::setBeneath(int count)
{
    m_beneath->setVisible(count > 0);
    m_beneath->setText(u"+%1"_s.arg(count));
    m_beneath->setToolTip(count == 1 ? tr("1 message beneath this one")
                                     : tr("%n messages beneath this one", nullptr, count));
    fitText(); // its room has changed
}

QString MessageBar::richText(const QString &text) const
{
    QString rich = text.toHtmlEscaped();
    if (m_message.links.isEmpty())
        return rich;
    rich += u"&nbsp; "_s + m_message.link_lead.toHtmlEscaped() + u' ';
    QStringList anchors;
    for (const QString &link : m_message.links)
        anchors += u"<a href=\"%1\">%1</a>"_s.arg(link.toHtmlEscaped());
    return rich + anchors.join(u", "_s);
}

/// In the height that there is.
bool MessageBar::fits(const QString &text) const
{
    QTextDocument document;
    document.setDefaultFont(m_text->font());
    document.setDocumentMargin(0);
    document.setHtml(richText(text));
    document.setTextWidth(m_text->width());
    return document.size().height() <= height();
}

/// The whole text, or as many of its words as fit: what is offered behind them stays.
void MessageBar::fitText()
{
    m_more->hide();
    layout()->activate();
    if (fits(m_message.text))
        return m_text->setText(richText(m_message.text));
    m_more->show();
    layout()->activate();
    qsizetype fitting = 0;
    qsizetype beyond = m_message.text.size();
    while (beyond - fitting > 1) {
        const qsizetype middle = (fitting + beyond) / 2;
        (fits(m_message.text.left(middle) + u'…') ? fitting : beyond) = middle;
    }
    const qsizetype word = m_message.text.lastIndexOf(u' ', fitting);
    m_text->setText(richText(m_message.text.left(word > 0 ? word : fitting) + u'…'));
}

void MessageBar::showWhole()
{
    QWhatsThis::showText(m_text->mapToGlobal(QPoint()), m_message.text.toHtmlEscaped(), this);
}

void MessageBar::refreshLook()
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_icon->setPixmap(
        toneIcon(m_message.tone, palette()).pixmap(QSize(side, side), devicePixelRatioF()));
    update();
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refreshLook();
    else if (event->type() == QEvent::FontChange)
        fitText();
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitText();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor tone = toneColor(m_message.tone, palette());
    painter.fillRect(rect(), blended(tone, palette().color(QPalette::Window), 0.14));
    painter.fillRect(QRect(0, 0, 4, height()), tone);
}

} // namespace roomcast
