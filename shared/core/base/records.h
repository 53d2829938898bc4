// SPDX-License-Identifier: MIT
//
// A row of records: each a length in bytes (32 bits, most significant byte first) and that many
// bytes. For what is too long for one CBOR list: snapshots. Reading is for untrusted bytes.
#pragma once

#include "core/base/codec.h"

#include <QtEndian>

#include <array>

namespace roomcast {

inline void appendRecord(QByteArray &row, const QByteArray &record)
{
    std::array<char, sizeof(quint32)> length{};
    qToBigEndian(quint32(record.size()), length.data());
    row.append(length.data(), length.size());
    row.append(record);
}

/// Reads the records of a row in turn; after the first failure nothing is read any more.
class RecordReader {
public:
    explicit RecordReader(const QByteArray &row) : m_row(row) {}

    bool atEnd() const { return m_from == m_row.size(); }
    const std::optional<DecodeError> &error() const { return m_error; }
    void fail(DecodeError error)
    {
        if (!m_error)
            m_error = error;
    }

    /// The next record is there to its end.
    bool hasWhole() const
    {
        const qsizetype left = m_row.size() - m_from - kLengthBytes;
        return left >= 0 && lengthHere() <= quint64(left);
    }
    /// What is still unread.
    QByteArray rest() const { return m_row.mid(m_from); }

    /// The next record's bytes; std::nullopt after a failure.
    std::optional<QByteArray> bytes()
    {
        if (m_error || !hasWhole()) {
            fail(DecodeError::Truncated);
            return std::nullopt;
        }
        const auto length = qsizetype(lengthHere());
        m_from += kLengthBytes + length;
        return m_row.mid(m_from - length, length);
    }

    /// The next record as a value.
    template <typename T>
    std::optional<T> value()
    {
        const auto record = bytes();
        if (!record)
            return std::nullopt;
        auto decoded = decode<T>(*record);
        if (!decoded) {
            fail(decoded.error());
            return std::nullopt;
        }
        return std::move(decoded).value();
    }

private:
    static constexpr qsizetype kLengthBytes = sizeof(quint32);
    quint32 lengthHere() const { return qFromBigEndian<quint32>(m_row.constData() + m_from); }

    QByteArray m_row;
    qsizetype m_from = 0;
    std::optional<DecodeError> m_error;
};

} // namespace roomcast
