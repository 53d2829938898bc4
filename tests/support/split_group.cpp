// SPDX-License-Identifier: MIT
#include "support/split_group.h"

#include <QJsonArray>
#include <QTest>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

QStringList weeklyCatalogue()
{
    return {u"--catalogue"_s, QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/data/weekly")};
}

QJsonObject logged(const QString &event, QJsonObject facts)
{
    facts.insert(u"event"_s, event);
    return facts;
}

QJsonObject elected(int leader, const QJsonArray &members)
{
    return logged(u"leader-elected"_s, {{u"leader"_s, leader}, {u"members"_s, members}});
}

bool waitForSides(Group &group)
{
    const auto waitFor = [&](int id, int leader, const QJsonArray &members) {
        return !group.server(id).waitFor(elected(leader, members)).isEmpty();
    };
    return waitFor(100, 200, {200, 100}) && waitFor(200, 200, {200, 100}) &&
           waitFor(300, 400, {400, 300}) && waitFor(400, 400, {400, 300});
}

bool waitForWhole(Group &group, size_t since, int claims)
{
    const QJsonArray all{400, 300, 200, 100};
    if (group.server(400).waitFor(elected(400, all), since).isEmpty())
        return false;
    const auto equal = [&] {
        const QJsonObject first = group.status(400);
        for (int id : {100, 200, 300}) {
            const QJsonObject other = group.status(id);
            if (other.value(u"digest"_s) != first.value(u"digest"_s) ||
                other.value(u"members"_s).toArray() != all)
                return false;
        }
        return first.value(u"claims"_s).toInt() == claims;
    };
    return QTest::qWaitFor(equal, kWaitMs);
}

std::vector<QJsonObject> ask(Group &group, const QStringList &options, const QStringList &lines,
                             const QStringList &host)
{
    const auto client = group.startClient(options, host);
    for (const QString &line : lines)
        client->writeLine(line);
    client->closeInput();
    client->waitForEnd();
    return client->objects();
}

} // namespace roomcast::test
