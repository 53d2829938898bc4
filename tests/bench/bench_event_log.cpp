// SPDX-License-Identifier: MIT
//
// What a million events cost the log of a server window: `bench_event_log`. Not one of the tests:
// the numbers are the processor's.
#include "server_gui/log/event_log_model.h"
#include "support/server_window_bench.h"

#include <QElapsedTimer>
#include <QTableView>

using namespace roomcast;
using namespace roomcast::test;

namespace {

constexpr int kEvents = 1'000'000;
/// Between two turns of the event loop, as a busy server tells them.
constexpr int kTurn = 250;
constexpr ClientId kClient{0x9f3a12bb07c4d1e8};

LogRecord recordOf(int number)
{
    static const Command check = Query(CheckRoom{u"Elm"_s});
    const Sequence sequence{quint64(number)};
    constexpr int kElectionEvery = 10'000;
    if (number % kElectionEvery == 0)
        return logged(event::ElectionStarted{.reason = ElectionReason::Silence});
    if (number % 2)
        return logged(event::RequestReceived{kClient, sequence, 1, check});
    return logged(event::ReplySent{
        kClient, sequence, 1, check, Done{}, {quint64(number)}, event::ReplyStatus::Confirmed});
}

double milliseconds(qint64 nanoseconds)
{
    return double(nanoseconds) / 1e6;
}

template <typename F>
double timed(F run)
{
    QElapsedTimer timer;
    timer.start();
    run();
    return milliseconds(timer.nsecsElapsed());
}

} // namespace

class BenchEventLog final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMillionEvents_data()
    {
        QTest::addColumn<bool>("folded");
        QTest::newRow("folded") << true;
        QTest::newRow("unfolded") << false;
    }
    void aMillionEvents()
    {
        QFETCH(bool, folded);
        const ServerWindowBench bench;
        QVERIFY(bench.activate());
        if (!folded)
            bench.trigger(u"Fold requests"_s);
        const auto *log = bench.part<EventLogModel>();
        double longest = 0;
        const double all = timed([&] {
            for (int number = 0; number < kEvents; number += kTurn)
                longest = std::max(longest, timed([&] {
                                       for (int i = number; i < number + kTurn; ++i)
                                           bench.window->appendRecord(recordOf(i));
                                       QCoreApplication::processEvents();
                                   }));
        });
        QTRY_COMPARE(log->waiting(), 0);
        const double fold = timed([&] { bench.trigger(u"Fold requests"_s); });
        auto *table = bench.named<QTableView>(u"Events"_s);
        const double seen = timed([&] {
            table->scrollToTop();
            table->viewport()->repaint();
        });
        qInfo("%d events: %.2f us each, longest turn %.1f ms; %d rows held, %lld left out; "
              "folding switched in %.1f ms, top shown in %.1f ms",
              kEvents, all * 1e3 / kEvents, longest, log->rowCount(),
              static_cast<long long>(log->leftOut()), fold, seen);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    BenchEventLog bench;
    return QTest::qExec(&bench, argc, argv);
}

#include "bench_event_log.moc"
