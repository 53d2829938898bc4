// SPDX-License-Identifier: MIT
#include "server_gui/window/footer_bar.h"

#include "server_gui/widgets/bounded_label.h"
#include "text/event_text.h"

#include <QLocale>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString heartbeatText(const ServerStatus &status)
{
    if (status.role == ShownRole::Leader)
        return FooterBar::tr("Sends the heartbeat");
    if (status.role == ShownRole::Frozen)
        return FooterBar::tr("No heartbeat while frozen");
    if (!status.heartbeat_age)
        return FooterBar::tr("No heartbeat yet");
    return FooterBar::tr("Heartbeat %1 ago").arg(ageText(*status.heartbeat_age));
}

} // namespace

FooterBar::FooterBar(QWidget *parent) : QStatusBar(parent), m_counters(new BoundedLabel(this))
{
    m_counters->setHint(tr("Servers with equal index have equal digests, or something is wrong"));
    m_counters->setAccessibleName(tr("Counters of this server"));
    m_counters->setContentsMargins(8, 0, 0, 0);
    addWidget(m_counters, 1);
}

void FooterBar::showStatus(const ServerStatus &status)
{
    const QLocale locale;
    QStringList parts{
        tr("Bookings %1").arg(locale.toString(qint64(status.claims))),
        tr("Requests %1").arg(locale.toString(status.requests_received)),
        tr("Replies %1").arg(locale.toString(status.replies_sent)),
        tr("Index %1").arg(locale.toString(status.index.value)),
        heartbeatText(status),
    };
    if (!status.digest.bytes.isEmpty())
        parts += tr("Digest %1").arg(status.digest.shortText());
    m_counters->setText(parts.join(u"   ·   "_s));
}

} // namespace roomcast
