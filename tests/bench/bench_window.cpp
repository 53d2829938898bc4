// SPDX-License-Identifier: MIT
//
// What the client window costs: a key press in a grid of 200 rooms, and a day of 1,000 rooms and
// 2,000 bookings from the first look until all of it is on show, with a real node and a real server
// in this process: `QT_QPA_PLATFORM=offscreen bench_window`. Not one of the tests: the numbers are
// the machine's.
#include "support/live_group.h"
#include "support/own_settings.h"
#include "support/seat.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace roomcast;
using namespace roomcast::test;

namespace {

constexpr int kKeys = 200;
constexpr int kTimeslots = 11;

CatalogueSet building(int rooms, int booked)
{
    CatalogueSet set;
    set.catalogue.day_labels = {u"First"_s, u"Second"_s};
    for (int i = 0; i < rooms; ++i)
        set.catalogue.rooms.push_back(u"Room-%1"_s.arg(i + 1, 4, 10, QLatin1Char('0')));
    for (int i = 0; i < kTimeslots; ++i)
        set.catalogue.timeslots.push_back(u"%1:00-%2:00"_s.arg(i + 8).arg(i + 9));
    for (int i = 0; i < booked; ++i)
        set.reservations.push_back({set.catalogue.rooms[size_t(i % rooms)],
                                    set.catalogue.timeslots[size_t(i / rooms)], u"First"_s});
    return set;
}

/// One server, one window.
struct Office {
    explicit Office(CatalogueSet set)
        : server(network, 300, nullptr, std::move(set)),
          seat(std::make_unique<InProcessTransport>(network), 11, u"Ana"_s)
    {
        seat.window.resize(1160, 760);
        timer.start();
        seat.start();
    }
    bool shows(int cells) const
    {
        GridModel &grid = seat.grid();
        if (grid.rowCount() * grid.columnCount() < cells)
            return false;
        for (int row = 0; row < grid.rowCount(); ++row)
            for (int column = 0; column < grid.columnCount(); ++column)
                if (grid.index(row, column).data().toString() == u"…"_s)
                    return false;
        return true;
    }

    OwnSettings settings;
    InProcessNetwork network;
    LiveServer server;
    Seat seat;
    QElapsedTimer timer;
};

void pressKeys()
{
    Office office(building(200, 400));
    if (!QTest::qWaitFor([&] { return office.shows(200 * kTimeslots); }, 60'000))
        qFatal("the day was not shown");
    auto *view = office.seat.part<GridView>();
    view->setCurrentIndex(office.seat.grid().index(0, 0));
    std::vector<double> took;
    for (int key = 0; key < kKeys; ++key) {
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(view, key % 20 < 10 ? Qt::Key_Right : Qt::Key_Down);
        QCoreApplication::sendPostedEvents();
        took.push_back(double(timer.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    std::ranges::sort(took);
    std::printf("key in a grid of 200 rooms: median %.2f ms, 99 of 100 within %.2f ms\n",
                took[kKeys / 2], took[kKeys * 99 / 100]);
}

void showLargeDay()
{
    Office office(building(1000, 2000));
    const bool shown = QTest::qWaitFor([&] { return office.shows(1000 * kTimeslots); }, 60'000);
    std::printf("1000 rooms, 2000 bookings on a day: %s after %.2f s\n",
                shown ? "on show" : "not yet on show", double(office.timer.elapsed()) / 1e3);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    pressKeys();
    showLargeDay();
    return 0;
}
