// SPDX-License-Identifier: MIT
//
// The client window as a person uses it: what it asks when they click and type, what it says about
// the answers, and what it does while no server answers.
#include "client_gui/booking_form.h"
#include "client_gui/client_window.h"
#include "client_gui/console_dock.h"
#include "client_gui/grid_view.h"
#include "client_gui/message_bar.h"
#include "client_gui/navigation_bar.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace roomcast;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kMonday = u"Monday"_s;
const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, kMonday};

std::vector<QString> linesOf(const QString &name)
{
    QFile file(QStringLiteral(ROOMCAST_SOURCE_DIR) + u"/tests/data/weekly/"_s + name);
    std::vector<QString> lines;
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray &line : file.readAll().split('\n'))
            if (!line.trimmed().isEmpty())
                lines.push_back(QString::fromUtf8(line.trimmed()));
    return lines;
}

GroupSight reachable()
{
    GroupSight sight;
    sight.reachable = true;
    sight.leader = ServerId{300};
    sight.epoch = {7, {300}, {1}};
    sight.standing = Standing::Confirmed;
    return sight;
}

SlotClaims held(const SlotKey &slot, const QString &holder)
{
    Claim claim;
    claim.id = {{5}, {9}};
    claim.holder = holder;
    claim.title = u"Lab"_s;
    return {slot, {claim}, false};
}

Answer answered(const Command &command, Outcome outcome)
{
    Answer answer;
    answer.ticket = {1};
    answer.command = command;
    answer.outcome = std::move(outcome);
    answer.source = Source::Server;
    answer.standing = Standing::Confirmed;
    answer.server = {300};
    answer.epoch = {7, {300}, {1}};
    answer.latency = 800us;
    answer.attempts = answer.replies = 1;
    return answer;
}

Command reserve(const QString &title = {})
{
    return Write(Reserve{kSlot, u"Ana"_s, title});
}

} // namespace

class ClientWindowTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"roomcast-test"_s);
    }
    void init()
    {
        QSettings().clear();
        open({});
    }
    void cleanup() { m_window.reset(); }

    void beforeAnyServerItSaysWhatToDo()
    {
        QVERIFY(!m_grid->isVisible());
        QVERIFY(part<QStackedWidget>()->currentWidget()->isVisible());
        QCOMPARE(pill().tone(), Tone::Joining);
        m_window->showSight({});
        QCOMPARE(banner().text(), QString());
    }

    void itWatchesTheListsAndThenTheDay()
    {
        QSignalSpy watched(m_window.get(), &ClientWindow::watchRequested);
        QCOMPARE(m_window->watchedKeys(),
                 (std::vector<Query>{ListRooms{}, ListTimeslots{}, ListDays{}, ReadRooms{}}));
        load();
        QVERIFY(!watched.isEmpty());
        QCOMPARE(m_window->watchedKeys().back(), Query(ReadDay{kMonday}));
        QVERIFY(m_grid->isVisible());
        QCOMPARE(m_window->windowTitle(), u"Roomcast – Monday"_s);
    }

    void aWeekWatchesItsDays()
    {
        load();
        trigger(u"Week"_s);
        QCOMPARE(m_window->watchedKeys().size(), size_t(4 + 5));
    }

    void enterBooksTheSelectedCell()
    {
        load();
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        select(kSlot);
        titleField()->setText(u"Seminar"_s);
        QTest::keyClick(m_grid, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), reserve(u"Seminar"_s));
        QCOMPARE(cellText(kSlot), u"Booking…"_s);
        QTest::keyClick(m_grid, Qt::Key_Return); // already on its way
        QCOMPARE(asked.size(), 1);
    }

    void doubleClickBooksAFreeCellOnly()
    {
        load();
        const SlotKey other{u"ME4494"_s, kSlot.timeslot, kMonday};
        showDay({held(other, u"Kim"_s)});
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        doubleClick(other);
        QCOMPARE(asked.size(), 0);
        doubleClick(kSlot);
        QCOMPARE(asked.size(), 1);
    }

    void theFormFollowsTheGridAndLeadsIt()
    {
        load();
        select(kSlot);
        QCOMPARE(part<BookingForm>()->slot(), kSlot);
        auto *room = part<BookingForm>()->findChild<QComboBox *>();
        room->setCurrentText(u"MC5050"_s);
        QCOMPARE(m_grid->currentSlot()->room, u"MC5050"_s);
    }

    void aRefusalMarksTheCellAndOffersFreeRooms()
    {
        load();
        select(kSlot);
        trigger(u"Book"_s);
        showDay({held(kSlot, u"Kim"_s), held({u"ME4494"_s, kSlot.timeslot, kMonday}, u"Kim"_s)});
        m_window->showAnswer(answered(reserve(), Refused{RefusalKind::SlotTaken, u"Kim"_s}),
                             AskedFrom::Grid);
        QVERIFY(message().text().contains(u"Kim"_s));
        QVERIFY(cell(kSlot).refused);
        QCOMPARE(pill().tone(), Tone::Error);
        Q_EMIT message().linkClicked(u"MC5050"_s);
        QCOMPARE(part<BookingForm>()->slot(), (SlotKey{u"MC5050"_s, kSlot.timeslot, kMonday}));
        QVERIFY(!cell(kSlot).refused);
    }

    void aBookingCanBeUndoneByItsClaim()
    {
        load();
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        m_window->showAnswer(answered(reserve(), Done{}), AskedFrom::Grid);
        showDay({held(kSlot, u"Ana"_s)});
        QCOMPARE(message().action(), BarAction::Undo);
        trigger(u"Undo"_s);
        const Command undo = Write(Cancel{kSlot, RequestId{{5}, {9}}, u"Ana"_s});
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), undo);
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::Undo);
        m_window->showAnswer(answered(undo, Done{}), AskedFrom::Undo);
        QCOMPARE(message().action(), BarAction::None);
    }

    void aCancellationIsUndoneWithItsTitle()
    {
        load();
        showDay({held(kSlot, u"Ana"_s)});
        select(kSlot);
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        QTest::keyClick(m_grid, Qt::Key_Delete);
        QCOMPARE(asked.size(), 1);
        showDay({});
        m_window->showAnswer(answered(asked[0][0].value<Command>(), Done{}), AskedFrom::Grid);
        trigger(u"Undo"_s);
        QCOMPARE(asked.last()[0].value<Command>(), reserve(u"Lab"_s));
    }

    void anothersBookingCannotBeCancelled()
    {
        load();
        showDay({held(kSlot, u"Kim"_s)});
        select(kSlot);
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        QTest::keyClick(m_grid, Qt::Key_Delete);
        trigger(u"Cancel booking"_s);
        QCOMPARE(asked.size(), 0);
    }

    void twoRepliesNameBothServers()
    {
        load();
        Answer answer = answered(reserve(), Done{});
        answer.error = AnswerError::TwoReplies;
        answer.other = OtherReply{{200}, {9, {200}, {}}, {5}, Standing::Provisional, Done{}};
        m_window->showDoubleReply(answer);
        QVERIFY(message().text().contains(u"300"_s));
        QVERIFY(message().text().contains(u"200"_s));
        QCOMPARE(pill().tone(), Tone::Error);
    }

    void withoutServersItShowsWhatWasKnown()
    {
        load();
        GroupSight gone;
        gone.silence = 12s;
        m_window->showSight(gone);
        QVERIFY(banner().text().contains(u"12 s"_s));
        QVERIFY(cell(kSlot).isStale());
        QCOMPARE(pill().tone(), Tone::Stale);
        QVERIFY(m_grid->isVisible());
        gone.silence = 15s;
        m_window->showSight(gone);
        QCOMPARE(pill().detail(), u"last heard 15 s ago"_s);
        m_window->showSight(reachable());
        QCOMPARE(banner().text(), QString());
        QVERIFY(!cell(kSlot).isStale());
        QCOMPARE(pill().tone(), Tone::Server);
    }

    void thePillSaysWhereTheAnswerCameFrom()
    {
        load();
        Answer answer = answered(Query(ReadDay{kMonday}), Bookings{});
        m_window->showAnswer(answer, AskedFrom::View);
        QCOMPARE(pill().detail(), u"300 · 0.8 ms · confirmed"_s);
        answer.source = Source::Cache;
        answer.age = 2100ms;
        m_window->showAnswer(answer, AskedFrom::View);
        QCOMPARE(pill().tone(), Tone::Cache);
        QCOMPARE(pill().detail(), u"confirmed"_s);
    }

    void thePillNamesANewLeader()
    {
        load();
        GroupSight sight = reachable();
        sight.leader = ServerId{400};
        m_window->showSight(sight);
        QCOMPARE(pill().detail(), u"400 · confirmed"_s);
    }

    void provisionalNamesWhoIsMissing()
    {
        load();
        GroupSight sight = reachable();
        sight.leader = ServerId{100};
        sight.standing = Standing::Provisional;
        sight.missing = {{300}, {200}};
        m_window->showSight(sight);
        const QString reason = u"300 and 200 of the last primary view are missing"_s;
        QVERIFY2(banner().text().startsWith(u"Provisional: "_s + reason),
                 qPrintable(banner().text()));
        QCOMPARE(pill().tone(), Tone::Provisional);
        QCOMPARE(pill().detail(), u"Server 100 · without 300 and 200"_s);
        QVERIFY2(pill().toolTip().contains(reason), qPrintable(pill().toolTip()));
        sight.missing = {{200}};
        m_window->showSight(sight);
        QCOMPARE(pill().detail(), u"Server 100 · without 200"_s);
        m_window->showSight(reachable());
        QCOMPARE(banner().text(), QString());
        QCOMPARE(pill().detail(), u"300 · confirmed"_s);
    }

    void everyAnswerSaysHowFarItCanBeTrusted()
    {
        load();
        GroupSight sight = reachable();
        sight.standing = Standing::Provisional;
        sight.missing = {{200}};
        m_window->showSight(sight);
        Answer answer = answered(reserve(), Done{});
        answer.standing = Standing::Provisional;
        m_window->showAnswer(answer, AskedFrom::Grid);
        const QString why = u"provisional (200 of the last primary view is missing)"_s;
        QVERIFY2(message().text().contains(why), qPrintable(message().text()));
        QCOMPARE(pill().detail(), u"Server 300 · 0.8 ms · without 200"_s);
        QVERIFY2(pill().toolTip().contains(why), qPrintable(pill().toolTip()));
        m_window->showAnswer(answer, AskedFrom::Console);
        QVERIFY(part<ConsoleDock>()->output().contains(why));
        answer.source = Source::Cache;
        m_window->showAnswer(answer, AskedFrom::View);
        QCOMPARE(pill().tone(), Tone::Provisional);
        QVERIFY2(pill().detail().endsWith(u"without 200"_s), qPrintable(pill().detail()));
        m_window->showSight(reachable());
        answer.standing = Standing::Confirmed;
        m_window->showAnswer(answer, AskedFrom::Console);
        QVERIFY(part<ConsoleDock>()->output().endsWith(u"confirmed"_s));
    }

    void turningToADayAsksForIt()
    {
        load();
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        trigger(u"Forward"_s);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), Command(Query(ReadDay{u"Tuesday"_s})));
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::View);
        QCOMPARE(m_window->windowTitle(), u"Roomcast – Tuesday"_s);
    }

    void reloadAsksForWhatIsShown()
    {
        load();
        QSignalSpy reload(m_window.get(), &ClientWindow::reloadRequested);
        trigger(u"Reload from the servers"_s);
        QCOMPARE(reload.size(), 1);
        QCOMPARE(reload[0][0].value<std::vector<Query>>(), m_window->watchedKeys());
    }

    void consoleLinesGoOutOneAfterTheOther()
    {
        load();
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        m_console->run({u"rooms"_s, u"nonsense"_s, u"check SA314"_s});
        QCOMPARE(asked.size(), 1);
        m_window->showAnswer(answered(Query(ListRooms{}), Names{{u"SA314"_s}}), AskedFrom::Console);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[1][0].value<Command>(), Command(Query(CheckRoom{u"SA314"_s})));
        QVERIFY(m_console->output().contains(u"SA314"_s));
        QVERIFY(m_console->output().contains(u"nonsense: unknown command"_s));
    }

    void consoleLinesAreTypedAndRecalled()
    {
        load();
        QSignalSpy asked(m_window.get(), &ClientWindow::submitRequested);
        QLineEdit *line = field(u"Console command"_s);
        QTest::keyClicks(line, u"check SA314"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(line->text(), QString());
        QTest::keyClick(line, Qt::Key_Up);
        QCOMPARE(line->text(), u"check SA314"_s);
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(line->text(), QString());
    }

    void quitClosesTheWindow()
    {
        load();
        m_console->run({u"quit"_s});
        QTRY_VERIFY(!m_window->isVisible());
    }

    void itRemembersNameAndMode()
    {
        personField()->setText(u"Grace"_s);
        trigger(u"Week"_s);
        m_window->close();
        open({u"here"_s, u"Ana"_s, {}});
        QCOMPARE(part<BookingForm>()->person(), u"Grace"_s);
        QVERIFY(action(u"Week"_s)->isChecked());
        open({u"here"_s, u"Ana"_s, u"Kim"_s});
        QCOMPARE(part<BookingForm>()->person(), u"Kim"_s);
    }

    void everythingFitsASmallScreen()
    {
        load();
        m_window->resize(900, 600);
        QCOMPARE(m_window->size(), QSize(900, 600));
        QVERIFY(m_window->rect().contains(
            QRect(pill().mapTo(m_window.get(), QPoint()), pill().size())));
    }

    void everyFieldHasAName()
    {
        for (const QWidget *field : m_window->findChildren<QWidget *>()) {
            const bool entry = qobject_cast<const QComboBox *>(field) ||
                               qobject_cast<const QLineEdit *>(field) ||
                               qobject_cast<const QTableView *>(field);
            if (entry)
                QVERIFY2(!field->accessibleName().isEmpty(), field->metaObject()->className());
        }
    }

private:
    void open(ClientWindow::Setup setup)
    {
        if (setup.place.isEmpty())
            setup = {u"239.255.77.67:7767"_s, u"Ana"_s, {}};
        m_window = std::make_unique<ClientWindow>(setup);
        m_grid = part<GridView>();
        m_console = part<ConsoleDock>();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void load()
    {
        m_window->showTime(QDateTime(QDate(2026, 11, 23), QTime(9, 0)));
        m_window->showSight(reachable());
        m_window->showValue(ListDays{}, Names{linesOf(u"days.txt"_s)});
        m_window->showValue(ListRooms{}, Names{linesOf(u"rooms.txt"_s)});
        m_window->showValue(ListTimeslots{}, Names{linesOf(u"timeslots.txt"_s)});
        showDay({});
    }
    void showDay(std::vector<SlotClaims> entries)
    {
        m_window->showValue(ReadDay{kMonday}, Bookings{std::move(entries)});
    }
    void select(const SlotKey &slot)
    {
        m_window->activateWindow();
        m_grid->setFocus();
        m_grid->setCurrentIndex(model().indexOf(slot));
    }
    void doubleClick(const SlotKey &slot)
    {
        const QPoint point = m_grid->visualRect(model().indexOf(slot)).center();
        QTest::mouseClick(m_grid->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseDClick(m_grid->viewport(), Qt::LeftButton, {}, point);
    }
    QAction *action(const QString &words) const
    {
        for (QAction *known : m_window->findChildren<QAction *>())
            if (known->text().remove(u'&') == words)
                return known;
        return nullptr;
    }
    void trigger(const QString &words)
    {
        QVERIFY2(action(words), qPrintable(words));
        action(words)->trigger();
    }
    GridModel &model() const { return *qobject_cast<GridModel *>(m_grid->model()); }
    GridCell cell(const SlotKey &slot) const { return model().cellOf(slot); }
    QString cellText(const SlotKey &slot) const { return model().indexOf(slot).data().toString(); }
    template <typename T>
    T *part() const
    {
        return m_window->findChild<T *>();
    }
    QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *line : m_window->findChildren<QLineEdit *>())
            if (line->accessibleName() == name)
                return line;
        return nullptr;
    }
    QLineEdit *titleField() const { return field(u"Title"_s); }
    QLineEdit *personField() const { return field(u"Booking as"_s); }
    const StatusPill &pill() const { return part<NavigationBar>()->pill(); }
    MessageBar &banner() const { return *m_window->findChildren<MessageBar *>()[0]; }
    MessageBar &message() const { return *m_window->findChildren<MessageBar *>()[1]; }

    QTemporaryDir m_folder;
    std::unique_ptr<ClientWindow> m_window;
    GridView *m_grid = nullptr;
    ConsoleDock *m_console = nullptr;
};

QTEST_MAIN(ClientWindowTest)
#include "tst_client_window.moc"
