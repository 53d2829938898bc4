// SPDX-License-Identifier: MIT
//
// The waiting lists in words for people (translatable): who stands in line and what happened to a
// slot, what a person has to be told, what merges displaced. Used by both windows, the console and
// scripts; takes values, returns lines, cannot fail.
#pragma once

#include "core/booking/reports.h"
#include "text/answer_text.h"

#include <QStringList>

namespace roomcast {

/// "2026-11-24 18:05:12, epoch 7.300, entry 42"
QString stampText(const EntryStamp &in, DateForm form = DateForm::Iso);
/// "2026-11-24 18:05", for those who do not watch the servers.
QString momentText(const EntryStamp &in, DateForm form);
/// How a text says when something happened: one of these two.
using StampForm = QString (*)(const EntryStamp &, DateForm);

/// "1. Kim holds it", "2. Ana waits": one line a claim; that it is free, where nobody is there.
QStringList queueLines(const SlotRecord &record, DateForm form = DateForm::Iso);
/// "2026-11-21 13:52:07, epoch 7.300, entry 12: Kim booked it", the earliest first.
QStringList historyLines(const SlotRecord &record, DateForm form = DateForm::Iso,
                         StampForm stamp = stampText);
/// Both of these.
QStringList slotRecordLines(const SlotRecord &record, DateForm form = DateForm::Iso);

/// "SA314 8:30-9:30 Monday: Ana, whose booking was confirmed, holds what you had booked; …"
QString noticeText(const Notice &notice, DateForm form = DateForm::Iso);
QStringList noticeLines(const Notices &notices, DateForm form = DateForm::Iso);

/// "Conflict 3, SA314 8:30-9:30 Monday: …"
QString conflictText(const ConflictRow &row, DateForm form = DateForm::Iso);
/// When both bookings were made, by the clocks of two sides, and how far that is apart: "2026-11-30
/// 10:00:04 against 2026-11-30 10:59:58, 59 min 54 s apart".
QString timesText(const ConflictRow &row, DateForm form = DateForm::Iso);
QStringList conflictLines(const Conflicts &conflicts, DateForm form = DateForm::Iso);

} // namespace roomcast
