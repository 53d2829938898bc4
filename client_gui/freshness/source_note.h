// SPDX-License-Identifier: MIT
//
// What the pill at the top right says: where the last answer came from and how far it can be
// trusted. Words only; StatusPill shows them.
#pragma once

#include "ui/status_style.h"

namespace roomcast {

struct SourceNote {
    Tone tone = Tone::Joining;
    QString word;
    QString detail;
    QString numbers; ///< what a click shows, one fact a line
};

/// `missing`: servers whose absence makes answers provisional, as known now.
SourceNote sourceNote(const Answer &answer, const std::vector<ServerId> &missing = {});
/// Without a request: what the servers' messages say about what is shown.
SourceNote sourceNote(const GroupStatus &sight);
/// With how old what is on show can be, as known at this moment; `shown`: the worst of it.
SourceNote withAge(SourceNote note, const CacheNote &shown);
QString confirmationWord(Confirmation confirmation);
/// Of the source alone: that it is a refusal does not make the answer an error.
Tone sourceTone(Answer answer);

} // namespace roomcast
