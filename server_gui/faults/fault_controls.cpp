// SPDX-License-Identifier: MIT
#include "server_gui/faults/fault_controls.h"

#include "cli/option_values.h"
#include "server_gui/widgets/keyed_action.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

int milliseconds(Duration time)
{
    return int(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
}

void show(QSpinBox &spin, int value)
{
    const QSignalBlocker quiet(&spin);
    spin.setValue(value);
}

} // namespace

FaultControls::FaultControls(QWidget *parent)
    : QObject(parent), m_parent(parent),
      m_loss(makeShare(tr("Loss "), tr("Loss of datagrams in percent"),
                       tr("Drop this share of the datagrams that come and go"), u"O"_s,
                       &Faults::loss_percent)),
      m_delay(makeTime(tr("Delay "), tr("Delay of datagrams in milliseconds"),
                       tr("Have datagrams come so much later"), u"D"_s, &Faults::delay)),
      m_jitter(makeTime(tr("Jitter "), tr("Jitter of datagrams in milliseconds"),
                        tr("Have chance add up to so much to the delay"), u"J"_s, &Faults::jitter)),
      m_duplicate(makeShare(tr("Twice "), tr("Duplicates of datagrams in percent"),
                            tr("Have this share of the datagrams come twice"), u"U"_s,
                            &Faults::duplicate_percent)),
      m_reorder(makeShare(tr("Disorder "), tr("Disorder of datagrams in percent"),
                          tr("Have this share of the datagrams let the next one pass"), u"R"_s,
                          &Faults::reorder_percent)),
      m_peer(new QComboBox(parent)),
      m_service(makeTime(tr("Service "), tr("Service time in milliseconds"),
                         tr("Sleep so long after a reply, as under a heavy load: requests of "
                            "clients wait, heartbeats and elections do not"),
                         u"T"_s, &Faults::service_time))
{
    makePeer();
}

std::vector<QWidget *> FaultControls::controls() const
{
    return {m_service, m_loss, m_delay, m_jitter, m_duplicate, m_reorder, m_peer};
}

QSpinBox *FaultControls::makeSpin(const QString &prefix, const QString &suffix, int max,
                                  const QString &name)
{
    auto *spin = new QSpinBox(m_parent);
    spin->setRange(0, max);
    spin->setSingleStep(10);
    spin->setPrefix(prefix);
    spin->setSuffix(suffix);
    spin->setKeyboardTracking(false);
    spin->setAccessibleName(name);
    return spin;
}

QSpinBox *FaultControls::makeShare(const QString &prefix, const QString &name, const QString &tip,
                                   const QString &key, int Faults::*field)
{
    QSpinBox *spin = makeSpin(prefix, tr(" %"), kPercentMax, name);
    finish(spin, name, tip, key);
    connect(spin, &QSpinBox::valueChanged, this, [this, field](int percent) {
        m_faults.*field = percent;
        Q_EMIT faultsRequested(m_faults);
    });
    return spin;
}

QSpinBox *FaultControls::makeTime(const QString &prefix, const QString &name, const QString &tip,
                                  const QString &key, Duration Faults::*field)
{
    QSpinBox *spin = makeSpin(prefix, tr(" ms"), kFaultMsMax, name);
    finish(spin, name, tip, key);
    connect(spin, &QSpinBox::valueChanged, this, [this, field](int ms) {
        m_faults.*field = std::chrono::milliseconds(ms);
        Q_EMIT faultsRequested(m_faults);
    });
    return spin;
}

void FaultControls::makePeer()
{
    const QString name = tr("Server whose datagrams suffer");
    m_peer->setAccessibleName(name);
    m_peer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int kLetters = 9; // most are narrower than the style takes them for
    m_peer->setMinimumContentsLength(kLetters);
    finish(m_peer, name,
           tr("Whose datagrams suffer: all, or what comes from one server and goes to it alone"),
           u"E"_s);
    connect(m_peer, &QComboBox::activated, this, &FaultControls::requestPeer);
    showPeers({});
}

/// A key goes to the control; no mnemonics, as Alt belongs to the menus.
void FaultControls::finish(QWidget *control, const QString &name, const QString &tip,
                           const QString &key)
{
    auto *action = new QAction(name, m_parent);
    action->setShortcut({u"Ctrl+Shift+"_s + key});
    m_parent->addAction(action);
    control->setToolTip(tipWithKey(tip, action->shortcut()));
    connect(action, &QAction::triggered, control,
            [control] { control->setFocus(Qt::ShortcutFocusReason); });
}

/// Only what has changed: a person may be typing.
void FaultControls::showStatus(const ServerStatus &status)
{
    if (status.faults == m_told)
        return;
    m_faults = m_told = status.faults;
    show(*m_loss, m_faults.loss_percent);
    show(*m_delay, milliseconds(m_faults.delay));
    show(*m_jitter, milliseconds(m_faults.jitter));
    show(*m_duplicate, m_faults.duplicate_percent);
    show(*m_reorder, m_faults.reorder_percent);
    show(*m_service, milliseconds(m_faults.service_time));
    showPeer();
}

void FaultControls::showPeers(const std::vector<PeerStatus> &peers)
{
    std::vector<quint32> ids{0};
    for (const PeerStatus &peer : peers)
        ids.push_back(peer.id.value);
    if (m_faults.peer)
        ids.push_back(m_faults.peer->value);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<quint32> shown;
    for (int row = 0; row < m_peer->count(); ++row)
        shown.push_back(m_peer->itemData(row).toUInt());
    if (ids == shown || m_peer->view()->isVisible())
        return;
    m_peer->clear();
    for (const quint32 id : ids)
        m_peer->addItem(id == 0 ? tr("all servers") : tr("server %1").arg(id), id);
    showPeer();
}

/// One that was never heard is named all the same.
void FaultControls::showPeer()
{
    const quint32 id = m_faults.peer ? m_faults.peer->value : 0;
    if (m_peer->findData(id) < 0)
        m_peer->addItem(tr("server %1").arg(id), id);
    m_peer->setCurrentIndex(m_peer->findData(id));
}

void FaultControls::requestPeer(int row)
{
    const quint32 id = m_peer->itemData(row).toUInt();
    m_faults.peer = id == 0 ? std::nullopt : std::optional(ServerId{id});
    Q_EMIT faultsRequested(m_faults);
}

void FaultControls::setEnabled(bool enabled)
{
    for (QWidget *control : controls())
        control->setEnabled(enabled);
}

} // namespace roomcast
