// SPDX-License-Identifier: MIT
//
// Notices and the conflict report without a window: what is told once, what is asked, which days
// must be known, and what stands against a move.
#include "client_gui/notices/move_offer.h"
#include "client_gui/notices/notices_controller.h"
#include "client_gui/notices/notices_dock.h"
#include "client_gui/notices/report_controller.h"
#include "panels/conflict_report.h"
#include "support/controller_fixture.h"
#include "support/test_main.h"
#include "support/waiting_window.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_notices_controller {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class NoticesControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNoticeIsToldOnceAndItsDayWanted()
    {
        const auto notices = met().ask<Notices>(ReadNotices{kAna});
        m_notices.showNotices(notices);
        QVERIFY2(m.message.text().contains(u"displaced yours"_s), qPrintable(m.message.text()));
        QCOMPARE(m_notices.daysWanted(), (std::vector<QString>{kDay}));
        m.message.dismiss();
        m_notices.showNotices(notices);
        QVERIFY(!m.message.speaks());
    }

    void whatIsNotToBeSeenAnyMoreIsNotOffered()
    {
        m_notices.showNotices({});
        m_notices.showNotices(met().ask<Notices>(ReadNotices{kAna}));
        QVERIFY(m.message.speaks());
        m_notices.clear();
        QVERIFY(!m.message.speaks());
        QVERIFY(m_notices.daysWanted().empty());
    }

    void aBookingThatIsGoneIsAskedAboutUnlessItWasGivenBackHere()
    {
        const QSignalSpy asked(&m_notices, &NoticesController::submitRequested);
        m.showDay({heldBy(kAna)});
        m_notices.noteOwn(Write(Cancel{kSlot, heldBy(kAna).claims[0].id, kAna}));
        m_notices.compare(ReadDay{kDay}, Bookings{});
        m_notices.ask();
        QCOMPARE(asked.size(), 0);
        m_notices.clear();
        SlotClaims other = heldBy(kAna, kBeside);
        other.claims[0].id = {{5}, {10}};
        m.showDay({other});
        m_notices.compare(ReadDay{kDay}, Bookings{});
        m.group.showGroup({});
        m_notices.ask();
        QCOMPARE(asked.size(), 0);
        m.group.showGroup(seen());
        m_notices.ask();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::Claim);
    }

    void whatStandsAgainstAMoveIsSaid()
    {
        const Side side(roomsBySize());
        m.showDay({heldBy(kAna)});
        m.values.showValue(ReadRooms{}, side.state.answer(ReadRooms{}, {}));
        QCOMPARE(moveOffer(kSlot, m.model, seen()).obstacle, QString());
        QVERIFY(!moveOffer(kSlot, m.model, {}).obstacle.isEmpty());
        QVERIFY(!moveOffer(kSlot, m.model, seen(Confirmation::Provisional)).obstacle.isEmpty());
        const SlotKey unread{kSlot.room, kSlot.timeslot, kLater};
        QVERIFY(moveOffer(unread, m.model, seen()).rooms.empty());
    }

    void theReportOpensAtTheMergeLastTold()
    {
        const auto conflicts = met().ask<Conflicts>(ReadConflicts{});
        const QSignalSpy wanted(&m_controller, &ReportController::conflictsRequested);
        m_controller.showConflicts(conflicts, {});
        QVERIFY(!m_merged.speaks());
        m_controller.refreshIfSeen();
        QCOMPARE(wanted.size(), 0);
        m_controller.showConflicts(conflicts, conflicts.rows);
        QVERIFY(m_merged.speaks());
        m_controller.openLast();
        QVERIFY(!m_merged.speaks());
        QVERIFY(m_report.isVisible());
        QCOMPARE(wanted.size(), 1);
        m_controller.refreshIfSeen();
        QCOMPARE(wanted.size(), 2);
    }

private:
    ControllerFixture m;
    NoticesDock m_dock{[](const Notice &) { return MoveOffer(); }};
    NoticesController m_notices{{m_dock, m.message, m.model, m.group, m.booking}};
    MessageBar m_merged;
    ConflictReport m_report;
    MoveButton &m_move{*new MoveButton(&m_report)};
    ReportController m_controller{{m_report, m_move, m_merged, m.model, m.group, m.booking}};
};

ROOMCAST_GUI_TEST(NoticesControllerTest)

} // namespace roomcast::tst_notices_controller

#include "tst_notices_controller.moc"
