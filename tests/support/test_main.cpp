// SPDX-License-Identifier: MIT
#include "support/test_main.h"

#include <cstdio>
#include <map>
#include <string>

namespace roomcast::test {

namespace {

/// By name; filled before main() begins.
std::map<std::string, RunTest> &tests()
{
    static std::map<std::string, RunTest> all;
    return all;
}

/// "tst_ballot" of "/…/tst_ballot.cpp".
std::string nameOf(const std::string &file)
{
    const auto begin = file.rfind('/') + 1;
    return file.substr(begin, file.rfind('.') - begin);
}

int run(int argc, char **argv)
{
    const auto test = argc > 1 ? tests().find(argv[1]) : tests().end();
    if (test != tests().end()) {
        // Its name is the program's for what derives from that: settings, temporary folders.
        return test->second(argc - 1, argv + 1);
    }
    std::fprintf(stderr, "usage: %s TEST [Qt Test's arguments], where TEST is one of\n", argv[0]);
    for (const auto &[name, function] : tests())
        std::fprintf(stderr, "    %s\n", name.c_str());
    return 2;
}

} // namespace

RegisteredTest::RegisteredTest(const char *file, RunTest run)
{
    tests().emplace(nameOf(file), run);
}

} // namespace roomcast::test

int main(int argc, char **argv)
{
    return roomcast::test::run(argc, argv);
}
