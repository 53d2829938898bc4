// SPDX-License-Identifier: MIT
//
// Which servers a client with a label listens to, and when it gives the label up.
#include "core/client/own_side.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_own_side {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using Heard = OwnSide::Heard;

class TestOwnSide final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutALabelAllAreHeard();
    void othersAreNotHeard();
    void aLabelThatNobodyHasIsGivenUp();
    void itsOwnSideKeepsTheLabel();
    void aNewLabelWaitsAnew();
};

namespace {

constexpr TimePoint kStart = TimePoint(10s);
const Label kMine = *Label::from(u"a"_s);
const Label kOther = *Label::from(u"b"_s);

} // namespace

void TestOwnSide::withoutALabelAllAreHeard()
{
    OwnSide side({}, 300ms);
    QCOMPARE(side.hear(kOther, kStart), Heard::Mine);
    QCOMPARE(side.hear(kMine, kStart + 1s), Heard::Mine);
}

void TestOwnSide::othersAreNotHeard()
{
    OwnSide side(kMine, 300ms);
    QCOMPARE(side.hear(kMine, kStart), Heard::Mine);
    QCOMPARE(side.hear(kOther, kStart + 1s), Heard::Other);
}

void TestOwnSide::aLabelThatNobodyHasIsGivenUp()
{
    OwnSide side(kMine, 300ms);
    QCOMPARE(side.hear(kOther, kStart), Heard::Other);
    QCOMPARE(side.hear(kOther, kStart + 299ms), Heard::Other);
    QCOMPARE(side.hear(kOther, kStart + 300ms), Heard::LabelGivenUp);
    QVERIFY(!side.label());
    QCOMPARE(side.hear(kOther, kStart + 301ms), Heard::Mine);
}

void TestOwnSide::itsOwnSideKeepsTheLabel()
{
    OwnSide side(kMine, 300ms);
    side.hear(kOther, kStart);
    side.hear(kMine, kStart + 299ms);
    QCOMPARE(side.hear(kOther, kStart + 300ms), Heard::Other);
    QCOMPARE(side.label(), kMine);
}

void TestOwnSide::aNewLabelWaitsAnew()
{
    OwnSide side(*Label::from(u"c"_s), 300ms);
    side.hear(kOther, kStart);
    QVERIFY(side.setLabel(kMine));
    QVERIFY(!side.setLabel(kMine));
    QCOMPARE(side.hear(kOther, kStart + 300ms), Heard::Other);
}

ROOMCAST_TEST(TestOwnSide)

} // namespace roomcast::tst_own_side

#include "tst_own_side.moc"
