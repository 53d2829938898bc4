// SPDX-License-Identifier: MIT
#include "client_gui/message_bar.h"

#include "ui/announcement.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

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
        return message.count == 1
                   ? MessageBar::tr("Keep it on this device and ask later")
                   : MessageBar::tr("Keep all %1 on this device and ask later").arg(message.count);
    case BarAction::ShowPending:
        return MessageBar::tr("Show pending");
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_action(new QToolButton(this)), m_close(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_action->setFocusPolicy(Qt::TabFocus);
    m_close->setText(u"✕"_s);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close message"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 4);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close);
    connect(m_text, &QLabel::linkActivated, this, &MessageBar::linkClicked);
    connect(m_action, &QToolButton::clicked, this,
            [this] { Q_EMIT actionClicked(m_message.action); });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(this, &MessageBar::newsShown, this, [this] { announce(*this); });
    hide();
}

void MessageBar::showMessage(const BarMessage &message)
{
    const auto newsOf = [](const BarMessage &m) { return m.gist.isEmpty() ? m.text : m.gist; };
    const bool news = isHidden() || newsOf(message) != newsOf(m_message);
    m_message = message;
    m_action->setVisible(message.action != BarAction::None);
    m_action->setText(wordsOf(message));
    m_action->setToolTip(message.action == BarAction::Undo ? tr("Take it back (Ctrl+Z)")
                                                           : m_action->text());
    m_close->setVisible(message.closable);
    m_text->setText(richText());
    setAccessibleName(message.text);
    refreshLook();
    show();
    if (news)
        Q_EMIT newsShown();
}

void MessageBar::dismiss()
{
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed(m_message.action);
}

QString MessageBar::text() const
{
    return isHidden() ? QString() : m_message.text;
}

BarAction MessageBar::action() const
{
    return isHidden() ? BarAction::None : m_message.action;
}

QString MessageBar::richText() const
{
    QString rich = m_message.text.toHtmlEscaped();
    if (m_message.links.isEmpty())
        return rich;
    rich += u"&nbsp; "_s + m_message.link_lead.toHtmlEscaped() + u' ';
    QStringList anchors;
    for (const QString &link : m_message.links)
        anchors += u"<a href=\"%1\">%1</a>"_s.arg(link.toHtmlEscaped());
    return rich + anchors.join(u", "_s);
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
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor tone = toneColor(m_message.tone, palette());
    painter.fillRect(rect(), blended(tone, palette().color(QPalette::Window), 0.14));
    painter.fillRect(QRect(0, 0, 4, height()), tone);
}

} // namespace roomcast
