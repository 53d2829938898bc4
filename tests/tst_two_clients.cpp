// SPDX-License-Identifier: MIT
//
// Two people at two windows with real servers behind them: what one books the other sees, what it
// spoils, what is shown while no server answers, and two servers that answer one request.
#include "client_gui/booking_form.h"
#include "client_gui/cache_dock.h"
#include "client_gui/client_session.h"
#include "client_gui/console_dock.h"
#include "client_gui/grid_view.h"
#include "client_gui/message_bar.h"
#include "client_gui/navigation_bar.h"
#include "client_gui/request_dock.h"
#include "support/impostor.h"
#include "support/live_group.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace roomcast;
using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 10'000;
const SlotKey kSlot{u"ME4494"_s, u"9:30-10:30"_s, u"First"_s};
const QString kCheck = u"check ME4494"_s;

/// One person: window, session, node and their place on the network.
class Seat final {
public:
    Seat(InProcessNetwork &network, quint64 client, const QString &person)
        : window({u"239.255.77.67:7767"_s, person, person}), m_transport(network),
          m_opened(m_transport.open()), m_node({{client}, {}}, m_transport, m_clock),
          m_session(m_node, window)
    {
        window.show();
        m_node.start();
    }

    template <typename T>
    T *part() const
    {
        return window.findChild<T *>();
    }
    GridModel &grid() const { return *qobject_cast<GridModel *>(part<GridView>()->model()); }
    GridCell cell(const SlotKey &slot) const { return grid().cellOf(slot); }
    MessageBar &banner() const { return *window.findChildren<MessageBar *>()[0]; }
    MessageBar &message() const { return *window.findChildren<MessageBar *>()[1]; }
    const StatusPill &pill() const { return part<NavigationBar>()->pill(); }
    /// The inspector's row about `key`: state, and by whom it was changed.
    QStringList cached(const QString &key) const
    {
        const auto &model = *part<CacheDock>()->findChild<QTableView *>()->model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, CacheModel::Key).data().toString() == key)
                return {model.index(row, CacheModel::State).data().toString(),
                        model.index(row, CacheModel::ChangedBy).data().toString()};
        return {};
    }
    const QAbstractItemModel &requests() const
    {
        return *part<RequestDock>()->findChild<QTableView *>()->model();
    }
    QVariant request(int row, RequestModel::Column column, int role = Qt::DisplayRole) const
    {
        return requests().index(row, column).data(role);
    }

    /// Types a line into the console; its answer becomes the newest request.
    bool type(const QString &line)
    {
        const int before = requests().rowCount();
        auto *field = part<ConsoleDock>()->findChild<QLineEdit *>();
        QTest::keyClicks(field, line);
        QTest::keyClick(field, Qt::Key_Return);
        return QTest::qWaitFor([&] { return requests().rowCount() > before; }, kPatienceMs);
    }
    void click(const SlotKey &slot)
    {
        auto *view = part<GridView>();
        const QModelIndex index = grid().indexOf(slot);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    QLineEdit *titleField() const
    {
        for (auto *line : part<BookingForm>()->findChildren<QLineEdit *>())
            if (line->accessibleName() == u"Title"_s)
                return line;
        return nullptr;
    }
    bool ready() const { return cell(kSlot).kind == CellKind::Free && !cell(kSlot).stale; }

    ClientWindow window;

private:
    SystemClock m_clock;
    InProcessTransport m_transport;
    Result<Unit, TransportError> m_opened; ///< before the node sends anything
    ClientNode m_node;
    ClientSession m_session;
};

} // namespace

class TestTwoClients final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void whatOneBooksTheOtherSees();
    void withoutServersReadsAreStaleUntilOneComes_data();
    void withoutServersReadsAreStaleUntilOneComes();
    void twoServersAnsweringAreBothNamed();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<InProcessNetwork> m_network;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<Seat> m_ana;
    std::unique_ptr<Seat> m_kim;
};

void TestTwoClients::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QCoreApplication::setOrganizationName(u"roomcast-test"_s);
}

void TestTwoClients::init()
{
    QSettings().clear();
    m_network = std::make_unique<InProcessNetwork>();
    m_server = std::make_unique<LiveServer>(*m_network, 300);
    m_ana = std::make_unique<Seat>(*m_network, 11, u"Ana"_s);
    m_kim = std::make_unique<Seat>(*m_network, 22, u"Kim"_s);
    QVERIFY(QTest::qWaitForWindowExposed(&m_ana->window));
    QVERIFY(QTest::qWaitForWindowExposed(&m_kim->window));
    QTRY_VERIFY_WITH_TIMEOUT(m_ana->ready() && m_kim->ready(), kPatienceMs);
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

    // Asked again, the same question is answered by the cache, with the booking.
    QVERIFY(m_kim->type(kCheck));
    QCOMPARE(m_kim->request(0, RequestModel::Origin, RequestModel::ToneRole).toInt(),
             int(Tone::Cache));
    QVERIFY(m_kim->part<ConsoleDock>()->output().contains(u"ME4494 9:30-10:30 First"_s));
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
    QVERIFY(m_kim->cell(kSlot).stale);
    QCOMPARE(m_kim->cell(kSlot).holder, u"Ana"_s);
    QVERIFY(m_kim->type(kCheck));
    QCOMPARE(m_kim->request(0, RequestModel::Origin, RequestModel::ToneRole).toInt(),
             int(Tone::Stale));
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cached(kCheck).value(0), u"Stale"_s, kPatienceMs);

    // The new server knows nothing of the old one's bookings; the windows show what it knows.
    m_server = std::make_unique<LiveServer>(*m_network, successor);
    QTRY_VERIFY_WITH_TIMEOUT(m_kim->banner().text().isEmpty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_kim->ready(), kPatienceMs);
    QVERIFY(m_kim->pill().tone() != Tone::Stale);
    QVERIFY(m_kim->type(kCheck));
    QCOMPARE(m_kim->request(0, RequestModel::Server).toString(), QString::number(successor));
    // A write finds that its session is gone, and opens another.
    QVERIFY(m_ana->type(u"reserve ME4494 9:30-10:30 First"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_kim->cell(kSlot).kind, CellKind::Other, kPatienceMs);
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

QTEST_MAIN(TestTwoClients)
#include "tst_two_clients.moc"
