// SPDX-License-Identifier: MIT
//
// Help of the server window. The dialogs do not block and delete themselves when closed.
#pragma once

class QWidget;

namespace roomcast {

void showAbout(QWidget *parent);
/// Lists the shortcuts of all actions of `window`, so that the list cannot be out of date.
void showShortcuts(QWidget *window);

} // namespace roomcast
