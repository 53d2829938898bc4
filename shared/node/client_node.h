// SPDX-License-Identifier: MIT
//
// Drives one client engine on a transport: submits commands, keeps the cache honest by what the
// group multicasts, and tells windows and scripts what came back. What the cache knows and what
// waits for a server is kept in the client's folder, if it has one. Transport, clock and folder are
// the composition root's and must outlive the node. Nothing here blocks, but that bookings which
// wait for a server are on the disk before they are sent.
#pragma once

#include "core/base/network_trouble.h"
#include "core/client/answer.h"
#include "core/client/client_config.h"
#include "core/client/offline_booking_list.h"
#include "node/clock.h"

#include <QObject>

#include <memory>

namespace roomcast {

class ClientFolder;
class Transport;

class ClientNode final : public QObject {
    Q_OBJECT

public:
    /// What a client keeps in its folder.
    enum class Kept { Cache, OfflineBookingList };
    Q_ENUM(Kept)

    /// `folder`: none to keep nothing.
    ClientNode(ClientConfig config, Transport &transport, const Clock &clock,
               ClientFolder *folder = nullptr, QObject *parent = nullptr);

    ~ClientNode() override;

    /// Call once, after connecting to the signals. What an earlier run kept is there when it
    /// returns.
    void start();

    /// Takes over the intents that another client left in its folder, and what was decided of them;
    /// call after start(). They stay there, too, until the disk has taken them here.
    void takeOver(ClientFolder &left);

    /// Hands in a command; `answered` follows with the same ticket, never before this returns, and
    /// within the answer deadline (20 times the latency bound) at the latest.
    /// `mode`: of a query; none for what setCacheBypassed() said last.
    Ticket submit(const Command &command, std::optional<ReadMode> mode = {});
    /// Keys a view shows: they are asked again by themselves whenever a change or an outage made
    /// them unusable, and `valueChanged` tells. Replaces the earlier list.
    void watch(const std::vector<Query> &keys);

    GroupStatus sight() const;
    /// What is wrong with this machine's network; none while it can be used.
    std::optional<NetworkTrouble> networkTrouble() const;
    /// The cached value, whatever its state; nullptr if there is none. Valid until the next signal.
    const Outcome *cached(const Query &key) const;
    /// Tells at once what the next turn of the event loop would tell: for whoever is about to show
    /// marks beside values that it was told of. Not from a slot of this node's signals.
    void tellNow();
    /// What is to be said beside cached(key); none where nothing is cached.
    std::optional<CacheNote> mark(const Query &key) const;
    /// Why the servers gave no (newer) value for a watched key; `valueChanged` tells of it too.
    std::optional<Refused> refusalOf(const Query &key) const;
    std::vector<CacheRow> cacheRows() const;
    CacheTotals cacheTotals() const;
    /// What mark() says of every cached key.
    std::vector<std::pair<Query, CacheNote>> marks() const;
    /// The cached lists of bookings; of two that tell of one slot it is read in the later one.
    std::vector<Query> listsByNewness() const;
    void evict(const Query &key);
    void clearCache();
    /// Whose notices are asked for: now, and whenever there may be others; `noticesTold` follows.
    void setPerson(const QString &person);
    /// Which side of a partition on purpose is spoken to; none: any. `sightChanged` tells, also
    /// where it is given up because nobody has the label.
    void setPartition(const std::optional<Label> &label);
    std::optional<Label> partition() const;
    /// While set, queries go to the servers although the cache could answer.
    void setCacheBypassed(bool bypassed);

    /// Bookings that wait on this device until a server answers; `offlineDecided` tells what came
    /// of them.
    const std::vector<OfflineBooking> &intents() const;
    Keeping keepOffline(const Reserve &wish);
    void dropOffline(OfflineBookingId id);
    /// What was decided has been read: it is not told again in the next run.
    void forgetDecided(const std::vector<OfflineBookingId> &ids);

Q_SIGNALS:
    void answered(const roomcast::Answer &answer);
    /// A second reply to a request already answered came in: `answer` carries TwoReplies.
    void doubleReply(const roomcast::Answer &answer);
    /// The cached value of `key` is new, or its state changed.
    void valueChanged(const roomcast::Query &key);
    /// Rows of the inspector came, went or changed; at most once per event-loop turn.
    void cacheChanged();
    /// What the servers have to tell the person of setPerson(); also when there is nothing (more).
    void noticesTold(const roomcast::Notices &notices);
    /// The leader, epoch, standing or reachability changed.
    void sightChanged();
    /// This machine's network was lost, or is back: see networkTrouble().
    void networkChanged();
    /// OfflineBookingList came, were sent, or were decided.
    void offlineChanged();
    /// A server has decided about a booking that waited; it waits no longer. Told again in every
    /// run, soon after start(), until forgetDecided().
    void offlineDecided(const roomcast::OfflineDecision &decided);
    /// What an earlier run kept is damaged. The cache was dropped; intents were put aside as the
    /// file `aside`, empty where the disk did not let them.
    void keptUnreadable(roomcast::ClientNode::Kept what, const QString &aside);
    /// The disk did not take it, or there is no folder for intents. It will be tried with every
    /// change, and said again after one that went well.
    void keepingFailed(roomcast::ClientNode::Kept what);

private:
    class Driver;
    std::unique_ptr<Driver> m_driver;
};

} // namespace roomcast
