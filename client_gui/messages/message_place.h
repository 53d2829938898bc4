// SPDX-License-Identifier: MIT
//
// The place of one or more message bars: as high as two lines of words, whether or not anything is
// said, so that nothing else in the window moves. Of several that speak the newest is seen; the
// others lie beneath it and come up when it is closed. What lies at the bottom is seen while nobody
// speaks. Owned by the window.
#pragma once

#include <QWidget>

#include <vector>

namespace roomcast {

class MessageBar;

class MessagePlace final : public QWidget {
    Q_OBJECT

public:
    explicit MessagePlace(const std::vector<MessageBar *> &bars, QWidget *parent = nullptr);

    /// Seen while nobody speaks.
    void setBottom(QWidget *bottom);
    /// Closes the bar that is seen; false where none is.
    bool dismissTop();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void bringUp(MessageBar *bar);
    void refresh();
    void fitHeight();

    std::vector<MessageBar *> m_bars; ///< the newest last
    QWidget *m_bottom = nullptr;
};

} // namespace roomcast
