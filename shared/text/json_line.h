// SPDX-License-Identifier: MIT
//
// JSON as both programs print it: one object a line.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>

namespace roomcast {

/// Compact, ended by a newline.
inline QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace roomcast
