// SPDX-License-Identifier: MIT
//
// Where the client window looks: days and rooms are turned to, a day that is turned to is asked
// for, and what the lists do not have any more is not looked at.
#include "support/controller_fixture.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_navigation_controller {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

class NavigationControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDayThatIsTurnedToIsAskedFor()
    {
        ControllerFixture f;
        const QSignalSpy asked(&f.navigation, &NavigationController::submitRequested);
        f.navigation.stepDay(1);
        QCOMPARE(f.model.scope().day, kLater);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), Command(Query(ReadDay{kLater})));
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::View);
        f.navigation.stepDay(1); // there is none behind it
        QCOMPARE(asked.size(), 1);
    }

    void aSlotWithoutADayIsOfTheDayOnShow()
    {
        ControllerFixture f;
        f.navigation.stepDay(1);
        f.navigation.chooseSlot({kSlot.room, kSlot.timeslot, {}});
        QCOMPARE(f.navigation.slot(), (SlotKey{kSlot.room, kSlot.timeslot, kLater}));
    }

    void aSlotTurnsTheGridToItsDayAndRoom()
    {
        ControllerFixture f;
        f.navigation.setMode(GridMode::Week);
        f.navigation.showKey(ReadSlot{{u"Oak"_s, u"9-10"_s, kLater}});
        QCOMPARE(f.model.scope().day, kLater);
        QCOMPARE(f.model.scope().room, u"Oak"_s);
        f.navigation.showKey(CheckRoom{u"Elm"_s});
        QCOMPARE(f.navigation.slot(), (SlotKey{u"Elm"_s, u"9-10"_s, kLater}));
    }

    void whatIsChosenAgainIsNoOtherScope()
    {
        ControllerFixture f;
        f.navigation.chooseSlot(kSlot);
        const QSignalSpy scopes(&f.navigation, &NavigationController::scopeChanged);
        const QSignalSpy choices(&f.navigation, &NavigationController::choiceChanged);
        f.navigation.chooseSlot({kSlot.room, u"10-11"_s, kDay});
        QCOMPARE(scopes.size(), 0);
        QCOMPARE(choices.size(), 1);
    }

    void aDayThatIsOverIsLeft()
    {
        ControllerFixture f;
        f.navigation.chooseSlot(kSlot);
        f.values.showValue(ListDays{}, Names{{kLater, u"Third"_s}});
        QCOMPARE(f.navigation.slot(), SlotKey());
        f.navigation.settle();
        QCOMPARE(f.model.scope().day, kLater);
    }
};

ROOMCAST_GUI_TEST(NavigationControllerTest)

} // namespace roomcast::tst_navigation_controller

#include "tst_navigation_controller.moc"
