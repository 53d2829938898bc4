// SPDX-License-Identifier: MIT
//
// Rule 18: between two steps the own state of a server or a client makes sense. It says so itself
// (ServerEngine::brokenInvariant, ClientEngine::brokenInvariant), part by part; the world asks
// after every step.
#pragma once

#include "sim/checker.h"
#include "sim/names.h"

namespace roomcast::sim {

class SoundnessChecker final : public Checker {
public:
    using Checker::Checker;

private:
    void onUnsound(Node, const ServerIdentity &member, const char *broken) override
    {
        report(Rule::Sound, name(member) + QStringLiteral(" breaks an invariant: ") +
                                QString::fromLatin1(broken));
    }
    void onUnsoundClient(Node client, ClientId, const char *broken) override
    {
        report(Rule::Sound, QStringLiteral("client %1 breaks an invariant: ").arg(client) +
                                QString::fromLatin1(broken));
    }
};

} // namespace roomcast::sim
