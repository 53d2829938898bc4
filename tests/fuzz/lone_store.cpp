// SPDX-License-Identifier: MIT
#include "fuzz/lone_store.h"

namespace roomcast::fuzz {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Now at(Duration t)
{
    return {TimePoint(1s + t), {1'700'000'000'000}, {}};
}

SlotKey slot(int number)
{
    return {u"A"_s, QString::number(number % 3), u"Mon"_s};
}

std::vector<Write> usualWrites()
{
    return {OpenSession{},
            Reserve{slot(0), u"Ana"_s, u"T"_s},
            Reserve{slot(0), u"Bob"_s, {}},
            JoinQueue{slot(0), u"Bob"_s, {}},
            JoinQueue{slot(0), u"Cleo"_s, {}},
            Reserve{slot(1), u"Dan"_s, {}},
            Cancel{slot(0), {}, u"Ana"_s},
            Move{slot(1), slot(2), {}, u"Dan"_s}};
}

StoredReplica makeStore()
{
    StoredReplica copy;
    ServerEngine engine(loneConfig(), 4711);
    const auto keep = [&](const Effects &effects) { copy.apply(effects.persist); };
    keep(engine.step(input::Start{}, at(0s)));
    while (*engine.nextDeadline() <= at(1s).mono)
        keep(engine.step(input::Tick{}, {*engine.nextDeadline(), at(1s).wall, {}}));
    quint64 sequence = 0;
    for (const Write &write : usualWrites()) {
        ++sequence;
        const Request request{{sequence}, 1, {1}, 2'000, true, encode(write)};
        const Packet packet{Packet::kMagic, Packet::kVersion, ClientOrigin{{42}}, request};
        keep(engine.step(input::Datagram{{0x7f000001, 1}, Channel::Multicast, packet}, at(1001ms)));
    }
    return copy;
}

BookingState makeState()
{
    BookingState state(loneConfig().catalogue);
    Changes changes;
    quint64 index = 0;
    for (const Write &write : usualWrites()) {
        ++index;
        state.apply(write,
                    {{{42}, {index}},
                     {1},
                     {1, {100}, {1}},
                     {index},
                     {1'000},
                     CivilDay{2'461'000},
                     index < 5},
                    changes);
    }
    return state;
}

} // namespace

ServerConfig loneConfig()
{
    ServerConfig config;
    config.id = {100};
    config.id_chosen = true;
    config.incarnation = {1};
    config.store = {1};
    config.catalogue.catalogue = {{u"A"_s, u"B"_s}, {u"0"_s, u"1"_s, u"2"_s}, {u"Mon"_s, u"Tue"_s}};
    config.catalogue.reservations = {{u"B"_s, u"0"_s, u"Mon"_s}};
    config.limits.compact_after = 4;
    config.limits.log_tail_max = 8;
    return config;
}

const StoredReplica &usedStore()
{
    static const StoredReplica store = makeStore();
    return store;
}

const BookingState &usedState()
{
    static const BookingState state = makeState();
    return state;
}

} // namespace roomcast::fuzz
