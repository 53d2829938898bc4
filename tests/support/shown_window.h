// SPDX-License-Identifier: MIT
//
// A window on show, with settings of its own, and its parts. What the parts are called and what
// happens without them: support/widgets.h.
#pragma once

#include "support/own_settings.h"
#include "support/widgets.h"

#include <QTest>

#include <memory>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

template <typename Window>
class ShownWindow {
public:
    /// A new one in place of the one before.
    template <typename... Setup>
    void open(const Setup &...setup)
    {
        window = std::make_unique<Window>(setup...);
        window->show();
    }
    bool waitForIt() const
    {
        return m_settings.isValid() && QTest::qWaitForWindowExposed(window.get());
    }
    QString filePath(const QString &name) const { return m_settings.filePath(name); }

    template <typename T>
    T *part() const
    {
        return window->template findChild<T *>();
    }
    template <typename T>
    T *named(const QString &name) const
    {
        return test::named<T>(*window, name);
    }
    QAction *action(const QString &words) const { return worded<QAction>(*window, words); }
    QAbstractButton *button(const QString &words) const
    {
        return worded<QAbstractButton>(*window, words);
    }
    void trigger(const QString &words) const
    {
        QVERIFY2(action(words), qPrintable(words));
        action(words)->trigger();
    }

private:
    OwnSettings m_settings;

public:
    std::unique_ptr<Window> window;
};

} // namespace roomcast::test
