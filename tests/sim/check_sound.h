// SPDX-License-Identifier: MIT
//
// Rule 18: between two steps a server's own state makes sense. The server says so itself
// (ServerEngine::brokenInvariant); the world asks it after every step.
#pragma once

#include "sim/checker.h"
#include "sim/names.h"

namespace roomcast::sim {

class SoundnessChecker final : public Checker {
public:
    using Checker::Checker;

private:
    void onUnsound(Node, const Member &member, const char *broken) override
    {
        report(Rule::Sound, name(member) + QStringLiteral(" breaks an invariant: ") +
                                QString::fromLatin1(broken));
    }
};

} // namespace roomcast::sim
