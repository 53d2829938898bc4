// SPDX-License-Identifier: MIT
//
// A target without libFuzzer: for compilers that have none, and for many inputs a second. Inputs
// are those of a folder, spliced and damaged at random; nothing is learnt on the way.
//
//     roomcast-fuzz TARGET SECONDS SEED FOLDER
//
// What ends in a finding, an assertion or a crash is written to a file finding-TARGET-SEED.
#include "fuzz/target.h"

#include <QDir>
#include <QFile>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <random>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::fuzz;

namespace {

constexpr qsizetype kInputBytesMax = 4'096;

QByteArray g_input;
QByteArray g_finding_file;

/// Of functions that a signal handler may call only.
void keepInput()
{
    const int file = ::open(g_finding_file.constData(), O_CREAT | O_WRONLY | O_TRUNC, 0644);
    if (file >= 0 && ::write(file, g_input.constData(), size_t(g_input.size())) >= 0)
        ::close(file);
}

extern "C" void onCrash(int signal)
{
    keepInput();
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

std::vector<QByteArray> inputsFor(const Target &target, const QString &folder)
{
    std::vector<QByteArray> inputs = seedsOf(target);
    const QDir dir(folder);
    for (const QString &name : dir.entryList(QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            inputs.push_back(file.read(kInputBytesMax));
    }
    return inputs;
}

QByteArray randomBytes(std::mt19937_64 &random, qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &c : bytes)
        c = char(random());
    return bytes;
}

void damage(QByteArray &input, const QByteArray &other, std::mt19937_64 &random)
{
    const auto below = [&](qsizetype bound) { return qsizetype(random() % quint64(bound + 1)); };
    const qsizetype at = below(input.size());
    switch (random() % 6) {
    case 0:
        return void(input.insert(at, randomBytes(random, 1 + below(8))));
    case 1:
        return void(input.remove(at, 1 + below(8)));
    case 2:
        input.truncate(at);
        return void(input.append(other.mid(below(other.size()))));
    case 3:
        return void(input.append(randomBytes(random, below(200))));
    default:
        if (at < input.size())
            input[at] = char(random());
    }
}

} // namespace

int main(int argc, char **argv)
{
    const auto target = std::find_if(kTargets.begin(), kTargets.end(), [&](const Target &t) {
        return argc == 5 && std::strcmp(t.name, argv[1]) == 0;
    });
    if (target == kTargets.end()) {
        std::fputs("usage: roomcast-fuzz packets|files|engines SECONDS SEED FOLDER\n", stderr);
        return 2;
    }
    g_finding_file = "finding-" + QByteArray(argv[1]) + '-' + argv[3];
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS})
        std::signal(signal, onCrash);
    const auto inputs = inputsFor(*target, QString::fromLocal8Bit(argv[4]));
    std::mt19937_64 random(QByteArray(argv[3]).toULongLong());
    const auto started = std::chrono::steady_clock::now();
    const std::chrono::duration<double> limit(QByteArray(argv[2]).toDouble());
    std::chrono::duration<double> taken{};
    quint64 runs = 0;
    for (; taken < limit; ++runs, taken = std::chrono::steady_clock::now() - started) {
        g_input = inputs[random() % inputs.size()];
        for (quint64 i = 1 + random() % 6; i > 0; --i)
            damage(g_input, inputs[random() % inputs.size()], random);
        g_input.truncate(kInputBytesMax);
        if (const Finding finding = target->run(g_input); !finding.isEmpty()) {
            keepInput();
            std::fprintf(stderr, "finding: %s, see %s\n", qPrintable(finding),
                         g_finding_file.constData());
            return 1;
        }
    }
    std::printf("%s: %llu runs, %llu inputs in %.1f s, %.0f inputs a second\n", argv[1],
                static_cast<unsigned long long>(runs),
                static_cast<unsigned long long>(inputs_taken), taken.count(),
                double(inputs_taken) / taken.count());
    return 0;
}
