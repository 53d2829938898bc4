// SPDX-License-Identifier: MIT
//
// A row of controls that goes on in another line, in both directions of reading.
#include "server_gui/widgets/flow_layout.h"
#include "support/test_main.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

namespace roomcast::tst_flow_layout {

class FlowLayoutTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWhereReadingBegins_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<QList<QRect>>("places");
        QTest::newRow("from the left")
            << Qt::LeftToRight << QList<QRect>{{0, 0, 40, 20}, {45, 0, 40, 20}, {0, 25, 40, 20}};
        QTest::newRow("from the right")
            << Qt::RightToLeft << QList<QRect>{{60, 0, 40, 20}, {15, 0, 40, 20}, {60, 25, 40, 20}};
    }
    void beginsWhereReadingBegins()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(QList<QRect>, places);
        QWidget row;
        row.setLayoutDirection(direction);
        auto *layout = new FlowLayout(5);
        row.setLayout(layout);
        for (qsizetype i = 0; i < places.size(); ++i) {
            auto *item = new QWidget(&row);
            item->setFixedSize(40, 20);
            layout->addWidget(item);
        }
        layout->setGeometry(QRect(0, 0, 100, 45)); // room for two in a line
        for (int i = 0; i < layout->count(); ++i)
            QCOMPARE(layout->itemAt(i)->widget()->geometry(), places[i]);
    }
};

ROOMCAST_GUI_TEST(FlowLayoutTest)

} // namespace roomcast::tst_flow_layout

#include "tst_flow_layout.moc"
