// SPDX-License-Identifier: MIT
//
// What the client window says of the group, and of where an answer came from: told when it turns,
// and as long as it holds.
#include "client_gui/group/note_controller.h"
#include "support/controller_fixture.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_group_controller {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class GroupControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerAnswersAgainOnce()
    {
        ControllerFixture f;
        const QSignalSpy again(&f.group, &GroupController::answersAgain);
        f.group.showGroup({});
        QVERIFY2(f.banner.text().startsWith(u"No server answers"), qPrintable(f.banner.text()));
        QCOMPARE(again.size(), 0);
        f.group.showGroup(seen());
        f.group.showGroup(seen());
        QCOMPARE(again.size(), 1);
        QVERIFY(!f.banner.speaks());
    }

    void provisionalIsSaidAsLongAsItHolds()
    {
        ControllerFixture f;
        f.group.showGroup(seen(Confirmation::Provisional));
        QVERIFY2(f.banner.text().startsWith(u"Provisional"), qPrintable(f.banner.text()));
        f.group.showGroup(seen());
        QVERIFY(!f.banner.speaks());
    }

    void aRefusedDayIsSaid()
    {
        ControllerFixture f;
        f.values.showRefusal(ReadDay{kDay}, Refused{RefusalKind::TooLarge, kDay});
        f.group.refreshBanner();
        QVERIFY2(f.banner.text().contains(u"room by room"), qPrintable(f.banner.text()));
    }

    void aSideThatIsGivenUpIsToldUnlessThePersonLeftIt()
    {
        ControllerFixture f;
        const QSignalSpy told(&f.group, &GroupController::messageRaised);
        f.group.showPartition(Label::from(u"B"));
        f.group.showPartition({});
        QCOMPARE(told.size(), 1);
        f.group.showPartition(Label::from(u"B"));
        Q_EMIT f.strip.partitionChosen({});
        f.group.showPartition({});
        QCOMPARE(told.size(), 1);
    }

    void aRedNoteEndsByItself()
    {
        ControllerFixture f;
        NoteController note(f.model, f.group);
        const QSignalSpy shown(&note, &NoteController::noteShown);
        note.show(sourceNote(noServer(Write(Reserve{kSlot, kAna, {}}))));
        for (int second = 1; second < NoteController::kRedNote_s; ++second)
            note.tick();
        QCOMPARE(shown.last()[0].value<SourceNote>().tone, Tone::Error);
        note.tick();
        QVERIFY(shown.last()[0].value<SourceNote>().tone != Tone::Error);
    }

    void newsDoNotPassForTheLastAnswer()
    {
        ControllerFixture f;
        NoteController note(f.model, f.group);
        const QSignalSpy shown(&note, &NoteController::noteShown);
        Answer cached = answerTo(Query(ReadDay{kDay}), Bookings{});
        cached.source = Source::Cache;
        note.show(sourceNote(cached));
        note.showNews();
        QCOMPARE(shown.last()[0].value<SourceNote>().tone, sourceNote(seen()).tone);
        note.showNews();
        QCOMPARE(shown.size(), 2);
    }
};

ROOMCAST_GUI_TEST(GroupControllerTest)

} // namespace roomcast::tst_group_controller

#include "tst_group_controller.moc"
