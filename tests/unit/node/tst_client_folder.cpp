// SPDX-License-Identifier: MIT
//
// What a client keeps between two runs, on the disk: the node gives back what an earlier one knew
// and what waited, drops what is damaged with a word, and shares a folder with nobody.
#include "node/client_folder.h"
#include "support/live_group.h"
#include "support/test_main.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace roomcast::tst_client_folder {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 10'000;
const Query kCheck = CheckRoom{u"SA314"_s};
const Reserve kWish{{u"SA314"_s, u"9:30-10:30"_s, u"First"_s}, u"Ana"_s, u"Seminar"_s};

/// A client process, but for the process.
struct LiveClient {
    explicit LiveClient(InProcessNetwork &network, ClientFolder *folder)
        : transport(network), opened(transport.open()),
          node(ClientConfig{{++ids}, {}}, transport, clock, folder)
    {
        QObject::connect(&node, &ClientNode::keptUnreadable, &node,
                         [this](ClientNode::Kept what) { unreadable.push_back(what); });
        node.start();
    }

    static inline quint64 ids = 40;
    SystemClock clock;
    InProcessTransport transport;
    Result<Unit, TransportError> opened;
    ClientNode node;
    std::vector<ClientNode::Kept> unreadable;
};

QByteArray imageOf(const Reserve &wish)
{
    OfflineBookingList intents;
    intents.keep(wish, {1'700'000'000'000});
    return intents.image();
}

Answer refused()
{
    Answer answer;
    answer.outcome = Refused{RefusalKind::SlotTaken, u"Kim"_s};
    return answer;
}

int modeOf(const QString &path)
{
    struct stat at = {};
    return ::stat(QFile::encodeName(path).constData(), &at) == 0 ? int(at.st_mode & 07777) : -1;
}

} // namespace

class TestClientFolder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = ClientFolder::take(ownPath()); }
    void cleanup() { m_folder.reset(); }

    void belongsToOneClient();
    void isItsOwnersAlone();
    void cacheOutlivesItsProcess();
    void damagedCacheIsDroppedWithAWord();
    void intentIsSentWhenAServerAnswers();
    void whatWasDecidedIsToldUntilItIsCleared();
    void damagedIntentsArePutAside();
    void everyDamageIsKept();
    void fullDiskIsSaid();
    void noFolderIsSaid();
    void whatOthersLeftIsTakenOver();
    void whatHasNoRoomIsLeft();
    void whatOthersLeftDamagedIsSaid();

private:
    /// Of the test function that runs.
    QString ownPath() const { return path(QString::fromLatin1(QTest::currentTestFunction())); }
    QString path(const QString &name) const { return QDir(m_root.path()).filePath(name); }

    QTemporaryDir m_root;
    std::unique_ptr<ClientFolder> m_folder;
};

void TestClientFolder::belongsToOneClient()
{
    QVERIFY(m_folder);
    QVERIFY(!ClientFolder::take(ownPath()));
    const auto first = ClientFolder::takeFree(path(u"group"_s));
    const auto second = ClientFolder::takeFree(path(u"group"_s));
    QVERIFY(first && second);
    QVERIFY(first->path() != second->path());
    QVERIFY(first->write(u"a"_s, "1"));
    QVERIFY(!second->read(u"a"_s));
    m_folder.reset();
    QVERIFY(ClientFolder::take(ownPath()));
}

void TestClientFolder::isItsOwnersAlone()
{
    const QString own = path(u"group/client"_s);
    const mode_t before = ::umask(0);
    const auto made = ClientFolder::take(own);
    const bool written = made && made->write(u"intents"_s, "x") && made->write(u"intents"_s, "y");
    ::umask(before);
    QVERIFY(written);
    for (const QString &folder : {path(u"group"_s), own})
        QCOMPARE(modeOf(folder), 0700);
    for (const char *file : {"/intents", "/lock"})
        QCOMPARE(modeOf(own + QLatin1StringView(file)), 0600);
}

void TestClientFolder::cacheOutlivesItsProcess()
{
    {
        InProcessNetwork network;
        LiveServer server(network, 300);
        LiveClient client(network, m_folder.get());
        QTRY_VERIFY_WITH_TIMEOUT(client.node.sight().reachable, kPatienceMs);
        client.node.watch({kCheck});
        QTRY_VERIFY_WITH_TIMEOUT(client.node.cached(kCheck), kPatienceMs);
    }
    InProcessNetwork nobody;
    LiveClient client(nobody, m_folder.get());
    QVERIFY(client.node.cached(kCheck));
    QCOMPARE(client.node.mark(kCheck)->state, CacheState::Stale);
    QVERIFY(!client.node.mark(kCheck)->age_bounded);
    QVERIFY(client.unreadable.empty());
}

void TestClientFolder::damagedCacheIsDroppedWithAWord()
{
    QVERIFY(m_folder->write(u"cache"_s, "not what was written"));
    InProcessNetwork nobody;
    LiveClient client(nobody, m_folder.get());
    QCOMPARE(client.unreadable, std::vector{ClientNode::Kept::Cache});
    QVERIFY(client.node.cacheRows().empty());
}

void TestClientFolder::intentIsSentWhenAServerAnswers()
{
    {
        InProcessNetwork nobody;
        LiveClient client(nobody, m_folder.get());
        QCOMPARE(client.node.keepOffline(kWish), Keeping::OnDisk);
        QCOMPARE(client.node.intents().size(), 1U);
    }
    InProcessNetwork network;
    LiveClient client(network, m_folder.get());
    QCOMPARE(client.node.intents().size(), 1U);
    QCOMPARE(client.node.intents()[0].wish, kWish);
    QSignalSpy decided(&client.node, &ClientNode::offlineDecided);
    LiveServer server(network, 300);
    QTRY_COMPARE_WITH_TIMEOUT(decided.size(), 1, kPatienceMs);
    QVERIFY(decided[0][0].value<OfflineDecision>().answer.ok());
    QVERIFY(client.node.intents().empty());
    QVERIFY(OfflineBookingList().restore(*m_folder->read(u"intents"_s)));
    QCOMPARE(server.node().status().claims, 1);
}

/// Whoever was away when it was decided hears of it in the next run.
void TestClientFolder::whatWasDecidedIsToldUntilItIsCleared()
{
    {
        InProcessNetwork network;
        LiveServer server(network, 300);
        LiveClient client(network, m_folder.get());
        QSignalSpy decided(&client.node, &ClientNode::offlineDecided);
        QCOMPARE(client.node.keepOffline(kWish), Keeping::OnDisk);
        QTRY_COMPARE_WITH_TIMEOUT(decided.size(), 1, kPatienceMs);
        QVERIFY(!decided[0][0].value<OfflineDecision>().earlier);
    }
    InProcessNetwork nobody;
    {
        LiveClient client(nobody, m_folder.get());
        QSignalSpy decided(&client.node, &ClientNode::offlineDecided);
        QTRY_COMPARE_WITH_TIMEOUT(decided.size(), 1, kPatienceMs);
        const auto outcome = decided[0][0].value<OfflineDecision>();
        QVERIFY(outcome.earlier && outcome.answer.ok());
        QCOMPARE(outcome.intent.wish, kWish);
        client.node.forgetDecided({outcome.intent.id});
    }
    LiveClient client(nobody, m_folder.get());
    QSignalSpy decided(&client.node, &ClientNode::offlineDecided);
    client.node.tellNow();
    QCOMPARE(decided.size(), 0);
}

void TestClientFolder::damagedIntentsArePutAside()
{
    QVERIFY(m_folder->write(u"intents"_s, "precious"));
    InProcessNetwork nobody;
    LiveClient client(nobody, m_folder.get());
    QCOMPARE(client.unreadable, std::vector{ClientNode::Kept::OfflineBookingList});
    QCOMPARE(client.node.keepOffline(kWish), Keeping::OnDisk);
    QCOMPARE(m_folder->read(u"intents.damaged"_s), QByteArray("precious"));
}

/// Said once, and no damage covers an earlier one.
void TestClientFolder::everyDamageIsKept()
{
    InProcessNetwork nobody;
    for (const QByteArray damage : {"first", "second"}) {
        QVERIFY(m_folder->write(u"intents"_s, damage));
        const LiveClient client(nobody, m_folder.get());
        QCOMPARE(client.unreadable.size(), 1U);
    }
    QVERIFY(LiveClient(nobody, m_folder.get()).unreadable.empty());
    QCOMPARE(m_folder->read(u"intents.damaged"_s), QByteArray("first"));
    QCOMPARE(m_folder->read(u"intents.damaged-2"_s), QByteArray("second"));
}

void TestClientFolder::fullDiskIsSaid()
{
    InProcessNetwork nobody;
    LiveClient client(nobody, m_folder.get());
    QSignalSpy failed(&client.node, &ClientNode::keepingFailed);
    QVERIFY(QDir().mkpath(QDir(m_folder->path()).filePath(u"intents"_s))); // no file can go there
    QCOMPARE(client.node.keepOffline(kWish), Keeping::InMemory);
    QCOMPARE(client.node.keepOffline(kWish), Keeping::InMemory);
    QCOMPARE(failed.size(), 1); // once
    QCOMPARE(client.node.intents().size(), 2U);
    QVERIFY(QDir(m_folder->path()).rmdir(u"intents"_s));
    QCOMPARE(client.node.keepOffline(kWish), Keeping::OnDisk);
    QCOMPARE(failed.size(), 1);
}

void TestClientFolder::noFolderIsSaid()
{
    InProcessNetwork nobody;
    LiveClient client(nobody, nullptr);
    QSignalSpy failed(&client.node, &ClientNode::keepingFailed);
    QCOMPARE(client.node.keepOffline(kWish), Keeping::InMemory);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<ClientNode::Kept>(), ClientNode::Kept::OfflineBookingList);
}

/// What waits, and what was decided; the folders of clients that run are theirs.
void TestClientFolder::whatOthersLeftIsTakenOver()
{
    const QString group = path(u"left"_s);
    const auto own = ClientFolder::takeFree(group);
    {
        const auto second = ClientFolder::takeFree(group);
        const auto third = ClientFolder::takeFree(group);
        QVERIFY(second->write(u"intents"_s, imageOf(kWish)));
        OfflineBookingList decided;
        decided.addDecided({{{1}, kWish, {}, true}, refused()});
        QVERIFY(third->write(u"intents"_s, decided.image()));
    }
    const auto running = ClientFolder::take(QDir(group).filePath(u"client-4"_s));
    QVERIFY(running->write(u"intents"_s, imageOf(kWish)));
    InProcessNetwork nobody;
    {
        LiveClient client(nobody, own.get());
        QSignalSpy told(&client.node, &ClientNode::offlineDecided);
        QCOMPARE(client.node.keepOffline(kWish), Keeping::OnDisk);
        for (const auto &left : ClientFolder::takeLeft(group))
            client.node.takeOver(*left);
        QCOMPARE(client.node.intents().size(), 2U);
        QVERIFY(client.node.intents()[0].id != client.node.intents()[1].id);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, kPatienceMs);
    }
    LiveClient client(nobody, own.get());
    for (const auto &left : ClientFolder::takeLeft(group))
        client.node.takeOver(*left);
    QCOMPARE(client.node.intents().size(), 2U); // each once
    QVERIFY(!QDir(group).exists(u"client-5"_s));
}

void TestClientFolder::whatHasNoRoomIsLeft()
{
    const QString group = path(u"full"_s);
    const auto own = ClientFolder::takeFree(group);
    const auto second = ClientFolder::takeFree(group);
    QVERIFY(second->write(u"intents"_s, imageOf(kWish)));
    InProcessNetwork nobody;
    LiveClient client(nobody, own.get());
    for (size_t i = 0; i < OfflineBookingList::kMax; ++i)
        QCOMPARE(client.node.keepOffline(kWish), Keeping::OnDisk);
    client.node.takeOver(*second);
    QCOMPARE(client.node.intents().size(), OfflineBookingList::kMax);
    client.node.dropOffline(client.node.intents()[0].id);
    client.node.takeOver(*second);
    QCOMPARE(client.node.intents().size(), OfflineBookingList::kMax);
    QVERIFY(QFile::remove(QDir(own->path()).filePath(u"intents"_s)));
    QVERIFY(QDir().mkpath(QDir(own->path()).filePath(u"intents"_s))); // no file can go there
    QVERIFY(second->write(u"intents"_s, imageOf(kWish)));
    client.node.dropOffline(client.node.intents()[0].id);
    client.node.takeOver(*second);
    QCOMPARE(second->read(u"intents"_s), imageOf(kWish)); // nowhere else is it kept
}

void TestClientFolder::whatOthersLeftDamagedIsSaid()
{
    const auto second = ClientFolder::take(path(u"second"_s));
    QVERIFY(second->write(u"intents"_s, "precious"));
    InProcessNetwork nobody;
    LiveClient client(nobody, m_folder.get());
    client.node.takeOver(*second);
    QCOMPARE(client.unreadable, std::vector{ClientNode::Kept::OfflineBookingList});
    QCOMPARE(second->read(u"intents.damaged"_s), QByteArray("precious"));
}

ROOMCAST_TEST(TestClientFolder)

} // namespace roomcast::tst_client_folder

#include "tst_client_folder.moc"
