// SPDX-License-Identifier: MIT
//
// Views and log entries: the values that election, group and store speak about. A view is the list
// of servers that make one epoch's group; everything it commits is on every one of their disks.
#pragma once

#include "core/base/codec.h"
#include "core/base/digest.h"

#include <algorithm>
#include <variant>
#include <vector>

namespace roomcast {

/// One server as a member: which process, on which disk.
struct ServerIdentity {
    ServerKey key;
    StoreId store;

    friend constexpr auto operator<=>(const ServerIdentity &, const ServerIdentity &) = default;
};

inline std::vector<ServerId> idsOf(const std::vector<ServerIdentity> &members)
{
    std::vector<ServerId> ids;
    ids.reserve(members.size());
    for (const ServerIdentity &member : members)
        ids.push_back(member.key.id);
    return ids;
}

/// Members highest ID first; the owner of the epoch leads them.
struct View {
    static constexpr qsizetype kMembersMax = 1024;

    Epoch epoch;
    std::vector<ServerIdentity> members;

    bool has(const ServerKey &key) const
    {
        return std::any_of(members.begin(), members.end(),
                           [&](const ServerIdentity &m) { return m.key == key; });
    }
    bool hasStore(StoreId store) const
    {
        return std::any_of(members.begin(), members.end(),
                           [&](const ServerIdentity &m) { return m.store == store; });
    }
    friend bool operator==(const View &, const View &) = default;
};

/// The first entry of every view, and with it the merge: a primary one gives every claim that has
/// none yet its place.
struct ViewRecord {
    View view;
    bool primary = false;
    QByteArray merged; ///< what the members carried of logs that were given up; opaque

    friend bool operator==(const ViewRecord &, const ViewRecord &) = default;
};

/// A client's write, opaque to the group.
struct WriteRecord {
    RequestId request;
    Sequence oldest_outstanding;
    QByteArray command;

    friend bool operator==(const WriteRecord &, const WriteRecord &) = default;
};

/// More of what members carried than the VIEW entry holds; opaque to the group.
struct MergeRecord {
    QByteArray merged;

    friend bool operator==(const MergeRecord &, const MergeRecord &) = default;
};

/// What the leader of `epoch` put at one index of the log.
struct Entry {
    Epoch epoch;
    WallTime at;
    CivilTime civil; ///< what is past, and which days there are, is judged by it
    std::variant<ViewRecord, WriteRecord, MergeRecord> record;

    friend bool operator==(const Entry &, const Entry &) = default;
};

/// Of a leader that judged its time; nothing else is taken from the network.
inline bool isBelievable(const Entry &entry)
{
    return isBelievable(entry.at) && entry.civil.julian >= 0 &&
           entry.civil <= civilAt(kWallTimeMax, {24 * 3600}) &&
           entry.civil.minute.value_or(0) < kMinutesOfDay;
}

inline bool areBelievable(const std::vector<Entry> &entries)
{
    return std::ranges::all_of(entries, [](const Entry &entry) { return isBelievable(entry); });
}

/// By what the spine of a new view is chosen: of the logs that its members hold the greatest.
/// `grounded`: the log has every entry that was ever confirmed in `last_primary`. A member of that
/// view has them; a learner that copied its leader's log on the way may miss later ones, and must
/// not pass for a member when it meets one, whatever views it installed in between.
struct SpineRank {
    Epoch last_primary;
    bool grounded = false;
    Epoch installed;

    friend constexpr auto operator<=>(const SpineRank &, const SpineRank &) = default;
};

/// How far a log reaches and what it holds up to there. Equal positions: equal logs.
struct LogPosition {
    LogIndex index;
    Digest prefix;

    friend bool operator==(const LogPosition &, const LogPosition &) = default;
};

namespace codec {
template <>
struct Fields<ServerIdentity> {
    static constexpr auto list = std::tuple(&ServerIdentity::key, &ServerIdentity::store);
};
template <>
struct Fields<View> {
    static constexpr auto list = std::tuple(&View::epoch, &View::members);
};
template <>
struct Fields<ViewRecord> {
    static constexpr auto list =
        std::tuple(&ViewRecord::view, &ViewRecord::primary, &ViewRecord::merged);
};
template <>
struct Fields<WriteRecord> {
    static constexpr auto list =
        std::tuple(&WriteRecord::request, &WriteRecord::oldest_outstanding, &WriteRecord::command);
};
template <>
struct Fields<MergeRecord> {
    static constexpr auto list = std::tuple(&MergeRecord::merged);
};
template <>
struct Fields<Entry> {
    static constexpr auto list =
        std::tuple(&Entry::epoch, &Entry::at, &Entry::civil, &Entry::record);
};
template <>
struct Fields<SpineRank> {
    static constexpr auto list =
        std::tuple(&SpineRank::last_primary, &SpineRank::grounded, &SpineRank::installed);
};
template <>
struct Fields<LogPosition> {
    static constexpr auto list = std::tuple(&LogPosition::index, &LogPosition::prefix);
};
} // namespace codec
} // namespace roomcast
