// SPDX-License-Identifier: MIT
//
// Reads documents in Markdown as far as their checks need it: what each line is, the sentences, and
// the anchors of the headings. Knows what our documents use, not all of Markdown. Plain functions;
// nothing can fail.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

enum class Kind { Blank, Heading, Table, Code, Text };

inline const QRegularExpression &itemMark()
{
    static const QRegularExpression mark(uR"(^\s*(?:[-*]|\d+\.) +)"_s);
    return mark;
}

/// What each line is. Indented text is code, but for that of a list.
inline std::vector<Kind> kindsOf(const QStringList &lines)
{
    static const QRegularExpression heading(u"^#{1,6} "_s);
    std::vector<Kind> kinds;
    Kind before = Kind::Blank; // a blank line within code changes nothing
    bool fenced = false;
    bool listed = false;
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        const bool fence = text.startsWith(u"```"_s);
        const bool after_code = before == Kind::Blank || before == Kind::Code;
        Kind kind = Kind::Text;
        if (fence || fenced)
            kind = Kind::Code;
        else if (text.isEmpty())
            kind = Kind::Blank;
        else if (line.startsWith(u"    "_s) && after_code && !listed)
            kind = Kind::Code;
        else if (text.startsWith(u'|'))
            kind = Kind::Table;
        else if (heading.match(line).hasMatch())
            kind = Kind::Heading;
        fenced = fenced != fence;
        if (kind == Kind::Text && itemMark().match(line).hasMatch())
            listed = true;
        else if (kind == Kind::Heading || kind == Kind::Table)
            listed = false;
        else if (kind == Kind::Text && before == Kind::Blank && !line.startsWith(u' '))
            listed = false;
        if (kind != Kind::Blank || before != Kind::Code)
            before = kind;
        kinds.push_back(kind);
    }
    return kinds;
}

inline const QRegularExpression &codeSpan()
{
    static const QRegularExpression span(u"``.*?``|`[^`]*`"_s);
    return span;
}

/// As it is read: a stretch of code counts as one word, a picture as none.
inline QString plain(QString text)
{
    static const QRegularExpression picture(uR"(!\[[^\]]*\]\([^)]*\))"_s);
    static const QRegularExpression link(uR"(\[([^\]]*)\]\([^)]*\))"_s);
    static const QRegularExpression marks(u"</?[a-z][^>]*>|[*_]"_s);
    text.remove(picture);
    text.replace(codeSpan(), u"Code"_s);
    text.replace(link, u"\\1"_s);
    text.remove(marks);
    return text;
}

inline qsizetype wordsIn(const QString &text)
{
    static const QRegularExpression blanks(u"\\s+"_s);
    const QStringList words = text.split(blanks, Qt::SkipEmptyParts);
    return std::count_if(words.begin(), words.end(), [](const QString &word) {
        return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber(); });
    });
}

struct Sentence {
    qsizetype line; ///< where its paragraph or row begins
    bool in_table;
    QString text;
};

/// Reads a document sentence by sentence. A heading is none; a cell of a table, and an item of a
/// list, ends one.
class SentenceReader {
public:
    explicit SentenceReader(const QString &document)
    {
        const QStringList lines = document.split(u'\n');
        const std::vector<Kind> kinds = kindsOf(lines);
        for (qsizetype i = 0; i < lines.size(); ++i)
            read(i + 1, kinds[size_t(i)], lines.at(i));
        endParagraph();
    }

    const std::vector<Sentence> &sentences() const { return m_sentences; }

private:
    void read(qsizetype line, Kind kind, const QString &text)
    {
        const auto item = itemMark().match(text);
        if (kind != Kind::Text || item.hasMatch())
            endParagraph();
        if (kind == Kind::Table)
            return readRow(line, text.trimmed());
        if (kind != Kind::Text)
            return;
        if (m_paragraph.isEmpty())
            m_line = line;
        m_paragraph << text.mid(item.capturedLength()).trimmed();
    }

    void endParagraph()
    {
        split(m_line, false, m_paragraph.join(u' '));
        m_paragraph.clear();
    }

    void readRow(qsizetype line, QString row)
    {
        static const QRegularExpression rule(u"^[|:\\- ]+$"_s);
        if (rule.match(row).hasMatch())
            return;
        row.replace(codeSpan(), u"Code"_s);
        row.replace(u"\\|"_s, u"/"_s);
        for (const QString &cell : row.split(u'|', Qt::SkipEmptyParts))
            split(line, true, cell.trimmed());
    }

    void split(qsizetype line, bool in_table, const QString &text)
    {
        static const QRegularExpression end(uR"re([.!?]["”’)\]]*(?=\s+[^\sa-z]|\s*$))re"_s);
        const QString words = plain(text);
        qsizetype from = 0;
        for (const auto &match : end.globalMatch(words)) {
            add({line, in_table, words.mid(from, match.capturedEnd() - from).trimmed()});
            from = match.capturedEnd();
        }
        add({line, in_table, words.mid(from).trimmed()});
    }

    void add(Sentence sentence)
    {
        if (wordsIn(sentence.text) > 0)
            m_sentences.push_back(std::move(sentence));
    }

    std::vector<Sentence> m_sentences;
    QStringList m_paragraph; ///< its lines
    qsizetype m_line = 0;    ///< of the first of them
};

/// As the sites that show Markdown make them of headings.
inline std::set<QString> anchorsIn(const QString &document)
{
    static const QRegularExpression mark(u"^#{1,6} "_s);
    static const QRegularExpression link(uR"(\[([^\]]*)\]\([^)]*\))"_s);
    static const QRegularExpression dropped(u"[^\\p{L}\\p{N} _-]"_s);
    std::set<QString> anchors;
    std::map<QString, int> seen;
    const QStringList lines = document.split(u'\n');
    const std::vector<Kind> kinds = kindsOf(lines);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (kinds[size_t(i)] != Kind::Heading)
            continue;
        QString anchor = QString(lines.at(i)).remove(mark).replace(link, u"\\1"_s).trimmed();
        anchor = anchor.toLower().remove(dropped).replace(u' ', u'-');
        const int times = seen[anchor]++;
        anchors.insert(times == 0 ? anchor : u"%1-%2"_s.arg(anchor).arg(times));
    }
    return anchors;
}

} // namespace roomcast::test
