// SPDX-License-Identifier: MIT
//
// When a client asks what merges displaced, from where, and what it takes for new.
#include "client_gui/notices/conflict_watch.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_conflict_watch {

namespace {

GroupStatus seen(quint64 epoch, quint64 index)
{
    GroupStatus sight;
    sight.reachable = true;
    sight.epoch = {epoch, {300}, {1}};
    sight.index = {index};
    return sight;
}

ConflictRow row(quint64 number, quint64 log = 1)
{
    ConflictRow row;
    row.conflict.number = number;
    row.conflict.in = {{}, {log, {300}, {1}}, {number}};
    row.ahead_now = 1;
    return row;
}

Answer told(quint64 from, std::vector<ConflictRow> rows, std::optional<quint64> more = {},
            quint64 forgotten = 0)
{
    Answer answer;
    answer.command = Query(ReadConflicts{from});
    answer.outcome = Conflicts{std::move(rows), more, forgotten};
    return answer;
}

std::optional<Query> asks(quint64 from)
{
    return Query(ReadConflicts{from});
}

} // namespace

class ConflictWatchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_watch = {}; }

    void nothingIsAskedWhileNobodyIsThere() { QVERIFY(!m_watch.heard({})); }

    void whatWasThereBeforeIsNoNews()
    {
        QCOMPARE(m_watch.heard(seen(7, 1)), asks(0));
        QVERIFY(!m_watch.heard(seen(7, 1))); // on its way
        QVERIFY(!m_watch.take(told(0, {row(1), row(2)})));
        QVERIFY(m_watch.takeNews().empty());
        QCOMPARE(m_watch.known().rows.size(), size_t(2));
        QVERIFY(!m_watch.heard(seen(7, 1)));
    }

    void anEpochBringsNewsOnce()
    {
        start({row(1)});
        QCOMPARE(m_watch.heard(seen(8, 1)), asks(1));
        QVERIFY(!m_watch.take(told(1, {row(1), row(2)})));
        const auto news = m_watch.takeNews();
        QCOMPARE(news.size(), size_t(1));
        QCOMPARE(news[0].conflict.number, 2u);
        QVERIFY(m_watch.takeNews().empty());
    }

    void anEpochHeardWhileAskingIsNotLost()
    {
        QCOMPARE(m_watch.heard(seen(7, 1)), asks(0));
        QVERIFY(!m_watch.heard(seen(8, 1)));
        m_watch.take(told(0, {}));
        QCOMPARE(m_watch.heard(seen(8, 1)), asks(0));
    }

    void entriesAfterAnEpochAreFollowedForAWhile()
    {
        start({});
        int asked = 0;
        for (quint64 index = 2; index < 100; ++index) {
            if (m_watch.heard(seen(7, index))) {
                ++asked;
                m_watch.take(told(0, {}));
            }
        }
        QVERIFY(asked > 0 && asked < 20);
    }

    void longAnswersAreReadOn()
    {
        m_watch.heard(seen(7, 1));
        QCOMPARE(m_watch.take(told(0, {row(1), row(2)}, 3)), asks(3));
        QVERIFY(!m_watch.take(told(3, {row(3)})));
        QVERIFY(m_watch.takeNews().empty());
        QCOMPARE(m_watch.known().rows.size(), size_t(3));
    }

    void theOtherSidesLogIsReadFromItsBeginning()
    {
        start({row(1, 1), row(2, 1)});
        QCOMPARE(m_watch.heard(seen(9, 1)), asks(2));
        QCOMPARE(m_watch.take(told(2, {row(2, 5)})), asks(0));
        QVERIFY(!m_watch.take(told(0, {row(1, 5), row(2, 5), row(3, 5)})));
        QCOMPARE(m_watch.takeNews().size(), size_t(3));
        QCOMPARE(m_watch.known().rows.front().conflict, row(1, 5).conflict);
    }

    void aShorterLogIsAnotherOne()
    {
        start({row(1, 1), row(2, 1)});
        m_watch.heard(seen(9, 1));
        QCOMPARE(m_watch.take(told(2, {})), asks(0));
        m_watch.take(told(0, {row(1, 5)}));
        QCOMPARE(m_watch.known().rows.size(), size_t(1));
    }

    void everythingIsReadAnewWithoutNews()
    {
        start({row(1), row(2)});
        QCOMPARE(m_watch.askAll(), asks(0));
        ConflictRow changed = row(1);
        changed.ahead_now = 0;
        m_watch.take(told(0, {changed, row(2)}));
        QVERIFY(m_watch.takeNews().empty());
        QCOMPARE(m_watch.known().rows[0].ahead_now, std::optional(0u));
    }

    void aWishWhileAskingIsFulfilledAfterwards()
    {
        m_watch.heard(seen(7, 1));
        QVERIFY(!m_watch.askAll());
        QCOMPARE(m_watch.take(told(0, {})), asks(0));
        QVERIFY(!m_watch.take(told(0, {})));
    }

    void whatFailedIsAskedAgain()
    {
        start({row(1)});
        m_watch.heard(seen(8, 1));
        Answer failed = told(1, {});
        failed.outcome.reset();
        failed.error = AnswerError::NoServer;
        QVERIFY(!m_watch.take(failed));
        QCOMPARE(m_watch.heard(seen(8, 1)), asks(1));
    }

    void whatIsForgottenGoes()
    {
        start({row(1), row(2)});
        m_watch.heard(seen(8, 1));
        m_watch.take(told(2, {row(2)}, {}, 2));
        QCOMPARE(m_watch.known().rows.size(), size_t(1));
        QCOMPARE(m_watch.known().forgotten, 2u);
    }

private:
    void start(std::vector<ConflictRow> rows)
    {
        m_watch.heard(seen(7, 1));
        m_watch.take(told(0, std::move(rows)));
    }

    ConflictWatch m_watch;
};

ROOMCAST_TEST(ConflictWatchTest)

} // namespace roomcast::tst_conflict_watch

#include "tst_conflict_watch.moc"
