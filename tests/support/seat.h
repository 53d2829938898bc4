// SPDX-License-Identifier: MIT
//
// One person at a window that is joined to a real node, for tests of clients and servers together.
// Owns all of it, the transport included; clicks and types as the person would.
#pragma once

#include "client_gui/app/client_session.h"
#include "client_gui/booking/booking_form.h"
#include "client_gui/cache/cache_dock.h"
#include "client_gui/console/console_dock.h"
#include "client_gui/grid/grid_view.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/navigation_bar.h"
#include "net/transport.h"
#include "node/client_node.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTableView>
#include <QTest>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr int kPatienceMs = 10'000;

/// One person: window, session, node and their place on the network.
class Seat final {
public:
    /// Call start() then.
    Seat(std::unique_ptr<Transport> place, quint64 client, const QString &person)
        : window({u"239.255.77.67:7767"_s, person, person}), transport(std::move(place)),
          m_opened(transport->open()), node({{client}, {}}, *transport, m_clock),
          m_session(node, window)
    {
    }

    void start()
    {
        window.show();
        node.start();
    }

    template <typename T>
    T *part() const
    {
        return window.findChild<T *>();
    }
    GridModel &grid() const { return *qobject_cast<GridModel *>(part<GridView>()->model()); }
    GridCell cell(const SlotKey &slot) const { return grid().cellOf(slot); }
    MessageBar &banner() const { return *window.findChild<MessageBar *>(u"banner"_s); }
    MessageBar &message() const { return *window.findChild<MessageBar *>(u"message"_s); }
    const StatusPill &pill() const { return part<NavigationBar>()->pill(); }
    /// The inspector's row about `key`: state, and by whom it was changed.
    QStringList cached(const QString &key) const
    {
        const auto &model = *part<CacheDock>()->findChild<QTableView *>()->model();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, CacheModel::Key).data().toString() == key)
                return {model.index(row, CacheModel::State).data().toString(),
                        model.index(row, CacheModel::ChangedBy).data().toString()};
        return {};
    }
    const QAbstractItemModel &requests() const
    {
        return *part<RequestDock>()->findChild<QTableView *>()->model();
    }
    QVariant request(int row, RequestModel::Column column, int role = Qt::DisplayRole) const
    {
        return requests().index(row, column).data(role);
    }

    /// Types a line into the console; its answer becomes the newest request.
    bool type(const QString &line)
    {
        const int before = requests().rowCount();
        auto *field = part<ConsoleDock>()->findChild<QLineEdit *>();
        QTest::keyClicks(field, line);
        QTest::keyClick(field, Qt::Key_Return);
        return QTest::qWaitFor([&] { return requests().rowCount() > before; }, kPatienceMs);
    }
    void click(const SlotKey &slot)
    {
        auto *view = part<GridView>();
        const QModelIndex index = grid().indexOf(slot);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    QLineEdit *titleField() const
    {
        for (auto *line : part<BookingForm>()->findChildren<QLineEdit *>())
            if (line->accessibleName() == u"Title"_s)
                return line;
        return nullptr;
    }
    QListWidget *list(const QString &name) const
    {
        for (auto *list : window.findChildren<QListWidget *>())
            if (list->accessibleName() == name)
                return list;
        return nullptr;
    }
    /// What the grid shows of `slot` is free, and a server vouches for it.
    bool isFree(const SlotKey &slot) const
    {
        return cell(slot).kind == CellKind::Free && cell(slot).state == CacheState::Fresh;
    }

    ClientWindow window;
    const std::unique_ptr<Transport> transport;

private:
    SystemClock m_clock;
    Result<Unit, TransportError> m_opened; ///< before the node sends anything

public:
    ClientNode node;

private:
    ClientSession m_session;
};

} // namespace roomcast::test
