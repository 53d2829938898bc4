// SPDX-License-Identifier: MIT
#include "server_gui/widgets/words.h"

#include <QCoreApplication>

namespace roomcast {

namespace {

QString word(const char *source)
{
    return QCoreApplication::translate("ServerWords", source);
}

} // namespace

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Info"));
    case Severity::Notice:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Notice"));
    case Severity::Warning:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Warning"));
    case Severity::Error:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Error"));
    }
    Q_UNREACHABLE();
}

QString categoryWord(Category category)
{
    switch (category) {
    case Category::Server:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Server"));
    case Category::Membership:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Membership"));
    case Category::Election:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Election"));
    case Category::Heartbeat:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Heartbeat"));
    case Category::Request:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Request"));
    case Category::State:
        return word(QT_TRANSLATE_NOOP("ServerWords", "State"));
    case Category::Control:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Control"));
    }
    Q_UNREACHABLE();
}

QString roleWord(ShownRole role)
{
    switch (role) {
    case ShownRole::Joining:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Joining"));
    case ShownRole::Learner:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Learner"));
    case ShownRole::Follower:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Follower"));
    case ShownRole::Candidate:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Candidate"));
    case ShownRole::Leader:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Leader"));
    case ShownRole::Frozen:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Frozen"));
    case ShownRole::Offline:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Offline"));
    case ShownRole::Stopped:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Stopped"));
    }
    Q_UNREACHABLE();
}

QString linkWord(const PeerStatus &peer)
{
    switch (peer.state) {
    case PeerState::Alive:
        return peer.linked ? word(QT_TRANSLATE_NOOP("ServerWords", "Linked"))
                           : word(QT_TRANSLATE_NOOP("ServerWords", "Heard"));
    case PeerState::Probing:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Probing"));
    case PeerState::Suspected:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Suspected"));
    case PeerState::Left:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Left"));
    case PeerState::CutOff:
        return word(QT_TRANSLATE_NOOP("ServerWords", "Cut off (%1)")).arg(peer.label.text());
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
