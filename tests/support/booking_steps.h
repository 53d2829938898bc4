// SPDX-License-Identifier: MIT
//
// A booking state made by a few steps, and the row of records that it is kept in. For tests of
// snapshots; values only, nothing here can fail.
#pragma once

#include "core/base/records.h"
#include "core/booking/booking_snapshot.h"

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline SlotKey slot(int number)
{
    const QString digits = QString::number(number);
    return {u"A"_s, digits, u"Mon"_s};
}

inline CatalogueSet catalogue(int timeslots = 40)
{
    CatalogueSet set{{{u"A"_s, u"B"_s}, {}, {u"Mon"_s, u"Fri"_s}},
                     {{u"X"_s, u"1"_s, u"Mon"_s}, slot(0)}};
    for (int i = 0; i < timeslots; ++i)
        set.catalogue.timeslots.push_back(QString::number(i));
    return set;
}

struct Step {
    quint64 client = 0;
    quint64 sequence = 0;
    quint64 index = 0;
    Write write;
    quint64 oldest_outstanding = 1;
};

inline void apply(BookingState &state, const Step &step)
{
    Changes changes;
    state.apply(step.write,
                {{ClientId{step.client}, Sequence{step.sequence}},
                 Sequence{step.oldest_outstanding},
                 {1, ServerId{300}, Incarnation{2}},
                 LogIndex{step.index},
                 WallTime{qint64(step.index)},
                 {}},
                changes);
}

inline Reserve reserve(int number, const QString &person = u"Kim"_s, const QString &title = u"T"_s)
{
    return {slot(number), person, title};
}

inline BookingState stateAfter(const std::vector<Step> &steps,
                               const CatalogueSet &set = catalogue())
{
    BookingState state(set);
    for (const Step &step : steps)
        apply(state, step);
    return state;
}

/// Two sessions with bookings, a cancelled one, a refusal and a forgotten outcome.
inline std::vector<Step> usualSteps()
{
    return {{1, 1, 1, OpenSession{}},
            {2, 1, 2, OpenSession{}},
            {1, 2, 3, reserve(1)},
            {2, 2, 4, reserve(2, u"Ana"_s)},
            {1, 3, 5, Cancel{slot(1), {}, u"Kim"_s}},
            {2, 3, 6, reserve(2)},
            {1, 4, 7, reserve(1, u"Kim"_s, u"Again"_s), 3}};
}

inline QByteArray joined(const QList<QByteArray> &records)
{
    QByteArray bytes;
    for (const QByteArray &record : records)
        appendRecord(bytes, record);
    return bytes;
}

inline QList<QByteArray> recordsOf(const QByteArray &bytes)
{
    QList<QByteArray> records;
    RecordReader reader(bytes);
    while (!reader.atEnd() && !reader.error())
        records << reader.bytes().value_or(QByteArray());
    return records;
}

inline QByteArray serialised(const BookingState &state)
{
    QByteArray row;
    BookingSnapshotWriter writer(state);
    while (!writer.atEnd())
        appendRecord(row, writer.next());
    return row;
}

inline Result<BookingState, DecodeError> deserialised(const QByteArray &row)
{
    RecordReader records(row);
    BookingSnapshotReader reader;
    while (!records.atEnd()) {
        const auto record = records.bytes();
        if (!record)
            return Failure{*records.error()};
        if (const auto taken = reader.take(*record); !taken)
            return Failure{taken.error()};
    }
    if (!reader.complete())
        return Failure{DecodeError::Truncated};
    return reader.finish();
}

/// The row's of usualSteps(): head, catalogue, 5 claims (slots 0, 1, 1 cancelled, 2 and the
/// orphan), 2 sessions
enum Record { Head, CatalogueRecord, FirstClaim, FirstSession = FirstClaim + 5, RecordCount = 9 };

} // namespace roomcast::test
