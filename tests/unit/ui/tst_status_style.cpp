// SPDX-License-Identifier: MIT
//
// The status colours can be read in light and dark, and no two meanings share a shape and a word.
#include "support/test_main.h"
#include "ui/status_pill.h"
#include "ui/status_style.h"
#include "ui/theme.h"

#include <QImage>
#include <QSet>
#include <QTest>

namespace roomcast::tst_status_style {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Tone kTones[] = {Tone::Server,      Tone::Cache,  Tone::Stale,     Tone::Provisional,
                           Tone::Error,       Tone::Leader, Tone::Candidate, Tone::Follower,
                           Tone::Joining,     Tone::Frozen, Tone::CutOff,    Tone::Suspect,
                           Tone::Invalidated, Tone::Pending};

QPalette plainPalette(const QColor &ground, const QColor &base, const QColor &text)
{
    QPalette palette(ground);
    palette.setColor(QPalette::Window, ground);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, ground);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::WindowText, text);
    return palette;
}

/// The shape without its colour: where the icon is opaque.
QByteArray shapeOf(Tone tone)
{
    const QImage image = toneIcon(tone, themePalette(Theme::Light)).pixmap(QSize(32, 32)).toImage();
    QByteArray shape;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            shape += qAlpha(image.pixel(x, y)) > 127 ? '#' : '.';
    return shape;
}

} // namespace

class StatusStyleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrast_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light theme") << themePalette(Theme::Light);
        QTest::newRow("dark theme") << themePalette(Theme::Dark);
        QTest::newRow("white") << plainPalette(Qt::white, Qt::white, Qt::black);
        QTest::newRow("black") << plainPalette(Qt::black, Qt::black, Qt::white);
        QTest::newRow("grey window") << plainPalette(0xd4d0c8, Qt::white, Qt::black);
        QTest::newRow("lighter dark") << plainPalette(0x353535, 0x2a2a2a, Qt::white);
    }
    void contrast()
    {
        QFETCH(QPalette, palette);
        for (const Tone tone : kTones) {
            const QColor color = toneColor(tone, palette);
            for (const auto role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
                QVERIFY2(contrastRatio(color, palette.color(role)) >= 4.5,
                         qPrintable(toneWord(tone)));
        }
    }

    void contrastOfKnownColors()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    }

    void darkIsTold()
    {
        QVERIFY(isDark(themePalette(Theme::Dark)));
        QVERIFY(!isDark(themePalette(Theme::Light)));
    }

    void everyMeaningHasItsOwnShapeAndWord()
    {
        QSet<QByteArray> shapes;
        QSet<QString> words;
        for (const Tone tone : kTones) {
            shapes.insert(shapeOf(tone));
            words.insert(toneWord(tone));
        }
        QCOMPARE(shapes.size(), qsizetype(std::size(kTones)));
        QCOMPARE(words.size(), qsizetype(std::size(kTones)));
    }

    void iconsAreSharpAtEveryRatio()
    {
        const QIcon icon = toneIcon(Tone::Leader, themePalette(Theme::Dark));
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    }

    void answersTakeTheToneThatMattersMost()
    {
        Answer answer;
        answer.outcome = Done{};
        answer.source = Source::Server;
        answer.confirmation = Confirmation::Confirmed;
        QCOMPARE(toneOf(answer), Tone::Server);
        answer.source = Source::Stale;
        QCOMPARE(toneOf(answer), Tone::Stale);
        answer.confirmation = Confirmation::Provisional;
        QCOMPARE(toneOf(answer), Tone::Stale);
        answer.source = Source::Cache;
        QCOMPARE(toneOf(answer), Tone::Provisional);
        answer.error = AnswerError::TwoReplies;
        QCOMPARE(toneOf(answer), Tone::Error);
        answer.error.reset();
        answer.outcome = Refused{RefusalKind::SlotTaken, u"Kim"_s};
        QCOMPARE(toneOf(answer), Tone::Error);
    }

    void pillKeepsItsWordWhereTheDetailDoesNotFit()
    {
        StatusPill pill;
        pill.setStatus(Tone::Stale, u"last heard 12 s ago"_s);
        QCOMPARE(pill.word(), u"Stale"_s);
        QCOMPARE(pill.accessibleName(), u"Stale, last heard 12 s ago"_s);
        QCOMPARE_LT(pill.minimumSizeHint().width(), pill.sizeHint().width());
        const int least = pill.minimumSizeHint().width();
        pill.setStatus(Tone::Stale, {});
        QCOMPARE(pill.sizeHint().width(), least);
    }
};

ROOMCAST_GUI_TEST(StatusStyleTest)

} // namespace roomcast::tst_status_style

#include "tst_status_style.moc"
