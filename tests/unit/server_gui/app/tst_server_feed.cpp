// SPDX-License-Identifier: MIT
//
// Between a server and its window: nothing is lost or reordered while the window keeps up, and one
// that does not costs the server nothing, is told how much it missed, and sees the newest.
#include "server_gui/app/server_feed.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <memory>

namespace roomcast::tst_server_feed {

namespace {

LogRecord record(qint64 number)
{
    return {WallTime{number}, ServerId{1}, event::RequestReceived{}};
}

/// Runs it in another thread, to its end.
void elsewhere(const std::function<void()> &run)
{
    const std::unique_ptr<QThread> thread(QThread::create(run));
    thread->start();
    thread->wait();
}

ServerView viewAt(quint64 index)
{
    ServerView view;
    view.status.index = {index};
    return view;
}

} // namespace

class TestServerFeed final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everythingComesInOrder();
    void whatHasNoRoomIsCounted();
    void onlyTheNewestViewComes();

private:
    std::unique_ptr<ServerFeed> m_feed;
    std::vector<qint64> m_told;
    qint64 m_left_out = 0;
};

void TestServerFeed::init()
{
    m_feed = std::make_unique<ServerFeed>();
    m_told.clear();
    m_left_out = 0;
    connect(m_feed.get(), &ServerFeed::recordLogged, this,
            [this](const LogRecord &it) { m_told.push_back(it.time.value_ms); });
    connect(m_feed.get(), &ServerFeed::recordsLeftOut, this, [this](qint64 count) {
        QVERIFY(m_told.empty()); // before those that came after
        m_left_out += count;
    });
}

void TestServerFeed::everythingComesInOrder()
{
    QSignalSpy taken(m_feed.get(), &ServerFeed::taken);
    for (int burst = 0; burst < 3; ++burst) {
        elsewhere([&] {
            for (int i = 0; i < 100; ++i)
                m_feed->append(record(burst * 100 + i));
        });
        QCoreApplication::processEvents();
    }
    QCOMPARE(taken.size(), 3); // however much has come
    QCOMPARE(m_left_out, 0);
    QCOMPARE(m_told.size(), size_t(300));
    for (size_t i = 0; i < m_told.size(); ++i)
        QCOMPARE(m_told[i], qint64(i));
}

void TestServerFeed::whatHasNoRoomIsCounted()
{
    constexpr qint64 kRequests = qint64(ServerFeed::kRecordsMax) + 1'234;
    constexpr qint64 kLeftOut = 5 * qint64(ServerFeed::kDropBatch); // the next whole batch
    constexpr qint64 kElection = -1;
    elsewhere([&] {
        m_feed->append({WallTime{kElection}, ServerId{1}, event::ElectionStarted{}});
        for (qint64 i = 0; i < kRequests; ++i)
            m_feed->append(record(i));
    });
    QCoreApplication::processEvents();
    QCOMPARE(m_left_out, kLeftOut);
    QCOMPARE(qint64(m_told.size()), kRequests + 1 - kLeftOut);
    QCOMPARE(m_told[0], kElection); // not for the sake of requests
    QCOMPARE(m_told[1], kLeftOut);
    QCOMPARE(m_told.back(), kRequests - 1);
}

void TestServerFeed::onlyTheNewestViewComes()
{
    std::vector<quint64> shown;
    connect(m_feed.get(), &ServerFeed::viewShown, this,
            [&](const ServerView &view) { shown.push_back(view.status.index.value); });
    elsewhere([&] {
        QVERIFY(!m_feed->hasView());
        m_feed->show(viewAt(1));
        QVERIFY(m_feed->hasView());
        m_feed->show(viewAt(2));
    });
    QCoreApplication::processEvents();
    QCOMPARE(shown, std::vector<quint64>{2});
    QVERIFY(!m_feed->hasView());
}

ROOMCAST_TEST(TestServerFeed)

} // namespace roomcast::tst_server_feed

#include "tst_server_feed.moc"
