// SPDX-License-Identifier: MIT
#include "fuzz/maker.h"

#include "core/base/records.h"
#include "core/booking/slot_claim.h"
#include "core/engine/carried.h"

namespace roomcast::fuzz {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Members that are not of the group; the middle one outranks everybody.
constexpr ServerIdentity kStrangers[] = {
    {{{50}, {1}}, {1'050}}, {{{900}, {1}}, {1'900}}, {{{900}, {2}}, {1'900}}, {{{0}, {0}}, {0}}};
constexpr size_t kMessagesKept = 3;
constexpr size_t kChangesMax = 3;

const SlotKey kSlot{u"A"_s, u"0"_s, u"Mon"_s};

SlotClaim someClaim(bool in_order)
{
    const Epoch epoch{1, {300}, {1}};
    const ClaimEvent early{{{5}, epoch, {5}}, ClaimEventKind::Promoted};
    const ClaimEvent late{{{9}, epoch, {9}}, ClaimEventKind::Promoted};
    return {kSlot,
            {{{{666}, {1}}, u"Eve"_s, u"T"_s, {1}, {}, {}},
             {{{1}, epoch, {1}},
              {},
              {},
              in_order ? std::vector{early, late} : std::vector{late, early}}}};
}

/// Rows that no traffic brings by itself.
std::vector<QByteArray> strangeBytes()
{
    constexpr quint64 kFuture = ~quint64(0);
    const Sessions::Session future{{42}, {kFuture}, {kFuture}, {}};
    const Sessions::Session disorder{
        {42}, {1}, {1}, {{{5}, {}, {}, Done{}}, {{2}, {}, {}, Done{}}}};
    return {toRow({someClaim(true)}),
            toRow({someClaim(false)}),
            toRow({future}),
            toRow({disorder}),
            encode(Write{Reserve{kSlot, u"Eve"_s, {}}}),
            encode(Write{Cancel{kSlot, {}, u"Ana"_s}}),
            encode(Query{ReadDay{u"Mon"_s}}),
            encode(Outcome{Refused{RefusalKind::SessionExpired, {}}}),
            encode(Outcome{Names{{u"A"_s, u"B"_s}}}),
            encode(Changes{{SlotClaims{kSlot, {}, false}}, u"Eve"_s}),
            QByteArray("\xff\xff\xff\xff"),
            QByteArray(2'000, 'x')};
}

/// Notes what a message is made of.
struct Listener {
    Heard &heard;

    template <typename T>
    void operator()(const T &value)
    {
        if constexpr (kIsKept<T>)
            heard.add(value);
    }
    void operator()(const std::vector<Entry> &entries)
    {
        if (!entries.empty())
            heard.add(entries.back());
    }
};

struct Counter {
    size_t parts = 0;
    template <typename T>
    void operator()(const T &)
    {
        ++parts;
    }
};

/// Makes the part with that number anew.
struct Changer {
    Maker &maker;
    size_t left;
    template <typename T>
    void operator()(T &value)
    {
        if (left-- == 0)
            maker(value);
    }
};

} // namespace

Heard::Heard()
{
    for (const ServerIdentity &stranger : kStrangers)
        add(stranger);
}

Epoch Heard::installed() const
{
    const auto &heartbeats = m_messages[Message(Heartbeat{}).index()];
    return heartbeats.empty() ? Epoch{} : std::get<Heartbeat>(heartbeats.back()).presence.installed;
}

void Heard::note(Message message)
{
    Listener listener{*this};
    std::visit([&](auto &m) { visitParts(m, listener); }, message);
    auto &kept = m_messages[message.index()];
    kept.push_back(std::move(message));
    if (kept.size() > kMessagesKept)
        kept.pop_front();
}

/// One that was heard with a few parts changed, or a new one.
Message Maker::message()
{
    const size_t kind = m_input.below(std::variant_size_v<Message>);
    const auto &heard = m_heard.messages()[kind];
    const size_t how = m_input.below(8);
    if (how > 0 && !heard.empty()) {
        Message message = heard[how % heard.size()];
        changeParts(message);
        return message;
    }
    Message message;
    makeAlternative(message, kind, std::make_index_sequence<std::variant_size_v<Message>>{});
    return message;
}

void Maker::changeParts(Message &message)
{
    Counter counter;
    std::visit([&](auto &m) { visitParts(m, counter); }, message);
    for (size_t changes = m_input.below(kChangesMax + 1); changes > 0; --changes) {
        Changer changer{*this, m_input.below(counter.parts)};
        std::visit([&](auto &m) { visitParts(m, changer); }, message);
    }
}

quint64 Maker::number()
{
    const quint8 choice = m_input.byte();
    switch (choice) {
    case 255:
        return ~quint64(0);
    case 254:
        return quint64(1) << 63;
    case 253:
        return (quint64(1) << 62) - 1;
    case 252:
        return m_input.number(2);
    default:
        return choice;
    }
}

ServerIdentity Maker::member()
{
    return heardOr(kStrangers[m_input.below(std::size(kStrangers))]);
}

void Maker::make(LogIndex &value)
{
    const quint8 how = m_input.byte();
    value = how & 1 ? heardOr(LogIndex{number()}) : LogIndex{number()};
    if (how & 2)
        value = next(value);
}

/// That of the view at hand more often than not; or another of the group, one that its owner may
/// issue next, or a wild one.
void Maker::make(Epoch &value)
{
    const quint8 how = m_input.byte();
    if (how & 1) {
        value = m_heard.installed();
        return;
    }
    value = heardOr(Epoch{});
    if (how & 2)
        return;
    if (how & 4)
        value.counter += how >> 5;
    if (how & 8)
        value.counter = number();
    if (how & 16) {
        const ServerIdentity owner = member();
        value.owner = owner.key.id;
        value.incarnation = owner.key.incarnation;
    }
}

void Maker::make(View &value)
{
    value = heardOr(View{});
    if (m_input.flag())
        make(value.epoch);
    if (m_input.flag())
        make(value.members);
    const Epoch &epoch = value.epoch;
    // A view that its owner could have proposed, or just a list.
    if (m_input.flag() && !value.members.empty()) {
        std::sort(value.members.rbegin(), value.members.rend());
        value.epoch = {epoch.counter, value.members[0].key.id, value.members[0].key.incarnation};
    }
}

void Maker::make(LogPosition &value)
{
    value = heardOr(LogPosition{});
    if (m_input.flag())
        make(value.index);
    if (m_input.flag())
        make(value.prefix);
}

void Maker::make(RequestId &value)
{
    value = heardOr(RequestId{{42}, {1}});
    if (m_input.flag())
        value.sequence = {value.sequence.value + number()};
}

void Maker::make(WallTime &value)
{
    constexpr qint64 kEnds[] = {0, std::numeric_limits<qint64>::max(),
                                std::numeric_limits<qint64>::min(), 2'100'000'000'000};
    value = heardOr(WallTime{kEnds[m_input.below(std::size(kEnds))]});
}

void Maker::make(CivilDay &value)
{
    constexpr qint64 kEnds[] = {0, std::numeric_limits<qint64>::max(),
                                std::numeric_limits<qint64>::min(), 2'465'000};
    value = heardOr(CivilDay{kEnds[m_input.below(std::size(kEnds))]});
}

void Maker::make(QString &value)
{
    const QString texts[] = {u"A"_s, u"0"_s, u"Mon"_s, u"Ana"_s, {}, QString(512, u'x')};
    value = texts[m_input.below(std::size(texts))];
}

void Maker::make(QByteArray &value)
{
    static const std::vector<QByteArray> strange = strangeBytes();
    switch (m_input.below(5)) {
    case 0:
    case 1: // the first ones twice as often
        value = strange[std::min(m_input.below(strange.size()), m_input.below(strange.size()))];
        return;
    case 2:
        value = m_input.take(qsizetype(m_input.byte()));
        return;
    case 3:
        value = heardOr(QByteArray());
        return;
    default:
        value = heardOr(QByteArray("x"));
        if (!value.isEmpty())
            value[qsizetype(m_input.below(size_t(std::min<qsizetype>(value.size(), 256))))] =
                char(m_input.byte());
    }
}

} // namespace roomcast::fuzz
