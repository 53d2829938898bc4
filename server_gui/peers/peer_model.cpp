// SPDX-License-Identifier: MIT
#include "server_gui/peers/peer_model.h"

#include "server_gui/widgets/words.h"
#include "text/event_text.h"

#include <QHostAddress>
#include <QLocale>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar kNothing = u'–';

QVariant alignment(int column)
{
    const bool number = column >= PeerModel::LastSeen && column <= PeerModel::RoundTrip;
    return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

bool isGone(const PeerStatus &peer)
{
    return peer.state == PeerState::Left || peer.state == PeerState::Suspected ||
           peer.state == PeerState::CutOff;
}

QString addressText(const Endpoint &endpoint)
{
    return QHostAddress(endpoint.ipv4).toString() + u':' + QString::number(endpoint.port);
}

} // namespace

void PeerModel::showSelf(const ServerStatus &status)
{
    m_self = status;
    update();
}

void PeerModel::showPeers(const std::vector<PeerStatus> &peers)
{
    m_peers = peers;
    update();
}

int PeerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PeerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PeerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return cell(m_rows[size_t(index.row())], index.column(), role);
}

QVariant PeerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    const bool tip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (Column(section)) {
    case Id:
        return tip ? tr("The server's ID; the highest one leads") : tr("ID");
    case RoleColumn:
        return tip ? tr("What it said it is") : tr("Role");
    case LastSeen:
        return tip ? tr("Time since it was last heard") : tr("Seen");
    case Index:
        return tip ? tr("The last log entry it said it has") : tr("Index");
    case Lag:
        return tip ? tr("How many entries it is behind the leader") : tr("Lag");
    case RoundTrip:
        return tip ? tr("Round trip to it and back") : tr("Trip");
    case Link:
        return tip ? tr("Whether a monitor connection stands") : tr("Link");
    case ColumnCount:
        break;
    }
    return {};
}

PeerStatus PeerModel::selfAsPeer() const
{
    PeerStatus peer;
    peer.id = m_self->id;
    peer.role = m_self->role;
    peer.index = m_self->index;
    for (const PeerStatus &other : m_peers) {
        if (other.id == m_self->leader)
            peer.lag = std::max<qint64>(0, qint64(other.index.value - peer.index.value));
    }
    return peer;
}

std::vector<PeerModel::Row> PeerModel::wantedRows() const
{
    std::vector<Row> rows;
    for (const PeerStatus &peer : m_peers) {
        if (!m_self || peer.id != m_self->id)
            rows.push_back({peer, false});
    }
    if (m_self)
        rows.push_back({selfAsPeer(), true});
    const auto before = [](const Row &a, const Row &b) { return a.peer.id > b.peer.id; };
    const auto same = [](const Row &a, const Row &b) { return a.peer.id == b.peer.id; };
    std::sort(rows.begin(), rows.end(), before);
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    rows.resize(std::min(rows.size(), kPeersMax));
    return rows;
}

void PeerModel::update()
{
    const std::vector<Row> wanted = wantedRows();
    removeMissing(wanted);
    insertNew(wanted);
    for (size_t i = 0; i < wanted.size(); ++i)
        replaceRow(int(i), wanted[i]);
}

void PeerModel::removeMissing(const std::vector<Row> &wanted)
{
    for (int i = rowCount() - 1; i >= 0; --i) {
        const ServerId id = m_rows[size_t(i)].peer.id;
        if (std::ranges::any_of(wanted, [id](const Row &row) { return row.peer.id == id; }))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
}

/// Every present row is wanted, and both lists descend: a difference at i is a new row.
void PeerModel::insertNew(const std::vector<Row> &wanted)
{
    for (size_t i = 0; i < wanted.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].peer.id == wanted[i].peer.id)
            continue;
        beginInsertRows({}, int(i), int(i));
        m_rows.insert(m_rows.begin() + qsizetype(i), wanted[i]);
        endInsertRows();
    }
}

void PeerModel::replaceRow(int position, const Row &row)
{
    const Row old = std::exchange(m_rows[size_t(position)], row);
    int first = ColumnCount;
    int last = -1;
    for (int column = 0; column < ColumnCount; ++column) {
        const auto differs = [&](int role) {
            return cell(old, column, role) != cell(row, column, role);
        };
        if (differs(Qt::DisplayRole) || differs(kSortRole) || differs(kToneRole) ||
            differs(kGoneRole)) {
            first = std::min(first, column);
            last = column;
        }
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(position, first), index(position, last));
}

QVariant PeerModel::cell(const Row &row, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column);
    case kSortRole:
        return sortValue(row, column);
    case kToneRole:
        return toneValue(row, column);
    case kGoneRole:
        return isGone(row.peer);
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::TextAlignmentRole:
        return alignment(column);
    default:
        return {}; // roles are open-ended
    }
}

QString PeerModel::displayText(const Row &row, int column)
{
    const PeerStatus &peer = row.peer;
    switch (Column(column)) {
    case Id:
        return QString::number(peer.id.value);
    case RoleColumn:
        return peer.given ? tr("%1, %2 %").arg(roleWord(peer.role)).arg(int(*peer.given * 100))
                          : roleWord(peer.role);
    case LastSeen:
        return row.self ? QString(kNothing) : ageText(peer.last_heard);
    case Index:
        return QLocale().toString(peer.index.value);
    case Lag:
        // Logs of two sides do not compare.
        return peer.state == PeerState::CutOff ? QString(kNothing) : QLocale().toString(peer.lag);
    case RoundTrip:
        return peer.round_trip ? elapsedText(*peer.round_trip) : QString(kNothing);
    case Link:
        return row.self ? tr("This one") : linkWord(peer);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PeerModel::sortValue(const Row &row, int column)
{
    const PeerStatus &peer = row.peer;
    switch (Column(column)) {
    case Id:
        return peer.id.value;
    case RoleColumn:
        return int(peer.role);
    case LastSeen:
        return row.self ? qint64(-1) : qint64(peer.last_heard.count());
    case Index:
        return peer.index.value;
    case Lag:
        return peer.lag;
    case RoundTrip:
        return peer.round_trip ? qint64(peer.round_trip->count()) : qint64(-1);
    case Link:
        return row.self ? -1 : int(peer.state);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant PeerModel::toneValue(const Row &row, int column)
{
    // The role of a server that is gone is what it was: no crown for a dead leader.
    if (column == RoleColumn)
        return isGone(row.peer) ? QVariant() : int(toneOf(row.peer.role));
    if (column != Link || row.self)
        return {};
    switch (row.peer.state) {
    case PeerState::Alive:
        return int(row.peer.linked ? Tone::Server : Tone::Cache);
    case PeerState::Probing:
        return int(Tone::Stale);
    case PeerState::Suspected:
        return int(Tone::Error);
    case PeerState::Left:
        return int(Tone::Follower);
    case PeerState::CutOff:
        return int(Tone::CutOff);
    }
    Q_UNREACHABLE();
}

QString PeerModel::toolTip(const Row &row)
{
    if (row.self)
        return tr("Server %1, this one").arg(row.peer.id.value);
    const QString membership = row.peer.member ? tr("member of the view") : tr("not in the view");
    return tr("Server %1 at %2, %3")
        .arg(row.peer.id.value)
        .arg(addressText(row.peer.address), membership);
}

} // namespace roomcast
