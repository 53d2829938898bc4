// SPDX-License-Identifier: MIT
//
// Outcomes in few words, for comparing.
#pragma once

#include "core/booking/types.h"

namespace roomcast::test {

inline Outcome refused(RefusalKind kind, const QString &subject = {})
{
    return Refused{kind, subject};
}

} // namespace roomcast::test
