// SPDX-License-Identifier: MIT
//
// The grid tells small truths: it moves rows and columns and changes single cells, and what a cell
// says is what is known of its slot.
#include "client_gui/grid/day_steps.h"
#include "client_gui/grid/grid_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_grid_model {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kMonday = u"2026-11-23"_s;
const QString kTuesday = u"2026-11-24"_s;
const QString kNextMonday = u"2026-11-30"_s;

SlotClaims held(const SlotKey &slot, const QString &holder, bool orphan = false)
{
    Claim claim;
    claim.id = {{5}, {9}};
    claim.holder = holder;
    claim.title = u"Seminar"_s;
    return {slot, {claim}, orphan};
}

SlotKey at(const QString &room, const QString &timeslot, const QString &day = kTuesday)
{
    return {room, timeslot, day};
}

} // namespace

class GridModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<GridModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setPerson(u"Ana"_s);
        m_model->setNow(QDateTime(QDate(2026, 11, 24), QTime(9, 45)));
        m_model->take(ListDays{}, Names{{kMonday, kTuesday, kNextMonday}});
        m_model->take(ListRooms{}, Names{{u"A1"_s, u"B2"_s, u"C3"_s}});
        m_model->take(ListTimeslots{}, Names{{u"8:30-9:30"_s, u"9:30-10:30"_s}});
        m_model->setScope({GridMode::Day, kTuesday, u"A1"_s, {}});
        m_model->take(ReadDay{kTuesday}, Bookings{});
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void dayShowsTimeslotsByRooms()
    {
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->columnCount(), 3);
        QCOMPARE(m_model->slotAt(m_model->index(1, 2)), at(u"C3"_s, u"9:30-10:30"_s));
        QCOMPARE(text(0, 0), u"Past"_s);
        QCOMPARE(text(1, 0), u"Free"_s);
    }

    void weekShowsTimeslotsByDaysOfOneWeek()
    {
        m_model->setScope({GridMode::Week, kTuesday, u"B2"_s, {}});
        QCOMPARE(m_model->columnCount(), 2);
        QCOMPARE(m_model->slotAt(m_model->index(0, 1)), at(u"B2"_s, u"8:30-9:30"_s));
        QCOMPARE(text(0, 0), u"…"_s); // Monday has not been read
    }

    void aBookingChangesItsCellOnly()
    {
        QSignalSpy changed(m_model.get(), &GridModel::dataChanged);
        QSignalSpy reset(m_model.get(), &GridModel::modelReset);
        const SlotKey slot = at(u"B2"_s, u"9:30-10:30"_s);
        QVERIFY(m_model->take(ReadDay{kTuesday}, Bookings{{held(slot, u"Kim"_s)}}));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), m_model->index(1, 1));
        QCOMPARE(changed[0][1].toModelIndex(), m_model->index(1, 1));
        QCOMPARE(text(1, 1), u"Kim"_s);
        QCOMPARE(reset.size(), 0);
    }

    void theSameAnswerChangesNothing()
    {
        QSignalSpy changed(m_model.get(), &GridModel::dataChanged);
        QVERIFY(!m_model->take(ReadDay{kTuesday}, Bookings{}));
        QVERIFY(!m_model->take(ListRooms{}, Names{{u"A1"_s, u"B2"_s, u"C3"_s}}));
        QVERIFY(!m_model->take(ReadDay{kTuesday}, Refused{RefusalKind::UnknownDay, kTuesday}));
        QCOMPARE(changed.size(), 0);
    }

    void cellKinds_data()
    {
        QTest::addColumn<QString>("holder");
        QTest::addColumn<CellKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("mine") << u"Ana"_s << CellKind::Mine << u"You"_s;
        QTest::newRow("another's") << u"Kim"_s << CellKind::Other << u"Kim"_s;
        QTest::newRow("catalogue") << QString() << CellKind::Other << u"Reserved"_s;
    }
    void cellKinds()
    {
        QFETCH(QString, holder);
        const SlotKey slot = at(u"A1"_s, u"9:30-10:30"_s);
        m_model->take(ReadDay{kTuesday}, Bookings{{held(slot, holder)}});
        QTEST(m_model->cellOf(slot).kind, "kind");
        QTEST(text(1, 0), "words");
    }

    void aRequestOnItsWayShowsInItsCell()
    {
        const SlotKey slot = at(u"A1"_s, u"9:30-10:30"_s);
        QSignalSpy changed(m_model.get(), &GridModel::dataChanged);
        m_model->setPending(slot, CellKind::Booking);
        QCOMPARE(text(1, 0), u"Booking…"_s);
        m_model->clearPending(slot);
        QCOMPARE(text(1, 0), u"Free"_s);
        QCOMPARE(changed.size(), 2);
    }

    void anOrphanGetsAColumnOfItsOwn()
    {
        QSignalSpy inserted(m_model.get(), &GridModel::columnsInserted);
        const SlotKey slot = at(u"Z9"_s, u"8:30-9:30"_s);
        m_model->take(ReadDay{kTuesday}, Bookings{{held(slot, {}, true)}});
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 3);
        QVERIFY(m_model->cellOf(slot).orphan);
        QCOMPARE(m_model->cellOf(at(u"Z9"_s, u"9:30-10:30"_s)).kind, CellKind::Absent);
        QVERIFY(m_model->headerData(3, Qt::Horizontal, Qt::ToolTipRole).isValid());
        QVERIFY(!m_model->headerData(0, Qt::Horizontal, Qt::ToolTipRole).isValid());
    }

    void aFilterTakesOutColumns()
    {
        QSignalSpy removed(m_model.get(), &GridModel::columnsRemoved);
        m_model->setScope({GridMode::Day, kTuesday, u"A1"_s, u"b"_s});
        QCOMPARE(m_model->columnCount(), 1);
        QCOMPARE(removed.size(), 2);
        QCOMPARE(m_model->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"B2"_s);
    }

    void roomsThatMoveAreMoved()
    {
        m_model->take(ListRooms{}, Names{{u"C3"_s, u"A1"_s, u"D4"_s}});
        QStringList names;
        for (int column = 0; column < m_model->columnCount(); ++column)
            names += m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QCOMPARE(names, QStringList({u"C3"_s, u"A1"_s, u"D4"_s}));
        QCOMPARE(text(1, 2), u"Free"_s);
    }

    void aSlotIsOverWhenItsEndHasCome()
    {
        QSignalSpy changed(m_model.get(), &GridModel::dataChanged);
        m_model->setNow(QDateTime(QDate(2026, 11, 24), QTime(10, 29)));
        QCOMPARE(changed.size(), 0);
        QVERIFY(m_model->index(1, 0).data(GridModel::NowRole).isValid());
        m_model->setNow(QDateTime(QDate(2026, 11, 24), QTime(10, 30)));
        QCOMPARE(changed.size(), 3);
        QCOMPARE(text(1, 0), u"Past"_s);
    }

    void withoutServersEveryCellIsStale()
    {
        QSignalSpy changed(m_model.get(), &GridModel::dataChanged);
        m_model->setStale(true);
        QCOMPARE(changed.size(), 6);
        QVERIFY(m_model->cellOf(at(u"A1"_s, u"9:30-10:30"_s)).isStale());
    }

    void freeRoomsAreOfferedInOrder()
    {
        const SlotKey slot = at(u"B2"_s, u"9:30-10:30"_s);
        m_model->take(ReadDay{kTuesday}, Bookings{{held(slot, u"Kim"_s)}});
        const Timetable &timetable = m_model->timetable();
        QCOMPARE(timetable.freeRooms(kTuesday, slot.timeslot),
                 (std::vector<QString>{u"A1"_s, u"C3"_s}));
        QVERIFY(timetable.freeRooms(kMonday, slot.timeslot).empty()); // not read
    }

    void daysAreSteppedAndOpened()
    {
        const std::vector<QString> labels{u"Monday"_s, u"Tuesday"_s, u"Friday"_s};
        QCOMPARE(openingDay(labels, QDate(2026, 11, 24)), u"Tuesday"_s);
        QCOMPARE(openingDay(labels, QDate(2026, 11, 25)), u"Monday"_s);
        QCOMPARE(openingDay({kMonday, kTuesday}, QDate(2026, 11, 24)), kTuesday);
        QCOMPARE(steppedDay(labels, u"Tuesday"_s, 1, false), u"Friday"_s);
        QCOMPARE(steppedDay(labels, u"Friday"_s, 1, false), u"Friday"_s);
        QCOMPARE(steppedDay({}, {}, 1, false), QString());
        QCOMPARE(weekOf(labels, u"Tuesday"_s), labels);
    }

private:
    QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

    std::unique_ptr<GridModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

ROOMCAST_GUI_TEST(GridModelTest)

} // namespace roomcast::tst_grid_model

#include "tst_grid_model.moc"
