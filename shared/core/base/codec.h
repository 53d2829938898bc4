// SPDX-License-Identifier: MIT
//
// Deterministic CBOR (RFC 8949, section 4.2) for plain structs. A struct lists its members once:
//
//     struct Ack { Epoch epoch; LogIndex index; };
//     template <> struct Fields<Ack> { static constexpr auto list = std::tuple(&Ack::epoch,
//     &Ack::index); };
//
// and can then be written and read. Reading is for untrusted bytes: every length is checked against
// what is left in the buffer before anything is allocated, trailing bytes are refused, and a value
// is accepted only if writing it gives back the very same bytes. Used by protocol and booking.
#pragma once

#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/label.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <QString>

#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

namespace roomcast {

enum class DecodeError {
    Truncated,     ///< the bytes end before the value does
    WrongType,     ///< well-formed CBOR, but not what belongs here
    OutOfRange,    ///< a number or enumerator that the field cannot hold
    TooLong,       ///< a text, byte string or list over its limit
    TrailingBytes, ///< something follows the value
    NotCanonical,  ///< writing the value gives other bytes
    WrongMagic,    ///< not a Roomcast message
    WrongVersion,  ///< a Roomcast message of another protocol version
};

namespace codec {

/// Longest text in a message, in UTF-8 bytes: names of rooms, people, titles.
inline constexpr qsizetype kTextBytesMax = 512;
/// Longest byte string; larger things go as chunks of a stream.
inline constexpr qsizetype kBytesMax = 60 * 1024;
/// Most elements of one list.
inline constexpr qsizetype kListMax = 16 * 1024;

/// Specialise with `static constexpr auto list = std::tuple(&T::member, ...)`, and where not every
/// combination of members makes sense with `static bool accepts(const T &)`.
template <typename T>
struct Fields;

/// Fields of which the last came later: where it is the default it is left out, so that what was
/// stored before keeps its bytes and its digest. Says so with `static constexpr bool grew = true`.
template <typename T>
concept Grew = requires
{
    Fields<T>::grew;
};

/// Specialise with `static constexpr E last` for every enum that travels.
template <typename E>
struct EnumRange;

class Writer {
public:
    explicit Writer(QByteArray &out) : m_cbor(&out) {}

    void put(bool v) { m_cbor.append(v); }
    void put(const QString &v) { m_cbor.append(QStringView(v)); }
    void put(const QByteArray &v) { m_cbor.append(v); }
    void put(const Label &v) { put(v.text()); }
    template <std::integral T>
    void put(T v)
    {
        if constexpr (std::is_signed_v<T>)
            m_cbor.append(qint64(v));
        else
            m_cbor.append(quint64(v));
    }
    template <typename E>
    requires std::is_enum_v<E>
    void put(E v) { m_cbor.append(quint64(v)); }
    template <typename Tag, typename Rep>
    void put(const StrongId<Tag, Rep> &v)
    {
        put(v.value);
    }
    template <typename T>
    void put(const std::optional<T> &v)
    {
        if (v)
            put(*v);
        else
            m_cbor.append(nullptr);
    }
    template <typename T>
    void put(const std::vector<T> &v)
    {
        m_cbor.startArray(v.size());
        for (const T &element : v)
            put(element);
        m_cbor.endArray();
    }
    template <typename... Ts>
    void put(const std::variant<Ts...> &v)
    {
        m_cbor.startArray(2);
        m_cbor.append(quint64(v.index()));
        std::visit([this](const auto &alternative) { this->put(alternative); }, v);
        m_cbor.endArray();
    }
    template <typename T>
    requires requires { Fields<T>::list; }
    void put(const T &v)
    {
        constexpr size_t all = std::tuple_size_v<decltype(Fields<T>::list)>;
        if constexpr (Grew<T>) {
            if (lacksLast(v))
                return putMembers(v, std::make_index_sequence<all - 1>{});
        }
        putMembers(v, std::make_index_sequence<all>{});
    }

    template <Grew T>
    static bool lacksLast(const T &v)
    {
        constexpr auto last =
            std::get<std::tuple_size_v<decltype(Fields<T>::list)> - 1>(Fields<T>::list);
        return v.*last == std::remove_cvref_t<decltype(v.*last)>{};
    }

private:
    template <typename T, size_t... Is>
    void putMembers(const T &v, std::index_sequence<Is...>)
    {
        m_cbor.startArray(sizeof...(Is));
        (put(v.*std::get<Is>(Fields<T>::list)), ...);
        m_cbor.endArray();
    }

    QCborStreamWriter m_cbor;
};

/// Reads one value; after the first failure every further read does nothing and error() says why.
class Reader {
public:
    explicit Reader(const QByteArray &in) : m_cbor(in), m_size(in.size()) {}

    bool failed() const { return m_error.has_value(); }
    DecodeError error() const { return *m_error; }
    bool atEnd() const { return m_cbor.currentOffset() == m_size; }

    void get(bool &v);
    void get(QString &v);
    void get(QByteArray &v);
    void get(Label &v);
    template <std::integral T>
    void get(T &v)
    {
        if constexpr (std::is_signed_v<T>)
            v = T(getSigned(std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
        else
            v = T(getUnsigned(std::numeric_limits<T>::max()));
    }
    template <typename E>
    requires std::is_enum_v<E>
    void get(E &v) { v = static_cast<E>(getUnsigned(quint64(EnumRange<E>::last))); }
    template <typename Tag, typename Rep>
    void get(StrongId<Tag, Rep> &v)
    {
        get(v.value);
    }
    template <typename T>
    void get(std::optional<T> &v)
    {
        if (skipNull())
            v.reset();
        else
            get(v.emplace());
    }
    template <typename T>
    void get(std::vector<T> &v)
    {
        const quint64 count = enterList();
        // Each element takes at least one byte, so the count is bounded by what has arrived.
        v.clear();
        v.reserve(count);
        for (quint64 i = 0; i < count && !failed(); ++i)
            get(v.emplace_back());
        leaveArray();
    }
    template <typename... Ts>
    void get(std::variant<Ts...> &v)
    {
        enterArray(2);
        const quint64 index = getUnsigned(sizeof...(Ts) - 1);
        if (!failed())
            getAlternative(v, index, std::index_sequence_for<Ts...>{});
        leaveArray();
    }
    template <typename T>
    requires requires { Fields<T>::list; }
    void get(T &v)
    {
        getAll(v);
        if constexpr (requires { Fields<T>::accepts(v); })
            if (!failed() && !Fields<T>::accepts(v))
                fail(DecodeError::OutOfRange);
    }

private:
    template <typename T>
    void getAll(T &v)
    {
        constexpr size_t all = std::tuple_size_v<decltype(Fields<T>::list)>;
        if constexpr (Grew<T>) {
            if (isArrayOf(all - 1))
                return getMembers(v, std::make_index_sequence<all - 1>{});
        }
        getMembers(v, std::make_index_sequence<all>{});
    }
    template <typename T, size_t... Is>
    void getMembers(T &v, std::index_sequence<Is...>)
    {
        enterArray(sizeof...(Is));
        (get(v.*std::get<Is>(Fields<T>::list)), ...);
        leaveArray();
    }
    template <typename... Ts, size_t... Is>
    void getAlternative(std::variant<Ts...> &v, quint64 index, std::index_sequence<Is...>)
    {
        ((index == Is ? get(v.template emplace<Is>()) : void()), ...);
    }

    quint64 getUnsigned(quint64 max);
    qint64 getSigned(qint64 min, qint64 max);
    bool skipNull();
    bool isArrayOf(quint64 count) const;
    void enterArray(quint64 count);
    quint64 enterList();
    void leaveArray();
    bool checkChunk(qsizetype length_max);
    bool expect(bool ok);
    DecodeError streamError();
    void fail(DecodeError error);

    QCborStreamReader m_cbor;
    qsizetype m_size;
    std::optional<DecodeError> m_error;
};

} // namespace codec

/// One value as deterministic CBOR.
template <typename T>
QByteArray encode(const T &value)
{
    QByteArray bytes;
    codec::Writer(bytes).put(value);
    return bytes;
}

/// The value that `bytes` hold and nothing else, or why not.
template <typename T>
Result<T, DecodeError> decode(const QByteArray &bytes)
{
    codec::Reader reader(bytes);
    T value{};
    reader.get(value);
    if (reader.failed())
        return Failure{reader.error()};
    if (!reader.atEnd())
        return Failure{DecodeError::TrailingBytes};
    if (encode(value) != bytes)
        return Failure{DecodeError::NotCanonical};
    return value;
}

namespace codec {

template <>
struct Fields<std::monostate> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<RequestId> {
    static constexpr auto list = std::tuple(&RequestId::client, &RequestId::sequence);
};
template <>
struct Fields<Epoch> {
    static constexpr auto list = std::tuple(&Epoch::counter, &Epoch::owner, &Epoch::incarnation);
};
template <>
struct Fields<ServerKey> {
    static constexpr auto list = std::tuple(&ServerKey::id, &ServerKey::incarnation);
};
template <>
struct Fields<WallTime> {
    static constexpr auto list = std::tuple(&WallTime::value_ms);
};
template <>
struct Fields<CivilDay> {
    static constexpr auto list = std::tuple(&CivilDay::julian);
};
template <>
struct Fields<CivilTime> {
    static constexpr auto list = std::tuple(&CivilTime::julian, &CivilTime::minute);
    static constexpr bool grew = true;
};
template <>
struct Fields<Endpoint> {
    static constexpr auto list = std::tuple(&Endpoint::ipv4, &Endpoint::port);
};

} // namespace codec
} // namespace roomcast
