// SPDX-License-Identifier: MIT
#include "store/store_schema.h"

#include "store/store_format.h"

#include <array>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

// ---- what steps read and write: as it was then, never to be changed ----------------------------

struct Place1 {
    QByteArray machine;
    quint64 file_system = 0;
    quint64 inode = 0;
};
struct Chain1 {
    quint64 first = 1;
    quint64 end = 1;
    Digest before;
    Digest last;
};
struct Root1 {
    StoreId identity;
    Place1 place;
    LogIndex base;
    Chain1 journal;
    Chain1 parts;
    Digest hard;
    Digest carried;
};
struct Root2 {
    StoreId identity;
    Place1 place;
    LogIndex base;
    Chain1 journal;
    Chain1 parts;
    Digest hard;
    Digest carried;
    quint64 opening = 0;
};

} // namespace

namespace codec {
template <>
struct Fields<Place1> {
    static constexpr auto list = std::tuple(&Place1::machine, &Place1::file_system, &Place1::inode);
};
template <>
struct Fields<Chain1> {
    static constexpr auto list =
        std::tuple(&Chain1::first, &Chain1::end, &Chain1::before, &Chain1::last);
};
template <>
struct Fields<Root1> {
    static constexpr auto list =
        std::tuple(&Root1::identity, &Root1::place, &Root1::base, &Root1::journal, &Root1::parts,
                   &Root1::hard, &Root1::carried);
};
template <>
struct Fields<Root2> {
    static constexpr auto list =
        std::tuple(&Root2::identity, &Root2::place, &Root2::base, &Root2::journal, &Root2::parts,
                   &Root2::hard, &Root2::carried, &Root2::opening);
};
} // namespace codec

namespace {

StoreDone makeVersion1(SqlConnection &connection)
{
    const QString chained =
        u"CREATE TABLE %1 (row INTEGER PRIMARY KEY, bytes BLOB NOT NULL, link BLOB NOT NULL)"_s;
    auto done = connection.execAll({
        u"PRAGMA application_id = %1"_s.arg(kStoreApplicationId),
        u"CREATE TABLE root (only INTEGER PRIMARY KEY CHECK (only = 1), bytes BLOB NOT NULL, "
        "digest BLOB NOT NULL)"_s,
        u"CREATE TABLE record (kind INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"_s,
        chained.arg(u"journal"_s),
        chained.arg(u"part"_s),
    });
    if (!done)
        return done;
    auto insert = connection.prepare(u"INSERT INTO root (only, bytes, digest) VALUES (1, ?, ?)"_s);
    if (!insert)
        return Failure{insert.error()};
    QSqlQuery root = std::move(insert).value();
    const QByteArray bytes = encode(Root1{});
    root.bindValue(0, bytes);
    root.bindValue(1, digestOf(bytes).bytes);
    return connection.run(root);
}

/// The root record gets the token of its last opening; nobody remembers one of before.
StoreDone makeVersion2(SqlConnection &connection)
{
    auto selected = connection.select(u"SELECT bytes, digest FROM root"_s);
    if (!selected)
        return Failure{selected.error()};
    QSqlQuery select = std::move(selected).value();
    const QByteArray bytes = select.next() ? select.value(0).toByteArray() : QByteArray();
    const bool sound = !bytes.isEmpty() && digestOf(bytes).bytes == select.value(1).toByteArray();
    select.finish();
    const auto before = decode<Root1>(bytes);
    if (!sound || !before)
        return Failure{connection.corrupt(u"the root record is damaged"_s)};
    const Root1 &r = *before;
    const QByteArray after = encode(
        Root2{r.identity, r.place, r.base, r.journal, r.parts, r.hard, r.carried, quint64(0)});
    auto updated = connection.prepare(u"UPDATE root SET bytes = ?, digest = ?"_s);
    if (!updated)
        return Failure{updated.error()};
    QSqlQuery update = std::move(updated).value();
    update.bindValue(0, after);
    update.bindValue(1, digestOf(after).bytes);
    return connection.run(update);
}

constexpr std::array<SchemaStep, 2> kSteps = {makeVersion1, makeVersion2};

StoreDone runStep(SqlConnection &connection, SchemaStep step, qsizetype version)
{
    auto done = connection.exec(u"BEGIN"_s);
    if (done)
        done = step(connection);
    if (done)
        done = connection.execAll({u"PRAGMA user_version = %1"_s.arg(version), u"COMMIT"_s});
    if (!done)
        (void)connection.exec(u"ROLLBACK"_s); // fails where SQLite has done so already
    return done;
}

/// The database's version; 0 if it is empty. Fails where it is not one to be worked on.
Result<qint64, StoreError> checkedVersion(SqlConnection &connection, qsizetype newest)
{
    const auto pages = connection.number(u"PRAGMA page_count"_s);
    if (!pages || *pages == 0)
        return pages;
    const auto application = connection.number(u"PRAGMA application_id"_s);
    if (!application)
        return application;
    if (*application != kStoreApplicationId)
        return Failure{connection.corrupt(u"not a store's database"_s)};
    auto version = connection.number(u"PRAGMA user_version"_s);
    if (version && *version < 1)
        return Failure{connection.corrupt(u"a version of %1"_s.arg(*version))};
    if (version && *version > newest)
        return Failure{StoreError{StoreError::Kind::TooNew, connection.file(),
                                  u"version %1, known up to %2"_s.arg(*version).arg(newest)}};
    return version;
}

/// Damage to the tree of pages, which rows that happen to be readable do not show and a later write
/// would run into.
StoreDone checkPages(SqlConnection &connection)
{
    auto selected = connection.select(u"PRAGMA quick_check(1)"_s);
    if (!selected)
        return Failure{selected.error()};
    QSqlQuery check = std::move(selected).value();
    const QString found = check.next() ? check.value(0).toString() : QString();
    auto done = connection.ended(check);
    check.finish();
    if (done && found != u"ok")
        return Failure{connection.corrupt(found)};
    return done;
}

} // namespace

std::span<const SchemaStep> schemaSteps()
{
    return kSteps;
}

StoreDone bringUpToDate(SqlConnection &connection, std::span<const SchemaStep> steps)
{
    const auto found = checkedVersion(connection, std::ssize(steps));
    if (!found)
        return Failure{found.error()};
    if (*found > 0)
        if (auto done = checkPages(connection); !done)
            return done;
    for (auto version = qsizetype(*found); version < std::ssize(steps); ++version)
        if (auto done = runStep(connection, steps[size_t(version)], version + 1); !done)
            return done;
    return Unit{};
}

} // namespace roomcast
