// SPDX-License-Identifier: MIT
#include "traces/trace_file.h"

#include <algorithm>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kBelowCommand = u"----"_s;
/// Equal lines shown around a difference.
constexpr qsizetype kAround = 3;

/// How long the longest common subsequence is of what follows each pair of places.
class CommonLines {
public:
    CommonLines(const QStringList &a, const QStringList &b)
        : m_columns(b.size() + 1), m_lengths(size_t((a.size() + 1) * m_columns))
    {
        for (qsizetype i = a.size() - 1; i >= 0; --i)
            for (qsizetype j = b.size() - 1; j >= 0; --j)
                m_lengths[place(i, j)] = a.at(i) == b.at(j)
                                             ? after(i + 1, j + 1) + 1
                                             : std::max(after(i + 1, j), after(i, j + 1));
    }
    int after(qsizetype i, qsizetype j) const { return m_lengths[place(i, j)]; }

private:
    size_t place(qsizetype i, qsizetype j) const { return size_t(i * m_columns + j); }

    qsizetype m_columns;
    std::vector<int> m_lengths;
};

bool isDifference(const QString &line)
{
    return !line.startsWith(u' ');
}

} // namespace

std::vector<TraceStep> traceSteps(const QString &text)
{
    std::vector<TraceStep> steps;
    TraceStep step;
    bool below = false;
    const auto end = [&] {
        steps.push_back(std::exchange(step, {}));
        below = false;
    };
    for (const QString &line : text.split(u'\n')) {
        if (below && line.isEmpty())
            end();
        else if (below)
            step.trace << line;
        else if (line == kBelowCommand)
            below = true;
        else if (line.isEmpty() || line.startsWith(u'#'))
            step.before << line;
        else
            step.command = line;
    }
    if (below)
        end();
    return steps;
}

QString traceText(const std::vector<TraceStep> &steps)
{
    QString text;
    for (const TraceStep &step : steps) {
        for (const QString &line : step.before)
            text += line + u'\n';
        text += step.command + u'\n' + kBelowCommand + u'\n';
        for (const QString &line : step.trace)
            text += line + u'\n';
        if (&step != &steps.back())
            text += u'\n';
    }
    return text;
}

QStringList lineDifferences(const QStringList &expected, const QStringList &found)
{
    const CommonLines common(expected, found);
    QStringList all;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < expected.size() || j < found.size()) {
        if (i < expected.size() && j < found.size() && expected.at(i) == found.at(j)) {
            all << u"  "_s + expected.at(i);
            ++i;
            ++j;
        } else if (j == found.size() ||
                   (i < expected.size() && common.after(i + 1, j) >= common.after(i, j + 1))) {
            all << u"- "_s + expected.at(i++);
        } else {
            all << u"+ "_s + found.at(j++);
        }
    }
    QStringList shown;
    for (qsizetype line = 0; line < all.size(); ++line) {
        const auto from = all.begin() + std::max<qsizetype>(0, line - kAround);
        const auto to = all.begin() + std::min(all.size(), line + kAround + 1);
        if (std::any_of(from, to, isDifference))
            shown << all.at(line);
        else if (!shown.isEmpty() && shown.last() != u"  …"_s)
            shown << u"  …"_s;
    }
    return shown;
}

} // namespace roomcast::test
