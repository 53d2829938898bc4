// SPDX-License-Identifier: MIT
//
// What the client window says ends with its cause: two replies are told once and settled by reading
// the slot, so is a write that got no answer; "no server answers" ends when one does, a refusal
// when the slot is free, and a red pill by itself.
#include "client_gui/console/console_dock.h"
#include "support/test_main.h"
#include "support/waiting_window.h"
#include "text/unknown_name_text.h"

#include <QComboBox>

namespace roomcast::tst_client_endings {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;

namespace {

const Command kBook = Write(Reserve{kSlot, kAna, {}});

Answer unknown(const Command &command = kBook)
{
    Answer answer = noServer(command);
    answer.error = AnswerError::OutcomeUnknown;
    return answer;
}

Answer twice(const Command &command, const Outcome &first, const Outcome &second)
{
    Answer answer = answerTo(command, first);
    answer.error = AnswerError::TwoReplies;
    answer.other = OtherReply{{200}, {9, {200}, {}}, {5}, Confirmation::Provisional, second};
    return answer;
}

} // namespace

class ClientEndingsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WaitingWindow>();
        QVERIFY(m_bench->waitForIt());
        m_bench->show(Side(roomsBySize()));
    }
    void cleanup() { m_bench.reset(); }

    // ---- two replies -------------------------------------------------------------------------

    void twoRepliesAreToldWithWhatBecameOfIt()
    {
        tell(twice(kBook, Done{}, Refused{RefusalKind::SlotTaken, kKim}), AskedFrom::Grid);
        QVERIFY2(says(u"Two servers replied to the booking of Elm"_s), said());
        QVERIFY2(says(u"300 says: done; 200 says: Elm · First · 9-10 is held by Kim."_s), said());
        QVERIFY2(!m_bench->message().text().contains(u"epoch"_s), said());
        QCOMPARE(m_bench->pill().tone(), Tone::Error);
        settle({{kSlot, kAna}});
        QVERIFY2(says(u"Two servers replied"_s) &&
                     says(u"Now Elm · First · 9-10 is booked for you"_s),
                 said());
    }

    void twoThatSayTheSameAreToldAsSuch()
    {
        tell(twice(kBook, Done{}, Done{}), AskedFrom::Console);
        QVERIFY2(says(u"300 and 200, and both say: done."_s), said());
    }

    void whatTheWindowAskedByItselfIsNotSpokenOf_data()
    {
        QTest::addColumn<AskedFrom>("origin");
        QTest::newRow("view") << AskedFrom::View;
        QTest::newRow("merges") << AskedFrom::Merges;
        QTest::newRow("claim") << AskedFrom::Claim;
        QTest::newRow("doubt") << AskedFrom::Doubt;
    }
    void whatTheWindowAskedByItselfIsNotSpokenOf()
    {
        QFETCH(AskedFrom, origin);
        m_bench->window->answers().showAnswer(answerTo(kBook, Done{}), AskedFrom::Grid);
        const QString before = m_bench->message().text();
        const Tone pill = m_bench->pill().tone();
        Answer own = twice(Query(ReadDay{kDay}), Bookings{}, Bookings{{heldBy(kKim)}});
        own.ticket = {};
        tell(own, origin);
        QCOMPARE(m_bench->message().text(), before);
        QCOMPARE(m_bench->pill().tone(), pill);
        tell(twice(kBook, Done{}, Done{}), AskedFrom::Grid);
        const QString told = m_bench->message().text();
        tell(own, origin);
        QCOMPARE(m_bench->message().text(), told);
    }

    // ---- done or not -------------------------------------------------------------------------

    void aDoubtIsSettledByReadingTheSlot_data()
    {
        using Line = std::vector<std::pair<SlotKey, QString>>;
        QTest::addColumn<Command>("command");
        QTest::addColumn<Line>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const Command &command, const Line &line,
                            const QString &words) {
            QTest::newRow(name) << command << line << words;
        };
        row("booked", kBook, {{kSlot, kAna}}, u"It was done after all: Elm"_s);
        row("free", kBook, {}, u"It was not done: Elm · First · 9-10 is free."_s);
        row("another's", kBook, {{kSlot, kKim}},
            u"It was not done: Elm · First · 9-10 is held by Kim."_s);
        row("cancelled", Write(Cancel{kSlot, {}, kAna}), {}, u"It was done after all"_s);
        row("still there", Write(Cancel{kSlot, {}, kAna}), {{kSlot, kAna}},
            u"It was not done: Elm · First · 9-10 is booked for you."_s);
        row("in line", Write(JoinQueue{kSlot, kAna, {}}), {{kSlot, kKim}, {kSlot, kAna}},
            u"It was done after all: you wait for Elm · First · 9-10 as number 1."_s);
        row("left", Write(LeaveQueue{kSlot, kAna}), {{kSlot, kKim}}, u"It was done after all"_s);
        row("moved", Write(Move{kBeside, kSlot, {}, kAna}), {{kSlot, kAna}},
            u"It was done after all: Elm"_s);
    }
    void aDoubtIsSettledByReadingTheSlot()
    {
        using Line = std::vector<std::pair<SlotKey, QString>>;
        QFETCH(Command, command);
        QFETCH(Line, line);
        QFETCH(QString, words);
        m_bench->window->answers().showAnswer(unknown(command), AskedFrom::Grid);
        QVERIFY2(says(u"it may have been done or not"_s), said());
        settle(line);
        QVERIFY2(says(words), said());
        QVERIFY2(!says(u"it may have been done or not"_s), said());
        QVERIFY(m_bench->pill().tone() != Tone::Error);
        const int asked = int(m_bench->asked.size());
        m_bench->window->cache().showSecond({});
        QCOMPARE(m_bench->asked.size(), asked); // nothing is in doubt any more
    }

    void whatTheCacheKnowsSettlesNothing()
    {
        m_bench->window->answers().showAnswer(unknown(), AskedFrom::Grid);
        Answer cached = answerTo(Query(ReadSlot{kSlot}), SlotRecord{kSlot, false, {}, {}, 0});
        cached.source = Source::Stale;
        const auto asked = m_bench->asked.size();
        m_bench->window->answers().showAnswer(cached, AskedFrom::Doubt);
        QVERIFY2(says(u"it may have been done or not"_s), said());
        m_bench->window->cache().showSecond({});
        QCOMPARE(m_bench->asked.size(), asked + 1); // once more
    }

    void aDoubtWaitsForAServer()
    {
        m_bench->window->group().showGroup({});
        const auto asked = m_bench->asked.size();
        m_bench->window->answers().showAnswer(unknown(), AskedFrom::Grid);
        m_bench->window->cache().showSecond({});
        QCOMPARE(m_bench->asked.size(), asked);
        m_bench->window->group().showGroup(seen());
        QCOMPARE(m_bench->lastAsked(), Command(Query(ReadSlot{kSlot})));
        QCOMPARE(m_bench->asked.constLast()[1].value<AskedFrom>(), AskedFrom::Doubt);
    }

    void whatIsKeptIsNotInDoubt()
    {
        m_bench->window->group().showGroup({});
        m_bench->window->answers().showAnswer(unknown(), AskedFrom::Grid);
        Q_EMIT m_bench->message().actionClicked(BarAction::KeepIntent);
        const auto asked = m_bench->asked.size();
        m_bench->window->group().showGroup(seen());
        QCOMPARE(m_bench->asked.size(), asked);
    }

    // ---- no server ---------------------------------------------------------------------------

    void noServerEndsWhenOneAnswers()
    {
        m_bench->window->group().showGroup({});
        m_bench->window->answers().showAnswer(noServer(Write(Cancel{kSlot, {}, kAna})),
                                              AskedFrom::Grid);
        QVERIFY2(says(u"No server answers"_s), said());
        m_bench->window->group().showGroup(seen());
        QCOMPARE(m_bench->message().text(), QString());
        QVERIFY(m_bench->pill().tone() != Tone::Error);
    }

    void whatWasNotBookedCanBeBookedNow()
    {
        m_bench->window->group().showGroup({});
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Grid);
        m_bench->window->group().showGroup(seen());
        QVERIFY2(says(u"A server answers again. Elm · First · 9-10 was not booked."_s), said());
        QVERIFY(m_bench->button(u"Book it now"_s)->isVisible());
        m_bench->button(u"Book it now"_s)->click();
        QCOMPARE(m_bench->lastAsked(), kBook);
        QCOMPARE(m_bench->message().text(), QString());
    }

    // ---- partitions --------------------------------------------------------------------------

    void theSideIsShownAndChosen()
    {
        auto *partition = m_bench->named<QComboBox>(u"Partition"_s);
        QCOMPARE(partition->currentText(), u"Any side"_s);
        QSignalSpy chosen(m_bench->window.get(), &ClientWindow::partitionRequested);
        QTest::keyClicks(partition, u"B"_s);
        Q_EMIT partition->activated(partition->currentIndex());
        QCOMPARE(chosen.constLast()[0].value<std::optional<Label>>(), Label::from(u"B"));
        m_bench->window->group().showPartition(Label::from(u"B"));
        m_bench->window->group().showPartition(Label::from(u"WEST"));
        QCOMPARE(partition->currentText(), u"WEST"_s);
    }

    void aSideThatHasHealedIsLeftAndTold()
    {
        m_bench->window->group().showPartition(Label::from(u"B"));
        m_bench->window->group().showPartition({});
        QCOMPARE(m_bench->named<QComboBox>(u"Partition"_s)->currentText(), u"Any side"_s);
        QVERIFY2(says(u"No server is on side B of the partition any more"_s), said());
    }

    // ---- refusals and pills ------------------------------------------------------------------

    void aRefusalEndsWhenTheSlotIsFree()
    {
        m_bench->window->answers().showAnswer(
            answerTo(kBook, Refused{RefusalKind::SlotTaken, kKim}), AskedFrom::Grid);
        m_bench->window->navigation().showTime(m_bench->model().now());
        QVERIFY2(says(u"is held by Kim"_s), said()); // nobody has told of the booking yet
        m_bench->showDay({heldBy(kKim)});
        QVERIFY2(says(u"is held by Kim"_s), said());
        m_bench->showDay({});
        QCOMPARE(m_bench->message().text(), QString());
    }

    void aRedPillDoesNotStay()
    {
        m_bench->window->answers().showAnswer(noServer(kBook), AskedFrom::Console);
        QCOMPARE(m_bench->pill().tone(), Tone::Error);
        for (int second = 0; second < 10; ++second)
            m_bench->window->cache().showSecond({});
        QCOMPARE(m_bench->pill().tone(), Tone::Server);
        m_bench->window->answers().showAnswer(unknown(), AskedFrom::Grid);
        QCOMPARE(m_bench->pill().tone(), Tone::Error);
        m_bench->message().dismiss();
        QCOMPARE(m_bench->pill().tone(), Tone::Server);
    }

    // ---- words -------------------------------------------------------------------------------

    void aRefusalInTheConsoleIsAnAnswer()
    {
        m_bench->part<ConsoleDock>()->run({u"reserve Elm 9-10 First"_s});
        m_bench->window->answers().showAnswer(
            answerTo(kBook, Refused{RefusalKind::SlotTaken, kKim}), AskedFrom::Console);
        const QString output = m_bench->part<ConsoleDock>()->output();
        QVERIFY2(output.contains(u"Elm · First · 9-10 is held by Kim"_s), qPrintable(output));
        QVERIFY2(output.contains(u"[Server]"_s) && !output.contains(u"[Error]"_s),
                 qPrintable(output));
        QCOMPARE(m_bench->pill().tone(), Tone::Server);
        QCOMPARE(m_bench->pill().word(), u"Refused"_s);
    }

    void whoBooksIsToldNothingOfEpochs()
    {
        m_bench->window->answers().showAnswer(answerTo(kBook, Done{}), AskedFrom::Grid);
        QCOMPARE(m_bench->message().text(), u"Booked Elm · First · 9-10. Server 300, confirmed."_s);
    }

    void aWrongNameGetsTheNearest_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("meant");
        QTest::newRow("letter case") << u"aspen"_s << u"Aspen"_s;
        QTest::newRow("a letter too few") << u"Aspn"_s << u"Aspen"_s;
        QTest::newRow("a time with a zero") << u"08:30-09:30"_s << u"8:30-9:30"_s;
        QTest::newRow("a time with a dash") << u"8:30–9:30"_s << u"8:30-9:30"_s;
        QTest::newRow("nothing like it") << u"Lobby"_s << QString();
    }
    void aWrongNameGetsTheNearest()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, meant);
        QCOMPARE(nearestName(wanted, {u"Oak"_s, u"Aspen"_s, u"8:30-9:30"_s, u"9:30-10:30"_s}),
                 meant);
    }

    void theConsoleSuggestsAName()
    {
        m_bench->part<ConsoleDock>()->run({u"check elm"_s});
        m_bench->window->answers().showAnswer(
            answerTo(Query(CheckRoom{u"elm"_s}), Refused{RefusalKind::UnknownRoom, u"elm"_s}),
            AskedFrom::Console);
        const QString output = m_bench->part<ConsoleDock>()->output();
        QVERIFY2(output.contains(u"Did you mean Elm?"_s), qPrintable(output));
    }

    void aPersonIsOneHoweverTheNameIsSpelt()
    {
        m_bench->form().setPerson(u"Andre\u0301 "_s);
        QCOMPARE(m_bench->form().person(), u"Andr\u00E9"_s);
    }

private:
    void tell(const Answer &answer, AskedFrom origin)
    {
        m_bench->window->answers().showDoubleReply(answer, origin);
    }
    bool says(const QString &words) const { return m_bench->message().text().contains(words); }
    const char *said()
    {
        m_said = m_bench->message().text().toUtf8();
        return m_said.constData();
    }
    /// The slot was read: these stand in line for it.
    void settle(const std::vector<std::pair<SlotKey, QString>> &line)
    {
        QVERIFY(m_bench->lastAsked() == Command(Query(ReadSlot{kSlot})));
        SlotRecord record{kSlot, false, {}, {}, 0};
        for (const auto &[slot, person] : line)
            record.queue.push_back({heldBy(person).claims.front(), {}});
        m_bench->window->answers().showAnswer(answerTo(m_bench->lastAsked(), record),
                                              AskedFrom::Doubt);
    }

    std::unique_ptr<WaitingWindow> m_bench;
    QByteArray m_said;
};

ROOMCAST_GUI_TEST(ClientEndingsTest)

} // namespace roomcast::tst_client_endings

#include "tst_client_endings.moc"
