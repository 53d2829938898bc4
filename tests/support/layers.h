// SPDX-License-Identifier: MIT
//
// The layers of the house: which folders there are, and what each may include. tst_layers holds the
// sources to it, tst_architecture the documents.
#pragma once

#include <QStringList>

#include <algorithm>
#include <vector>

namespace roomcast {

struct Layer {
    QString folder;
    QStringList may_include; ///< other layers' folders, or what they begin with
    QStringList qt_modules;
};

inline bool isUnder(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

inline bool mayInclude(const Layer &layer, const QString &path)
{
    const auto holds = [&path](const QString &folder) { return isUnder(path, folder); };
    const QStringList &may = layer.may_include;
    return holds(layer.folder) || std::any_of(may.begin(), may.end(), holds);
}

/// From the bottom up.
inline std::vector<Layer> allLayers()
{
    using namespace Qt::Literals::StringLiterals;
    const QStringList core_only = {u"QtCore"_s};
    const QStringList below_engines = {u"shared/core/base"_s,    u"shared/core/protocol"_s,
                                       u"shared/core/booking"_s, u"shared/core/election"_s,
                                       u"shared/core/group"_s,   u"shared/core/cache"_s};
    const QStringList in_windows = {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s,   u"QtNetwork"_s,
                                    u"QtSql"_s,  u"QtSvg"_s, u"QtSvgWidgets"_s};
    return {
        {u"shared/core/base"_s, {}, core_only},
        {u"shared/core/protocol"_s, {u"shared/core/base"_s}, core_only},
        {u"shared/core/booking"_s, {u"shared/core/base"_s}, core_only},
        {u"shared/core/election"_s, {u"shared/core/base"_s, u"shared/core/protocol"_s}, core_only},
        {u"shared/core/group"_s, {u"shared/core/base"_s, u"shared/core/protocol"_s}, core_only},
        {u"shared/core/cache"_s,
         {u"shared/core/base"_s, u"shared/core/protocol"_s, u"shared/core/booking"_s},
         core_only},
        {u"shared/core/engine"_s, below_engines, core_only},
        {u"shared/core/server"_s, below_engines + QStringList{u"shared/core/engine"_s}, core_only},
        {u"shared/core/client"_s, below_engines + QStringList{u"shared/core/engine"_s}, core_only},
        {u"shared/net"_s, {u"shared/core"_s}, {u"QtCore"_s, u"QtNetwork"_s}},
        {u"shared/store"_s, {u"shared/core"_s}, {u"QtCore"_s, u"QtSql"_s}},
        {u"shared/text"_s, {u"shared/core"_s}, core_only},
        {u"shared/node"_s,
         {u"shared/core"_s, u"shared/text"_s, u"shared/net"_s, u"shared/store"_s},
         {u"QtCore"_s, u"QtNetwork"_s, u"QtSql"_s}},
        {u"shared/cli"_s,
         {u"shared/core"_s, u"shared/text"_s, u"shared/net"_s, u"shared/store"_s, u"shared/node"_s},
         {u"QtCore"_s, u"QtNetwork"_s}},
        {u"shared/ui"_s,
         {u"shared/core"_s},
         {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtSvgWidgets"_s}},
        {u"shared/panels"_s,
         {u"shared/core"_s, u"shared/text"_s, u"shared/ui"_s},
         {u"QtCore"_s, u"QtGui"_s, u"QtWidgets"_s}},
        {u"server_gui"_s, {u"shared"_s}, in_windows},
        {u"client_gui"_s, {u"shared"_s}, in_windows},
    };
}

} // namespace roomcast
