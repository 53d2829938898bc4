// SPDX-License-Identifier: MIT
//
// The folder of a store and the files in it: nobody but their owner may look into them, and what is
// written to a file that nobody will find again does not pass for durable.
#include "support/store_folders.h"
#include "support/test_main.h"

#include <QFileInfo>

#include <sys/stat.h>

namespace roomcast::tst_store_folder {

using namespace roomcast::test;

namespace {

/// The umask of a part of a test.
class Umask {
public:
    explicit Umask(mode_t mask) : m_before(::umask(mask)) {}
    ~Umask() { ::umask(m_before); }
    Q_DISABLE_COPY(Umask)

private:
    mode_t m_before;
};

int modeOf(const QString &path)
{
    struct stat at = {};
    return ::stat(QFile::encodeName(path).constData(), &at) == 0 ? int(at.st_mode & 07777) : -1;
}

} // namespace

class TestStoreFolder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isItsOwnersAlone_data();
    void isItsOwnersAlone();
    void shutsWhatAnEarlierVersionLeftOpen();
    void leavesAFolderWithOtherThingsAsItIs();
    void noticesWhatBecameOfItsFiles_data();
    void noticesWhatBecameOfItsFiles();
};

void TestStoreFolder::isItsOwnersAlone_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("open to all") << 0;
    QTest::newRow("usual") << 022;
    QTest::newRow("too strict") << 0277;
}

void TestStoreFolder::isItsOwnersAlone()
{
    QFETCH(const int, mask);
    const StoreFolder folder;
    const QString deep = folder.path() + u"/group/slot-1"_s;
    {
        const Umask umask{mode_t(mask)};
        LiveStore store(opened(SqliteStore::open(deep, kFresh)));
        store.write(oneEntry({}, "x"));
        QVERIFY(store.waitUntilWritten());
        QCOMPARE(modeOf(deep + u"/store.db"_s), 0600);
        QCOMPARE(modeOf(deep + u"/store.db-wal"_s), 0600);
    }
    for (const QString &made : {u""_s, u"/group"_s, u"/group/slot-1"_s})
        QCOMPARE(modeOf(folder.path() + made), 0700);
}

void TestStoreFolder::shutsWhatAnEarlierVersionLeftOpen()
{
    const StoreFolder folder;
    (void)folder.open();
    QCOMPARE(::chmod(qPrintable(folder.path()), 0755), 0);
    QCOMPARE(::chmod(qPrintable(folder.file()), 0644), 0);
    const LiveStore store = folder.open();
    QCOMPARE(modeOf(folder.path()), 0700);
    QCOMPARE(modeOf(folder.file()), 0600);
}

/// As /tmp is.
void TestStoreFolder::leavesAFolderWithOtherThingsAsItIs()
{
    const StoreFolder folder;
    QVERIFY(QDir().mkpath(folder.path() + u"/of-others"_s));
    QCOMPARE(::chmod(qPrintable(folder.path()), 01777), 0);
    const LiveStore store = folder.open();
    QCOMPARE(modeOf(folder.path()), 01777);
    QCOMPARE(modeOf(folder.file()), 0600);
}

void TestStoreFolder::noticesWhatBecameOfItsFiles_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("put_back");
    for (const auto &name : {u""_s, u"/store.db"_s, u"/store.db-wal"_s}) {
        const QByteArray title = name.isEmpty() ? "folder" : name.mid(1).toUtf8();
        QTest::addRow("%s removed", title.constData()) << name << false;
        QTest::addRow("%s replaced", title.constData()) << name << true;
    }
}

void TestStoreFolder::noticesWhatBecameOfItsFiles()
{
    QFETCH(const QString, what);
    QFETCH(const bool, put_back);
    const StoreFolder folder;
    LiveStore store = folder.open();
    store.write(oneEntry({}, "before"));
    QVERIFY(store.waitUntilWritten());
    const QString path = folder.path() + what;
    const QString aside = folder.beside(u"aside"_s);
    QVERIFY(QDir().rename(path, aside));
    if (put_back && what.isEmpty()) {
        QVERIFY(QDir().mkpath(path));
        for (const QFileInfo &file : QDir(aside).entryInfoList(QDir::Files))
            QVERIFY(QFile::copy(file.filePath(), path + u'/' + file.fileName()));
    } else if (put_back) {
        QVERIFY(QFile::copy(aside, path));
    }
    StoredReplica copy;
    copy.apply(oneEntry({}, "before"));
    store.write(oneEntry(copy, "after"));
    QVERIFY(store.waitUntilFailed());
    QCOMPARE(store.written(), quint64(1));
    const auto error = store.failures().first().at(0).value<StoreError>();
    QCOMPARE(error.kind, StoreError::Kind::Replaced);
    QCOMPARE(error.where, path);
}

ROOMCAST_TEST(TestStoreFolder)

} // namespace roomcast::tst_store_folder

#include "tst_store_folder.moc"
