// SPDX-License-Identifier: MIT
//
// Which folder a server's copy goes to when nobody names one.
#include "support/store_folders.h"
#include "support/test_main.h"

#include <QStandardPaths>

namespace roomcast::tst_free_folder {

using namespace roomcast::test;

class TestStoreSlots final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstFreeSlot();
    void passesOverADamagedSlot();
    void runsOutOfSlots();
    void defaultFolders();
};

void TestStoreSlots::takesTheFirstFreeSlot()
{
    const StoreFolder folder;
    OpenedFolder first = openFreeFolder(folder.path(), {1}).value();
    OpenedFolder second = openFreeFolder(folder.path(), {2}).value();
    QVERIFY(first.skipped.empty() && second.skipped.empty());
    QCOMPARE(first.store->folder(), folder.path() + u"/slot-1"_s);
    QCOMPARE(second.store->folder(), folder.path() + u"/slot-2"_s);
    first.store.reset();
    first = openFreeFolder(folder.path(), {3}).value();
    QCOMPARE(first.store->identity(), StoreId{1});
}

void TestStoreSlots::passesOverADamagedSlot()
{
    const StoreFolder folder;
    (void)openFreeFolder(folder.path(), {1}).value();
    QFile file(folder.path() + u"/slot-1/store.db"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("once a database");
    file.close();

    const OpenedFolder slot = openFreeFolder(folder.path(), {2}).value();
    QCOMPARE(slot.store->folder(), folder.path() + u"/slot-2"_s);
    QCOMPARE(slot.skipped.size(), size_t(1));
    QCOMPARE(slot.skipped.front().kind, StoreError::Kind::Corrupt);
    QCOMPARE(slot.skipped.front().where, file.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("once a database"));
}

void TestStoreSlots::runsOutOfSlots()
{
    const StoreFolder folder;
    for (int slot = 1; slot <= kStoreSlotsMax; ++slot) {
        const QString path = folder.path() + u"/slot-%1"_s.arg(slot);
        QVERIFY(QDir().mkpath(path));
        QFile file(path + u"/store.db"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }
    const auto slot = openFreeFolder(folder.path(), {1});
    QVERIFY(!slot);
    QCOMPARE(slot.error().kind, StoreError::Kind::InUse);
    QCOMPARE(slot.error().where, folder.path());
}

void TestStoreSlots::defaultFolders()
{
    QStandardPaths::setTestModeEnabled(true);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    QCOMPARE(defaultDataFolder(u"Rooms"_s, 4242), data + u"/Rooms-4242"_s);
    QCOMPARE(defaultDataFolder(u"239.255.77.67"_s, 7767), data + u"/239.255.77.67-7767"_s);
    QCOMPARE(defaultDataFolder(u"a/b"_s, 5), data + u"/a%2Fb-5"_s);
    QSet<QString> folders;
    const QStringList groups = {
        u"a/b"_s,   u"a_b"_s,  u"../a"_s,          u".."_s,
        u""_s,      u"a b"_s,  u"a%20b"_s,         u"R\u00e4ume"_s,
        u"a\nb"_s,  u"a\\b"_s, QString(512, u'x'), QString(511, u'x') + u'y',
        u"%2E%2E"_s};
    for (const QString &group : groups)
        for (const quint16 port : {quint16(1), quint16(12)}) {
            const QString folder = defaultDataFolder(group, port);
            QCOMPARE(QFileInfo(QDir::cleanPath(folder)).path(), data);
            QVERIFY(QFileInfo(folder).fileName().size() < 200);
            folders << folder;
        }
    QCOMPARE(folders.size(), 2 * groups.size());
}

ROOMCAST_TEST(TestStoreSlots)

} // namespace roomcast::tst_free_folder

#include "tst_free_folder.moc"
