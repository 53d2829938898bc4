// SPDX-License-Identifier: MIT
//
//     fuzz_seeds TARGET FOLDER
#include "fuzz/target.h"

#include <QDir>
#include <QFile>

#include <cstring>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::fuzz;

int main(int argc, char **argv)
{
    const auto target = std::find_if(kTargets.begin(), kTargets.end(), [&](const Target &t) {
        return argc == 3 && std::strcmp(t.name, argv[1]) == 0;
    });
    if (target == kTargets.end())
        return 2;
    int number = 0;
    for (const QByteArray &seed : seedsOf(*target)) {
        QFile file(QDir(QString::fromLocal8Bit(argv[2])).filePath(u"seed-%1"_s.arg(++number)));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
            return 1;
    }
    return 0;
}
