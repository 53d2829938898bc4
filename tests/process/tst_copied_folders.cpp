// SPDX-License-Identifier: MIT
//
// Real servers on folders that are copies: backups put back in each way, and clones that nothing on
// their machines can tell. With somebody left to vouch, what was confirmed is never displaced; what
// happens where nobody can is shown, too.
#include "support/processes.h"
#include "support/split_group.h"
#include "support/test_main.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace roomcast::tst_copied_folders {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const QString kSlot = u"SA314 9:30-10:30 Monday"_s;
const QString kReserve = u"reserve "_s + kSlot;
const QString kOtherSlot = u"SA314 10:30-11:30 Monday"_s;

/// Runs a command of the system, or the server's program for a task; false if it failed.
bool runs(const QString &program, const QStringList &arguments, const QString &state = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, dataHome());
    environment.insert(u"XDG_STATE_HOME"_s, state.isEmpty() ? dataHome() + u"/state"_s : state);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    return process.waitForFinished(kWaitMs) && process.exitCode() == 0;
}

bool task(const QStringList &arguments, const QString &state = {})
{
    return runs(QStringLiteral(ROOMCAST_BIN_DIR "/roomcast-server"), arguments, state);
}

bool copied(const QString &from, const QString &to)
{
    return runs(u"cp"_s, {u"-a"_s, u"-T"_s, from, to});
}

/// Beside the usual state home: as another machine's.
QStringList machineWith(const QString &state)
{
    return {u"env"_s, u"XDG_STATE_HOME="_s + state};
}

QJsonObject reserve(Group &group, const QString &person, const QString &slot,
                    const QString &label = {})
{
    QStringList options{u"--user"_s, person};
    if (!label.isEmpty())
        options << u"--partition"_s << label;
    return ask(group, options, {u"reserve "_s + slot}).at(0);
}

bool isConfirmed(const QJsonObject &answer)
{
    return answer.value(u"ok"_s).toBool() && answer.value(u"status"_s) == u"confirmed"_s;
}

/// Who holds the slot, as a server says.
QString holderOf(Group &group, const QString &slot)
{
    const QJsonObject answer = ask(group, {}, {u"queue "_s + slot}).at(0);
    const QJsonArray queue = answer.value(u"answer"_s).toObject().value(u"queue"_s).toArray();
    return queue.at(0).toObject().value(u"holder"_s).toString();
}

} // namespace

class TestCopiedFolders final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void aRestoredBackupDisplacesNothing_data();
    void aRestoredBackupDisplacesNothing();
    void aNormalRestartKeepsTheVote();
    void aMovedFolderKeepsItsVoteIfAPersonVouches();
    void clonesThatMetHaveOneVote();
    void clonesThatNeverMetHaveOneEach();
    void aWholeMachineThatWentBackIsFoundByItsGroup();
    void aLoneMachineThatWentBackIsNotFound();
    void theHalfThatBreaksTheTieIsNotFoundAlone();

private:
    QString at(const QString &name) const { return m_home->filePath(name); }
    Program &start(Group &group, int id, const QString &folder, const QStringList &host = {},
                   const QStringList &options = {})
    {
        return group.startServer(id, QStringList{u"--data"_s, folder} + options, host);
    }
    void end(Group &group, const std::vector<int> &ids)
    {
        for (int id : ids)
            group.server(id).signal(SIGTERM);
        for (int id : ids)
            QCOMPARE(group.server(id).waitForEnd(), 0);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestCopiedFolders::aRestoredBackupDisplacesNothing_data()
{
    QTest::addColumn<QString>("way");
    for (const auto &way :
         {"copied in place", "removed and copied back", "--restore", "copied to another machine"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

/// Server 200 has the vote that breaks the tie, until its folder is an older one.
void TestCopiedFolders::aRestoredBackupDisplacesNothing()
{
    QFETCH(const QString, way);
    Group group(weeklyCatalogue());
    const bool by_task = way == u"--restore";
    start(group, 100, at(u"100"_s));
    start(group, 200, at(u"200"_s));
    QVERIFY(group.waitForView({100, 200}, 200));
    if (by_task) {
        QVERIFY(task({u"--backup"_s, at(u"backup"_s), u"--data"_s, at(u"200"_s)}));
    } else {
        end(group, {200});
        QVERIFY(copied(at(u"200"_s), at(u"backup"_s)));
        start(group, 200, at(u"200"_s));
        QVERIFY(group.waitForView({100, 200}, 200));
    }
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kSlot)));
    end(group, {100, 200});

    QString folder = at(u"200"_s);
    QStringList host;
    if (way == u"copied in place") {
        QVERIFY(copied(at(u"backup"_s), folder));
    } else if (by_task) {
        QVERIFY(task({u"--restore"_s, at(u"backup"_s), u"--data"_s, folder}));
    } else if (way == u"removed and copied back") {
        QVERIFY(QDir(folder).removeRecursively());
        QVERIFY(copied(at(u"backup"_s), folder));
    } else {
        folder = at(u"elsewhere"_s);
        host = machineWith(at(u"other-state"_s));
        QVERIFY(copied(at(u"backup"_s), folder));
    }
    Program &restored = start(group, 200, folder, host);
    if (!by_task)
        QVERIFY(!restored.waitFor(logged(u"store-copied"_s)).isEmpty());
    QVERIFY(group.waitForView({200}, 200));
    QVERIFY(!isConfirmed(reserve(group, u"Lee"_s, kSlot)));
    start(group, 100, at(u"100"_s));
    QVERIFY(group.waitForView({100, 200}, 200));
    QTRY_COMPARE_WITH_TIMEOUT(holderOf(group, kSlot), u"Kim"_s, kWaitMs);
}

/// In order or not, alone or with others.
void TestCopiedFolders::aNormalRestartKeepsTheVote()
{
    Group group(weeklyCatalogue());
    start(group, 100, at(u"100"_s));
    start(group, 200, at(u"200"_s));
    QVERIFY(group.waitForView({100, 200}, 200));
    group.kill(100);
    group.kill(200);
    start(group, 100, at(u"100"_s));
    start(group, 200, at(u"200"_s));
    QVERIFY(group.waitForView({100, 200}, 200));
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kSlot)));
    end(group, {100});
    end(group, {200});
    Program &alone = start(group, 200, at(u"200"_s));
    QVERIFY(group.waitForView({200}, 200));
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kOtherSlot)));
    QVERIFY(!alone.has(logged(u"store-copied"_s)));
}

void TestCopiedFolders::aMovedFolderKeepsItsVoteIfAPersonVouches()
{
    Group group(weeklyCatalogue());
    start(group, 100, at(u"100"_s));
    QVERIFY(group.waitForView({100}, 100));
    end(group, {100});
    const QString state = at(u"other-state"_s);
    QVERIFY(copied(at(u"100"_s), at(u"moved"_s)));
    QVERIFY(task({u"--moved"_s, at(u"moved"_s)}, state));
    Program &moved = start(group, 100, at(u"moved"_s), machineWith(state));
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kSlot)));
    QVERIFY(!moved.has(logged(u"store-copied"_s)));
}

/// A person's word makes of each copy what a cloned image is: the same store, by all that its
/// machine can tell.
void TestCopiedFolders::clonesThatMetHaveOneVote()
{
    Group group(weeklyCatalogue());
    start(group, 100, at(u"image"_s));
    QVERIFY(group.waitForView({100}, 100));
    end(group, {100});
    std::vector<Program *> clones;
    for (int id : {100, 200, 300}) {
        const QString folder = at(QString::number(id));
        const QString state = folder + u"-state"_s;
        QVERIFY(copied(at(u"image"_s), folder));
        QVERIFY(task({u"--moved"_s, folder}, state));
        clones.push_back(&start(group, id, folder, machineWith(state)));
    }
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    int gave_way = 0;
    for (Program *clone : clones)
        gave_way += clone->has(logged(u"store-copied"_s, {{u"reason"_s, u"found-out"_s}})) ? 1 : 0;
    QCOMPARE(gave_way, 2);
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kOtherSlot)));
    // Now they part.
    clones[0]->writeLine(u"partition B"_s);
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(group.waitForView({200, 300}, 300));
    const bool here = isConfirmed(reserve(group, u"Kim"_s, kSlot, u"A"_s));
    const bool there = isConfirmed(reserve(group, u"Lee"_s, kSlot, u"B"_s));
    QVERIFY(here && !there);
}

/// What the manual says of clones that never met: each believes that it is the only one.
void TestCopiedFolders::clonesThatNeverMetHaveOneEach()
{
    Group group(weeklyCatalogue());
    start(group, 100, at(u"image"_s));
    QVERIFY(group.waitForView({100}, 100));
    end(group, {100});
    const std::map<int, QString> labels{{100, u"B"_s}, {200, u"A"_s}};
    for (const auto &[id, label] : labels) {
        const QString folder = at(QString::number(id));
        const QString state = folder + u"-state"_s;
        QVERIFY(copied(at(u"image"_s), folder));
        QVERIFY(task({u"--moved"_s, folder}, state));
        start(group, id, folder, machineWith(state), {u"--partition"_s, label});
        QVERIFY(group.waitForView({id}, id));
    }
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kSlot, u"A"_s)));
    QVERIFY(isConfirmed(reserve(group, u"Lee"_s, kSlot, u"B"_s)));
    // When they meet one of them gives way, and nothing is lost: one of the two people waits.
    const size_t since = group.server(200).position();
    group.server(100).writeLine(u"heal"_s);
    QVERIFY(!group.server(100)
                 .waitFor(logged(u"store-copied"_s, {{u"reason"_s, u"found-out"_s}}))
                 .isEmpty());
    // It began again as it was asked to at first, on its side.
    group.server(100).writeLine(u"heal"_s);
    QVERIFY(!group.server(200).waitFor(elected(200, {200, 100}), since).isEmpty());
    const auto both = [&] {
        const QString queue =
            QString::fromUtf8(QJsonDocument(ask(group, {}, {u"queue "_s + kSlot}).at(0)).toJson());
        return queue.contains(u"Kim"_s) && queue.contains(u"Lee"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(both(), kWaitMs);
}

/// Its mark went back with it; what its peers have heard of it did not.
void TestCopiedFolders::aWholeMachineThatWentBackIsFoundByItsGroup()
{
    Group group(weeklyCatalogue());
    const QString state = at(u"300-state"_s);
    start(group, 100, at(u"100"_s));
    start(group, 200, at(u"200"_s));
    start(group, 300, at(u"300"_s), machineWith(state));
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    end(group, {300});
    QVERIFY(group.waitForView({100, 200}, 200));
    QVERIFY(copied(at(u"300"_s), at(u"image"_s)) && copied(state, at(u"image-state"_s)));
    start(group, 300, at(u"300"_s), machineWith(state));
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kSlot)));
    group.kill(300);
    // The files that are there keep their inodes.
    QVERIFY(QFile::remove(at(u"300/store.db-wal"_s)));
    QVERIFY(copied(at(u"image"_s), at(u"300"_s)) && copied(at(u"image-state"_s), state));
    Program &back = start(group, 300, at(u"300"_s), machineWith(state));
    for (const QString &fault : {u"loss 1"_s, u"jitter 2"_s, u"service-time 3"_s})
        back.writeLine(fault);
    QVERIFY(!back.waitFor(logged(u"store-copied"_s, {{u"reason"_s, u"went-back"_s}})).isEmpty());
    QVERIFY(!back.waitFor(logged(u"store-copied"_s, {{u"reason"_s, u"found-out"_s}})).isEmpty());
    // It goes on with what people set.
    const QJsonObject loss = logged(u"fault-set"_s, {{u"fault"_s, u"loss"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(back.count(loss), 2, kWaitMs);
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    const QJsonObject faults = group.status(300).value(u"faults"_s).toObject();
    QCOMPARE(faults.value(u"loss_percent"_s).toInt(), 1);
    QCOMPARE(faults.value(u"jitter_ms"_s).toInt(), 2);
    QCOMPARE(faults.value(u"service_time_ms"_s).toInt(), 3);
    QCOMPARE(holderOf(group, kSlot), u"Kim"_s);
}

/// What the manual says of a group of one whose machine is put back as a whole.
void TestCopiedFolders::aLoneMachineThatWentBackIsNotFound()
{
    Group group(weeklyCatalogue());
    const QString state = at(u"state"_s);
    start(group, 100, at(u"100"_s), machineWith(state));
    QVERIFY(group.waitForView({100}, 100));
    end(group, {100});
    QVERIFY(copied(at(u"100"_s), at(u"image"_s)) && copied(state, at(u"image-state"_s)));
    start(group, 100, at(u"100"_s), machineWith(state));
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kSlot)));
    end(group, {100});
    QVERIFY(copied(at(u"image"_s), at(u"100"_s)) && copied(at(u"image-state"_s), state));
    start(group, 100, at(u"100"_s), machineWith(state));
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(isConfirmed(reserve(group, u"Lee"_s, kSlot)));
}

/// The same of the half that breaks the tie, while the other half is away.
void TestCopiedFolders::theHalfThatBreaksTheTieIsNotFoundAlone()
{
    Group group(weeklyCatalogue());
    const QString state = at(u"200-state"_s);
    start(group, 100, at(u"100"_s));
    start(group, 200, at(u"200"_s), machineWith(state));
    QVERIFY(group.waitForView({100, 200}, 200));
    group.kill(200);
    QVERIFY(copied(at(u"200"_s), at(u"image"_s)) && copied(state, at(u"image-state"_s)));
    start(group, 200, at(u"200"_s), machineWith(state));
    QVERIFY(group.waitForView({100, 200}, 200));
    QVERIFY(isConfirmed(reserve(group, u"Kim"_s, kSlot)));
    end(group, {100});
    group.kill(200);
    QVERIFY(QFile::remove(at(u"200/store.db-wal"_s)));
    QVERIFY(copied(at(u"image"_s), at(u"200"_s)) && copied(at(u"image-state"_s), state));
    start(group, 200, at(u"200"_s), machineWith(state));
    QVERIFY(group.waitForView({200}, 200));
    QVERIFY(isConfirmed(reserve(group, u"Lee"_s, kSlot)));
}

ROOMCAST_TEST(TestCopiedFolders)

} // namespace roomcast::tst_copied_folders

#include "tst_copied_folders.moc"
