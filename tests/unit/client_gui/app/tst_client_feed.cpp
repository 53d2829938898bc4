// SPDX-License-Identifier: MIT
//
// What stands between a client's node and a window that does not keep up: the newest of what is
// shown, a bounded queue of what happened, and a copy of the cache whose ages go on growing.
#include "client_gui/app/cache_mirror.h"
#include "client_gui/app/client_feed.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

namespace roomcast::tst_client_feed {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Query kDay = ReadDay{u"Monday"_s};
const Query kRoom = CheckRoom{u"Elm"_s};
const SlotKey kSlot{u"Elm"_s, u"9-10"_s, u"Monday"_s};

ValueNews valueOf(int bookings)
{
    Bookings value;
    value.entries.resize(size_t(bookings));
    CacheNote mark;
    mark.age = 400ms;
    return {value, std::nullopt, mark};
}

ClientView viewOf(std::chrono::milliseconds ago)
{
    ClientView view;
    view.at = std::chrono::steady_clock::now() - ago;
    view.marks = {{kDay, *valueOf(0).mark}, {kRoom, *valueOf(0).mark}};
    view.lists = {kDay, kRoom};
    return view;
}

} // namespace

class ClientFeedTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestIsShownAndTheRestIsCounted()
    {
        ClientFeed feed;
        int values = 0;
        int newest = 0;
        connect(&feed, &ClientFeed::valueTold, this, [&](const Query &, const ValueNews &news) {
            ++values;
            newest = int(std::get<Bookings>(*news.value).entries.size());
        });
        int views = 0;
        bool sight_news = false;
        connect(&feed, &ClientFeed::viewShown, this, [&](const ClientView &view) {
            ++views;
            sight_news = view.sight_news;
        });
        std::vector<quint64> tickets;
        connect(&feed, &ClientFeed::answered, this,
                [&](const Answer &answer) { tickets.push_back(answer.ticket.value); });
        QSignalSpy left_out(&feed, &ClientFeed::leftOut);
        std::thread([&feed] {
            for (quint64 ticket = 1; ticket <= ClientFeed::kAnswersMax + 200; ++ticket) {
                Answer answer;
                answer.ticket = {ticket};
                feed.putAnswer(answer, AskedFrom::View, false);
            }
            for (int bookings = 1; bookings <= 50; ++bookings)
                feed.putValue(kDay, valueOf(bookings));
            ClientView view = viewOf(0ms);
            view.sight_news = true;
            feed.putView(view);
            feed.putView(viewOf(0ms));
        }).join();
        QCOMPARE(values, 0); // nobody waits for the window
        QCoreApplication::processEvents();
        QCOMPARE(values, 1);
        QCOMPARE(newest, 50);
        QCOMPARE(views, 1);
        QVERIFY(sight_news);
        QCOMPARE(tickets.size(), ClientFeed::kAnswersMax);
        QCOMPARE(tickets.front(), quint64(201));
        QCOMPARE(left_out.size(), 1);
        QCOMPARE(left_out[0][0].toLongLong(), 200);
        QCoreApplication::processEvents();
        QCOMPARE(views, 1);
    }

    void agesGoOnGrowing()
    {
        CacheMirror mirror;
        mirror.take(kDay, valueOf(1));
        mirror.take(viewOf(300ms));
        QCOMPARE_GE(mirror.mark(kDay)->age, Duration(700ms));
        QCOMPARE(mirror.mark(kDay)->state, CacheState::Fresh);
    }

    void whatNobodyVouchesForIsNotFresh()
    {
        CacheMirror mirror;
        mirror.take(kDay, valueOf(1));
        mirror.take(viewOf(CacheMirror::kVouchedFor + 1ms));
        QCOMPARE(mirror.mark(kDay)->state, CacheState::Suspect);
    }

    void aSlotIsReadInTheNewestList()
    {
        CacheMirror mirror;
        mirror.take(viewOf(0ms));
        QVERIFY(!mirror.slotMark(kSlot));
        mirror.take(kDay, valueOf(1));
        QCOMPARE(mirror.slotMark(kSlot)->list, kDay);
        mirror.take(kRoom, valueOf(1));
        QCOMPARE(mirror.slotMark(kSlot)->list, kRoom);
        mirror.take(kRoom, {});
        QCOMPARE(mirror.slotMark(kSlot)->list, kDay);
    }
};

ROOMCAST_TEST(ClientFeedTest)

} // namespace roomcast::tst_client_feed

#include "tst_client_feed.moc"
