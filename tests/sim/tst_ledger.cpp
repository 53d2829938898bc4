// SPDX-License-Identifier: MIT
//
// What an onlooker knows of where a write was ordered.
#include "support/scene.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_ledger {

using namespace roomcast::test;

class TestLedger final : public QObject {
    Q_OBJECT

    static constexpr RequestId kRequest{{7}, {1}};
    const Epoch m_genesis = epoch(1, 3);

private Q_SLOTS:
    void aSuccessorsOrderIsOfTheSameLog()
    {
        Scene s;
        s.startThree();
        s.install(view(1, {3, 2, 1}));
        s.install(view(2, {2, 1}));
        for (const quint32 id : {2U, 1U}) {
            s.append(id, {1}, write(epoch(1, 3), 1));
            s.append(id, {2}, write(epoch(2, 2), 1));
        }
        QVERIFY(s.ledger.wasOrdered(m_genesis, kRequest, true));
        QVERIFY(!s.ledger.wasOrderedApart(m_genesis, kRequest));
    }

    void logsThatPartedAreTwo()
    {
        Scene s;
        s.startThree();
        s.install(view(1, {3, 2, 1}));
        s.install(view(2, {2, 1}));
        for (const quint32 id : {3U, 2U, 1U})
            s.append(id, {1}, write(epoch(1, 3), 8));
        s.append(3, {2}, write(epoch(1, 3), 1)); // no other has it
        s.append(2, {2}, write(epoch(2, 2), 9));
        QVERIFY(!s.ledger.wasOrderedApart(m_genesis, kRequest));
        s.append(2, {3}, write(epoch(2, 2), 1));
        QVERIFY(s.ledger.wasOrderedApart(m_genesis, kRequest));
        QVERIFY(!s.ledger.wasOrderedApart(m_genesis, {{7}, {9}}));
    }

    void whatWasOnlySentMayHavePartedToo()
    {
        Scene s;
        s.startThree();
        s.install(view(1, {3, 2, 1}));
        s.install(view(2, {2, 1}));
        s.send(3, Order{epoch(1, 3), {1}, {}, {write(epoch(1, 3), 1)}});
        s.append(2, {1}, write(epoch(2, 2), 1));
        QVERIFY(s.ledger.wasOrderedApart(m_genesis, kRequest));
    }
};

ROOMCAST_TEST(TestLedger)

} // namespace roomcast::tst_ledger

#include "tst_ledger.moc"
