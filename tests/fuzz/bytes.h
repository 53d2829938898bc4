// SPDX-License-Identifier: MIT
//
// The bytes of an input, taken from the front as choices. When they are used up every choice is 0,
// so that any input, however short, means something.
#pragma once

#include <QByteArray>

namespace roomcast::fuzz {

class Bytes {
public:
    explicit Bytes(const QByteArray &bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_from >= m_bytes.size(); }
    quint8 byte() { return atEnd() ? quint8(0) : quint8(m_bytes[m_from++]); }
    /// Below `bound`, which is 256 at most.
    size_t below(size_t bound) { return bound == 0 ? 0 : byte() % bound; }
    bool flag() { return byte() & 1; }
    quint64 number(int bytes)
    {
        quint64 value = 0;
        for (int i = 0; i < bytes; ++i)
            value = value << 8 | byte();
        return value;
    }
    QByteArray take(qsizetype count)
    {
        const QByteArray taken = m_bytes.mid(m_from, count);
        m_from += taken.size();
        return taken;
    }
    QByteArray rest() { return take(m_bytes.size() - m_from); }

private:
    QByteArray m_bytes;
    qsizetype m_from = 0;
};

} // namespace roomcast::fuzz
