// SPDX-License-Identifier: MIT
#include "core/booking/catalogue_difference.h"

#include "core/booking/catalogue_index.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

using Names = std::vector<QString>;

void addMissing(Names &missing, const Names &of, const Names &in)
{
    const std::set<QString> there(in.begin(), in.end());
    std::ranges::copy_if(of, std::back_inserter(missing),
                         [&](const QString &name) { return !there.contains(name); });
}

bool isReordered(const Names &a, const Names &b)
{
    return a != b && std::ranges::is_permutation(a, b);
}

bool haveOtherSeats(const Catalogue &a, const Catalogue &b)
{
    const CatalogueIndex in_a(a);
    const CatalogueIndex in_b(b);
    return std::ranges::any_of(a.rooms, [&](const QString &room) {
        return in_b.hasRoom(room) && in_a.seats(room) != in_b.seats(room);
    });
}

} // namespace

CatalogueDifference differenceOf(const CatalogueSet &folder, const Catalogue &group)
{
    constexpr std::array kLists{&Catalogue::rooms, &Catalogue::timeslots, &Catalogue::day_labels};
    const Catalogue &mine = folder.catalogue;
    CatalogueDifference difference;
    bool reordered = false;
    for (const auto list : kLists) {
        addMissing(difference.only_folder, mine.*list, group.*list);
        addMissing(difference.only_group, group.*list, mine.*list);
        reordered = reordered || isReordered(mine.*list, group.*list);
    }
    if (haveOtherSeats(mine, group))
        difference.details.push_back(u"seats"_s);
    if (reordered)
        difference.details.push_back(u"order"_s);
    if (folder.zone_written && mine.zone != group.zone)
        difference.details.push_back(u"zone"_s);
    return difference;
}

} // namespace roomcast
