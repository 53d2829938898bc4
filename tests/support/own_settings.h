// SPDX-License-Identifier: MIT
//
// Settings in a folder of the test's own, which goes with it: no window reads or writes those of
// the person who runs the tests. Made once there is an application.
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace roomcast::test {

class OwnSettings {
public:
    OwnSettings()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("roomcast-test"));
    }
    bool isValid() const { return m_folder.isValid(); }
    /// For other files of the test.
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace roomcast::test
