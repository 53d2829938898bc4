// SPDX-License-Identifier: MIT
//
// Bookings that no server answered: which are offered to be kept, how many, and until when.
#include "client_gui/offline/offline_controller.h"
#include "client_gui/offline/offline_dock.h"
#include "support/controller_fixture.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_offline_controller {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

namespace {

const Reserve kWish{kSlot, kAna, {}};

Answer lost(AnswerError error)
{
    Answer answer = noServer(Write(kWish));
    answer.error = error;
    return answer;
}

} // namespace

class OfflineControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anUnknownOutcomeIsOfferedOnlyWhileNoServerAnswers()
    {
        QVERIFY(m_offline.unanswered(lost(AnswerError::NoServer)));
        QVERIFY(!m_offline.unanswered(lost(AnswerError::OutcomeUnknown)));
        m.group.showGroup({});
        QVERIFY(m_offline.unanswered(lost(AnswerError::OutcomeUnknown)));
        m.group.showGroup(seen());
    }

    void theNewestTryOfASlotIsKept()
    {
        const QSignalSpy kept(&m_offline, &OfflineController::keepRequested);
        m_offline.noteUnanswered(kSlot, kWish);
        m_offline.noteUnanswered(kSlot, Reserve{kSlot, kAna, u"Seminar"_s});
        m_offline.keepUnanswered();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0][0].value<std::vector<Reserve>>(),
                 (std::vector<Reserve>{{kSlot, kAna, u"Seminar"_s}}));
    }

    void whatIsDeclinedIsNotOfferedAgain()
    {
        m_offline.noteUnanswered(kSlot, kWish);
        BarMessage message;
        m_offline.offerUnanswered(message, kSlot);
        QCOMPARE(message.action, BarAction::KeepIntent);
        m.message.showMessage(message);
        m.message.dismiss();
        BarMessage other;
        m_offline.offerUnanswered(other, kBeside);
        QCOMPARE(other.action, BarAction::None);
    }

    void whatMayHaveBeenBookedIsReadAndNotAskedAgain()
    {
        m.group.showGroup({});
        m_outcomes.take(lost(AnswerError::OutcomeUnknown));
        m_offline.noteUnanswered(kSlot, kWish);
        m_offline.noteUnanswered(kBeside, Reserve{kBeside, kAna, {}});
        m.message.showMessage({Tone::Error, u"x"_s, {}, {}, {}, true, {}, 1, BarCause::NoServer});
        m.group.showGroup(seen());
        m_offline.endSilence();
        QVERIFY2(m.message.text().contains(u"Oak · First · 9-10 was not booked"),
                 qPrintable(m.message.text()));
        const QSignalSpy asked(&m_offline, &OfflineController::submitDue);
        m_offline.askUnanswered();
        QCOMPARE(asked.size(), 1);
    }

    void neitherFaultHidesTheOther()
    {
        m_offline.showKeepingFault(u"The cache is lost."_s);
        m_offline.showKeepingFault(u"The bookings are lost."_s);
        m_offline.showKeepingFault(u"The cache is lost."_s);
        QCOMPARE(m.message.text(), u"The cache is lost. The bookings are lost."_s);
    }

private:
    ControllerFixture m;
    OfflineDock m_dock;
    OutcomeController m_outcomes{m.group};
    OfflineController m_offline{{m_dock, m.message, m.model, m.group, m_outcomes}};
};

ROOMCAST_GUI_TEST(OfflineControllerTest)

} // namespace roomcast::tst_offline_controller

#include "tst_offline_controller.moc"
