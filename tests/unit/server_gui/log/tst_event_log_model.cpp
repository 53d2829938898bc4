// SPDX-License-Identifier: MIT
#include "server_gui/log/event_filter.h"
#include "server_gui/log/event_log_model.h"
#include "support/test_main.h"
#include "text/event_text.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_event_log_model {

using namespace Qt::Literals::StringLiterals;

namespace {

LogRecord record(Event event, qint64 time_ms = 0)
{
    return {{time_ms}, {300}, std::move(event)};
}

void appendMany(EventLogModel &model, qsizetype count, qint64 from_ms = 0)
{
    for (qsizetype i = 0; i < count; ++i)
        model.append(record(event::RequestReceived{}, from_ms + i));
}

} // namespace

class TstEventLogModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsEnterInOneBatch()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        appendMany(model, 500);
        QCOMPARE(model.rowCount(), 0);
        QTRY_COMPARE(model.rowCount(), 500);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 0);
        QCOMPARE(inserted[0][2].toInt(), 499);

        appendMany(model, 2);
        QTRY_COMPARE(inserted.size(), 2);
        QCOMPARE(inserted[1][1].toInt(), 500);
        QCOMPARE(inserted[1][2].toInt(), 501);
        QCOMPARE(reset.size(), 0);
    }

    void oldestLeaveInBatches()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        appendMany(model, EventLogModel::kRecordsMax);
        QTRY_COMPARE(model.rowCount(), EventLogModel::kRecordsMax);
        QCOMPARE(removed.size(), 0);

        model.append(record(event::Joined{}, EventLogModel::kRecordsMax));
        QTRY_COMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toInt(), 0);
        QCOMPARE(removed[0][2].toInt(), int(EventLogModel::kDropBatch) - 1);
        QCOMPARE(model.rowCount(), EventLogModel::kRecordsMax - EventLogModel::kDropBatch + 1);
        QCOMPARE(model.recordAt(0).time.value_ms, EventLogModel::kDropBatch);
        QVERIFY(std::holds_alternative<event::Joined>(model.recordAt(model.rowCount() - 1).event));
    }

    void neverHoldsMoreThanItsBound()
    {
        EventLogModel model;
        appendMany(model, 3 * EventLogModel::kRecordsMax);
        QCOMPARE(model.waiting(), EventLogModel::kRecordsMax);
        QTRY_COMPARE(model.rowCount(), EventLogModel::kRecordsMax);
        QCOMPARE(model.recordAt(0).time.value_ms, 2 * EventLogModel::kRecordsMax);
        appendMany(model, EventLogModel::kRecordsMax);
        QTRY_COMPARE(model.recordAt(0).time.value_ms, 0);
        QCOMPARE(model.rowCount(), EventLogModel::kRecordsMax);
    }

    void electionsAreNotPushedOutByRequests()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        constexpr int kEvery = 1'000;
        for (int i = 0; i < 3 * EventLogModel::kRecordsMax; ++i) {
            if (i % kEvery == 0)
                model.append(record(event::ElectionStarted{}, i));
            else
                model.append(record(event::RequestReceived{}, i));
            if (i % kEvery == 0)
                QTRY_COMPARE(model.waiting(), 0);
        }
        QTRY_COMPARE(model.waiting(), 0);
        QCOMPARE_LE(model.rowCount(), EventLogModel::kRecordsMax);
        QCOMPARE(model.leftOut() + model.rowCount(), 3 * EventLogModel::kRecordsMax);
        int elections = 0;
        qint64 before_ms = -1;
        for (int row = 0; row < model.rowCount(); ++row) {
            const LogRecord &it = model.recordAt(row);
            elections += std::holds_alternative<event::ElectionStarted>(it.event) ? 1 : 0;
            QCOMPARE_GT(it.time.value_ms, std::exchange(before_ms, it.time.value_ms));
        }
        QCOMPARE(elections, int(3 * EventLogModel::kRecordsMax / kEvery));
    }

    void pauseHoldsTheTableStill()
    {
        EventLogModel model;
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy batches(&model, &EventLogModel::batchDone);
        model.setPaused(true);
        appendMany(model, 3);
        QTRY_COMPARE(batches.size(), 1);
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(model.waiting(), 3);
        model.setPaused(false);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.waiting(), 0);
    }

    void rawValuesForSorting()
    {
        EventLogModel model;
        model.append(record(event::HeartbeatFailed{.leader = {300}}, 1234));
        QTRY_COMPARE(model.rowCount(), 1);
        const auto raw = [&](int column) {
            return model.index(0, column).data(EventLogModel::kSortRole);
        };
        QCOMPARE(raw(EventLogModel::Time).toLongLong(), 1234);
        QCOMPARE(raw(EventLogModel::SeverityColumn).toInt(), int(Severity::Warning));
        QCOMPARE(raw(EventLogModel::CategoryColumn).toInt(), int(Category::Heartbeat));
        QVERIFY(raw(EventLogModel::Text).toString().contains(u"leader 300"_s));
    }

    void filter()
    {
        EventLogModel model;
        EventFilter shown;
        shown.setSourceModel(&model);
        const QAbstractItemModelTester tester(&shown);
        model.append(record(event::ElectionStarted{}));
        model.append(record(event::LeaderElected{.leader = {300}}, 0));
        model.append(record(event::HeartbeatFailed{}));
        model.append(record(event::RequestReceived{}));
        QTRY_COMPARE(shown.rowCount(), 4);
        shown.setCategories({Category::Election, Category::Request});
        QCOMPARE(shown.rowCount(), 3);
        shown.setText(u"300 LEADS"_s);
        QCOMPARE(shown.rowCount(), 1);
        shown.setText(u"leader-elected"_s);
        QCOMPARE(shown.rowCount(), 1);
        shown.setText({});
        shown.setSeverityMin(Severity::Notice);
        QCOMPARE(shown.rowCount(), 2);
        shown.setCategories({Category::Heartbeat});
        shown.setSeverityMin(Severity::Warning);
        QCOMPARE(shown.rowCount(), 1);
        shown.setCategories({});
        QCOMPARE(shown.rowCount(), 0);
    }

    void runsOfRequestsFold()
    {
        EventLogModel model;
        EventFilter shown;
        shown.setSourceModel(&model);
        const QAbstractItemModelTester tester(&shown);
        for (int i = 0; i < 12; ++i) {
            model.append(record(event::RequestReceived{}, 2 * i));
            model.append(record(event::ReplySent{}, 2 * i + 1));
        }
        model.append(record(event::ElectionStarted{}, 100));
        model.append(record(event::RequestReceived{}, 101));
        QTRY_COMPARE(model.rowCount(), 26);
        QCOMPARE(texts(shown), (QStringList{u"▸ 12 requests, 12 replies"_s, election(),
                                            eventText(event::RequestReceived{})}));
        // The run goes on, and is told where it began.
        model.append(record(event::ReplySent{}, 102));
        QTRY_COMPARE(texts(shown).last(), u"▸ 1 request, 1 reply"_s);
        QCOMPARE(shown.rowCount(), 3);
        QVERIFY(shown.index(0, EventLogModel::Text)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .startsWith(u"12 requests, 12 replies, from "_s));
        QCOMPARE(model.rowsBehind(0).size(), size_t(24));
        QCOMPARE(model.rowsBehind(24), std::vector{24});
    }

    /// A follower says of each write that it came and that it was applied.
    void twoRunsFoldBesideEachOther()
    {
        EventLogModel model;
        EventFilter shown;
        shown.setSourceModel(&model);
        for (int i = 0; i < 5; ++i) {
            model.append(record(event::RequestReceived{}));
            model.append(record(event::EntryApplied{}));
        }
        QTRY_COMPARE(texts(shown), (QStringList{u"▸ 5 requests"_s, u"▸ 5 entries applied"_s}));
        shown.setCategories({Category::State});
        QCOMPARE(texts(shown), QStringList{u"▸ 5 entries applied"_s});
    }

    void aRunCanBeOpened()
    {
        EventLogModel model;
        EventFilter shown;
        shown.setSourceModel(&model);
        const QAbstractItemModelTester tester(&shown);
        appendMany(model, 3);
        model.append(record(event::Joined{}));
        appendMany(model, 3);
        QTRY_COMPARE(shown.rowCount(), 3);
        QVERIFY(!model.toggleRun(3));
        QVERIFY(model.toggleRun(0));
        QCOMPARE(shown.rowCount(), 5);
        QVERIFY(texts(shown).first().startsWith(u"▾ "_s));
        QVERIFY(model.toggleRun(2));
        QCOMPARE(shown.rowCount(), 3);
        model.setFolding(false);
        QCOMPARE(shown.rowCount(), 7);
        QVERIFY(!model.toggleRun(0));
        model.setFolding(true);
        QCOMPARE(shown.rowCount(), 3);
    }

    /// However many have left, one row stands for those that are there, and counts all.
    void aRunOutlivesItsFirstRows()
    {
        EventLogModel model;
        EventFilter shown;
        shown.setSourceModel(&model);
        const QAbstractItemModelTester tester(&shown);
        model.append(record(event::Joined{}));
        for (int i = 0; i < 3; ++i) {
            appendMany(model, EventLogModel::kRecordsMax / 2);
            QTRY_COMPARE(model.waiting(), 0);
        }
        QCOMPARE(shown.rowCount(), 2);
        QCOMPARE(texts(shown).last(), u"▸ %1 requests"_s.arg(QLocale().toString(15'000)));
        QVERIFY(model.leftOut() > 5'000);
    }

    /// Also one that has ended, and does not count any more.
    void anEndedRunOutlivesItsFirstRows()
    {
        EventLogModel model;
        EventFilter shown;
        shown.setSourceModel(&model);
        appendMany(model, 300);
        model.append(record(event::Joined{}));
        appendMany(model, EventLogModel::kRecordsMax - 400);
        QTRY_COMPARE(model.waiting(), 0);
        appendMany(model, 150);
        QTRY_COMPARE(model.waiting(), 0);
        QCOMPARE(model.leftOut(), EventLogModel::kDropBatch);
        QCOMPARE(shown.rowCount(), 3);
        QCOMPARE(texts(shown).first(), u"▸ 300 requests"_s);
    }

private:
    static QStringList texts(const EventFilter &shown)
    {
        QStringList texts;
        for (int row = 0; row < shown.rowCount(); ++row)
            texts << shown.index(row, EventLogModel::Text).data().toString();
        return texts;
    }
    static QString election() { return eventText(event::ElectionStarted{}); }
};

ROOMCAST_TEST(TstEventLogModel)

} // namespace roomcast::tst_event_log_model

#include "tst_event_log_model.moc"
