// SPDX-License-Identifier: MIT
#include "core/base/codec.h"

namespace roomcast::codec {

void Reader::fail(DecodeError error)
{
    if (!m_error)
        m_error = error;
}

/// What stopped the stream: its end, or bytes that are no CBOR.
DecodeError Reader::streamError()
{
    return m_cbor.lastError() == QCborError::EndOfFile ? DecodeError::Truncated
                                                       : DecodeError::WrongType;
}

bool Reader::expect(bool ok)
{
    if (failed())
        return false;
    if (m_cbor.lastError() != QCborError::NoError) {
        fail(streamError());
        return false;
    }
    if (m_cbor.currentOffset() >= m_size) {
        fail(DecodeError::Truncated);
        return false;
    }
    if (!ok)
        fail(DecodeError::WrongType);
    return ok;
}

void Reader::get(bool &v)
{
    if (!expect(m_cbor.isBool()))
        return;
    v = m_cbor.toBool();
    m_cbor.next();
}

quint64 Reader::getUnsigned(quint64 max)
{
    if (!expect(m_cbor.isUnsignedInteger()))
        return 0;
    const quint64 v = m_cbor.toUnsignedInteger();
    if (v > max) {
        fail(DecodeError::OutOfRange);
        return 0;
    }
    m_cbor.next();
    return v;
}

qint64 Reader::getSigned(qint64 min, qint64 max)
{
    if (!expect(m_cbor.isInteger()))
        return 0;
    // A negative CBOR integer n is stored as -1 - n, which may lie below the range of qint64.
    const bool fits = m_cbor.isUnsignedInteger()
                          ? m_cbor.toUnsignedInteger() <= quint64(max)
                          : quint64(m_cbor.toNegativeInteger()) <= quint64(-(min + 1)) + 1 &&
                                quint64(m_cbor.toNegativeInteger()) != 0;
    if (!fits) {
        fail(DecodeError::OutOfRange);
        return 0;
    }
    const qint64 v = m_cbor.toInteger();
    m_cbor.next();
    return v;
}

/// True where the string at hand is of stated length, within the limit and within the buffer.
bool Reader::checkChunk(qsizetype length_max)
{
    if (!m_cbor.isLengthKnown()) {
        fail(DecodeError::NotCanonical);
        return false;
    }
    const quint64 length = m_cbor.length();
    if (length > quint64(length_max)) {
        fail(DecodeError::TooLong);
        return false;
    }
    if (length > quint64(m_size - m_cbor.currentOffset())) {
        fail(DecodeError::Truncated);
        return false;
    }
    return true;
}

void Reader::get(QString &v)
{
    if (!expect(m_cbor.isString()) || !checkChunk(kTextBytesMax))
        return;
    auto chunk = m_cbor.readString();
    if (chunk.status != QCborStreamReader::Ok)
        return fail(streamError());
    v = chunk.data;
    m_cbor.readString(); // the end-of-string mark
    if (v.isNull())
        v = QLatin1String("");
}

void Reader::get(Label &v)
{
    QString text;
    get(text);
    const auto label = Label::from(text);
    if (label)
        v = *label;
    else if (!failed())
        fail(DecodeError::OutOfRange);
}

void Reader::get(QByteArray &v)
{
    if (!expect(m_cbor.isByteArray()) || !checkChunk(kBytesMax))
        return;
    auto chunk = m_cbor.readByteArray();
    if (chunk.status != QCborStreamReader::Ok)
        return fail(streamError());
    v = chunk.data;
    m_cbor.readByteArray(); // the end-of-string mark
}

bool Reader::skipNull()
{
    if (failed() || m_cbor.currentOffset() >= m_size || !m_cbor.isNull())
        return false;
    m_cbor.next();
    return true;
}

bool Reader::isArrayOf(quint64 count) const
{
    return !failed() && m_cbor.isArray() && m_cbor.isLengthKnown() && m_cbor.length() == count;
}

void Reader::enterArray(quint64 count)
{
    if (!expect(m_cbor.isArray()))
        return;
    if (!m_cbor.isLengthKnown() || m_cbor.length() != count) {
        fail(DecodeError::WrongType);
        return;
    }
    m_cbor.enterContainer();
}

quint64 Reader::enterList()
{
    if (!expect(m_cbor.isArray()))
        return 0;
    const bool known = m_cbor.isLengthKnown();
    const quint64 count = known ? m_cbor.length() : 0;
    if (!known)
        fail(DecodeError::NotCanonical);
    else if (count > quint64(kListMax))
        fail(DecodeError::TooLong);
    else if (count > quint64(m_size - m_cbor.currentOffset()))
        fail(DecodeError::Truncated);
    if (failed())
        return 0;
    m_cbor.enterContainer();
    return count;
}

void Reader::leaveArray()
{
    if (failed())
        return;
    if (m_cbor.lastError() != QCborError::NoError || !m_cbor.leaveContainer())
        fail(streamError());
}

} // namespace roomcast::codec
