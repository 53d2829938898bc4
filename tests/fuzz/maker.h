// SPDX-License-Identifier: MIT
//
// Well-typed hostile messages: any message that the wire can carry, made of what the live group at
// hand has said – its epochs, members, positions, rows – or that with a few parts changed. What to
// take is the input's choice.
#pragma once

#include "fuzz/bytes.h"
#include "fuzz/leaves.h"

#include <deque>

namespace roomcast::fuzz {

template <typename T, typename... Ts>
inline constexpr bool kIsOneOf = (std::is_same_v<T, Ts> || ...);

/// Of what the values in messages are kept.
template <typename T>
inline constexpr bool kIsKept =
    kIsOneOf<T, Epoch, ServerIdentity, View, LogPosition, Digest, RequestId, LogIndex, QByteArray,
             Entry, WallTime, CivilDay>;

/// What whoever listens to the group has heard. Every list is bounded by kKept.
class Heard {
public:
    static constexpr size_t kKept = 12;

    Heard();
    void note(Message message);
    /// As a server said last.
    Epoch installed() const;

    template <typename T>
    std::deque<T> &all()
    {
        return std::get<std::deque<T>>(m_values);
    }
    const std::array<std::deque<Message>, std::variant_size_v<Message>> &messages() const
    {
        return m_messages;
    }
    template <typename T>
    void add(const T &value);

private:
    std::tuple<std::deque<Epoch>, std::deque<ServerIdentity>, std::deque<View>,
               std::deque<LogPosition>, std::deque<Digest>, std::deque<RequestId>,
               std::deque<LogIndex>, std::deque<QByteArray>, std::deque<Entry>,
               std::deque<WallTime>, std::deque<CivilDay>>
        m_values;
    std::array<std::deque<Message>, std::variant_size_v<Message>> m_messages;
};

template <typename T>
void Heard::add(const T &value)
{
    auto &values = all<T>();
    if (std::find(values.begin(), values.end(), value) != values.end())
        return;
    values.push_back(value);
    if (values.size() > kKept)
        values.pop_front();
}

/// Makes values of the input's choices.
class Maker {
public:
    Maker(Bytes &input, Heard &heard) : m_input(input), m_heard(heard) {}

    Message message();
    /// As a visitor of parts: makes each anew.
    template <typename T>
    void operator()(T &value)
    {
        make(value);
    }

private:
    template <typename T>
    T heardOr(const T &other)
    {
        auto &values = m_heard.all<T>();
        const size_t which = m_input.below(values.size() + 1);
        return which < values.size() ? values[values.size() - 1 - which] : other;
    }
    template <typename T>
    void fill(T &value)
    {
        visitParts(value, *this);
    }
    void changeParts(Message &message);

    void make(bool &value) { value = m_input.flag(); }
    template <std::integral T>
    void make(T &value)
    {
        value = T(number());
    }
    template <typename E>
    requires std::is_enum_v<E>
    void make(E &value) { value = E(m_input.below(size_t(codec::EnumRange<E>::last) + 1)); }
    template <typename Tag, typename Rep>
    void make(StrongId<Tag, Rep> &value)
    {
        value.value = Rep(number());
    }
    void make(ServerId &value) { value = member().key.id; }
    void make(StoreId &value) { value = member().store; }
    void make(LogIndex &value);
    void make(Epoch &value);
    void make(ServerIdentity &value) { value = member(); }
    void make(ServerKey &value) { value = member().key; }
    void make(View &value);
    void make(LogPosition &value);
    void make(Digest &value) { value = heardOr(digestOf("forged")); }
    void make(RequestId &value);
    void make(WallTime &value);
    void make(CivilDay &value);
    void make(Label &value) { value = m_input.below(8) == 0 ? *Label::from(u"B") : Label(); }
    void make(QString &value);
    void make(QByteArray &value);
    template <typename T>
    void make(std::optional<T> &value)
    {
        if (m_input.flag())
            fill(value.emplace());
        else
            value.reset();
    }
    template <typename T>
    void make(std::vector<T> &list)
    {
        switch (m_input.below(4)) {
        case 0:
            return list.clear();
        case 1:
            if (!list.empty())
                list.pop_back();
            return;
        case 2:
            if (!list.empty())
                list.push_back(list.front());
            return;
        default:
            if (list.size() < 64)
                fill(list.emplace_back());
        }
    }
    void make(std::vector<Entry> &entries)
    {
        if (entries.size() < 64 && m_input.flag())
            entries.push_back(heardOr(Entry{}));
        else
            make<Entry>(entries);
    }
    template <typename... Ts>
    void make(std::variant<Ts...> &choice)
    {
        makeAlternative(choice, m_input.below(sizeof...(Ts)), std::index_sequence_for<Ts...>{});
    }
    template <typename... Ts, size_t... Is>
    void makeAlternative(std::variant<Ts...> &choice, size_t which, std::index_sequence<Is...>)
    {
        ((which == Is ? fill(choice.template emplace<Is>()) : void()), ...);
    }

    quint64 number();
    ServerIdentity member();

    Bytes &m_input;
    Heard &m_heard;
};

} // namespace roomcast::fuzz
