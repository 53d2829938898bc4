// SPDX-License-Identifier: MIT
#include "core/engine/carried.h"

#include "core/base/records.h"
#include "core/booking/rules.h"

#include <algorithm>
#include <set>

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
    while (!reader.atEnd() && !reader.error()) {
        auto record = reader.value<CarriedRecord>();
        if (record && isWellFormed(*record))
            records.push_back(*std::move(record));
    }
    return records;
}

CarriedRecords::CarriedRecords(const QByteArray &row) : m_records(recordsFrom(row))
{
}

void CarriedRecords::giveUp(const BookingState &left, const BookingState &taken)
{
    if (rules::keepsWhatItGivesUp())
        add(left.lackingIn(taken));
    m_unsaved = true;
}

void CarriedRecords::add(const std::vector<CarriedRecord> &records)
{
    if (m_records.empty()) {
        m_records = records;
        return;
    }
    std::set<QByteArray> known;
    for (const CarriedRecord &record : m_records)
        known.insert(encode(record));
    for (const CarriedRecord &record : records)
        if (known.insert(encode(record)).second)
            m_records.push_back(record);
}

qsizetype CarriedRecords::claims() const
{
    return std::count_if(m_records.begin(), m_records.end(), [](const CarriedRecord &record) {
        return std::holds_alternative<SlotClaim>(record);
    });
}

void CarriedRecords::settle(const BookingState &state)
{
    if (std::erase_if(m_records, [&](const CarriedRecord &r) { return state.contains(r); }) > 0)
        m_unsaved = true;
}

QByteArray CarriedRecords::row() const
{
    return toRow(m_records);
}

std::vector<QByteArray> CarriedRecords::rows(qsizetype bytes_max) const
{
    std::vector<QByteArray> rows;
    for (size_t from = 0; from < m_records.size() || rows.empty();)
        rows.push_back(rowFrom(from, bytes_max));
    return rows;
}

QByteArray CarriedRecords::firstRow(qsizetype bytes_max) const
{
    size_t from = 0;
    return rowFrom(from, bytes_max);
}

/// Moves `from` behind what it took: at least one, where there is one.
QByteArray CarriedRecords::rowFrom(size_t &from, qsizetype bytes_max) const
{
    QByteArray row;
    for (; from < m_records.size(); ++from) {
        const QByteArray bytes = encode(m_records[from]);
        if (!row.isEmpty() && row.size() + bytes.size() > bytes_max)
            break;
        appendRecord(row, bytes);
    }
    return row;
}

} // namespace roomcast
