// SPDX-License-Identifier: MIT
//
// Nothing moves under the pointer: whatever the client window has to say, no control, row or cell
// is anywhere else than before, and nothing comes up over another.
#include "support/places.h"
#include "support/test_main.h"
#include "support/waiting_window.h"

#include <functional>

namespace roomcast::tst_client_steady {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class ClientSteadyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WaitingWindow>();
        QVERIFY(m_bench->waitForIt());
    }
    void cleanup() { m_bench.reset(); }

    void nothingMovesWhateverIsSaid_data() { sizes(); }
    void nothingMovesWhateverIsSaid()
    {
        open();
        const Places settled(*m_bench->window);
        QVERIFY(settled.size() > 30);
        for (const auto &[name, show] : states()) {
            show();
            compare(settled, name);
            calm();
            compare(settled, name + u", over"_s);
        }
    }

    void nothingMovesWhenSeveralThingsAreSaidAtOnce_data() { sizes(); }
    void nothingMovesWhenSeveralThingsAreSaidAtOnce()
    {
        open();
        const Places settled(*m_bench->window);
        for (const auto &[name, show] : states()) {
            show();
            compare(settled, name);
        }
    }

    /// From the first look at an empty window on; the grid has yet to come.
    void nothingMovesWhenServersAreFound_data() { sizes(); }
    void nothingMovesWhenServersAreFound()
    {
        QFETCH(QSize, size);
        ClientWindow empty({u"239.255.77.67:7767"_s, kAna, kAna});
        empty.show();
        QVERIFY(QTest::qWaitForWindowExposed(&empty));
        empty.resize(size);
        settle();
        const Places before(empty);
        const Catalogue rooms = roomsBySize().catalogue;
        empty.group().showGroup(seen());
        empty.values().showValue(ListDays{}, Names{rooms.day_labels});
        empty.values().showValue(ListRooms{}, Names{{u"A meeting room with a long name indeed"_s}});
        empty.values().showValue(ListTimeslots{}, Names{rooms.timeslots});
        empty.values().showValue(ReadDay{kDay}, Bookings{});
        settle();
        const QStringList moved = Places(empty).movedSince(before);
        QVERIFY2(moved.isEmpty(), qPrintable(moved.join(u'\n')));
    }

private:
    using State = std::pair<QString, std::function<void()>>;

    static void sizes()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("small") << QSize(1024, 640);
        QTest::newRow("usual") << QSize(1160, 760);
        QTest::newRow("large") << QSize(2560, 1440);
    }
    /// Layouts settle in turns of the event loop.
    static void settle()
    {
        for (int turn = 0; turn < 10; ++turn)
            QCoreApplication::processEvents();
    }
    void open()
    {
        QFETCH(QSize, size);
        m_bench->window->resize(size);
        m_bench->show(Side(roomsBySize()));
        m_bench->window->activateWindow();
        m_bench->choose(kSlot);
        m_bench->setMark(noteOf(CacheState::Fresh));
        settle();
    }
    void compare(const Places &settled, const QString &name)
    {
        settle();
        const QStringList moved = Places(*m_bench->window).movedSince(settled);
        QVERIFY2(moved.isEmpty(), qPrintable(name + u":\n"_s + moved.join(u'\n')));
    }
    void calm()
    {
        m_bench->window->group().showNetwork({});
        m_bench->window->group().showGroup(seen());
        m_bench->setMark(noteOf(CacheState::Fresh));
        m_bench->window->values().showRefusal(ReadDay{kDay}, {});
        m_bench->window->notices().showNotices({});
        m_bench->show(Side(roomsBySize()));
        m_bench->message().dismiss();
        m_bench->merged().dismiss();
    }

    void answer(Answer answer, AskedFrom origin)
    {
        m_bench->window->answers().showAnswer(answer, origin);
    }
    Answer booked() const { return answerTo(Write(Reserve{kSlot, kAna, {}}), Done{}); }
    Answer failed(AnswerError error) const
    {
        Answer answer = noServer(Write(Reserve{kSlot, kAna, {}}));
        answer.error = error;
        return answer;
    }

    std::vector<State> states()
    {
        ClientWindow &window = *m_bench->window;
        const auto sight = [&window](auto change) {
            GroupStatus changed = seen();
            change(changed);
            window.group().showGroup(changed);
        };
        return {
            {u"answer from a server"_s,
             [this] { answer(answerTo(Query(ReadDay{kDay}), Bookings{}), AskedFrom::View); }},
            {u"answer from the cache"_s,
             [this] {
                 Answer cached = answerTo(Query(ReadDay{kDay}), Bookings{});
                 cached.source = Source::Cache;
                 answer(cached, AskedFrom::View);
             }},
            {u"suspect"_s, [this] { m_bench->setMark(noteOf(CacheState::Suspect, 95s)); }},
            {u"no server"_s,
             [this, &window] {
                 GroupStatus gone;
                 gone.silence = 12s;
                 window.group().showGroup(gone);
                 m_bench->setMark(noteOf(CacheState::Stale, 100h));
             }},
            {u"provisional"_s,
             [sight] {
                 sight([](GroupStatus &s) {
                     s.confirmation = Confirmation::Provisional;
                     s.missing = {{100}, {200}, {400}, {500}, {600}, {700}};
                 });
             }},
            {u"no multicast"_s,
             [sight] {
                 sight([](GroupStatus &s) { s.multicast = MulticastHealth::State::Deaf; });
             }},
            {u"no network"_s,
             [&window] {
                 window.group().showNetwork(NetworkTrouble{NetworkCause::NoCarrier, u"eth0"_s, {}});
             }},
            {u"another time"_s,
             [sight] {
                 sight([](GroupStatus &s) {
                     s.time = GroupTime{{1'700'000'000'000}, {7 * 3600}, u"Asia/Tokyo"_s, {}};
                 });
             }},
            {u"a day that cannot be read"_s,
             [&window] {
                 window.values().showRefusal(ReadDay{kDay}, Refused{RefusalKind::TooLarge, {}});
             }},
            {u"booked, with Undo"_s,
             [this] {
                 answer(booked(), AskedFrom::Grid);
                 m_bench->showDay({heldBy(kAna)});
             }},
            {u"refused, with other rooms"_s,
             [this] {
                 m_bench->showDay({heldBy(kKim)});
                 answer(answerTo(Write(Reserve{kSlot, kAna, {}}),
                                 Refused{RefusalKind::SlotTaken, kKim}),
                        AskedFrom::Grid);
             }},
            {u"no answer, can be kept"_s,
             [this] { answer(failed(AnswerError::NoServer), AskedFrom::Grid); }},
            {u"done or not"_s,
             [this] { answer(failed(AnswerError::OutcomeUnknown), AskedFrom::Grid); }},
            {u"two replies"_s,
             [this, &window] {
                 Answer twice = booked();
                 twice.error = AnswerError::TwoReplies;
                 twice.other = OtherReply{{200},
                                          {9, {200}, {}},
                                          {5},
                                          Confirmation::Provisional,
                                          Refused{RefusalKind::SlotTaken, kKim}};
                 window.answers().showDoubleReply(twice, AskedFrom::Grid);
             }},
            {u"a merge"_s,
             [this, &window] {
                 const auto conflicts = met().ask<Conflicts>(ReadConflicts{0});
                 window.report().showConflicts(conflicts, conflicts.rows);
             }},
            {u"a notice"_s,
             [this] {
                 m_bench->show(met());
                 m_bench->tell(met());
             }},
            {u"a side that is left"_s,
             [&window] {
                 window.group().showPartition(Label::from(u"WESTWING"));
                 window.group().showPartition({});
             }},
            {u"a booking that waits"_s,
             [&window] {
                 window.offline().showOffline(
                     {{{1}, {kBeside, kAna, {}}, {1'700'000'000'000}, false}});
             }},
        };
    }

    std::unique_ptr<WaitingWindow> m_bench;
};

ROOMCAST_GUI_TEST(ClientSteadyTest)

} // namespace roomcast::tst_client_steady

#include "tst_client_steady.moc"
