// SPDX-License-Identifier: MIT
//
// One sample of every message, in the order of the wire's numbers, and a sender of each kind. The
// packet test sends them round; the examples in shared/PROTOCOL.md are made of them. Plain values;
// a message that has no sample is noticed by the tests that use them.
#pragma once

#include "core/protocol/packet.h"

namespace roomcast {

/// Server 300, incarnation 7, on store 9; and client 42.
inline const Origin kServer = ServerOrigin{{{{300}, {7}}, {9}}};
inline const Origin kClient = ClientOrigin{{42}};

inline std::vector<Message> everyMessage()
{
    const View view{{3, {300}, {7}}, {{{{300}, {7}}, {9}}, {{{100}, {8}}, {10}}}};
    const Presence presence{Role::Leader, view.epoch, view.epoch, {5},       true,
                            4711,         view.epoch, true,       view.epoch};
    const Entry entry{view.epoch,
                      {1700000000000},
                      {CivilDay{2461000}, 540},
                      WriteRecord{{{42}, {1}}, {1}, QByteArray("command")}};
    return {
        Join{presence},
        Election{view.epoch, view, view.epoch},
        Coordinator{
            view.epoch,
            view,
            {view},
            false,
            true,
            {{9}},
            {{4}, digestOf("a")},
            {4},
            Entry{view.epoch, {1}, CivilDay{2}, ViewRecord{view, true, QByteArray("merged")}},
            {entry}},
        Heartbeat{
            presence,
            true,
            {5},
            6,
            digestOf("c"),
            digestOf("l"),
            digestOf("s"),
            std::vector<ServerId>{{100}},
            {{200}},
            GroupTime{{1700000000000}, {3600}, QStringLiteral("Europe/Berlin"), {{{100}, -5000}}}},
        Order{view.epoch,
              {5},
              digestOf("b"),
              {entry, Entry{view.epoch, {1}, CivilDay{2}, MergeRecord{QByteArray("merged")}}}},
        Commit{view.epoch, {4}, {5}, true, {{{5}, true, QByteArray("changes")}}},
        Leave{},
        Welcome{presence, ServerKey{{300}, {7}}},
        ElectionAnswer{view.epoch,
                       view,
                       {view},
                       true,
                       true,
                       {{9}},
                       view.epoch,
                       {{4}, digestOf("a")},
                       {3},
                       QByteArray("carried")},
        Refuse{RefuseReason::PromisedHigher, view.epoch},
        Ack{view.epoch, {5}, 6},
        Nack{view.epoch, {5}},
        Probe{77, true},
        ProbeReply{77, presence, WallTime{1700000000000},
                   RememberedProgress{StoreProgress{{3, {300}, {7}}, {2, {300}, {7}}, {5}}, true}},
        Request{{1}, 2, {1}, 2000, true, QByteArray("command")},
        Reply{{{42}, {1}},
              2,
              view.epoch,
              view.epoch,
              view.epoch,
              {5},
              true,
              true,
              QByteArray("outcome"),
              EncodedChanges{{5}, true, QByteArray("slots")}},
        Hello{},
        Fetch{1, 2, {{4}, digestOf("a")}},
        Chunk{1, 2, 3, 4, QByteArray("x")},
        Fragment{1, 0, 2, QByteArray("part")},
        Carried{view.epoch, QByteArray("claims")},
        BeaconAsk{77},
        Beacon{view.epoch, view.epoch, {5}, true, digestOf("c"), {2461001}, {{{42}, 77}}}};
}

} // namespace roomcast
