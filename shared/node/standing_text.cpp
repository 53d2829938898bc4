// SPDX-License-Identifier: MIT
#include "node/standing_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(roomcast::StandingText)
};

} // namespace

QString serverListText(const std::vector<ServerId> &ids)
{
    QStringList words;
    for (const ServerId id : ids)
        words += QString::number(id.value);
    if (words.size() < 2)
        return words.join(u' ');
    const QString last = words.takeLast();
    return Words::tr("%1 and %2").arg(words.join(", "_L1), last);
}

QString provisionalReason(const std::vector<ServerId> &missing)
{
    if (missing.empty())
        return Words::tr("the servers here may not be the only ones");
    const QString servers = serverListText(missing);
    return missing.size() == 1 ? Words::tr("%1 of the last primary view is missing").arg(servers)
                               : Words::tr("%1 of the last primary view are missing").arg(servers);
}

QString cutOffText(const std::vector<CutOffServer> &servers)
{
    QStringList words;
    for (const CutOffServer &server : servers)
        words += u"%1 (%2)"_s.arg(QString::number(server.id.value), server.label.text());
    return words.isEmpty() ? QString() : Words::tr("Cut off from: %1").arg(words.join(", "_L1));
}

} // namespace roomcast
