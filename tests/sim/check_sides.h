// SPDX-License-Identifier: MIT
//
// Rule 12: between servers of different labels only JOIN has an effect, and clients of another
// label have none. The world tries it with every packet that it delivers.
#pragma once

#include "sim/checker.h"
#include "sim/names.h"

namespace roomcast::sim {

class SideChecker final : public Checker {
public:
    using Checker::Checker;

private:
    void onLeak(Node, const ServerIdentity &member, const Message &message) override
    {
        report(Rule::SidesApart,
               name(member) +
                   QStringLiteral(" acts on message %1 of another label").arg(message.index()));
    }
};

} // namespace roomcast::sim
