// SPDX-License-Identifier: MIT
//
// The common look of tables in docks and reports: dense rows, whole-row selection, quiet headers.
#pragma once

#include <QTableView>

namespace roomcast {

/// Sets `table` up and lets column `wide` take what the others leave.
void applyTableLook(QTableView &table, int wide);

} // namespace roomcast
