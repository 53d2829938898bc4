// SPDX-License-Identifier: MIT
//
// Events: the log and the bookings: what was applied, fetched, merged, and what differs. See
// event.h.
#pragma once

#include "core/base/ids.h"
#include "core/booking/types.h"
#include "core/engine/event_field.h"
#include "core/engine/event_reasons.h"

#include <QString>

#include <optional>
#include <vector>

namespace roomcast::event {

struct TransferStarted {
    ServerId from{};

    static constexpr std::tuple kFields{field("from", &TransferStarted::from)};
};

struct TransferProgress {
    ServerId from{};
    quint64 received = 0; ///< records
    quint64 total = 0;

    static constexpr std::tuple kFields{field("from", &TransferProgress::from),
                                        field("received", &TransferProgress::received),
                                        field("total", &TransferProgress::total)};
};

struct TransferFinished {
    ServerId from{};
    LogIndex index{};
    quint64 records = 0;
    quint64 carried = 0; ///< claims of the log given up for it

    static constexpr std::tuple kFields{
        field("from", &TransferFinished::from), field("index", &TransferFinished::index),
        field("records", &TransferFinished::records), field("carried", &TransferFinished::carried)};
};

struct TransferGiven {
    ServerId to{};
    quint64 given = 0; ///< records of this server's copy
    quint64 total = 0;

    static constexpr std::tuple kFields{field("to", &TransferGiven::to),
                                        field("given", &TransferGiven::given),
                                        field("total", &TransferGiven::total)};
};

/// On followers, where no reply is sent.
struct EntryApplied {
    LogIndex index{};
    Command command{};
    OutcomeKind outcome{};

    static constexpr std::tuple kFields{field("index", &EntryApplied::index),
                                        field("command", &EntryApplied::command),
                                        field("outcome", &EntryApplied::outcome)};
};

/// The catalogue has no such room, timeslot or day.
struct OrphanReservation {
    SlotKey slot{};

    static constexpr std::tuple kFields{field("slot", &OrphanReservation::slot)};
};

struct Merged {
    LogIndex index{};
    Epoch epoch{};
    quint64 claims = 0;    ///< that came in
    quint64 both = 0;      ///< slots booked on both sides
    quint64 displaced = 0; ///< claims
    quint64 report = 0;    ///< number of the first conflict; 0: none

    static constexpr std::tuple kFields{
        field("index", &Merged::index),         field("epoch", &Merged::epoch),
        field("claims", &Merged::claims),       field("both", &Merged::both),
        field("displaced", &Merged::displaced), field("report", &Merged::report)};
};

/// It cannot be read back and is not stored.
struct SnapshotRefused {
    LogIndex index{};

    static constexpr std::tuple kFields{field("index", &SnapshotRefused::index)};
};

struct ReplicaDiffers {
    ServerId member{};
    LogIndex index{};
    ReplicaPart what{};
    DifferenceAction action{};

    static constexpr std::tuple kFields{
        field("member", &ReplicaDiffers::member), field("index", &ReplicaDiffers::index),
        field("what", &ReplicaDiffers::what), field("action", &ReplicaDiffers::action)};
};

/// The group does not book by the catalogue that this server was started with.
struct CatalogueDiffers {
    std::optional<std::vector<QString>> only_folder{}; ///< names, the first of them
    std::optional<std::vector<QString>> only_group{};
    std::optional<quint64> more{};                 ///< names left out
    std::optional<std::vector<QString>> details{}; ///< seats, order, zone

    static constexpr std::tuple kFields{field("only_folder", &CatalogueDiffers::only_folder),
                                        field("only_group", &CatalogueDiffers::only_group),
                                        field("more", &CatalogueDiffers::more),
                                        field("details", &CatalogueDiffers::details)};
};

} // namespace roomcast::event
