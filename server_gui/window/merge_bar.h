// SPDX-License-Identifier: MIT
//
// The strip that says that two sides have met and which slots were booked on both, with the way to
// the report. Shown until a person closes it or opens the report; the latest merge replaces an
// earlier one. Owned by ServerWindow, which feeds it the log.
#pragma once

#include "core/engine/event.h"
#include "server_gui/widgets/tone_strip.h"

class QPushButton;
class QToolButton;

namespace roomcast {

class MergeBar final : public ToneStrip {
    Q_OBJECT

public:
    explicit MergeBar(QWidget *parent = nullptr);

    /// Tells of merges that displaced a booking; other events say nothing.
    void takeRecord(const LogRecord &record);

Q_SIGNALS:
    void reportRequested(quint64 number);

private:
    void openReport();
    void dismiss();
    void say(const QString &text);

    QPushButton *m_report;
    QToolButton *m_close;
    quint64 m_number = 0;
};

} // namespace roomcast
