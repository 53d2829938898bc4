// SPDX-License-Identifier: MIT
//
// A window on show with settings of its own, and its parts found by what a person is told of them:
// accessible names, and words without their mnemonics. Null where there is no such part.
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>
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
        return m_folder.isValid() && QTest::qWaitForWindowExposed(window.get());
    }
    /// For the files of one test.
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

    template <typename T>
    T *part() const
    {
        return window->template findChild<T *>();
    }
    template <typename T>
    T *named(const QString &name) const
    {
        for (T *child : window->template findChildren<T *>())
            if (child->accessibleName() == name)
                return child;
        return nullptr;
    }
    QAction *action(const QString &words) const { return saying<QAction>(words); }
    QAbstractButton *button(const QString &words) const { return saying<QAbstractButton>(words); }
    void trigger(const QString &words) const
    {
        QVERIFY2(action(words), qPrintable(words));
        action(words)->trigger();
    }

protected:
    ShownWindow()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"roomcast-test"_s);
    }

private:
    template <typename T>
    T *saying(const QString &words) const
    {
        for (T *child : window->template findChildren<T *>())
            if (child->text().remove(u'&') == words)
                return child;
        return nullptr;
    }

    QTemporaryDir m_folder;

public:
    std::unique_ptr<Window> window;
};

} // namespace roomcast::test
