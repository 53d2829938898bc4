// SPDX-License-Identifier: MIT
//
// The reasons, causes, actions and outcomes that events name for scripts, in words for people. Used
// by event_text.cpp; tst_event_reasons finds a name that has no words here.
#pragma once

#include <QString>

#include <optional>

namespace roomcast {

/// "silent, probes unanswered" for `silence`; none for what is free text, such as what a person
/// typed or the system said.
std::optional<QString> reasonText(const QString &name);

} // namespace roomcast
