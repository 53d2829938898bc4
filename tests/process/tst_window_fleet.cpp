// SPDX-License-Identifier: MIT
//
// Real windows before real servers: what one person changes the other sees, and while servers are
// killed and started at random the window stays responsive, says the right source of every answer,
// shows no age that is not a bound, and loses no booking that was kept. Times are measured and
// printed, never judged: machines differ. ROOMCAST_STORM_SECONDS says how long it storms (default
// 5), ROOMCAST_STORM_SEED how.
#include "client_gui/offline/offline_dock.h"
#include "net/lossy_transport.h"
#include "net/multicast_transport.h"
#include "support/event_wait.h"
#include "support/own_settings.h"
#include "support/stall_meter.h"
#include "support/storm.h"
#include "support/witness.h"
#include "text/answer_text.h"

#include <QAction>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace roomcast;
using namespace roomcast::test;
using namespace std::chrono_literals;

namespace {

constexpr int kRounds = 20;
const std::vector<int> kIds{100, 200, 300};

int numberFrom(const char *variable, int otherwise)
{
    const int wanted = qEnvironmentVariableIntValue(variable);
    return wanted > 0 ? wanted : otherwise;
}

FleetOptions weekly(Storage storage)
{
    FleetOptions options;
    options.storage = storage;
    options.catalogue = QStringLiteral(ROOMCAST_SOURCE_DIR) + u"/tests/data/weekly"_s;
    return options;
}

std::unique_ptr<Seat> seatAt(const MulticastOptions &network, const QString &person)
{
    return std::make_unique<Seat>(std::make_unique<MulticastTransport>(network),
                                  QRandomGenerator::system()->generate64(), person);
}

double milliseconds(std::chrono::nanoseconds time)
{
    return double(time.count()) / 1e6;
}

/// The first cell of a row on show that nobody holds.
SlotKey freeSlot(const Seat &seat, int row)
{
    for (int column = 0; column < seat.grid().columnCount(); ++column) {
        const SlotKey slot = seat.grid().slotAt(seat.grid().index(row, column));
        if (seat.isFree(slot))
            return slot;
    }
    return {};
}

/// A place on the network that hears and says nothing for a part of every two seconds: what is said
/// meanwhile is missed, and what is shown grows old.
class DeafPlace final : public QObject {
public:
    explicit DeafPlace(const MulticastOptions &network)
    {
        auto *inner = new MulticastTransport(network);
        m_transport = new LossyTransport(*inner, QRandomGenerator(1));
        inner->setParent(m_transport);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            Faults deaf;
            deaf.loss_percent = 100;
            m_transport->setFaults(deaf);
            QTimer::singleShot(400ms, m_transport, [this] { m_transport->setFaults({}); });
        });
    }

    std::unique_ptr<Transport> take() { return std::unique_ptr<Transport>(m_transport); }
    /// Only while the seat that took it is there.
    void begin() { m_timer.start(2s); }
    void end() { m_timer.stop(); }

private:
    LossyTransport *m_transport;
    QTimer m_timer;
};

/// Somebody at the window who does this and that, from a timer; the same for the same seed.
class BusyPerson final : public QObject {
public:
    BusyPerson(Seat &seat, quint32 seed) : m_seat(seat), m_chance(seed)
    {
        connect(&m_timer, &QTimer::timeout, this, &BusyPerson::act);
        m_timer.start(80ms);
    }

    int acts() const { return m_acts; }
    int kept() const { return m_kept; }
    void rest() { m_timer.stop(); }

private:
    void act()
    {
        ++m_acts;
        if (m_seat.message().action() == BarAction::KeepIntent)
            return keep();
        switch (m_chance.bounded(7)) {
        case 0:
        case 1:
            return enter(u"check ME4494"_s);
        case 2:
            return enter(u"rooms"_s);
        case 3:
            return choose();
        case 4:
            choose();
            return trigger(u"Book"_s);
        case 5:
            return trigger(u"Cancel booking"_s);
        case 6:
            return trigger(m_chance.bounded(4) == 0 ? u"Reload from the servers"_s : u"Today"_s);
        }
    }
    void enter(const QString &line)
    {
        auto *field = m_seat.part<ConsoleDock>()->findChild<QLineEdit *>();
        field->setText(line);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void choose()
    {
        // The last row is the other person's.
        const int rows = m_seat.grid().rowCount() - 1;
        const int columns = m_seat.grid().columnCount();
        if (rows > 0 && columns > 0)
            m_seat.part<GridView>()->setCurrentIndex(
                m_seat.grid().index(m_chance.bounded(rows), m_chance.bounded(columns)));
    }
    void trigger(const QString &words) const
    {
        for (QAction *known : m_seat.window.findChildren<QAction *>())
            if (known->text().remove(u'&') == words)
                return known->trigger();
    }
    void keep()
    {
        ++m_kept;
        m_seat.message().findChild<QToolButton *>()->click();
    }

    Seat &m_seat;
    QRandomGenerator m_chance;
    QTimer m_timer;
    int m_acts = 0;
    int m_kept = 0;
};

/// Somebody else, who books a slot and gives it back, over and over, under a name of its own each
/// time; the witness is told of what was confirmed.
class Toggler final : public QObject {
public:
    Toggler(const MulticastOptions &network, const SlotKey &slot, Witness &witness)
        : m_transport(network), m_opened(m_transport.open()),
          m_node({{QRandomGenerator::system()->generate64()}, {}}, m_transport, m_clock),
          m_slot(slot), m_witness(witness)
    {
        connect(&m_node, &ClientNode::answered, this, &Toggler::take);
        connect(&m_timer, &QTimer::timeout, this, &Toggler::toggle);
        m_node.start();
        m_timer.start(150ms);
    }

    void rest() { m_timer.stop(); }
    bool idle() const { return !m_under_way; }
    int confirmed() const { return m_confirmed; }

private:
    void toggle()
    {
        if (std::exchange(m_under_way, true))
            return;
        m_witness.expectNothing(m_slot);
        if (!m_held)
            m_name = u"Kim %1"_s.arg(++m_bookings);
        m_node.submit(m_held ? Write(Cancel{m_slot, {}, m_name})
                             : Write(Reserve{m_slot, m_name, {}}));
    }
    void take(const Answer &answer)
    {
        m_under_way = false;
        if (!answer.ok())
            return learn(answer);
        m_held = std::holds_alternative<Reserve>(std::get<Write>(answer.command));
        if (answer.confirmation != Confirmation::Confirmed)
            return;
        ++m_confirmed;
        m_witness.expect(m_slot, m_name, m_held);
    }
    /// One that was not answered may have been executed: a refusal tells who holds it.
    void learn(const Answer &answer)
    {
        const auto *refused = answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr;
        if (!refused)
            return;
        m_held = refused->kind == RefusalKind::SlotTaken || refused->kind == RefusalKind::NotYours;
        if (m_held)
            m_name = refused->subject;
    }

    SystemClock m_clock;
    MulticastTransport m_transport;
    Result<Unit, TransportError> m_opened; ///< before the node sends anything
    ClientNode m_node;
    SlotKey m_slot;
    Witness &m_witness;
    QTimer m_timer;
    QString m_name;
    int m_bookings = 0;
    int m_confirmed = 0;
    bool m_held = false;
    bool m_under_way = false;
};

} // namespace

class WindowFleetTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_settings.isValid());
        QSettings().clear();
    }

    void whatOneChangesTheOtherSees();
    void aStormOfServers();

private:
    OwnSettings m_settings;
};

void WindowFleetTest::whatOneChangesTheOtherSees()
{
    Fleet fleet(weekly(Storage::Memory));
    QVERIFY(fleet.start(kIds) && fleet.waitForView(kIds));
    const auto ana = seatAt(fleet.clientNetwork(), u"Ana"_s);
    const auto kim = seatAt(fleet.clientNetwork(), u"Kim"_s);
    for (Seat *seat : {ana.get(), kim.get()})
        seat->start();
    QTRY_VERIFY_WITH_TIMEOUT(!freeSlot(*ana, 0).room.isEmpty() && !freeSlot(*kim, 0).room.isEmpty(),
                             kPatienceMs);
    const SlotKey slot = freeSlot(*ana, 0);
    QCOMPARE(kim->cell(slot).kind, CellKind::Free);
    ana->window.activateWindow(); // shortcuts go to one window only
    QVERIFY(QTest::qWaitForWindowActive(&ana->window));

    QElapsedTimer clock;
    qint64 answered_ns = 0;
    qint64 seen_ns = 0;
    connect(&ana->node, &ClientNode::answered, this, [&](const Answer &answer) {
        if (std::holds_alternative<Write>(answer.command))
            answered_ns = clock.nsecsElapsed();
    });
    connect(&kim->grid(), &QAbstractItemModel::dataChanged, this, [&] {
        const GridCell cell = kim->grid().indexOf(slot).data(GridModel::CellRole).value<GridCell>();
        if (cell.isHeld() && seen_ns == 0)
            seen_ns = clock.nsecsElapsed();
    });
    std::vector<double> from_click;
    std::vector<double> after_answer;
    for (int round = 0; round < kRounds; ++round) {
        ana->click(slot);
        answered_ns = seen_ns = 0;
        clock.start();
        QTest::keyClick(ana->part<GridView>(), Qt::Key_Return);
        QVERIFY(waitUntil([&] { return answered_ns > 0 && seen_ns > 0; }, 10s));
        QCOMPARE(kim->cell(slot).holder, u"Ana"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ana->cell(slot).kind, CellKind::Mine, kPatienceMs);
        from_click.push_back(double(seen_ns) / 1e6);
        after_answer.push_back(double(seen_ns - answered_ns) / 1e6);
        QTest::keyClick(ana->part<GridView>(), Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(kim->cell(slot).kind, CellKind::Free, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(ana->cell(slot).kind, CellKind::Free, kPatienceMs);
    }
    for (auto *times : {&from_click, &after_answer})
        std::ranges::sort(*times);
    qInfo(
        "a booking in the other window's grid after %.1f ms (median of %d; longest %.1f), %.1f ms "
        "after the answer to whoever booked (longest %.1f)",
        from_click[kRounds / 2], kRounds, from_click.back(), after_answer[kRounds / 2],
        after_answer.back());
}

void WindowFleetTest::aStormOfServers()
{
    const int seconds = numberFrom("ROOMCAST_STORM_SECONDS", 5);
    const auto seed = quint32(numberFrom("ROOMCAST_STORM_SEED", 1));
    Storm storm(weekly(Storage::Disk), seconds, seed);
    const MulticastOptions network = storm.network();
    DeafPlace place(network);
    const auto ana =
        std::make_unique<Seat>(place.take(), QRandomGenerator::system()->generate64(), u"Ana"_s);
    Witness witness(*ana);
    QSignalSpy decided(&ana->node, &ClientNode::offlineDecided);
    ana->start();
    QTRY_VERIFY_WITH_TIMEOUT(!freeSlot(*ana, 0).room.isEmpty(), kPatienceMs);
    const SlotKey others = freeSlot(*ana, ana->grid().rowCount() - 1);
    QVERIFY(!others.room.isEmpty());
    QVERIFY(ana->type(u"check ME4494"_s)); // kept for when nobody answers

    Toggler toggler(network, others, witness);
    BusyPerson person(*ana, seed);
    QTimer inspection;
    connect(&inspection, &QTimer::timeout, &witness, [&] { witness.inspectGrid(others); });
    inspection.start(50ms);
    storm.begin();
    place.begin();
    const StallMeter meter;
    QVERIFY(waitUntil([&] { return storm.isOver(); }, std::chrono::seconds(seconds + 120)));
    const auto longest = meter.longest();
    const auto work = meter.longestWork();
    place.end();
    person.rest();
    toggler.rest();
    QVERIFY2(storm.endedWell(), "the servers did not find one another again");

    // Nothing that was kept is forgotten, and nothing of it is decided without a word.
    QTRY_VERIFY_WITH_TIMEOUT(ana->node.intents().empty() && toggler.idle(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(ana->cell(others).state, CacheState::Fresh, kPatienceMs);
    QCOMPARE(ana->part<OfflineDock>()->windowTitle(),
             decided.isEmpty() ? u"Pending"_s
                               : QString(u"Pending (%1)"_s.arg(std::min(
                                     decided.size(), qsizetype(OfflineDock::kDecidedMax)))));
    inspection.stop();
    qInfo("%d s, %d kills, %d acts of the person; answers shown: %d of servers, %d of the cache, "
          "%d stale, %d without; %d bookings kept, %lld decided; %d ages held against %d writes of "
          "another",
          seconds, storm.kills(), person.acts(), witness.shown(Source::Server),
          witness.shown(Source::Cache), witness.shown(Source::Stale), witness.shown(Source::None),
          person.kept(), static_cast<long long>(decided.size()), witness.agesChecked(),
          toggler.confirmed());
    qInfo(
        "longest stall of the event loop %.1f ms (of it %.1f ms the window's own work); most work "
        "in one turn %.1f ms; %d turns looked at",
        milliseconds(longest.length), milliseconds(longest.worked), milliseconds(work),
        meter.beats());
    QVERIFY2(witness.complaints().isEmpty(), qPrintable(witness.complaints().join(u'\n')));
    for (const Source source : {Source::Server, Source::Cache, Source::Stale})
        QVERIFY2(witness.shown(source) > 0, qPrintable(scriptName(source)));
    QVERIFY(witness.agesChecked() > 0);
}

QTEST_MAIN(WindowFleetTest)
#include "tst_window_fleet.moc"
