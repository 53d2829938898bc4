// SPDX-License-Identifier: MIT
//
// What a computer remembers, outside of all data folders, of each store that was opened on it: the
// token of its last opening, which stands in the store, too. A store that has another one is an
// older copy that was put back, or was opened elsewhere meanwhile. Used when a store is opened and
// closed; its file is written before and after the store's own record, so that a crash between
// leaves both tokens in it.
#pragma once

#include "core/base/ids.h"

#include <QString>

#include <vector>

namespace roomcast {

/// Where the marks of this user's stores lie: with what programs remember of their state.
QString defaultMarksFolder();

class StoreMark {
public:
    /// `folder` may be empty: then nothing is remembered.
    StoreMark(const QString &folder, StoreId store);

    /// Whether a store of that token is the one that was opened here last. Token 0 stands for one
    /// that was never opened with a mark.
    bool isOf(quint64 token) const;
    /// From now on the store may have any of these; false where that cannot be remembered.
    bool remember(const std::vector<quint64> &tokens) const;
    /// Forgets the store.
    void forget() const;

private:
    QString m_file;
};

} // namespace roomcast
