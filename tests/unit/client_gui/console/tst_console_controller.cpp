// SPDX-License-Identifier: MIT
//
// Commands from a file: run one after the other, or a word of why they cannot be read.
#include "client_gui/console/console_controller.h"
#include "client_gui/console/console_dock.h"
#include "support/controller_fixture.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

namespace roomcast::tst_console_controller {

using namespace roomcast::test;

class ConsoleControllerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextLineWaitsForItsAnswer()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("check Elm\n\ndays\n");
        file.close();
        const QSignalSpy asked(&m_console, &ConsoleController::submitDue);
        m_console.runFile(file.fileName());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Command>(), Command(Query(CheckRoom{u"Elm"_s})));
        QCOMPARE(asked[0][1].value<AskedFrom>(), AskedFrom::Console);
        m_console.showAnswer(noServer(Query(CheckRoom{u"Elm"_s})), {});
        QCOMPARE(asked.size(), 2);
    }

    void aFileThatCannotBeReadIsSaid()
    {
        m_console.runFile(u"/nowhere/at all"_s);
        QVERIFY2(m.message.text().startsWith(u"/nowhere/at all cannot be read"),
                 qPrintable(m.message.text()));
    }

private:
    ControllerFixture m;
    ConsoleDock m_dock;
    ConsoleController m_console{m_dock, m.message, m.model, &m.window};
};

ROOMCAST_GUI_TEST(ConsoleControllerTest)

} // namespace roomcast::tst_console_controller

#include "tst_console_controller.moc"
