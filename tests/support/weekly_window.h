// SPDX-License-Identifier: MIT
//
// A client window of the weekly example catalogue (tests/data/weekly): empty as it starts, until
// load() shows it a group and Monday. Ana sits at it.
#pragma once

#include "client_gui/booking/booking_form.h"
#include "client_gui/console/console_dock.h"
#include "support/client_window_bench.h"
#include "support/people.h"

#include <QFile>

namespace roomcast::test::weekly_window {

inline const QString kMonday = u"Monday"_s;
inline const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, kMonday};

inline Command reserve(const QString &title = {})
{
    return Write(Reserve{kSlot, kAna, title});
}

class WeeklyWindow : public ClientWindowBench {
public:
    explicit WeeklyWindow(const ClientWindow::Setup &setup = {u"239.255.77.67:7767"_s, kAna, {}})
    {
        open(setup);
    }

    void load() const
    {
        window->navigation().showTime(QDateTime(QDate(2026, 11, 23), QTime(9, 0)));
        window->group().showGroup(seen());
        window->values().showValue(ListDays{}, Names{linesOf(u"days.txt"_s)});
        window->values().showValue(ListRooms{}, Names{linesOf(u"rooms.txt"_s)});
        window->values().showValue(ListTimeslots{}, Names{linesOf(u"timeslots.txt"_s)});
        showDay({});
    }
    void showDay(std::vector<SlotClaims> entries) const
    {
        window->values().showValue(ReadDay{kMonday}, Bookings{std::move(entries)});
    }
    /// As a click would; keys go to the grid then.
    void select(const SlotKey &slot) const
    {
        window->activateWindow();
        grid().setFocus();
        choose(slot);
    }
    BookingForm &form() const { return *part<BookingForm>(); }
    ConsoleDock &console() const { return *part<ConsoleDock>(); }

private:
    static std::vector<QString> linesOf(const QString &name)
    {
        QFile file(QStringLiteral(ROOMCAST_SOURCE_DIR) + u"/tests/data/weekly/"_s + name);
        std::vector<QString> lines;
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray &line : file.readAll().split('\n'))
                if (!line.trimmed().isEmpty())
                    lines.push_back(QString::fromUtf8(line.trimmed()));
        return lines;
    }
};

} // namespace roomcast::test::weekly_window
