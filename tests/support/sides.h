// SPDX-License-Identifier: MIT
//
// Sides of a partition on purpose: their labels, who is cut off where, and a slot to book on each.
// Values only, nothing here can fail.
#pragma once

#include "core/engine/server_status.h"

namespace roomcast::test::sides {

using namespace Qt::Literals::StringLiterals;

inline const Label kA;
inline const Label kB = *Label::from(u"B");
inline const Label kC = *Label::from(u"C");
inline const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};

inline std::vector<CutOffServer> cutOff(std::initializer_list<quint32> ids, const Label &label)
{
    std::vector<CutOffServer> servers;
    for (const quint32 id : ids)
        servers.push_back({{id}, label});
    return servers;
}

} // namespace roomcast::test::sides
