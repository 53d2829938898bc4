// SPDX-License-Identifier: MIT
//
// The language of the program, by its locale and by its option, and the words that scripts read.
#include "support/test_main.h"
#include "text/answer_text.h"
#include "text/day_text.h"
#include "text/event_text.h"
#include "text/language.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QTest>

namespace roomcast::tst_language {

using namespace Qt::Literals::StringLiterals;

namespace {

QString spokenUnder(const QStringList &assignments)
{
    QProcessEnvironment environment;
    for (const QString &assignment : assignments)
        environment.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    return languageOf(environment);
}

LogRecord record()
{
    LogRecord record;
    record.event = event::MemberLeft{{7}};
    return record;
}

constexpr auto kEnglish = "Server 7 said goodbye and left"_L1;
constexpr auto kGerman = "Server 7 hat sich verabschiedet und ist gegangen"_L1;

} // namespace

class LanguageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (!isBuiltIn(u"de"_s))
            QSKIP("built without translations");
    }
    void cleanup()
    {
        qputenv("LC_ALL", m_locale);
        qunsetenv("LANGUAGE");
        speak(u"en"_s);
        QLocale::setDefault(QLocale::c());
    }

    void localeChooses_data()
    {
        QTest::addColumn<QStringList>("environment");
        QTest::addColumn<QString>("language");
        QTest::newRow("nothing") << QStringList{} << u"en"_s;
        QTest::newRow("LANG") << QStringList{u"LANG=de_DE.UTF-8"_s} << u"de"_s;
        QTest::newRow("another country") << QStringList{u"LANG=de_AT@euro"_s} << u"de"_s;
        QTest::newRow("no country") << QStringList{u"LC_MESSAGES=de"_s} << u"de"_s;
        QTest::newRow("one that begins alike") << QStringList{u"LANG=den_CA"_s} << u"en"_s;
        QTest::newRow("one that there is not") << QStringList{u"LANG=fr_FR.UTF-8"_s} << u"en"_s;
        QTest::newRow("LC_ALL wins")
            << QStringList{u"LANG=en_US"_s, u"LC_MESSAGES=en_US"_s, u"LC_ALL=de_DE"_s} << u"de"_s;
        QTest::newRow("LC_MESSAGES wins")
            << QStringList{u"LANG=de_DE"_s, u"LC_MESSAGES=en_US"_s} << u"en"_s;
        QTest::newRow("empty is unset") << QStringList{u"LANG=de_DE"_s, u"LC_ALL="_s} << u"de"_s;
        QTest::newRow("C") << QStringList{u"LANG=de_DE"_s, u"LC_ALL=C"_s} << u"en"_s;
        QTest::newRow("C, whatever LANGUAGE says")
            << QStringList{u"LANGUAGE=de"_s, u"LC_ALL=C"_s} << u"en"_s;
        QTest::newRow("LANGUAGE, the first that there is")
            << QStringList{u"LANG=C.UTF-8"_s, u"LANGUAGE=fr:de_CH:en"_s} << u"de"_s;
    }
    void localeChooses()
    {
        QFETCH(QStringList, environment);
        QTEST(spokenUnder(environment), "language");
    }

    void speaksWhatIsAskedFor()
    {
        speak(u"de"_s);
        QCOMPARE(eventText(record().event), kGerman);
        QCOMPARE(elapsedText(std::chrono::milliseconds(1'500)), u"1,5 s"_s);
        QCOMPARE(dayLabel(u"2026-12-02"_s), u"Mi., 2. Dez."_s);
        speak(u"en"_s);
        QCOMPARE(eventText(record().event), kEnglish);
    }

    void scriptsReadEnglishWhateverTheLocale()
    {
        qputenv("LC_ALL", "C.UTF-8");
        qputenv("LANGUAGE", "de");
        speak({});
        QCOMPARE(eventText(record().event), kGerman);
        QCOMPARE(elapsedText(std::chrono::milliseconds(1'500)), u"1,5 s"_s);
        QCOMPARE(jsonObject(record())["text"_L1].toString(), kEnglish);
        QCOMPARE(eventText(record().event), kGerman);
        Answer none;
        none.error = AnswerError::NoServer;
        QVERIFY(jsonObject(none)["answer"_L1].toString().startsWith("No server answers"_L1));
        const WordsForScripts words;
        QCOMPARE(elapsedText(std::chrono::milliseconds(1'500)), u"1.5 s"_s);
    }

    void scriptsReadTheLanguageThatIsAskedFor()
    {
        speak(u"de"_s);
        QCOMPARE(jsonObject(record())["text"_L1].toString(), kGerman);
        const WordsForScripts words;
        QCOMPARE(elapsedText(std::chrono::milliseconds(1'500)), u"1,5 s"_s);
    }

private:
    const QByteArray m_locale = qgetenv("LC_ALL");
};

ROOMCAST_TEST(LanguageTest)

} // namespace roomcast::tst_language

#include "tst_language.moc"
