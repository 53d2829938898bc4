// SPDX-License-Identifier: MIT
//
// People read days and moments in the form of their language; scripts, and what is typed again,
// stay as they are.
#include "cli/answer_printer.h"
#include "support/test_main.h"
#include "text/answer_text.h"
#include "text/report_text.h"
#include "text/status_text.h"

#include <QTest>

namespace roomcast::tst_day_text {

using namespace Qt::Literals::StringLiterals;

namespace {

const SlotKey kSlot{u"SA314"_s, u"8:30-9:30"_s, u"2026-11-24"_s};

Answer answered(const Command &command, const Outcome &outcome)
{
    Answer answer;
    answer.command = command;
    answer.outcome = outcome;
    answer.source = Source::Server;
    return answer;
}

Answer over()
{
    return answered(Write(Reserve{kSlot, u"Kim"_s, {}}),
                    Refused{RefusalKind::Over, u"2026-11-24 18:05"_s});
}

qint64 msOf(const QTime &time)
{
    return QDateTime(QDate(2026, 11, 24), time).toMSecsSinceEpoch();
}

} // namespace

class TstDayText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void daysAreInThePersonsForm_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("form");
        QTest::newRow("none") << u"C"_s << u"ddd d MMM"_s;
        QTest::newRow("German") << u"de_DE"_s << u"ddd, d. MMM"_s;
        QTest::newRow("American") << u"en_US"_s << u"ddd, MMM d"_s;
        QTest::newRow("Spanish") << u"es_ES"_s << u"ddd, d 'de' MMM"_s;
    }
    void daysAreInThePersonsForm()
    {
        QFETCH(QString, language);
        QFETCH(QString, form);
        QCOMPARE(dayForm(QLocale(language)), form);
    }

    void momentsAreInThePersonsForm_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("minute");
        QTest::addColumn<QString>("second");
        QTest::newRow("none") << u"C"_s << u"24 Nov 2026 18:05"_s << u"24 Nov 2026 18:05:12"_s;
        QTest::newRow("German") << u"de_DE"_s << u"24.11.26 18:05"_s << u"24.11.26 18:05:12"_s;
        QTest::newRow("American") << u"en_US"_s << u"11/24/26 6:05 PM"_s
                                  << u"11/24/26 6:05:12 PM"_s;
        QTest::newRow("Finnish") << u"fi_FI"_s << u"24.11.2026 18.05"_s << u"24.11.2026 18.05.12"_s;
    }
    void momentsAreInThePersonsForm()
    {
        QFETCH(QString, language);
        QLocale::setDefault(QLocale(language));
        const QDateTime at(QDate(2026, 11, 24), QTime(18, 5, 12));
        QTEST(dateTimeText(at, Precision::Minute), "minute");
        QTEST(dateTimeText(at, Precision::Second), "second");
        QCOMPARE(dateTimeText(at, Precision::Second, DateForm::Iso), u"2026-11-24 18:05:12"_s);
        QCOMPARE(timeText(at.time(), Precision::Minute, DateForm::Iso), u"18:05"_s);
    }

    void aRefusalGivesTheGroupsTimeInThePersonsForm()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        QCOMPARE(answerLines(over(), DateForm::Local),
                 QStringList{u"SA314 · Di., 24. Nov. · 8:30-9:30 is over: the group's time is "
                             u"24.11.26 18:05"_s});
        Answer yesterday = over();
        yesterday.outcome = Refused{RefusalKind::UnknownDay, u"2020-02-29"_s};
        QCOMPARE(answerLines(yesterday, DateForm::Local),
                 QStringList{u"29.02.20 is not a day that can be booked: it is past"_s});
    }

    void historiesAndConflictsAreInThePersonsForm()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        ClaimRecord kept{{{{1}, {1}}, u"Kim"_s, {}, {}, {}, {}}, {}};
        kept.past.made = {{msOf({18, 5, 12})}, {7, {300}, {1}}, {42}};
        const SlotRecord record{kSlot, false, {kept}, {}, 0};
        QCOMPARE(historyLines(record, DateForm::Local),
                 QStringList{u"24.11.26 18:05:12, epoch 7.300, entry 42: Kim booked it"_s});
        QCOMPARE(historyLines(record, DateForm::Local, momentText),
                 QStringList{u"24.11.26 18:05: Kim booked it"_s});
        QCOMPARE(queueLines({kSlot, false, {}, {}, 0}, DateForm::Local),
                 QStringList{u"SA314 · Di., 24. Nov. · 8:30-9:30 is free"_s});
        const ClaimBrief first{{}, u"Kim"_s, {}, {{msOf({10, 0, 4})}, {1, {300}, {1}}, {1}}};
        const ClaimBrief second{{}, u"Ana"_s, {}, {{msOf({10, 59, 58})}, {2, {200}, {1}}, {1}}};
        const ConflictRow row{{3, {}, kSlot, {}, {}, false, 1}, first, second, {}, first};
        QCOMPARE(timesText(row, DateForm::Local),
                 u"24.11.26 10:00:04 against 24.11.26 10:59:58, 59 min 54 s apart"_s);
        QVERIFY(conflictText(row, DateForm::Local)
                    .startsWith(u"Conflict 3, SA314 · Di., 24. Nov. · 8:30-9:30: Kim keeps it"_s));
    }

    void anotherTimeOfTheGroupIsInThePersonsForm()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        const QDateTime berlin(QDate(2026, 11, 30), QTime(9, 0), Qt::OffsetFromUTC, 3600);
        const GroupTime group{{berlin.toMSecsSinceEpoch()}, {3600}, u"Europe/Berlin"_s, {}};
        QCOMPARE(groupTimeText(group, berlin.addDays(-1)),
                 u"Times are the group's, where it is 30.11.26 09:00 (Europe/Berlin); on this "
                 u"computer it is 29.11.26 09:00"_s);
    }

    /// What is typed again, and what scripts read, in any language.
    void scriptsAndListsStayAsTheyAre()
    {
        QLocale::setDefault(QLocale(u"de_DE"_s));
        const QString sentence =
            u"SA314 8:30-9:30 2026-11-24 is over: the group's time is 2026-11-24 18:05"_s;
        QCOMPARE(answerLines(over()), QStringList{sentence});
        const QByteArray printed = printedAnswer(over(), {}, OutputFormat::Text);
        QCOMPARE(QString::fromUtf8(printed.left(printed.indexOf('\n'))), sentence);
        QCOMPARE(jsonObject(over())["answer"_L1].toString(), sentence);
        const Bookings bookings{{SlotClaims{kSlot, {}, false, {}}}};
        QCOMPARE(answerLines(answered(Query(CheckRoom{kSlot.room}), bookings), DateForm::Local),
                 QStringList{u"SA314 8:30-9:30 2026-11-24"_s});
        QCOMPARE(answerLines(answered(Query(ListDays{}), Names{{kSlot.day}}), DateForm::Local),
                 QStringList{kSlot.day});
    }
};

ROOMCAST_TEST(TstDayText)

} // namespace roomcast::tst_day_text

#include "tst_day_text.moc"
