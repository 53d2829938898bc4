// SPDX-License-Identifier: MIT
//
// A client window in which bookings are kept on the device, decided and dropped: what it asks is
// seen in its signals. Tests derive from it, as a check that fails in one of its functions counts.
#pragma once

#include "client_gui/offline/offline_dock.h"
#include "client_gui/window/client_window.h"
#include "support/window_bench.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

namespace roomcast::test::window_bench {

inline const Reserve kWish{kSlot, kAna, u"Seminar"_s};
inline const Reserve kOther{kBeside, kAna, {}};
inline const Command kBook = Write(kWish);
inline const QString kOffer = u"Keep it on this device and ask later"_s;

inline OfflineBooking pending(quint64 id = 1, const Reserve &wish = kWish)
{
    return {{id}, wish, {1'700'000'000'000}, false};
}

class PendingWindow : public QObject {
protected:
    void open()
    {
        m_bench = std::make_unique<WindowBench>();
        QVERIFY(QTest::qWaitForWindowExposed(m_bench->window.get()));
        m_kept = std::make_unique<QSignalSpy>(m_bench->window.get(), &ClientWindow::keepRequested);
        m_asked =
            std::make_unique<QSignalSpy>(m_bench->window.get(), &ClientWindow::submitRequested);
        m_dropped = std::make_unique<QSignalSpy>(m_bench->window.get(),
                                                 &ClientWindow::dropOfflineRequested);
        m_dock = m_bench->part<OfflineDock>();
    }
    void close()
    {
        m_kept.reset();
        m_asked.reset();
        m_dropped.reset();
        m_bench.reset();
    }
    QTreeWidget &list() const { return *m_dock->findChild<QTreeWidget *>(); }
    bool told(const QString &words) const { return m_bench->message().text().contains(words); }
    std::vector<Reserve> wishes(int asked) const
    {
        return m_kept->value(asked).value(0).value<std::vector<Reserve>>();
    }
    void decide(const OfflineBooking &intent)
    {
        m_bench->window->offline().showOfflineDecided(
            {intent, answerTo(Write(intent.wish), Refused{RefusalKind::SlotTaken, u"Kim"_s})});
    }
    void click(const QString &words)
    {
        auto *button = m_bench->button(words);
        QVERIFY2(button && button->isVisible(), qPrintable(words));
        button->click();
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<QSignalSpy> m_kept;
    std::unique_ptr<QSignalSpy> m_asked;
    std::unique_ptr<QSignalSpy> m_dropped;
    OfflineDock *m_dock = nullptr;
};

} // namespace roomcast::test::window_bench
