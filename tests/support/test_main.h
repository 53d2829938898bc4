// SPDX-License-Identifier: MIT
//
// Many tests in one program: compiling and linking each by itself would cost more than they all
// take to run. A file ends its test class with ROOMCAST_TEST(Class) or, where windows are shown,
// ROOMCAST_GUI_TEST(Class), as others do with QTEST_GUILESS_MAIN and QTEST_MAIN; the test is named
// as the file. `core_tests tst_ballot ARGUMENT…` runs one, with Qt Test's arguments.
//
// A program's files are also compiled as one. So each has a namespace of its own, named as the
// file, for all that it says after its includes.
#pragma once

#include <QCoreApplication>
#ifdef QT_WIDGETS_LIB
#include <QApplication>
#endif
#include <QTest>

namespace roomcast::test {

/// Makes a test and runs it; returns the exit status.
using RunTest = int (*)(int argc, char **argv);

/// Makes a test known to main() before it begins.
class RegisteredTest {
public:
    RegisteredTest(const char *file, RunTest run);
};

template <typename Application, typename Test>
int runTest(int argc, char **argv)
{
    const Application application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi); // as QTEST_MAIN does
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace roomcast::test

#define ROOMCAST_REGISTER_TEST(Application, Test)                                                  \
    static const roomcast::test::RegisteredTest registered_test(                                   \
        __FILE__, roomcast::test::runTest<Application, Test>);
#define ROOMCAST_TEST(Test) ROOMCAST_REGISTER_TEST(QCoreApplication, Test)
#define ROOMCAST_GUI_TEST(Test) ROOMCAST_REGISTER_TEST(QApplication, Test)
