// SPDX-License-Identifier: MIT
//
// The events that a node tells of its surroundings, where the engine has no part: network, disk,
// faults on purpose, requests that it did not let in.
#pragma once

#include "core/base/network_trouble.h"
#include "core/engine/engine_input.h"
#include "core/engine/event.h"
#include "core/engine/stored_replica.h"
#include "store/store.h"

namespace roomcast {

Event networkLostEvent(const NetworkTrouble &trouble);
Event networkBackEvent(const NetworkTrouble &trouble, const Endpoint &here);
Event storeFailedEvent(const StoreError &error);
Event faultEvent(const QString &fault, const QString &value);
Event frozenEvent(std::chrono::milliseconds pause);
/// A request of a client.
Event requestDroppedEvent(const input::Datagram &request, event::DropReason reason);
Event rejectedEvent(const event::Rejection &reason, const Endpoint &from, quint64 count);
Event controlRejectedEvent(const QString &line, const QString &reason);

} // namespace roomcast
