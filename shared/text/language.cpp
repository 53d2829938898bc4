// SPDX-License-Identifier: MIT
#include "text/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QProcessEnvironment>
#include <QTranslator>

#include <atomic>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kEnglish = "en"_L1;

std::atomic<bool> was_asked_for = false;
thread_local int words_for_scripts = 0;

bool followsLocale()
{
    return words_for_scripts == 0 || was_asked_for;
}

class Translator final : public QTranslator {
public:
    using QTranslator::QTranslator;

    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override
    {
        return followsLocale() ? QTranslator::translate(context, source, disambiguation, n)
                               : QString();
    }
};

QString wordsOf(const QString &language)
{
    return u":/roomcast/translations/roomcast_"_s + language + u".qm"_s;
}

/// "de" of "de_AT.UTF-8@euro".
QString languageIn(const QString &locale)
{
    qsizetype end = 0;
    while (end < locale.size() && locale[end].isLetter())
        ++end;
    return locale.left(end);
}

QString localeIn(const QProcessEnvironment &environment)
{
    QString locale;
    for (const auto name : {"LC_ALL"_L1, "LC_MESSAGES"_L1, "LANG"_L1})
        if (locale.isEmpty())
            locale = environment.value(name);
    return locale == "POSIX"_L1 ? u"C"_s : locale;
}

/// The system's own where it is of this language; otherwise the language as it is written there.
QLocale formatsOf(const QString &language, const QProcessEnvironment &environment)
{
    const QLocale system = QLocale::system();
    const QString there = languageIn(localeIn(environment));
    const bool bare = there.isEmpty() || there == "C"_L1;
    return there == language || (bare && language == kEnglish)
               ? system
               : QLocale(QLocale(language).language(), system.territory());
}

} // namespace

QStringList spokenLanguages()
{
    QStringList languages = QStringLiteral(ROOMCAST_LANGUAGES).split(u' ');
    languages << kEnglish;
    languages.sort();
    return languages;
}

bool isBuiltIn(const QString &language)
{
    return language == kEnglish || QFile::exists(wordsOf(language));
}

QString languageOf(const QProcessEnvironment &environment)
{
    const QString locale = localeIn(environment);
    if (locale.isEmpty() || locale == "C"_L1)
        return kEnglish;
    QStringList wanted = environment.value(u"LANGUAGE"_s).split(u':', Qt::SkipEmptyParts);
    if (wanted.isEmpty())
        wanted << locale;
    const QStringList spoken = spokenLanguages();
    for (const QString &name : std::as_const(wanted)) {
        const QString language = languageIn(name);
        if (spoken.contains(language) && isBuiltIn(language))
            return language;
    }
    return kEnglish;
}

void speak(const std::optional<QString> &asked)
{
    QCoreApplication *application = QCoreApplication::instance();
    qDeleteAll(application->findChildren<QTranslator *>());
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString language = asked.value_or(languageOf(environment));
    was_asked_for = asked.has_value();
    QLocale::setDefault(formatsOf(language, environment));
    // Qt's own words may not be installed; the last one installed is asked first.
    auto *of_qt = new Translator(application);
    if (of_qt->load(u"qtbase_"_s + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(of_qt);
    auto *words = new Translator(application);
    if (words->load(wordsOf(language)))
        QCoreApplication::installTranslator(words);
}

QLocale spokenLocale()
{
    return followsLocale() ? QLocale() : QLocale::c();
}

WordsForScripts::WordsForScripts()
{
    ++words_for_scripts;
}

WordsForScripts::~WordsForScripts()
{
    --words_for_scripts;
}

} // namespace roomcast
