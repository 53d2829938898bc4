// SPDX-License-Identifier: MIT
//
// A label that never forces its window to be wide: text that has no room is elided and then stands
// whole in the tool tip, after `setHint`'s words.
#pragma once

#include <QLabel>

namespace roomcast {

class BoundedLabel final : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;

    void setHint(const QString &hint);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_hint;
};

} // namespace roomcast
