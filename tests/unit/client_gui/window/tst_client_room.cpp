// SPDX-License-Identifier: MIT
//
// What a small window has no room for: words are cut off where they say so, and nothing scrolls
// away under the pointer.
#include "client_gui/messages/message_bar.h"
#include "client_gui/messages/message_place.h"
#include "panels/conflict_report.h"
#include "support/test_main.h"
#include "support/waiting_window.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace roomcast::tst_client_room {

using namespace roomcast::test;
using namespace roomcast::test::window_bench;
using namespace Qt::Literals::StringLiterals;

namespace {

const QLabel &textOf(const MessageBar &bar)
{
    const auto labels = bar.findChildren<QLabel *>();
    return **std::ranges::find_if(labels, &QLabel::wordWrap);
}

} // namespace

class ClientRoomTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMessageBeneathTakesNoWords();
    void theFormStaysWhereItIsWhenBookingStarts();
    void theReportFitsTheScreen();
};

/// The count of those beneath has its room from the text, which then has to be cut anew.
void ClientRoomTest::aMessageBeneathTakesNoWords()
{
    auto *upper = new MessageBar;
    auto *lower = new MessageBar;
    MessagePlace place({upper, lower});
    place.resize(500, place.height());
    place.show();
    QVERIFY(QTest::qWaitForWindowExposed(&place));
    const QLabel &text = textOf(*upper);
    QString words;
    // One of these lengths just fits without the count.
    for (int count = 0; count < 40; ++count) {
        lower->dismiss();
        upper->showMessage({Tone::Error, u"Alone"_s, {}, {}, BarAction::KeepIntent});
        upper->dismiss();
        lower->showMessage({Tone::Candidate, u"Something else"_s, {}, {}});
        words += u" words"_s;
        upper->showMessage({Tone::Error, words, {}, {}, BarAction::KeepIntent});
        QCoreApplication::processEvents();
        QVERIFY2(text.heightForWidth(text.width()) <= place.height(), qPrintable(text.text()));
    }
}

/// Book has the keyboard, and is disabled while a server is asked.
void ClientRoomTest::theFormStaysWhereItIsWhenBookingStarts()
{
    WaitingWindow bench;
    QVERIFY(bench.waitForIt());
    bench.window->resize(1024, 640);
    bench.show(Side(roomsBySize()));
    bench.choose(kSlot);
    bench.window->activateWindow();
    const auto *scroll = bench.form().parentWidget()->parentWidget();
    const auto *bar = qobject_cast<const QScrollArea *>(scroll)->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), 0);
    auto *book = worded<QPushButton>(bench.form(), u"Book"_s);
    book->setFocus();
    QTest::mouseClick(book, Qt::LeftButton);
    QVERIFY(!book->isEnabled() && !book->hasFocus());
    QCOMPARE(bar->value(), 0);
}

void ClientRoomTest::theReportFitsTheScreen()
{
    ConflictReport report;
    report.present();
    const QSize room = report.screen()->availableSize();
    QVERIFY(report.width() < room.width() && report.height() < room.height());
}

ROOMCAST_GUI_TEST(ClientRoomTest)

} // namespace roomcast::tst_client_room

#include "tst_client_room.moc"
