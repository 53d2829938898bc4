// SPDX-License-Identifier: MIT
//
// The cache inspector's rows follow the cache by key; the passing of time changes ages only.
#include "client_gui/cache/cache_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_cache_model {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

CacheRow row(const QString &room, Duration age)
{
    CacheRow made;
    made.key = CheckRoom{room};
    made.epoch = {7, {300}, {1}};
    made.index = {42};
    made.age = age;
    made.items = 3;
    return made;
}

} // namespace

class CacheModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<CacheModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setRows({row(u"A"_s, 1s), row(u"C"_s, 1s)});
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void aTickChangesAgesOnly()
    {
        QSignalSpy changed(m_model.get(), &CacheModel::dataChanged);
        m_model->setRows({row(u"A"_s, 2s), row(u"C"_s, 2s)});
        QCOMPARE(changed.size(), 2);
        for (const auto &signal : changed) {
            QCOMPARE(signal[0].toModelIndex().column(), int(CacheModel::Age));
            QCOMPARE(signal[1].toModelIndex().column(), int(CacheModel::Age));
        }
        QCOMPARE(text(0, CacheModel::Age), u"≤ 2.0 s"_s);
    }

    void nothingNewIsNotTold()
    {
        QSignalSpy changed(m_model.get(), &CacheModel::dataChanged);
        m_model->setRows({row(u"A"_s, 1s), row(u"C"_s, 1s)});
        QCOMPARE(changed.size(), 0);
    }

    void rowsComeAndGoByKey()
    {
        QSignalSpy inserted(m_model.get(), &CacheModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &CacheModel::rowsRemoved);
        m_model->setRows({row(u"A"_s, 1s), row(u"B"_s, 0s), row(u"C"_s, 1s)});
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        QCOMPARE(text(1, CacheModel::Key), u"check B"_s);
        m_model->setRows({row(u"C"_s, 1s)});
        QCOMPARE(removed.size(), 2);
        QCOMPARE(m_model->rowCount(), 1);
        m_model->setRows({});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void anInvalidatedRowSaysWhoChangedIt()
    {
        QSignalSpy changed(m_model.get(), &CacheModel::dataChanged);
        CacheRow fresh = row(u"A"_s, 1s);
        fresh.state = CacheState::Invalidated;
        fresh.changed_by = u"Kim"_s;
        m_model->setRows({fresh, row(u"C"_s, 1s)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(0, CacheModel::State), u"Invalidated"_s);
        QCOMPARE(text(0, CacheModel::ChangedBy), u"Kim"_s);
        QVERIFY(!m_model->index(0, CacheModel::State).data(Qt::DecorationRole).isNull());
    }

    void versionsReadAsEpochAndIndex() { QCOMPARE(text(0, CacheModel::Version), u"7.300/42"_s); }

    void agesAndVersionsSortAsNumbers()
    {
        m_model->setRows({row(u"A"_s, 9s), row(u"C"_s, 120s)});
        const auto sort = [this](int row) {
            return m_model->index(row, CacheModel::Age).data(CacheModel::SortRole).toLongLong();
        };
        QCOMPARE_LT(sort(0), sort(1));
    }

private:
    QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }

    std::unique_ptr<CacheModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

ROOMCAST_GUI_TEST(CacheModelTest)

} // namespace roomcast::tst_cache_model

#include "tst_cache_model.moc"
