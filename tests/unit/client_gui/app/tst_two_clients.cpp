// SPDX-License-Identifier: MIT
//
// Two people at two windows with real servers behind them: what one books the other sees, what it
// spoils, what is shown while no server answers, and two servers that answer one request.
#include "support/impostor.h"
#include "support/live_group.h"
#include "support/own_settings.h"
#include "support/seat.h"
#include "support/test_main.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>

namespace roomcast::tst_two_clients {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const SlotKey kSlot{u"ME4494"_s, u"9:30-10:30"_s, u"First"_s};
const QString kCheck = u"check ME4494"_s;

} // namespace

class TestTwoClients final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatOneBooksTheOtherSees();
    void withoutServersReadsAreStaleUntilOneComes_data();
    void withoutServersReadsAreStaleUntilOneComes();
    void whatIsClearedIsNotShown();
    void twoServersAnsweringAreBothNamed();

private:
    OwnSettings m_settings;
    std::unique_ptr<InProcessNetwork> m_network;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<Seat> m_ana;
    std::unique_ptr<Seat> m_kim;
};

void TestTwoClients::init()
{
    QVERIFY(m_settings.isValid());
    QSettings().clear();
    m_network = std::make_unique<InProcessNetwork>();
    m_server = std::make_unique<LiveServer>(*m_network, 300);
    const auto sit = [this](quint64 client, const QString &person) {
        auto seat = std::make_unique<Seat>(std::make_unique<InProcessTransport>(*m_network), client,
                                           person);
        seat->start();
        return seat;
    };
    m_ana = sit(11, u"Ana"_s);
    m_kim = sit(22, u"Kim"_s);
    QVERIFY(QTest::qWaitForWindowExposed(&m_ana->window));
    QVERIFY(QTest::qWaitForWindowExposed(&m_kim->window));
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->isFree(kSlot) && m_kim->isFree(kSlot), kPatienceMs);
}

void TestTwoClients::cleanup()
{
    m_kim.reset();
    m_ana.reset();
    m_server.reset();
    m_network.reset();
}

void TestTwoClients::whatOneBooksTheOtherSees()
{
    QVERIFY(m_kim->type(kCheck));
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cached(kCheck), QStringList({u"Fresh"_s, {}}), kPatienceMs);
    QSignalSpy submitted(&m_kim->window, &ClientWindow::submitRequested);
    QSignalSpy reloaded(&m_kim->window, &ClientWindow::reloadRequested);
    QSignalSpy painted(&m_kim->grid(), &QAbstractItemModel::dataChanged);

    m_ana->click(kSlot);
    QCOMPARE(m_ana->part<BookingForm>()->slot(), kSlot);
    QTest::keyClicks(m_ana->titleField(), u"Seminar"_s);
    QTest::keyClick(m_ana->titleField(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_ana->cell(kSlot).kind, CellKind::Mine, kPatienceMs);

    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cell(kSlot).kind, CellKind::Other, kPatienceMs);
    QCOMPARE(m_kim->cell(kSlot).holder, u"Ana"_s);
    QCOMPARE(m_kim->cell(kSlot).title, u"Seminar"_s);
    QVERIFY(m_kim->grid().indexOf(kSlot).data().toString().contains(u"Ana"_s));
    QVERIFY(!painted.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cached(kCheck), QStringList({u"Fresh"_s, u"Ana"_s}),
                              kPatienceMs);
    QCOMPARE(submitted.size(), 0);
    QCOMPARE(reloaded.size(), 0);

    // Asked again, the same question is answered by the cache, with the booking; anew by a server.
    QVERIFY(m_kim->type(kCheck));
    QCOMPARE(m_kim->request(0, RequestModel::Origin, RequestModel::ToneRole).toInt(),
             int(Tone::Cache));
    QVERIFY(m_kim->part<ConsoleDock>()->output().contains(u"ME4494 9:30-10:30 First"_s));
    const int before = m_kim->requests().rowCount();
    Q_EMIT m_kim->window.reloadRequested({CheckRoom{kSlot.room}});
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->requests().rowCount(), before + 1, kPatienceMs);
    QCOMPARE(m_kim->request(0, RequestModel::Origin, RequestModel::ToneRole).toInt(),
             int(Tone::Server));
    QCOMPARE(m_kim->cached(kCheck).value(0), u"Fresh"_s);
}

void TestTwoClients::withoutServersReadsAreStaleUntilOneComes_data()
{
    QTest::addColumn<quint32>("successor");
    QTest::newRow("a higher one") << 400u;
    QTest::newRow("the same again") << 300u;
    QTest::newRow("a lower one") << 200u;
}

void TestTwoClients::withoutServersReadsAreStaleUntilOneComes()
{
    QFETCH(quint32, successor);
    QVERIFY(m_ana->type(u"reserve ME4494 9:30-10:30 First"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cell(kSlot).kind, CellKind::Other, kPatienceMs);
    QVERIFY(m_kim->type(kCheck));

    m_server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!m_kim->banner().text().isEmpty(), kPatienceMs);
    QCOMPARE(m_kim->pill().tone(), Tone::Stale);
    QVERIFY(m_kim->cell(kSlot).isStale());
    QCOMPARE(m_kim->cell(kSlot).holder, u"Ana"_s);
    QVERIFY(m_kim->type(kCheck));
    QCOMPARE(m_kim->request(0, RequestModel::Origin, RequestModel::ToneRole).toInt(),
             int(Tone::Stale));
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cached(kCheck).value(0), u"Stale"_s, kPatienceMs);

    // The new server knows nothing of the old one's bookings; the windows show what it knows.
    m_server = std::make_unique<LiveServer>(*m_network, successor);
    QTRY_VERIFY_WITH_TIMEOUT(m_kim->banner().text().isEmpty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_kim->isFree(kSlot), kPatienceMs);
    QVERIFY(m_kim->pill().tone() != Tone::Stale);
    QVERIFY(m_kim->type(kCheck));
    QCOMPARE(m_kim->request(0, RequestModel::Server).toString(), QString::number(successor));
    // A write finds that its session is gone, and opens another.
    QVERIFY(m_ana->type(u"reserve ME4494 9:30-10:30 First"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cell(kSlot).kind, CellKind::Other, kPatienceMs);
}

/// With a server it is asked again; without one the grid, the form and the banner know nothing.
void TestTwoClients::whatIsClearedIsNotShown()
{
    QVERIFY(m_ana->type(u"reserve ME4494 9:30-10:30 First"_s));
    m_kim->click(kSlot);
    auto *queue = m_kim->list(u"Waiting list"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cell(kSlot).kind, CellKind::Other, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(queue->count(), 1, kPatienceMs);
    Q_EMIT m_kim->window.clearCacheRequested();
    QCOMPARE(m_kim->cell(kSlot).kind, CellKind::Unknown);
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cell(kSlot).kind, CellKind::Other, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(queue->count(), 1, kPatienceMs);

    m_server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!m_kim->banner().text().isEmpty(), kPatienceMs);
    Q_EMIT m_kim->window.clearCacheRequested();
    QTRY_VERIFY_WITH_TIMEOUT(!m_kim->grid().timetable().hasDay(kSlot.day), kPatienceMs);
    QCOMPARE(m_kim->cell(kSlot).kind, CellKind::Unknown);
    QTRY_COMPARE_WITH_TIMEOUT(queue->count(), 0, kPatienceMs);
    QVERIFY2(m_kim->banner().text().contains(u"nothing of this day is known"_s),
             qPrintable(m_kim->banner().text()));
}

void TestTwoClients::twoServersAnsweringAreBothNamed()
{
    Impostor impostor(*m_network, {200}, {22});
    m_kim->click(kSlot);
    QTest::mouseClick(m_kim->part<BookingForm>()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cell(kSlot).kind, CellKind::Mine, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->requests().rowCount(), 1, kPatienceMs);
    QCOMPARE(m_kim->request(0, RequestModel::Server).toString(), u"300"_s);

    impostor.refuseReservations();
    const auto names_both = [](const QString &text) {
        return text.contains(u"300"_s) && text.contains(u"200"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(names_both(m_kim->message().text()), kPatienceMs);
    QCOMPARE(m_kim->pill().tone(), Tone::Error);
    QCOMPARE(m_kim->requests().rowCount(), 1);
    QVERIFY(names_both(m_kim->request(0, RequestModel::Server).toString()));
    QCOMPARE(m_kim->request(0, RequestModel::Replies).toInt(), 2);
    QCOMPARE(m_kim->request(0, RequestModel::Outcome, RequestModel::ToneRole).toInt(),
             int(Tone::Error));
    QVERIFY(m_ana->message().text().isEmpty());
}

ROOMCAST_GUI_TEST(TestTwoClients)

} // namespace roomcast::tst_two_clients

#include "tst_two_clients.moc"
