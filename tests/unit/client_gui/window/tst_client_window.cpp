// SPDX-License-Identifier: MIT
//
// The client window as a person uses it: what it watches, what it asks when they click and type,
// how they take it back, and what it remembers. What it says about answers: tst_client_answers.
#include "support/test_main.h"
#include "support/weekly_window.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

namespace roomcast::tst_client_window {

using namespace roomcast::test;
using namespace roomcast::test::weekly_window;

class ClientWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WeeklyWindow>();
        QVERIFY(m_bench->waitForIt());
    }
    void cleanup() { m_bench.reset(); }

    void beforeAnyServerItSaysWhatToDo()
    {
        QVERIFY(!m_bench->grid().isVisible());
        QVERIFY(m_bench->part<QStackedWidget>()->currentWidget()->isVisible());
        QCOMPARE(m_bench->pill().tone(), Tone::Joining);
        m_bench->window->group().showGroup({});
        QCOMPARE(m_bench->banner().text(), QString());
    }

    /// Field case 7: seven hours from the group's zone.
    void anotherTimeThanTheGroupsIsSaid()
    {
        const QDateTime own = QDateTime::currentDateTime();
        GroupStatus sight;
        sight.reachable = true;
        sight.leader = ServerId{300};
        sight.confirmation = Confirmation::Confirmed;
        sight.time = GroupTime{{own.toMSecsSinceEpoch()}, {own.offsetFromUtc()}, u"Here"_s, {}};
        m_bench->load();
        m_bench->window->group().showGroup(sight);
        QCOMPARE(m_bench->banner().text(), QString());
        sight.time->offset.seconds -= 7 * 3600;
        sight.time->off = {{{200}, 60'000}};
        m_bench->window->group().showGroup(sight);
        const QString said = m_bench->banner().text();
        QVERIFY2(said.contains(u"Times are the group's"_s) && said.contains(u"(Here)"_s),
                 qPrintable(said));
        QVERIFY2(said.contains(u"server 200 1 min 0 s ahead"_s), qPrintable(said));
    }

    void itWatchesTheListsAndThenTheDay()
    {
        QSignalSpy watched(m_bench->window.get(), &ClientWindow::watchRequested);
        QCOMPARE(m_bench->window->values().watchedKeys(),
                 (std::vector<Query>{ListRooms{}, ListTimeslots{}, ListDays{}, ReadRooms{}}));
        m_bench->load();
        QVERIFY(!watched.isEmpty());
        QCOMPARE(m_bench->window->values().watchedKeys().back(), Query(ReadDay{kMonday}));
        QVERIFY(m_bench->grid().isVisible());
        QCOMPARE(m_bench->window->windowTitle(), u"Roomcast – Monday"_s);
    }

    void aWeekWatchesItsDays()
    {
        m_bench->load();
        m_bench->trigger(u"Week"_s);
        QCOMPARE(m_bench->window->values().watchedKeys().size(), size_t(4 + 5));
    }

    void aSlotThatTheServersDoNotHaveIsNotWatched()
    {
        m_bench->load();
        const SlotKey orphan{u"SA318"_s, kSlot.timeslot, kMonday};
        m_bench->showDay({held({u"SA318"_s, u"8:30-9:30"_s, kMonday}, u"Kim"_s)});
        m_bench->select(orphan);
        QVERIFY(m_bench->grid().currentSlot() == orphan);
        QCOMPARE(
            std::ranges::count(m_bench->window->values().watchedKeys(), Query(ReadSlot{orphan})),
            0);
        m_bench->select(kSlot);
        QCOMPARE(
            std::ranges::count(m_bench->window->values().watchedKeys(), Query(ReadSlot{kSlot})), 1);
    }

    void aDayThatLeavesTheCalendarTakesTheChoiceAlong()
    {
        m_bench->load();
        m_bench->select(kSlot);
        m_bench->window->values().showValue(ListDays{}, Names{{u"Tuesday"_s, u"Wednesday"_s}});
        QCOMPARE(m_bench->form().slot(), SlotKey());
        QCOMPARE(
            std::ranges::count(m_bench->window->values().watchedKeys(), Query(ReadSlot{kSlot})), 0);
    }

    void turningToADayAsksForIt()
    {
        m_bench->load();
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        m_bench->trigger(u"Forward"_s);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), Command(Query(ReadDay{u"Tuesday"_s})));
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::View);
        QCOMPARE(m_bench->window->windowTitle(), u"Roomcast – Tuesday"_s);
    }

    void reloadAsksForWhatIsShown()
    {
        m_bench->load();
        QSignalSpy reload(m_bench->window.get(), &ClientWindow::reloadRequested);
        m_bench->trigger(u"Reload from the servers"_s);
        QCOMPARE(reload.size(), 1);
        QCOMPARE(reload[0][0].value<std::vector<Query>>(), m_bench->window->values().watchedKeys());
    }

    // ---- booking -----------------------------------------------------------------------------

    void enterBooksTheSelectedCell()
    {
        m_bench->load();
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        m_bench->select(kSlot);
        m_bench->named<QLineEdit>(u"Title"_s)->setText(u"Seminar"_s);
        QTest::keyClick(&m_bench->grid(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), reserve(u"Seminar"_s));
        QCOMPARE(m_bench->cellSays(kSlot), u"Booking…"_s);
        QTest::keyClick(&m_bench->grid(), Qt::Key_Return); // already on its way
        QCOMPARE(asked.size(), 1);
    }

    void doubleClickBooksAFreeCellOnly()
    {
        m_bench->load();
        const SlotKey other{u"ME4494"_s, kSlot.timeslot, kMonday};
        m_bench->showDay({held(other, u"Kim"_s)});
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        doubleClick(other);
        QCOMPARE(asked.size(), 0);
        doubleClick(kSlot);
        QCOMPARE(asked.size(), 1);
    }

    void theFormFollowsTheGridAndLeadsIt()
    {
        m_bench->load();
        m_bench->select(kSlot);
        QCOMPARE(m_bench->form().slot(), kSlot);
        auto *room = m_bench->form().findChild<QComboBox *>();
        room->setCurrentText(u"MC5050"_s);
        QCOMPARE(m_bench->grid().currentSlot()->room, u"MC5050"_s);
    }

    void aBookingCanBeUndoneByItsClaim()
    {
        m_bench->load();
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        m_bench->window->answers().showAnswer(answerTo(reserve(), Done{}), AskedFrom::Grid);
        m_bench->showDay({held(kSlot, u"Ana"_s)});
        QCOMPARE(m_bench->message().action(), BarAction::Undo);
        m_bench->trigger(u"Undo"_s);
        const Command undo = Write(Cancel{kSlot, RequestId{{5}, {9}}, u"Ana"_s});
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), undo);
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::Undo);
        m_bench->window->answers().showAnswer(answerTo(undo, Done{}), AskedFrom::Undo);
        QCOMPARE(m_bench->message().action(), BarAction::None);
    }

    void aCancellationIsUndoneWithItsTitle()
    {
        m_bench->load();
        m_bench->showDay({held(kSlot, u"Ana"_s, u"Lab"_s)});
        m_bench->select(kSlot);
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        QTest::keyClick(&m_bench->grid(), Qt::Key_Delete);
        QCOMPARE(asked.size(), 1);
        m_bench->showDay({});
        m_bench->window->answers().showAnswer(answerTo(asked[0][0].value<Command>(), Done{}),
                                              AskedFrom::Grid);
        m_bench->trigger(u"Undo"_s);
        QCOMPARE(asked.last()[0].value<Command>(), reserve(u"Lab"_s));
    }

    /// Booked anew it would be the person's, which it was not.
    void whatTheCatalogueReservedIsCancelledForGood()
    {
        m_bench->load();
        m_bench->window->answers().showAnswer(answerTo(reserve(), Done{}), AskedFrom::Grid);
        const SlotKey other{u"ME4494"_s, kSlot.timeslot, kMonday};
        m_bench->showDay({held(kSlot, u"Ana"_s), held(other, {}, u"Exam"_s)});
        m_bench->select(other);
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        QTest::keyClick(&m_bench->grid(), Qt::Key_Delete);
        QCOMPARE(asked.size(), 1);
        m_bench->window->answers().showAnswer(answerTo(asked[0][0].value<Command>(), Done{}),
                                              AskedFrom::Grid);
        QVERIFY(m_bench->message().text().contains(u"Cancelled"_s));
        QCOMPARE(m_bench->message().action(), BarAction::None);
        QVERIFY(!m_bench->action(u"Undo"_s)->isEnabled());
        m_bench->trigger(u"Undo"_s); // nor what was done before
        QCOMPARE(asked.size(), 1);
    }

    void anothersBookingCannotBeCancelled()
    {
        m_bench->load();
        m_bench->showDay({held(kSlot, u"Kim"_s)});
        m_bench->select(kSlot);
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        QTest::keyClick(&m_bench->grid(), Qt::Key_Delete);
        m_bench->trigger(u"Cancel booking"_s);
        QCOMPARE(asked.size(), 0);
    }

    // ---- console -----------------------------------------------------------------------------

    void consoleLinesGoOutOneAfterTheOther()
    {
        m_bench->load();
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        m_bench->console().run({u"rooms"_s, u"nonsense"_s, u"check SA314"_s});
        QCOMPARE(asked.size(), 1);
        m_bench->window->answers().showAnswer(answerTo(Query(ListRooms{}), Names{{u"SA314"_s}}),
                                              AskedFrom::Console);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1][0].value<Command>(), Command(Query(CheckRoom{u"SA314"_s})));
        QVERIFY(m_bench->console().output().contains(u"SA314"_s));
        QVERIFY(m_bench->console().output().contains(u"nonsense: unknown command"_s));
    }

    void consoleLinesAreTypedAndRecalled()
    {
        m_bench->load();
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        QLineEdit *line = m_bench->named<QLineEdit>(u"Console command"_s);
        QTest::keyClicks(line, u"check SA314"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(line->text(), QString());
        QTest::keyClick(line, Qt::Key_Up);
        QCOMPARE(line->text(), u"check SA314"_s);
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(line->text(), QString());
    }

    void helpListsEveryCommand()
    {
        QSignalSpy asked(m_bench->window.get(), &ClientWindow::submitRequested);
        m_bench->console().run({u" help "_s});
        QCOMPARE(asked.size(), 0);
        const QStringList lines = m_bench->console().output().split(u'\n');
        const QStringList usages = consoleUsages() + QStringList{u"help"_s};
        for (const QString &usage : usages)
            QVERIFY2(lines.contains(usage), qPrintable(usage));
        QVERIFY(!m_bench->console().output().contains(u"unknown"_s));
    }

    void quitClosesTheWindow()
    {
        m_bench->load();
        m_bench->console().run({u"quit"_s});
        QTRY_VERIFY(!m_bench->window->isVisible());
    }

    // ---- everybody ---------------------------------------------------------------------------

    void itRemembersNameAndMode()
    {
        m_bench->named<QLineEdit>(u"Booking as"_s)->setText(u"Grace"_s);
        m_bench->trigger(u"Week"_s);
        m_bench->window->close();
        m_bench->open(ClientWindow::Setup{u"here"_s, kAna, {}});
        QCOMPARE(m_bench->form().person(), u"Grace"_s);
        QVERIFY(m_bench->action(u"Week"_s)->isChecked());
        m_bench->open(ClientWindow::Setup{u"here"_s, kAna, u"Kim"_s});
        QCOMPARE(m_bench->form().person(), u"Kim"_s);
    }

    void everythingFitsASmallScreen()
    {
        m_bench->load();
        m_bench->window->resize(900, 600);
        QCOMPARE(m_bench->window->size(), QSize(900, 600));
        QVERIFY(m_bench->window->rect().contains(
            QRect(m_bench->pill().mapTo(m_bench->window.get(), QPoint()), m_bench->pill().size())));
    }

    void everyFieldHasAName()
    {
        for (const QWidget *field : m_bench->window->findChildren<QWidget *>()) {
            const bool entry = qobject_cast<const QComboBox *>(field) ||
                               qobject_cast<const QLineEdit *>(field) ||
                               qobject_cast<const QTableView *>(field);
            if (entry)
                QVERIFY2(!field->accessibleName().isEmpty(), field->metaObject()->className());
        }
    }

private:
    void doubleClick(const SlotKey &slot)
    {
        GridView &grid = m_bench->grid();
        const QPoint point = grid.visualRect(m_bench->model().indexOf(slot)).center();
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, point);
        QTest::mouseDClick(grid.viewport(), Qt::LeftButton, {}, point);
    }

    std::unique_ptr<WeeklyWindow> m_bench;
};

ROOMCAST_GUI_TEST(ClientWindowTest)

} // namespace roomcast::tst_client_window

#include "tst_client_window.moc"
