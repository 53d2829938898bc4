// SPDX-License-Identifier: MIT
#include "server_gui/window/trouble_bar.h"

#include "text/status_text.h"

namespace roomcast {

void TroubleBar::showStatus(const ServerStatus &status)
{
    QStringList troubles;
    if (status.network)
        troubles += networkText(*status.network) + u'.';
    for (const BlockedLink &link : status.blocked_links)
        troubles += blockedLinkText(link) + u'.';
    if (const QString multicast = multicastText(status); !multicast.isEmpty())
        troubles += multicast + u'.';
    tell(Tone::Error, troubles.join(u' '));
}

} // namespace roomcast
