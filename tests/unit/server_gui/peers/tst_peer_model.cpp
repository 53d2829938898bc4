// SPDX-License-Identifier: MIT
#include "server_gui/peers/peer_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_peer_model {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

PeerStatus peer(quint32 id)
{
    PeerStatus status;
    status.id = {id};
    status.role = ShownRole::Follower;
    status.member = true;
    status.last_heard = 8ms;
    status.index = {40};
    status.linked = true;
    return status;
}

ServerStatus self(quint32 id)
{
    ServerStatus status;
    status.id = {id};
    status.role = ShownRole::Follower;
    status.index = {38};
    return status;
}

QStringList ids(const PeerModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list += model.index(row, PeerModel::Id).data().toString();
    return list;
}

} // namespace

class TstPeerModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<PeerModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void highestIdFirstAndSelfAmongThem()
    {
        m_model->showPeers({peer(100), peer(300)});
        m_model->showSelf(self(200));
        QCOMPARE(ids(*m_model), QStringList({u"300"_s, u"200"_s, u"100"_s}));
        QCOMPARE(m_model->index(1, PeerModel::Link).data().toString(), u"This one"_s);
    }

    void comingAndGoingAreRowsOnly()
    {
        m_model->showPeers({peer(300), peer(200), peer(100)});
        const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->showPeers({peer(300), peer(250), peer(100)});
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toInt(), 1);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(ids(*m_model), QStringList({u"300"_s, u"250"_s, u"100"_s}));
    }

    void changesAreNarrow()
    {
        m_model->showPeers({peer(300), peer(200)});
        const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->showPeers({peer(300), peer(200)});
        QCOMPARE(changed.size(), 0);

        PeerStatus moved = peer(200);
        moved.index = {41};
        moved.lag = 2;
        m_model->showPeers({peer(300), moved});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), m_model->index(1, PeerModel::Index));
        QCOMPARE(changed[0][1].toModelIndex(), m_model->index(1, PeerModel::Lag));
    }

    void goneIsToldForTheWholeRow()
    {
        m_model->showPeers({peer(300)});
        const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        PeerStatus left = peer(300);
        left.state = PeerState::Left;
        m_model->showPeers({left});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), m_model->index(0, PeerModel::Id));
        QCOMPARE(changed[0][1].toModelIndex(), m_model->index(0, PeerModel::Link));
    }

    void aDeadLeaderWearsNoCrown()
    {
        PeerStatus leader = peer(300);
        leader.role = ShownRole::Leader;
        m_model->showPeers({leader});
        const QModelIndex role = m_model->index(0, PeerModel::RoleColumn);
        QCOMPARE(role.data(PeerModel::kToneRole).toInt(), int(Tone::Leader));
        leader.state = PeerState::Suspected;
        m_model->showPeers({leader});
        QVERIFY(!role.data(PeerModel::kToneRole).isValid());
        QVERIFY(role.data(PeerModel::kGoneRole).toBool());
    }

    void ownLagIsMeasuredAgainstTheLeader()
    {
        ServerStatus own = self(200);
        own.leader = ServerId{300};
        m_model->showPeers({peer(300)});
        m_model->showSelf(own);
        QCOMPARE(m_model->index(1, PeerModel::Lag).data(PeerModel::kSortRole).toInt(), 2);
        own.index = {44}; // ahead of what the leader was last heard to have
        m_model->showSelf(own);
        QCOMPARE(m_model->index(1, PeerModel::Lag).data(PeerModel::kSortRole).toInt(), 0);
    }

    void linkWordAndTone_data()
    {
        QTest::addColumn<PeerState>("state");
        QTest::addColumn<bool>("linked");
        QTest::addColumn<QString>("word");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("linked") << PeerState::Alive << true << u"Linked"_s << Tone::Server;
        QTest::newRow("heard") << PeerState::Alive << false << u"Heard"_s << Tone::Cache;
        QTest::newRow("probing") << PeerState::Probing << true << u"Probing"_s << Tone::Stale;
        QTest::newRow("suspected")
            << PeerState::Suspected << false << u"Suspected"_s << Tone::Error;
        QTest::newRow("left") << PeerState::Left << false << u"Left"_s << Tone::Follower;
        QTest::newRow("cut off") << PeerState::CutOff << true << u"Cut off (B)"_s << Tone::CutOff;
    }
    void linkWordAndTone()
    {
        QFETCH(PeerState, state);
        QFETCH(bool, linked);
        QFETCH(Tone, tone);
        PeerStatus status = peer(100);
        status.state = state;
        status.linked = linked;
        status.label = *Label::from(u"B");
        m_model->showPeers({status});
        const QModelIndex link = m_model->index(0, PeerModel::Link);
        QTEST(link.data().toString(), "word");
        QCOMPARE(link.data(PeerModel::kToneRole).toInt(), int(tone));
    }

    void whoIsCutOffHasNoCrownAndNoLag()
    {
        PeerStatus other = peer(300);
        other.role = ShownRole::Leader;
        other.state = PeerState::CutOff;
        m_model->showPeers({other});
        QVERIFY(m_model->index(0, PeerModel::Id).data(PeerModel::kGoneRole).toBool());
        QVERIFY(!m_model->index(0, PeerModel::RoleColumn).data(PeerModel::kToneRole).isValid());
        QCOMPARE(m_model->index(0, PeerModel::Lag).data().toString(), u"–"_s);
    }

    void whoFetchesShowsHowFarItIs()
    {
        PeerStatus learner;
        learner.id = {200};
        learner.role = ShownRole::Learner;
        learner.given = 0.42;
        m_model->showPeers({learner});
        const QModelIndex role = m_model->index(0, PeerModel::RoleColumn);
        QVERIFY(role.data().toString().endsWith(u", 42 %"_s));
        learner.given.reset();
        m_model->showPeers({learner});
        QVERIFY(!role.data().toString().contains(u'%'));
    }

    void isBounded()
    {
        std::vector<PeerStatus> peers;
        for (quint32 id = 1; id <= PeerModel::kPeersMax + 10; ++id)
            peers.push_back(peer(id));
        m_model->showPeers(peers);
        QCOMPARE(m_model->rowCount(), int(PeerModel::kPeersMax));
    }

    void oneRowForDoubleIds()
    {
        m_model->showPeers({peer(100), peer(100)});
        QCOMPARE(m_model->rowCount(), 1);
    }

private:
    std::unique_ptr<PeerModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

ROOMCAST_TEST(TstPeerModel)

} // namespace roomcast::tst_peer_model

#include "tst_peer_model.moc"
