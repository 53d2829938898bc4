// SPDX-License-Identifier: MIT
//
// Gives the tabs of a window's docks one width, so that none moves when another's words change
// ("Notices" becomes "Notices (2)"). Child of the window.
#pragma once

#include <QApplication>
#include <QChildEvent>
#include <QMainWindow>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QTabBar>

namespace roomcast {

class SteadyTabs final : public QProxyStyle {
public:
    /// Every tab is as wide as `widest` needs. Before docks are tabified.
    SteadyTabs(QMainWindow &window, const QString &widest)
        : QProxyStyle(QStyleFactory::create(QApplication::style()->name())),
          m_width(window.fontMetrics().horizontalAdvance(widest) + kMargin)
    {
        setParent(&window);
        window.installEventFilter(this);
    }

    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override
    {
        const QSize own = QProxyStyle::sizeFromContents(type, option, size, widget);
        return type == CT_TabBarTab ? QSize(std::max(m_width, own.width()), own.height()) : own;
    }

protected:
    /// The window makes the bars when it lays its docks out.
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::ChildPolished)
            if (auto *bar = qobject_cast<QTabBar *>(static_cast<QChildEvent *>(event)->child()))
                bar->setStyle(this);
        return false;
    }

private:
    static constexpr int kMargin = 32;

    int m_width;
};

} // namespace roomcast
