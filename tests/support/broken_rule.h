// SPDX-License-Identifier: MIT
//
// A test of a rule shows what happens without it, too: otherwise it could not fail.
#pragma once

#include "core/base/mutation.h"

namespace roomcast::test {

/// True where `happens` returns true with the rule broken, and false with it kept.
template <typename Happens>
bool happensWithoutRuleOnly(const Happens &happens, Mutation without_rule)
{
    active_mutation = without_rule;
    const bool without = happens();
    active_mutation = Mutation::None;
    return without && !happens();
}

} // namespace roomcast::test
