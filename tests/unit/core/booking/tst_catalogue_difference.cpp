// SPDX-License-Identifier: MIT
//
// How the catalogue of a server's folder differs from its group's: names, and what else is told.
#include "core/booking/catalogue_difference.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_catalogue_difference {

using namespace Qt::Literals::StringLiterals;

class CatalogueDifferenceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAndDetailsAreTold()
    {
        const Catalogue group{
            {u"A"_s, u"B"_s}, {u"8:30-9:30"_s}, {u"Monday"_s}, {{u"A"_s, {4}}}, u"UTC"_s};
        CatalogueSet folder{group, {}};
        QVERIFY(differenceOf(folder, group).empty());
        folder.catalogue.zone = u"Asia/Tokyo"_s; // the computer's own says nothing
        QVERIFY(differenceOf(folder, group).empty());
        folder.zone_written = true;
        folder.catalogue.rooms = {u"B"_s, u"A"_s};
        folder.catalogue.capacities = {{u"A"_s, {5}}};
        QCOMPARE(differenceOf(folder, group),
                 (CatalogueDifference{{}, {}, {u"seats"_s, u"order"_s, u"zone"_s}}));
        folder = {{{u"C"_s, u"B"_s}, {u"8:30-9:30"_s}, {}, {}, u"UTC"_s}, {}};
        QCOMPARE(differenceOf(folder, group),
                 (CatalogueDifference{{u"C"_s}, {u"A"_s, u"Monday"_s}, {}}));
    }
};

ROOMCAST_TEST(CatalogueDifferenceTest)

} // namespace roomcast::tst_catalogue_difference

#include "tst_catalogue_difference.moc"
