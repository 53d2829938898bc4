// SPDX-License-Identifier: MIT
#include "text/fault_text.h"

#include "text/language.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class FaultWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::FaultText)
};

qint64 milliseconds(Duration time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

QString partitionText(const ServerStatus &status)
{
    const QString label = status.label.text();
    return status.heal_after > 0 ? FaultWords::tr("partition %1, until %2 new requests came")
                                       .arg(label, spokenLocale().toString(status.heal_after))
                                 : FaultWords::tr("partition %1").arg(label);
}

QStringList datagramTexts(const Faults &faults)
{
    QStringList texts;
    if (faults.loss_percent > 0)
        texts += FaultWords::tr("loss %1 %").arg(faults.loss_percent);
    if (faults.jitter > Duration::zero())
        texts += FaultWords::tr("delay %1 to %2 ms")
                     .arg(milliseconds(faults.delay))
                     .arg(milliseconds(faults.delay + faults.jitter));
    else if (faults.delay > Duration::zero())
        texts += FaultWords::tr("delay %1 ms").arg(milliseconds(faults.delay));
    if (faults.duplicate_percent > 0)
        texts += FaultWords::tr("twice %1 %").arg(faults.duplicate_percent);
    if (faults.reorder_percent > 0)
        texts += FaultWords::tr("disorder %1 %").arg(faults.reorder_percent);
    if (faults.peer && !texts.isEmpty())
        texts.last() += u' ' + FaultWords::tr("(server %1 only)").arg(faults.peer->value);
    return texts;
}

QString percentValue(int percent)
{
    return u"%1 %"_s.arg(percent);
}

QString timeValue(Duration time)
{
    return u"%1 ms"_s.arg(milliseconds(time));
}

} // namespace

QStringList faultTexts(const ServerStatus &status)
{
    QStringList texts;
    if (status.label != Label())
        texts += partitionText(status);
    texts += datagramTexts(status.faults);
    if (status.faults.service_time > Duration::zero())
        texts += FaultWords::tr("service time %1 ms").arg(milliseconds(status.faults.service_time));
    return texts;
}

QString frozenText(Duration left)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
    return seconds.count() > 0 ? FaultWords::tr("Frozen for %1 s more").arg(seconds.count())
                               : FaultWords::tr("Frozen, and about to wake");
}

std::vector<std::pair<QString, QString>> faultChanges(const Faults &before, const Faults &after)
{
    std::vector<std::pair<QString, QString>> changes;
    const auto note = [&](auto field, const QString &name, auto value) {
        if (before.*field != after.*field)
            changes.emplace_back(name, value(after.*field));
    };
    const auto peerValue = [](const std::optional<ServerId> &peer) {
        return peer ? QString::number(peer->value) : u"all"_s;
    };
    note(&Faults::peer, u"fault-peer"_s, peerValue);
    note(&Faults::loss_percent, u"loss"_s, percentValue);
    note(&Faults::delay, u"delay"_s, timeValue);
    note(&Faults::jitter, u"jitter"_s, timeValue);
    note(&Faults::duplicate_percent, u"duplicate"_s, percentValue);
    note(&Faults::reorder_percent, u"reorder"_s, percentValue);
    note(&Faults::service_time, u"service-time"_s, timeValue);
    return changes;
}

QJsonObject jsonFaults(const Faults &faults)
{
    return {
        {u"loss_percent"_s, faults.loss_percent},
        {u"delay_ms"_s, milliseconds(faults.delay)},
        {u"jitter_ms"_s, milliseconds(faults.jitter)},
        {u"duplicate_percent"_s, faults.duplicate_percent},
        {u"reorder_percent"_s, faults.reorder_percent},
        {u"peer"_s, faults.peer ? QJsonValue(qint64(faults.peer->value)) : QJsonValue()},
        {u"service_time_ms"_s, milliseconds(faults.service_time)},
    };
}

} // namespace roomcast
