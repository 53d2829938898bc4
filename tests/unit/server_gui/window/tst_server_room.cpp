// SPDX-License-Identifier: MIT
//
// What the server window has to say is whole at its usual size.
#include "server_gui/faults/fault_bar.h"
#include "server_gui/widgets/clipped_text.h"
#include "server_gui/window/merge_bar.h"
#include "support/server_window_bench.h"
#include "support/test_main.h"

namespace roomcast::tst_server_room {

using namespace roomcast::test;
using namespace std::chrono_literals;

class ServerRoomTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strips_data();
    void strips();
};

void ServerRoomTest::strips_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as it opens") << QSize(1024, 640);
    QTest::newRow("beside the servers") << QSize(1280, 720);
}

void ServerRoomTest::strips()
{
    QFETCH(QSize, size);
    ServerWindowBench bench;
    QVERIFY(bench.activate());
    bench.window->resize(size);
    ServerStatus state = status(300, ShownRole::Leader, 300);
    state.faults = {35, 50ms, 20ms, 10, 5, {}, {}};
    bench.window->showStatus(state);
    bench.window->appendRecord(logged(event::Merged{.both = 12, .displaced = 12, .report = 1}));
    const std::initializer_list<const QWidget *> strips{bench.part<FaultBar>(),
                                                        bench.part<MergeBar>()};
    for (const QWidget *strip : strips) {
        const auto *text = strip->findChild<ClippedText *>();
        QTRY_VERIFY(text->text().size() > 60);
        const QRect room(0, 0, text->width(), 1'000);
        const int needed =
            text->fontMetrics().boundingRect(room, Qt::TextWordWrap, text->text()).height();
        QVERIFY2(needed <= text->height(), qPrintable(text->text()));
    }
}

ROOMCAST_GUI_TEST(ServerRoomTest)

} // namespace roomcast::tst_server_room

#include "tst_server_room.moc"
