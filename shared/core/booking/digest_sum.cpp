// SPDX-License-Identifier: MIT
#include "core/booking/digest_sum.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace roomcast {

DigestSum::Number DigestSum::hashOf(const QByteArray &member)
{
    const QByteArray hash = QCryptographicHash::hash(member, QCryptographicHash::Blake2b_256);
    Number number;
    for (size_t i = 0; i < number.size(); ++i)
        number[i] = qFromLittleEndian<quint64>(hash.constData() + i * sizeof(quint64));
    return number;
}

void DigestSum::add(const QByteArray &member)
{
    const Number number = hashOf(member);
    quint64 carry = 0;
    for (size_t i = 0; i < m_sum.size(); ++i) {
        const quint64 with_carry = m_sum[i] + carry;
        m_sum[i] = with_carry + number[i];
        carry = quint64(with_carry < carry) + quint64(m_sum[i] < number[i]);
    }
}

void DigestSum::remove(const QByteArray &member)
{
    const Number number = hashOf(member);
    quint64 borrow = 0;
    for (size_t i = 0; i < m_sum.size(); ++i) {
        const quint64 before = m_sum[i];
        const quint64 with_borrow = before - borrow;
        m_sum[i] = with_borrow - number[i];
        borrow = quint64(before < borrow) + quint64(with_borrow < number[i]);
    }
}

QByteArray DigestSum::bytes() const
{
    QByteArray bytes(qsizetype(sizeof(Number)), Qt::Uninitialized);
    for (size_t i = 0; i < m_sum.size(); ++i)
        qToLittleEndian(m_sum[i], bytes.data() + i * sizeof(quint64));
    return bytes;
}

} // namespace roomcast
