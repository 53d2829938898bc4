// SPDX-License-Identifier: MIT
//
// The language that a program speaks: the one asked for by --language, otherwise that of the
// locale. Its words are compiled into the program, where Qt's lrelease was at hand; without it
// there are the English ones of the sources alone. Called by the composition roots; owns nothing.
#pragma once

#include <QLocale>
#include <QStringList>

#include <optional>

class QProcessEnvironment;

namespace roomcast {

/// Codes of the languages that Roomcast speaks: those of resources/translations, and English.
QStringList spokenLanguages();
/// Whether this build has the words of one of those.
bool isBuiltIn(const QString &language);

/// The language that LANGUAGE, or else LC_ALL, LC_MESSAGES or LANG asks for, and this build has;
/// otherwise English.
QString languageOf(const QProcessEnvironment &environment);

/// Has the application speak `asked`, otherwise the language of the locale. Dates and numbers
/// follow. Needs a QCoreApplication, and lasts as long as that does.
void speak(const std::optional<QString> &asked);

/// How dates and numbers are written in words that are made here and now.
QLocale spokenLocale();

/// While one is alive, words made in its thread are for scripts. They follow a language that was
/// asked for, and never the locale: the same script reads the same on each machine.
class WordsForScripts {
public:
    WordsForScripts();
    ~WordsForScripts();
    Q_DISABLE_COPY_MOVE(WordsForScripts)
};

} // namespace roomcast
