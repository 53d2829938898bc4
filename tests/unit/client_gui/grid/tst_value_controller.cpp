// SPDX-License-Identifier: MIT
//
// What the client window watches: what is on show and the chosen slot, days that others want, and
// rooms where a day is too large. Only what changes is asked for and told.
#include "support/controller_fixture.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_value_controller {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

namespace {

bool isAmong(const std::vector<Query> &keys, const Query &key)
{
    return std::ranges::count(keys, key) == 1;
}

} // namespace

class ValueControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChosenSlotIsWatchedIfTheCatalogueHasIt()
    {
        ControllerFixture f;
        f.navigation.chooseSlot(kSlot);
        QVERIFY(isAmong(f.values.watchedKeys(), ReadSlot{kSlot}));
        const SlotKey nowhere{u"Ash"_s, kSlot.timeslot, kDay};
        f.navigation.chooseSlot(nowhere);
        QVERIFY(!isAmong(f.values.watchedKeys(), ReadSlot{nowhere}));
    }

    void aDayIsWatchedOnceWhoeverWantsIt()
    {
        ControllerFixture f;
        f.more_days = {kDay, kLater, kLater};
        QVERIFY(isAmong(f.values.watchedKeys(), ReadDay{kDay}));
        QVERIFY(isAmong(f.values.watchedKeys(), ReadDay{kLater}));
    }

    void aDayThatIsTooLargeIsReadRoomByRoom()
    {
        ControllerFixture f;
        f.values.refreshWatched();
        f.values.showRefusal(ReadDay{kDay}, Refused{RefusalKind::TooLarge, kDay});
        QCOMPARE(f.values.dayInParts(), std::optional(kDay));
        QVERIFY(isAmong(f.values.watchedKeys(), CheckRoom{u"Oak"_s}));
        f.values.showRefusal(ReadDay{kDay}, {});
        QVERIFY(!isAmong(f.values.watchedKeys(), CheckRoom{u"Oak"_s}));
    }

    void onlyOtherKeysAreAskedFor()
    {
        ControllerFixture f;
        const QSignalSpy asked(&f.values, &ValueController::watchRequested);
        f.values.refreshWatched();
        f.values.refreshWatched();
        QCOMPARE(asked.size(), 1);
    }

    void aRefusalIsForgottenWithItsKey()
    {
        ControllerFixture f;
        f.values.refreshWatched();
        f.values.showRefusal(ReadDay{kDay}, Refused{RefusalKind::TooLarge, kDay});
        f.navigation.stepDay(1);
        f.values.refreshWatched();
        QVERIFY(f.values.refusals().empty());
    }

    void aRecordIsOfTheChosenSlotAlone()
    {
        ControllerFixture f;
        SlotRecord record;
        record.slot = kSlot;
        f.navigation.chooseSlot(kSlot);
        f.values.showValue(ReadSlot{kSlot}, record);
        QVERIFY(f.values.record());
        f.navigation.chooseSlot(kBeside);
        f.values.refreshWatched();
        f.navigation.chooseSlot(kSlot); // it is not watched since then
        QVERIFY(!f.values.record());
    }

    void whatIsKnownAlreadyIsNoNews()
    {
        ControllerFixture f;
        const QSignalSpy changed(&f.values, &ValueController::dataChanged);
        f.showDay({heldBy(kKim)});
        f.showDay({heldBy(kKim)});
        QCOMPARE(changed.size(), 1);
    }
};

ROOMCAST_GUI_TEST(ValueControllerTest)

} // namespace roomcast::tst_value_controller

#include "tst_value_controller.moc"
