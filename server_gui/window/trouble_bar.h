// SPDX-License-Identifier: MIT
//
// A strip in the server window that names what is wrong around this server and what to do about it,
// for as long as it is so: its network is lost, or servers that are heard take no connection. What
// is wrong on purpose stands in FaultBar, how answers count in GroupBar. Owned by ServerWindow.
#pragma once

#include "core/engine/server_status.h"
#include "server_gui/widgets/tone_strip.h"

namespace roomcast {

class TroubleBar final : public ToneStrip {
    Q_OBJECT

public:
    explicit TroubleBar(QWidget *parent = nullptr)
        : ToneStrip(Tone::Error, tr("The network works"), 2, parent)
    {
    }

    void showStatus(const ServerStatus &status);
};

} // namespace roomcast
