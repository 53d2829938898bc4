// SPDX-License-Identifier: MIT
#include "core/engine/carried_claims.h"

#include "core/base/mutation.h"
#include "core/base/records.h"

#include <algorithm>

namespace roomcast {

QByteArray toRow(const std::vector<StoredClaim> &claims)
{
    QByteArray row;
    for (const StoredClaim &stored : claims)
        appendRecord(row, encode(stored));
    return row;
}

std::vector<StoredClaim> claimsFrom(const QByteArray &row)
{
    std::vector<StoredClaim> claims;
    RecordReader reader(row);
    while (!reader.atEnd() && !reader.error())
        if (auto stored = reader.value<StoredClaim>())
            claims.push_back(*std::move(stored));
    return claims;
}

CarriedClaims::CarriedClaims(const QByteArray &row) : m_claims(claimsFrom(row))
{
}

void CarriedClaims::giveUp(const BookingState &left, const BookingState &taken)
{
    if (!mutated(Mutation::CarriedForgotten))
        add(left.lackingIn(taken));
}

void CarriedClaims::add(const std::vector<StoredClaim> &claims)
{
    if (m_claims.empty()) {
        m_claims = claims;
        return;
    }
    for (const StoredClaim &stored : claims)
        if (std::find(m_claims.begin(), m_claims.end(), stored) == m_claims.end())
            m_claims.push_back(stored);
}

bool CarriedClaims::settle(const BookingState &state)
{
    return std::erase_if(m_claims, [&](const StoredClaim &s) { return state.contains(s); }) > 0;
}

QByteArray CarriedClaims::row() const
{
    return toRow(m_claims);
}

QByteArray CarriedClaims::firstRow() const
{
    QByteArray row;
    for (const StoredClaim &stored : m_claims) {
        const QByteArray record = encode(stored);
        if (row.size() + record.size() > kRowBytesMax)
            break;
        appendRecord(row, record);
    }
    return row;
}

} // namespace roomcast
