// SPDX-License-Identifier: MIT
//
// What a client with a window may print are answers to commands of its person: what the window and
// its session ask by themselves is none.
#include "client_gui/app/node_bridge.h"
#include "support/live_group.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_node_bridge {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const SlotKey kSlot{u"ME4494"_s, u"9:30-10:30"_s, u"First"_s};

} // namespace

class NodeDeskTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAPersonsCommandsAreTold_data();
    void onlyAPersonsCommandsAreTold();
};

void NodeDeskTest::onlyAPersonsCommandsAreTold_data()
{
    QTest::addColumn<AskedFrom>("origin");
    QTest::addColumn<Command>("command");
    QTest::addColumn<bool>("told");
    const Command book = Write(Reserve{kSlot, u"Ana"_s, {}});
    const Command queue = Query(ReadSlot{kSlot});
    QTest::newRow("grid") << AskedFrom::Grid << book << true;
    QTest::newRow("undo") << AskedFrom::Undo << Command(Write(Cancel{kSlot, {}, u"Ana"_s})) << true;
    QTest::newRow("console") << AskedFrom::Console << queue << true;
    QTest::newRow("notices") << AskedFrom::Notices << book << true;
    QTest::newRow("view") << AskedFrom::View << Command(Query(ListRooms{})) << false;
    QTest::newRow("merges") << AskedFrom::Merges << Command(Query(ReadConflicts{})) << false;
    QTest::newRow("claim") << AskedFrom::Claim << queue << false;
    QTest::newRow("doubt") << AskedFrom::Doubt << queue << false;
}

void NodeDeskTest::onlyAPersonsCommandsAreTold()
{
    QFETCH(AskedFrom, origin);
    QFETCH(Command, command);
    QFETCH(bool, told);
    InProcessNetwork network;
    LiveServer server(network, 300);
    InProcessTransport transport(network);
    QVERIFY(bool(transport.open()));
    const SystemClock clock;
    ClientNode node({{11}, {}}, transport, clock);
    ClientFeed feed;
    NodeBridge desk(node, feed);
    QSignalSpy answered(&node, &ClientNode::answered);
    QSignalSpy commands(&desk, &NodeBridge::commandAnswered);
    node.start();
    desk.watch({ListRooms{}}); // a view of what is not there yet asks nothing
    QTRY_VERIFY_WITH_TIMEOUT(node.cached(ListRooms{}), 10'000);
    desk.submit(command, origin);
    QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 10'000);
    QCOMPARE(commands.size(), told ? 1 : 0);
}

ROOMCAST_TEST(NodeDeskTest)

} // namespace roomcast::tst_node_bridge

#include "tst_node_bridge.moc"
