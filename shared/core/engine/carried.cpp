// SPDX-License-Identifier: MIT
#include "core/engine/carried.h"

#include "core/base/mutation.h"
#include "core/base/records.h"

#include <algorithm>

namespace roomcast {

QByteArray toRow(const std::vector<CarriedRecord> &records)
{
    QByteArray row;
    for (const CarriedRecord &record : records)
        appendRecord(row, encode(record));
    return row;
}

std::vector<CarriedRecord> recordsFrom(const QByteArray &row)
{
    std::vector<CarriedRecord> records;
    RecordReader reader(row);
    while (!reader.atEnd() && !reader.error())
        if (auto record = reader.value<CarriedRecord>())
            records.push_back(*std::move(record));
    return records;
}

CarriedRecords::CarriedRecords(const QByteArray &row) : m_records(recordsFrom(row))
{
}

void CarriedRecords::giveUp(const BookingState &left, const BookingState &taken)
{
    if (!mutated(Mutation::CarriedForgotten))
        add(left.lackingIn(taken));
}

void CarriedRecords::add(const std::vector<CarriedRecord> &records)
{
    if (m_records.empty()) {
        m_records = records;
        return;
    }
    for (const CarriedRecord &record : records)
        if (std::find(m_records.begin(), m_records.end(), record) == m_records.end())
            m_records.push_back(record);
}

qsizetype CarriedRecords::claims() const
{
    return std::count_if(m_records.begin(), m_records.end(), [](const CarriedRecord &record) {
        return std::holds_alternative<StoredClaim>(record);
    });
}

bool CarriedRecords::settle(const BookingState &state)
{
    return std::erase_if(m_records, [&](const CarriedRecord &r) { return state.contains(r); }) > 0;
}

QByteArray CarriedRecords::row() const
{
    return toRow(m_records);
}

std::vector<QByteArray> CarriedRecords::rows() const
{
    std::vector<QByteArray> rows(1);
    for (const CarriedRecord &record : m_records) {
        const QByteArray bytes = encode(record);
        if (!rows.back().isEmpty() && rows.back().size() + bytes.size() > kRowBytesMax)
            rows.emplace_back();
        appendRecord(rows.back(), bytes);
    }
    return rows;
}

} // namespace roomcast
