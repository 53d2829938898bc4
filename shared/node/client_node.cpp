// SPDX-License-Identifier: MIT
#include "node/client_node.h"

#include "core/client/client_engine.h"
#include "net/transport.h"
#include "node/client_folder.h"
#include "node/packet_port.h"

#include <QThreadPool>
#include <QTimer>

#include <set>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kCacheFile = u"cache"_s;
const QString kIntentsFile = u"intents"_s;
/// The cache changes often, and losing its last moments costs nothing.
constexpr auto kSaveDelay = 2s;

} // namespace

class ClientNode::Driver final : public QObject {
public:
    Driver(ClientNode &node, ClientConfig config, Transport &transport, const Clock &clock,
           ClientFolder *folder)
        : m_node(node), m_transport(transport), m_clock(clock), m_folder(folder), m_port(transport),
          m_engine(std::move(config))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { run(m_engine.tick(m_clock.now())); });
        m_writer.setMaxThreadCount(1);
        m_save_timer.setSingleShot(true);
        connect(&m_save_timer, &QTimer::timeout, this, &Driver::saveCache);
    }
    Driver(const Driver &) = delete;
    Driver &operator=(const Driver &) = delete;
    ~Driver() override
    {
        m_writer.waitForDone();
        if (m_save_timer.isActive())
            saveCache();
        m_writer.waitForDone();
    }

    bool intentsKept() const { return m_intents_kept; }

    void start()
    {
        restore();
        connect(&m_transport, &Transport::datagramReceived, this, &Driver::onDatagram);
        connect(&m_transport, &Transport::networkLost, &m_node, &ClientNode::networkChanged);
        connect(&m_transport, &Transport::networkBack, &m_node, &ClientNode::networkChanged);
        run(m_engine.tick(m_clock.now()));
    }

    Ticket submit(const Command &command, std::optional<ReadMode> mode)
    {
        const Ticket ticket{++m_tickets};
        run(m_engine.submit(command, ticket, m_clock.now(), mode));
        return ticket;
    }

    void takeOver(ClientFolder &left)
    {
        const auto image = left.read(kIntentsFile);
        OfflineBookingList others;
        if (!m_folder || !image)
            return;
        if (!others.restore(*image))
            return putAside(left);
        if (others.empty())
            return;
        run(m_engine.takeOverOffline(others, m_clock.now()));
        if (m_intents_kept)
            left.write(kIntentsFile, others.image());
    }

    std::optional<NetworkTrouble> networkTrouble() const { return m_transport.networkTrouble(); }
    const ClientEngine &engine() const { return m_engine; }
    ClientEngine &engine() { return m_engine; }
    Now now() const { return m_clock.now(); }

    /// Keeps, sends at once; tells in the next turn of the event loop, so that nobody is told
    /// before the call that caused it has returned.
    void run(ClientEffects effects)
    {
        if (effects.intents_changed)
            saveIntents();
        if (m_folder && !effects.touched.empty() && !m_save_timer.isActive())
            m_save_timer.start(kSaveDelay);
        for (const Outbound &outbound : effects.outbox)
            if (const auto *group = std::get_if<ToGroup>(&outbound))
                m_port.multicast(m_engine.origin(), group->message);
        armTimer();
        merge(std::move(effects));
        if (std::exchange(m_telling, true))
            return;
        QMetaObject::invokeMethod(this, &Driver::tell, Qt::QueuedConnection);
    }

    void tell()
    {
        m_telling = false;
        const ClientEffects untold = std::exchange(m_untold, {});
        if (untold.sight_changed)
            Q_EMIT m_node.sightChanged();
        for (const Query &key : untold.touched)
            Q_EMIT m_node.valueChanged(key);
        if (!untold.touched.empty())
            Q_EMIT m_node.cacheChanged();
        if (untold.notices)
            Q_EMIT m_node.noticesTold(*untold.notices);
        for (const Answer &answer : untold.answers)
            Q_EMIT m_node.answered(answer);
        for (const Answer &answer : untold.double_replies)
            Q_EMIT m_node.doubleReply(answer);
        for (const OfflineDecision &outcome : untold.intents_decided)
            Q_EMIT m_node.offlineDecided(outcome);
        if (untold.intents_changed)
            Q_EMIT m_node.offlineChanged();
    }

private:
    void restore()
    {
        const auto read = [this](const QString &name) {
            return m_folder ? m_folder->read(name) : std::nullopt;
        };
        if (const auto image = read(kCacheFile); image && !m_engine.restore(*image, m_clock.now()))
            Q_EMIT m_node.keptUnreadable(Kept::Cache, {});
        const auto intents = read(kIntentsFile);
        if (!intents)
            return;
        if (m_engine.restoreOffline(*intents)) {
            m_untold.intents_decided = m_engine.decidedOffline();
            return;
        }
        putAside(*m_folder);
    }

    void putAside(const ClientFolder &folder)
    {
        const QString aside = folder.putAside(kIntentsFile).value_or(QString());
        Q_EMIT m_node.keptUnreadable(Kept::OfflineBookingList, aside);
    }

    /// The disk may take long, and the file may have megabytes.
    void saveCache()
    {
        if (m_writer.activeThreadCount() > 0) // the last time's is not on the disk yet
            return m_save_timer.start(kSaveDelay);
        m_writer.start([this, image = m_engine.image(m_clock.now())] {
            const bool kept = m_folder->write(kCacheFile, writeImage(image));
            QMetaObject::invokeMethod(this, [this, kept] { noteKept(Kept::Cache, kept); });
        });
    }

    /// On the disk before anything is sent that rests on it, and small.
    void saveIntents()
    {
        m_intents_kept = m_folder && m_folder->write(kIntentsFile, m_engine.offlineImage());
        noteKept(Kept::OfflineBookingList, m_intents_kept);
    }

    void noteKept(Kept what, bool kept)
    {
        if (kept)
            m_failing.erase(what);
        else if (m_failing.insert(what).second)
            Q_EMIT m_node.keepingFailed(what);
    }

    void onDatagram(const Endpoint &from, const QByteArray &datagram, Channel channel)
    {
        // A client is no member, and knows no place of one.
        const auto packet =
            m_port.receive(from, datagram, channel, [](const Origin &) { return false; });
        // What cannot be read is dropped here; servers log it.
        if (packet && *packet)
            run(m_engine.onDatagram(from, channel, **packet, m_clock.now()));
    }

    void merge(ClientEffects effects)
    {
        const auto append = [](auto &to, auto &from) {
            to.insert(to.end(), std::make_move_iterator(from.begin()),
                      std::make_move_iterator(from.end()));
        };
        append(m_untold.answers, effects.answers);
        append(m_untold.double_replies, effects.double_replies);
        append(m_untold.intents_decided, effects.intents_decided);
        m_untold.intents_changed = m_untold.intents_changed || effects.intents_changed;
        m_untold.touched.merge(effects.touched);
        m_untold.sight_changed = m_untold.sight_changed || effects.sight_changed;
        if (effects.notices)
            m_untold.notices = std::move(effects.notices);
    }

    void armTimer()
    {
        const auto deadline = m_engine.nextDeadline();
        if (!deadline)
            return m_timer.stop();
        const Duration left = std::max(*deadline - m_clock.now().mono, Duration::zero());
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
    }

    ClientNode &m_node;
    Transport &m_transport;
    const Clock &m_clock;
    ClientFolder *m_folder;
    PacketPort m_port;
    ClientEngine m_engine;
    QTimer m_timer;
    QTimer m_save_timer;
    QThreadPool m_writer; ///< of one thread: files are written in order
    ClientEffects m_untold;
    bool m_telling = false;
    bool m_intents_kept = true; ///< the file has them as they are
    std::set<Kept> m_failing;   ///< the disk did not take them when last asked to
    quint64 m_tickets = 0;
};

ClientNode::ClientNode(ClientConfig config, Transport &transport, const Clock &clock,
                       ClientFolder *folder, QObject *parent)
    : QObject(parent),
      m_driver(std::make_unique<Driver>(*this, std::move(config), transport, clock, folder))
{
}

ClientNode::~ClientNode() = default;

void ClientNode::start()
{
    m_driver->start();
}

void ClientNode::takeOver(ClientFolder &left)
{
    m_driver->takeOver(left);
}

Ticket ClientNode::submit(const Command &command, std::optional<ReadMode> mode)
{
    return m_driver->submit(command, mode);
}

void ClientNode::watch(const std::vector<Query> &keys)
{
    m_driver->run(m_driver->engine().watch(keys, m_driver->now()));
}

GroupStatus ClientNode::sight() const
{
    return m_driver->engine().sight(m_driver->now());
}

std::optional<NetworkTrouble> ClientNode::networkTrouble() const
{
    return m_driver->networkTrouble();
}

const Outcome *ClientNode::cached(const Query &key) const
{
    const CacheEntry *entry = m_driver->engine().cache().find(key);
    return entry ? &entry->value : nullptr;
}

void ClientNode::tellNow()
{
    m_driver->tell();
}

std::optional<CacheNote> ClientNode::mark(const Query &key) const
{
    return m_driver->engine().mark(key, m_driver->now());
}

std::optional<Refused> ClientNode::refusalOf(const Query &key) const
{
    return m_driver->engine().refusalOf(key);
}

std::vector<CacheRow> ClientNode::cacheRows() const
{
    return m_driver->engine().cacheRows(m_driver->now());
}

CacheTotals ClientNode::cacheTotals() const
{
    return m_driver->engine().cacheTotals(m_driver->now());
}

std::vector<std::pair<Query, CacheNote>> ClientNode::marks() const
{
    std::vector<std::pair<Query, CacheNote>> marks;
    for (const auto &[key, entry] : m_driver->engine().cache().entries())
        marks.emplace_back(key, *mark(key));
    return marks;
}

std::vector<Query> ClientNode::listsByNewness() const
{
    return m_driver->engine().cache().listsByNewness();
}

void ClientNode::evict(const Query &key)
{
    m_driver->run(m_driver->engine().evict(key, m_driver->now()));
}

void ClientNode::clearCache()
{
    m_driver->run(m_driver->engine().clearCache(m_driver->now()));
}

void ClientNode::setPerson(const QString &person)
{
    m_driver->run(m_driver->engine().setPerson(person, m_driver->now()));
}

void ClientNode::setPartition(const std::optional<Label> &label)
{
    m_driver->run(m_driver->engine().setLabel(label, m_driver->now()));
}

std::optional<Label> ClientNode::partition() const
{
    return m_driver->engine().label();
}

void ClientNode::setCacheBypassed(bool bypassed)
{
    m_driver->engine().setReadMode(bypassed ? ReadMode::Fresh : ReadMode::Cached);
}

const std::vector<OfflineBooking> &ClientNode::intents() const
{
    return m_driver->engine().intents();
}

Keeping ClientNode::keepOffline(const Reserve &wish)
{
    ClientEffects effects = m_driver->engine().keepOffline(wish, m_driver->now());
    const bool kept = effects.intents_changed;
    m_driver->run(std::move(effects));
    if (!kept)
        return Keeping::TooMany;
    return m_driver->intentsKept() ? Keeping::OnDisk : Keeping::InMemory;
}

void ClientNode::forgetDecided(const std::vector<OfflineBookingId> &ids)
{
    m_driver->run(m_driver->engine().forgetDecided(ids, m_driver->now()));
}

void ClientNode::dropOffline(OfflineBookingId id)
{
    m_driver->run(m_driver->engine().dropOffline(id, m_driver->now()));
}

} // namespace roomcast
