// SPDX-License-Identifier: MIT
//
// What the client window says about answers: refusals, where an answer came from and how far it can
// be trusted, two replies to one request, and no server at all. What it asks: tst_client_window.
#include "support/test_main.h"
#include "support/weekly_window.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_client_answers {

using namespace roomcast::test;
using namespace roomcast::test::weekly_window;

class ClientAnswersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WeeklyWindow>();
        QVERIFY(m_bench->waitForIt());
    }
    void cleanup() { m_bench.reset(); }

    void aRefusalMarksTheCellAndOffersFreeRooms()
    {
        m_bench->load();
        m_bench->select(kSlot);
        m_bench->trigger(u"Book"_s);
        m_bench->showDay(
            {held(kSlot, u"Kim"_s), held({u"ME4494"_s, kSlot.timeslot, kMonday}, u"Kim"_s)});
        m_bench->window->answers().showAnswer(
            answerTo(reserve(), Refused{RefusalKind::SlotTaken, u"Kim"_s}), AskedFrom::Grid);
        QVERIFY(m_bench->message().text().contains(u"Kim"_s));
        QVERIFY(m_bench->cell(kSlot).refused);
        QCOMPARE(m_bench->pill().tone(), Tone::Error);
        Q_EMIT m_bench->message().linkClicked(u"MC5050"_s);
        QCOMPARE(m_bench->form().slot(), (SlotKey{u"MC5050"_s, kSlot.timeslot, kMonday}));
        QVERIFY(!m_bench->cell(kSlot).refused);
    }

    void twoRepliesNameBothServers()
    {
        m_bench->load();
        Answer answer = answerTo(reserve(), Done{});
        answer.error = AnswerError::TwoReplies;
        answer.other = OtherReply{{200}, {9, {200}, {}}, {5}, Confirmation::Provisional, Done{}};
        m_bench->window->answers().showDoubleReply(answer, AskedFrom::Grid);
        QVERIFY(m_bench->message().text().contains(u"300"_s));
        QVERIFY(m_bench->message().text().contains(u"200"_s));
        QCOMPARE(m_bench->pill().tone(), Tone::Error);
    }

    void withoutServersItShowsWhatWasKnown()
    {
        m_bench->load();
        GroupStatus gone;
        gone.silence = 12s;
        m_bench->window->group().showGroup(gone);
        QVERIFY(m_bench->banner().text().startsWith(u"No server answers"_s));
        QVERIFY(m_bench->cell(kSlot).isStale());
        QCOMPARE(m_bench->pill().tone(), Tone::Stale);
        QVERIFY(m_bench->grid().isVisible());
        gone.silence = 15s;
        m_bench->window->group().showGroup(gone);
        QCOMPARE(m_bench->pill().detail(), u"last heard 15 s ago"_s);
        m_bench->window->group().showGroup(seen());
        QCOMPARE(m_bench->banner().text(), QString());
        QVERIFY(!m_bench->cell(kSlot).isStale());
        QCOMPARE(m_bench->pill().tone(), Tone::Server);
    }

    void thePillSaysWhereTheAnswerCameFrom()
    {
        m_bench->load();
        Answer answer = answerTo(Query(ReadDay{kMonday}), Bookings{});
        m_bench->window->answers().showAnswer(answer, AskedFrom::View);
        QCOMPARE(m_bench->pill().detail(), u"300 · 0.8 ms · confirmed"_s);
        answer.source = Source::Cache;
        answer.age = 2100ms;
        m_bench->window->answers().showAnswer(answer, AskedFrom::View);
        QCOMPARE(m_bench->pill().tone(), Tone::Cache);
        QCOMPARE(m_bench->pill().detail(), u"confirmed"_s);
    }

    void thePillNamesANewLeader()
    {
        m_bench->load();
        GroupStatus sight = seen();
        sight.leader = ServerId{400};
        m_bench->window->group().showGroup(sight);
        QCOMPARE(m_bench->pill().detail(), u"400 · confirmed"_s);
    }

    void provisionalNamesWhoIsMissing()
    {
        m_bench->load();
        GroupStatus sight = seen();
        sight.leader = ServerId{100};
        sight.confirmation = Confirmation::Provisional;
        sight.missing = {{300}, {200}};
        m_bench->window->group().showGroup(sight);
        const QString reason = u"300 and 200 of the last primary view are missing"_s;
        QVERIFY2(m_bench->banner().text().startsWith(u"Provisional: "_s + reason),
                 qPrintable(m_bench->banner().text()));
        QCOMPARE(m_bench->pill().tone(), Tone::Provisional);
        QCOMPARE(m_bench->pill().detail(), u"Server 100 · without 300 and 200"_s);
        QVERIFY2(m_bench->pill().toolTip().contains(reason), qPrintable(m_bench->pill().toolTip()));
        sight.missing = {{200}};
        m_bench->window->group().showGroup(sight);
        QCOMPARE(m_bench->pill().detail(), u"Server 100 · without 200"_s);
        m_bench->window->group().showGroup(seen());
        QCOMPARE(m_bench->banner().text(), QString());
        QCOMPARE(m_bench->pill().detail(), u"300 · confirmed"_s);
    }

    // ---- what cannot be read -----------------------------------------------------------------

    void aDayThatDoesNotFitAMessageIsReadRoomByRoom()
    {
        m_bench->load();
        m_bench->trigger(u"Forward"_s);
        const Query day = ReadDay{u"Tuesday"_s};
        const SlotKey slot{kSlot.room, kSlot.timeslot, u"Tuesday"_s};
        const auto watches = [this](const Query &key) {
            return std::ranges::count(m_bench->window->values().watchedKeys(), key) == 1;
        };
        QVERIFY(!watches(CheckRoom{kSlot.room}));
        m_bench->window->values().showRefusal(day, Refused{RefusalKind::TooLarge, {}});
        QVERIFY(watches(day));
        for (const QString &room : m_bench->model().timetable().rooms())
            QVERIFY2(watches(CheckRoom{room}), qPrintable(room));
        QVERIFY2(m_bench->banner().text().contains(u"room by room"_s),
                 qPrintable(m_bench->banner().text()));
        m_bench->window->values().showValue(CheckRoom{kSlot.room},
                                            Bookings{{held(slot, u"Kim"_s)}});
        QCOMPARE(m_bench->cellSays(slot), u"Kim"_s);
        m_bench->window->values().showRefusal(CheckRoom{u"ME4494"_s},
                                              Refused{RefusalKind::TooLarge, {}});
        QVERIFY(m_bench->banner().text().contains(u"Not shown: ME4494"_s));
        m_bench->window->values().showValue(day, Bookings{});
        m_bench->window->values().showRefusal(day, {});
        QCOMPARE(m_bench->banner().text(), QString());
        QVERIFY(!watches(CheckRoom{kSlot.room}));
    }

    void inAWeekOnlyTheShownRoomIsReadInstead()
    {
        m_bench->load();
        m_bench->select(kSlot);
        m_bench->trigger(u"Week"_s);
        m_bench->window->values().showRefusal(ReadDay{kMonday}, Refused{RefusalKind::TooLarge, {}});
        const auto keys = m_bench->window->values().watchedKeys();
        QCOMPARE(std::ranges::count_if(
                     keys, [](const Query &key) { return std::holds_alternative<CheckRoom>(key); }),
                 1);
        QCOMPARE(keys.back(), Query(CheckRoom{kSlot.room}));
    }

    void aDayThatIsRefusedSaysWhy()
    {
        m_bench->load();
        m_bench->window->values().showRefusal(ReadDay{kMonday},
                                              Refused{RefusalKind::UnknownDay, kMonday});
        QCOMPARE(m_bench->banner().text(), u"Monday is not a day."_s);
    }

    // ---- screen readers ----------------------------------------------------------------------

    void newsAreAnnounced()
    {
        m_bench->load();
        const QSignalSpy news(&m_bench->message(), &MessageBar::newsShown);
        m_bench->window->answers().showAnswer(answerTo(reserve(), Done{}), AskedFrom::Grid);
        QCOMPARE(news.size(), 1);
        QCOMPARE(m_bench->message().accessibleName(), m_bench->message().text());
        m_bench->window->answers().showAnswer(noServer(reserve()), AskedFrom::Grid);
        QCOMPARE(news.size(), 2);
        m_bench->message().dismiss();
        m_bench->window->answers().showAnswer(noServer(reserve()), AskedFrom::Grid);
        QCOMPARE(news.size(), 3);
    }

    void agesThatTickAreNotAnnounced()
    {
        m_bench->load();
        CacheNote mark;
        mark.state = CacheState::Stale;
        m_bench->window->cache().setLens(
            {[&mark](const SlotKey &slot) {
                 return std::optional(SlotMark{ReadDay{slot.day}, mark});
             },
             {},
             {}});
        const QSignalSpy news(&m_bench->banner(), &MessageBar::newsShown);
        m_bench->window->group().showGroup({});
        QCOMPARE(news.size(), 1);
        mark.age = 12s;
        m_bench->window->note().showAges();
        QVERIFY(m_bench->banner().text().contains(u"12 s"_s));
        QCOMPARE(news.size(), 1);
        m_bench->window->cache().setLens({}); // before what it looks at goes
    }

    void everyAnswerSaysHowFarItCanBeTrusted()
    {
        m_bench->load();
        GroupStatus sight = seen();
        sight.confirmation = Confirmation::Provisional;
        sight.missing = {{200}};
        m_bench->window->group().showGroup(sight);
        Answer answer = answerTo(reserve(), Done{});
        answer.confirmation = Confirmation::Provisional;
        m_bench->window->answers().showAnswer(answer, AskedFrom::Grid);
        const QString why = u"provisional (200 of the last primary view is missing)"_s;
        QVERIFY2(m_bench->message().text().contains(why), qPrintable(m_bench->message().text()));
        QCOMPARE(m_bench->pill().detail(), u"Server 300 · 0.8 ms · without 200"_s);
        QVERIFY2(m_bench->pill().toolTip().contains(why), qPrintable(m_bench->pill().toolTip()));
        m_bench->window->answers().showAnswer(answer, AskedFrom::Console);
        QVERIFY(m_bench->console().output().contains(why));
        answer.source = Source::Cache;
        m_bench->window->answers().showAnswer(answer, AskedFrom::View);
        QCOMPARE(m_bench->pill().tone(), Tone::Provisional);
        QVERIFY2(m_bench->pill().detail().endsWith(u"without 200"_s),
                 qPrintable(m_bench->pill().detail()));
        m_bench->window->group().showGroup(seen());
        answer.confirmation = Confirmation::Confirmed;
        m_bench->window->answers().showAnswer(answer, AskedFrom::Console);
        QVERIFY(m_bench->console().output().endsWith(u"confirmed"_s));
    }

private:
    std::unique_ptr<WeeklyWindow> m_bench;
};

ROOMCAST_GUI_TEST(ClientAnswersTest)

} // namespace roomcast::tst_client_answers

#include "tst_client_answers.moc"
