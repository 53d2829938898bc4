// SPDX-License-Identifier: MIT
//
// How the catalogue of a server's folder differs from the one that its group books by.
#pragma once

#include "core/booking/catalogue.h"

namespace roomcast {

struct CatalogueDifference {
    /// Rooms, then timeslots, then days, each in its catalogue's order.
    std::vector<QString> only_folder;
    std::vector<QString> only_group;
    /// What else differs: "seats" of rooms that both have, "order" of the same names, "zone".
    std::vector<QString> details;

    bool empty() const { return only_folder.empty() && only_group.empty() && details.empty(); }
    friend bool operator==(const CatalogueDifference &, const CatalogueDifference &) = default;
};

/// `folder`'s zone counts where people wrote one. Reservations are not compared: bookings come and
/// go after a group was founded.
CatalogueDifference differenceOf(const CatalogueSet &folder, const Catalogue &group);

} // namespace roomcast
