// SPDX-License-Identifier: MIT
//
// The kept inputs, each of which once was of interest, with any compiler; and that the targets can
// find something at all.
#include "fuzz/target.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::fuzz;

class TestFuzzCorpus final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedsHaveNoFinding()
    {
        for (const Target &target : kTargets) {
            const quint64 before = inputs_taken;
            for (const QByteArray &seed : seedsOf(target))
                QVERIFY2(target.run(seed).isEmpty(), qPrintable(target.run(seed)));
            QCOMPARE_GT(inputs_taken, before);
        }
    }

    void keptInputsHaveNoFinding_data()
    {
        QTest::addColumn<int>("target");
        QTest::addColumn<QString>("path");
        for (size_t i = 0; i < kTargets.size(); ++i) {
            const QDir dir(QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/fuzz/corpus/") +
                           QLatin1StringView(kTargets[i].name));
            const QStringList names = dir.entryList(QDir::Files, QDir::Name);
            QVERIFY2(!names.empty(), kTargets[i].name);
            for (const QString &name : names)
                QTest::addRow("%s/%s", kTargets[i].name, qPrintable(name))
                    << int(i) << dir.filePath(name);
        }
    }

    void keptInputsHaveNoFinding()
    {
        QFETCH(int, target);
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const quint64 before = inputs_taken;
        QCOMPARE(kTargets[size_t(target)].run(file.readAll()), Finding());
        QCOMPARE_GT(inputs_taken, before);
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
