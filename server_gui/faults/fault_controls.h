// SPDX-License-Identifier: MIT
//
// The controls of what a server suffers on purpose outside of its engine: loss, delay, jitter,
// duplicates and disorder of datagrams, of all servers or of one, and the service time. They show
// how the server stands and only ask, always for all of it; each has a key of its own.
#pragma once

#include "core/engine/server_status.h"

#include <QObject>

#include <vector>

class QComboBox;
class QSpinBox;
class QWidget;

namespace roomcast {

class FaultControls final : public QObject {
    Q_OBJECT

public:
    /// The controls are children of `parent`, and so are the actions behind their keys.
    explicit FaultControls(QWidget *parent);

    /// In the order in which they are to stand.
    std::vector<QWidget *> controls() const;

    /// Asks for nothing.
    void showStatus(const ServerStatus &status);
    /// Whom a fault can be limited to.
    void showPeers(const std::vector<PeerStatus> &peers);
    void setEnabled(bool enabled);

Q_SIGNALS:
    /// All faults as they are to be.
    void faultsRequested(const roomcast::Faults &faults);

private:
    QSpinBox *makeShare(const QString &prefix, const QString &name, const QString &tip,
                        const QString &key, int Faults::*field);
    QSpinBox *makeTime(const QString &prefix, const QString &name, const QString &tip,
                       const QString &key, Duration Faults::*field);
    QSpinBox *makeSpin(const QString &prefix, const QString &suffix, int max, const QString &name);
    void makePeer();
    void finish(QWidget *control, const QString &name, const QString &tip, const QString &key);
    void showPeer();
    void requestPeer(int row);

    QWidget *m_parent;
    QSpinBox *m_loss;
    QSpinBox *m_delay;
    QSpinBox *m_jitter;
    QSpinBox *m_duplicate;
    QSpinBox *m_reorder;
    QComboBox *m_peer;
    QSpinBox *m_service;
    Faults m_faults; ///< as they are to be
    Faults m_told;   ///< as the server said last
};

} // namespace roomcast
