// SPDX-License-Identifier: MIT
//
// What the rows of a store's database hold, as values; FORMAT.md says the rest. Everything is
// reached from the root record, which carries the digest of all that belongs to the copy, so that
// no row can be damaged, missing, doubled or exchanged without notice.
#pragma once

#include "core/base/digest.h"

namespace roomcast {

/// Where a database file lies: what a copy of it cannot have in common with it.
struct StorePlace {
    QByteArray machine;
    quint64 file_system = 0;
    quint64 inode = 0;

    friend bool operator==(const StorePlace &, const StorePlace &) = default;
};

/// A run of rows that belong together: from `first` up to, not including, `end`. Each row's link is
/// the digest of the link before it and its own bytes.
struct RowChain {
    quint64 first = 1;
    quint64 end = 1;
    Digest before; ///< the link that the first row continues
    Digest last;   ///< the link of the last row; of an empty run the same as `before`

    quint64 size() const { return end - first; }
    static RowChain emptyAt(quint64 row) { return {row, row, {}, {}}; }

    friend bool operator==(const RowChain &, const RowChain &) = default;
};

struct StoreRoot {
    StoreId identity; ///< 0 until the new store is opened for the first time
    StorePlace place; ///< of the file when `identity` was taken
    LogIndex base;    ///< the last entry whose effect the snapshot contains
    RowChain journal; ///< the entries after `base`
    RowChain parts;   ///< of the installed snapshot
    Digest hard;      ///< of its record; empty if there is none
    Digest carried;   ///< the same
    /// Of the last opening or closing, as its mark outside of the folder has it; 0 without a mark.
    quint64 opening = 0;
};

/// Keys of the table `record`.
enum class RecordKind : qint64 {
    Hard = 1,
    Carried = 2,
};

namespace codec {
template <>
struct Fields<StorePlace> {
    static constexpr auto list =
        std::tuple(&StorePlace::machine, &StorePlace::file_system, &StorePlace::inode);
};
template <>
struct Fields<RowChain> {
    static constexpr auto list =
        std::tuple(&RowChain::first, &RowChain::end, &RowChain::before, &RowChain::last);
};
template <>
struct Fields<StoreRoot> {
    static constexpr auto list =
        std::tuple(&StoreRoot::identity, &StoreRoot::place, &StoreRoot::base, &StoreRoot::journal,
                   &StoreRoot::parts, &StoreRoot::hard, &StoreRoot::carried, &StoreRoot::opening);
};
} // namespace codec
} // namespace roomcast
