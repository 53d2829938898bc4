// SPDX-License-Identifier: MIT
#include "client_gui/messages/message_place.h"

#include "client_gui/messages/message_bar.h"

#include <QEvent>

#include <algorithm>

namespace roomcast {

namespace {

constexpr int kLines = 2;
constexpr int kMargin = 8; ///< above and below the words together

} // namespace

MessagePlace::MessagePlace(const std::vector<MessageBar *> &bars, QWidget *parent)
    : QWidget(parent), m_bars(bars)
{
    for (MessageBar *bar : bars) {
        bar->setParent(this);
        connect(bar, &MessageBar::newsShown, this, [this, bar] { bringUp(bar); });
        connect(bar, &MessageBar::dismissed, this, &MessagePlace::refresh);
    }
    fitHeight();
    refresh();
}

void MessagePlace::setBottom(QWidget *bottom)
{
    m_bottom = bottom;
    bottom->setParent(this);
    bottom->setGeometry(rect());
    refresh();
}

bool MessagePlace::dismissTop()
{
    const auto top = std::find_if(m_bars.rbegin(), m_bars.rend(),
                                  [](const MessageBar *bar) { return bar->speaks(); });
    if (top == m_bars.rend())
        return false;
    (*top)->dismiss();
    return true;
}

void MessagePlace::bringUp(MessageBar *bar)
{
    const auto at = std::find(m_bars.begin(), m_bars.end(), bar);
    std::rotate(at, at + 1, m_bars.end());
    refresh();
}

/// What is covered is hidden, so that the keyboard does not get there either.
void MessagePlace::refresh()
{
    MessageBar *top = nullptr;
    int speaking = 0;
    for (MessageBar *bar : m_bars)
        if (bar->speaks()) {
            top = bar;
            ++speaking;
        }
    if (top) {
        top->setBeneath(speaking - 1);
        top->show();
    }
    for (MessageBar *bar : m_bars)
        if (bar != top)
            bar->hide();
    if (m_bottom)
        m_bottom->setVisible(!top);
}

void MessagePlace::fitHeight()
{
    setFixedHeight(kLines * fontMetrics().lineSpacing() + kMargin);
}

void MessagePlace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (MessageBar *bar : m_bars)
        bar->setGeometry(rect());
    if (m_bottom)
        m_bottom->setGeometry(rect());
}

void MessagePlace::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

} // namespace roomcast
