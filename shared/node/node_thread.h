// SPDX-License-Identifier: MIT
//
// The thread of a server or client that has a window. The display is no part of the failure model:
// however long it blocks the window, the node hears, answers and beats on.
#pragma once

#include <QThread>

#include <optional>
#include <type_traits>

namespace roomcast {

class NodeThread final {
public:
    NodeThread()
    {
        m_thread.setObjectName(QStringLiteral("node"));
        m_home.moveToThread(&m_thread);
        m_thread.start();
    }
    NodeThread(const NodeThread &) = delete;
    NodeThread &operator=(const NodeThread &) = delete;
    ~NodeThread()
    {
        m_thread.quit();
        m_thread.wait();
    }

    /// Runs `function` there, waits, and returns what it returned: to make and to end what lives
    /// there. Whatever has an event loop of its own must not wait for it meanwhile.
    template <typename Function>
    auto call(const Function &function)
    {
        using Returned = std::invoke_result_t<Function>;
        if constexpr (std::is_void_v<Returned>) {
            QMetaObject::invokeMethod(&m_home, function, Qt::BlockingQueuedConnection);
        } else {
            std::optional<Returned> returned;
            QMetaObject::invokeMethod(
                &m_home, [&] { returned.emplace(function()); }, Qt::BlockingQueuedConnection);
            return std::move(*returned);
        }
    }

private:
    QThread m_thread;
    QObject m_home; ///< lives there
};

} // namespace roomcast
