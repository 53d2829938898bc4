// SPDX-License-Identifier: MIT
//
// Catalogue folders on disk and in the program.
#include "cli/catalogue_reader.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

namespace roomcast::tst_catalogue_reader {

using namespace Qt::Literals::StringLiterals;

class CatalogueReaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void smallestCatalogue();
    void emptyDaysAreNotMissingDays();
    void weeklyTimetableLoadsAsItIs();
    void sampleIsBuiltIn();
    void wrong_data();
    void wrong();
    void bothLinesAreNamed_data();
    void bothLinesAreNamed();
    void unreadable();
    void contentErrorNamesTheFile();

private:
    void write(const QString &name, const QByteArray &content) const;
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CatalogueReaderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void CatalogueReaderTest::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void CatalogueReaderTest::smallestCatalogue()
{
    write(u"rooms.txt"_s, "R1\r\nR2");
    write(u"timeslots.txt"_s, "8:30-9:30\n");
    const auto set = readCatalogue(m_folder->path());
    QVERIFY(set);
    QCOMPARE(set->catalogue.rooms, (std::vector{u"R1"_s, u"R2"_s}));
    QCOMPARE(set->catalogue.timeslots, std::vector{u"8:30-9:30"_s});
    QVERIFY(set->catalogue.day_labels.empty());
    QVERIFY(set->reservations.empty());
}

void CatalogueReaderTest::emptyDaysAreNotMissingDays()
{
    write(u"rooms.txt"_s, "R1");
    write(u"timeslots.txt"_s, "8:30-9:30\n");
    write(u"days.txt"_s, "");
    const auto set = readCatalogue(m_folder->path());
    QVERIFY(!set);
    QVERIFY(set.error().kind == CatalogueReadError::Kind::Malformed);
    QCOMPARE(set.error().content->file, u"days.txt"_s);
}

void CatalogueReaderTest::weeklyTimetableLoadsAsItIs()
{
    const auto set = readCatalogue(QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/data/weekly"));
    QVERIFY(set);
    QCOMPARE(set->catalogue.rooms.size(), 5U);
    QCOMPARE(set->catalogue.timeslots.size(), 11U);
    QCOMPARE(set->catalogue.day_labels.size(), 5U);
    QCOMPARE(set->reservations.size(), 6U);
    QVERIFY(set->reservations.front() == (SlotKey{u"SA318"_s, u"8:30-9:30"_s, u"Monday"_s}));
}

void CatalogueReaderTest::sampleIsBuiltIn()
{
    const auto set = readSampleCatalogue();
    QVERIFY2(set, set ? "" : qPrintable(catalogueReadErrorText(set.error())));
    QVERIFY(!set->catalogue.rooms.empty());
    QVERIFY(!set->catalogue.timeslots.empty());
}

void CatalogueReaderTest::wrong_data()
{
    using Kind = CatalogueReadError::Kind;
    QTest::addColumn<QString>("broken");
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QString &broken, const QString &state, Kind kind) {
        QTest::newRow(name) << broken << state << static_cast<int>(kind);
    };
    row("no folder", u""_s, u"missing"_s, Kind::NoFolder);
    row("file for a folder", u""_s, u"file"_s, Kind::NotAFolder);
    row("no rooms", u"rooms.txt"_s, u"missing"_s, Kind::Missing);
    row("no timeslots", u"timeslots.txt"_s, u"missing"_s, Kind::Missing);
    row("folder for a file", u"rooms.txt"_s, u"folder"_s, Kind::NotAFile);
    row("pipe nobody writes to", u"rooms.txt"_s, u"pipe"_s, Kind::NotAFile);
    row("pipe for an optional file", u"days.txt"_s, u"pipe"_s, Kind::NotAFile);
    row("link that leads nowhere", u"days.txt"_s, u"link"_s, Kind::Unreadable);
    row("too large", u"reservations.txt"_s, u"large"_s, Kind::TooLarge);
}

void CatalogueReaderTest::wrong()
{
    QFETCH(QString, broken);
    QFETCH(QString, state);
    write(u"rooms.txt"_s, "R1\n");
    write(u"timeslots.txt"_s, "8:30-9:30\n");
    QString folder = m_folder->path();
    if (broken.isEmpty())
        folder = path(state == "file"_L1 ? u"rooms.txt"_s : u"nothing"_s);
    QFile::remove(path(broken));
    if (state == "folder"_L1)
        QVERIFY(QDir(m_folder->path()).mkdir(broken));
    else if (state == "pipe"_L1)
        QCOMPARE(::mkfifo(QFile::encodeName(path(broken)).constData(), 0600), 0);
    else if (state == "link"_L1)
        QVERIFY(QFile::link(path(u"nothing"_s), path(broken)));
    else if (state == "large"_L1)
        write(broken, QByteArray(kCatalogueFileBytesMax + 1, '\n'));
    const auto set = readCatalogue(folder);
    QVERIFY(!set);
    QTEST(static_cast<int>(set.error().kind), "kind");
    const QString text = catalogueReadErrorText(set.error());
    QVERIFY2(text.contains(broken.isEmpty() ? folder : path(broken)), qPrintable(text));
}

void CatalogueReaderTest::bothLinesAreNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &file, const QByteArray &content,
                        const QString &text) { QTest::newRow(name) << file << content << text; };
    row("letter case", u"rooms.txt"_s, "Elm\nME4494\t30\n\nme4494\n",
        u"line 4: me4494 stands in the file twice: line 2 has ME4494"_s);
    row("the same time", u"timeslots.txt"_s, "8:30-9:30\n08:30-09:30\n",
        u"line 2: 08:30-09:30 is the same time as 8:30-9:30 in line 1"_s);
    row("some of the time", u"timeslots.txt"_s, "7:00-8:00\n8:30-9:30\n9:00-10:00\n",
        u"line 3: 9:00-10:00 overlaps with 8:30-9:30 in line 2"_s);
    row("two readings", u"rooms.txt"_s, "Room 101\n",
        u"line 1: Room 101 can be read in two ways: write \"Room 101\" for a room of that name, or "
        "Room, a tab and 101 for a room of 101 seats"_s);
}

void CatalogueReaderTest::bothLinesAreNamed()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, text);
    write(u"rooms.txt"_s, "R1\n");
    write(u"timeslots.txt"_s, "8:30-9:30\n");
    write(file, content);
    const auto set = readCatalogue(m_folder->path());
    QVERIFY(!set);
    const QString said = catalogueReadErrorText(set.error());
    QVERIFY2(said.contains(text), qPrintable(said));
}

void CatalogueReaderTest::unreadable()
{
    if (::geteuid() == 0)
        QSKIP("nothing is unreadable for the superuser");
    write(u"rooms.txt"_s, "R1\n");
    write(u"timeslots.txt"_s, "8:30-9:30\n");
    QVERIFY(QFile::setPermissions(path(u"rooms.txt"_s), {}));
    const auto set = readCatalogue(m_folder->path());
    QVERIFY(!set);
    QVERIFY(set.error().kind == CatalogueReadError::Kind::Unreadable);
}

void CatalogueReaderTest::contentErrorNamesTheFile()
{
    write(u"rooms.txt"_s, "R1\nR1\n");
    write(u"timeslots.txt"_s, "8:30-9:30\n");
    const auto set = readCatalogue(m_folder->path());
    QVERIFY(!set);
    QVERIFY(set.error().kind == CatalogueReadError::Kind::Malformed);
    const QString text = catalogueReadErrorText(set.error());
    QVERIFY2(text.contains(path(u"rooms.txt"_s)), qPrintable(text));
}

ROOMCAST_TEST(CatalogueReaderTest)

} // namespace roomcast::tst_catalogue_reader

#include "tst_catalogue_reader.moc"
