// SPDX-License-Identifier: MIT
//
// A push button in the error colour, for what cannot be taken back. Paints its own ground, as
// styles tone down button colours until the words on them are hard to read.
#pragma once

#include <QPushButton>

namespace roomcast {

class DangerButton final : public QPushButton {
    Q_OBJECT

public:
    /// `icon` names an ink icon.
    DangerButton(QLatin1StringView icon, const QString &text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateInk();
    QColor ground() const;

    QLatin1StringView m_icon_name;
};

} // namespace roomcast
