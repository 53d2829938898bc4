// SPDX-License-Identifier: MIT
//
// Finds a control on the screen as a screen reader does, through the accessibility bus (AT-SPI):
// `find_control WINDOW ROLE NAME` prints the middle of the first one that is shown and can be used,
// as "X Y". WINDOW is the beginning of a window's title, NAME that of the control's name or
// description, ROLE a word such as "push button"; a combo box opens at its right end. Status 1:
// there is none. Status 2: there is no bus.
#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QPoint>
#include <QRect>

#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kNotFound = 1;
constexpr int kNoBus = 2;
constexpr int kCallMsMax = 3'000;
constexpr auto kAccessible = "org.a11y.atspi.Accessible"_L1;

/// An object of a program, as the bus names it.
struct Node {
    QString service;
    QDBusObjectPath path;
};

QDBusArgument &operator<<(QDBusArgument &out, const Node &node)
{
    out.beginStructure();
    out << node.service << node.path;
    out.endStructure();
    return out;
}

const QDBusArgument &operator>>(const QDBusArgument &in, Node &node)
{
    in.beginStructure();
    in >> node.service >> node.path;
    in.endStructure();
    return in;
}

/// A program may end at any time: what it does not answer is empty.
class AccessibilityBus {
public:
    explicit AccessibilityBus(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, u"accessibility"_s))
    {
    }

    bool isConnected() const { return m_bus.isConnected(); }

    std::vector<Node> programs() const
    {
        std::vector<Node> found;
        const QStringList services = m_bus.interface()->registeredServiceNames();
        for (const QString &service : services)
            if (service.startsWith(u':') && service != m_bus.baseService())
                found.push_back({service, QDBusObjectPath(u"/org/a11y/atspi/accessible/root"_s)});
        return found;
    }

    QList<Node> children(const Node &node) const
    {
        return qdbus_cast<QList<Node>>(ask(node, kAccessible, u"GetChildren"_s));
    }

    QString role(const Node &node) const
    {
        return ask(node, kAccessible, u"GetRoleName"_s).toString();
    }

    QString property(const Node &node, const QString &name) const
    {
        return ask(node, "org.freedesktop.DBus.Properties"_L1, u"Get"_s,
                   {QString(kAccessible), name})
            .value<QDBusVariant>()
            .variant()
            .toString();
    }

    bool hasState(const Node &node, int bit) const
    {
        const auto words = qdbus_cast<QList<uint>>(ask(node, kAccessible, u"GetState"_s));
        return !words.isEmpty() && (words.front() >> bit & 1U) != 0;
    }

    QRect place(const Node &node) const
    {
        constexpr uint kOnScreen = 0;
        const QVariant answer =
            ask(node, "org.a11y.atspi.Component"_L1, u"GetExtents"_s, {kOnScreen});
        if (!answer.isValid())
            return {};
        const auto in = answer.value<QDBusArgument>();
        int x = 0, y = 0, width = 0, height = 0;
        in.beginStructure();
        in >> x >> y >> width >> height;
        in.endStructure();
        return {x, y, width, height};
    }

private:
    QVariant ask(const Node &node, QLatin1StringView interface, const QString &method,
                 const QVariantList &arguments = {}) const
    {
        auto call =
            QDBusMessage::createMethodCall(node.service, node.path.path(), interface, method);
        call.setArguments(arguments);
        const QDBusMessage answer = m_bus.call(call, QDBus::Block, kCallMsMax);
        const bool answered = answer.type() == QDBusMessage::ReplyMessage;
        return answered ? answer.arguments().value(0) : QVariant();
    }

    QDBusConnection m_bus;
};

struct Wanted {
    QString window;
    QString role;
    QString name;
};

class Search {
public:
    Search(const AccessibilityBus &bus, const Wanted &wanted) : m_bus(bus), m_wanted(wanted) {}

    std::optional<QPoint> run() const
    {
        for (const Node &program : m_bus.programs())
            for (const Node &window : m_bus.children(program))
                if (m_bus.property(window, u"Name"_s).startsWith(m_wanted.window))
                    if (const auto found = within(window, m_bus.place(window)))
                        return found;
        return {};
    }

private:
    enum State { Sensitive = 24, Showing = 25 };

    /// What is scrolled away, or in a panel behind another, is out of sight.
    std::optional<QPoint> within(const Node &node, const QRect &sight) const
    {
        if (!m_bus.hasState(node, Showing))
            return {};
        const QString role = m_bus.role(node);
        if (role == m_wanted.role && isNamed(node) && m_bus.hasState(node, Sensitive)) {
            const QRect place = m_bus.place(node);
            const QPoint spot = role == "combo box"_L1
                                    ? QPoint(place.right() - place.height() / 2, place.center().y())
                                    : place.center();
            if (!place.isEmpty() && sight.contains(spot))
                return spot;
        }
        if (role == "table"_L1 && m_wanted.role != "cell"_L1)
            return {}; // there may be many
        for (const Node &child : m_bus.children(node))
            if (const auto found = within(child, sight))
                return found;
        return {};
    }

    bool isNamed(const Node &node) const
    {
        return m_bus.property(node, u"Name"_s).startsWith(m_wanted.name) ||
               m_bus.property(node, u"Description"_s).startsWith(m_wanted.name);
    }

    const AccessibilityBus &m_bus;
    const Wanted &m_wanted;
};

/// Asking for the address starts that bus.
QString accessibilityAddress()
{
    const auto question = QDBusMessage::createMethodCall(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s,
                                                         u"org.a11y.Bus"_s, u"GetAddress"_s);
    const QDBusMessage answer = QDBusConnection::sessionBus().call(question);
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments().value(0).toString()
                                                       : QString();
}

} // namespace

Q_DECLARE_METATYPE(Node)

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    qDBusRegisterMetaType<Node>();
    qDBusRegisterMetaType<QList<Node>>();
    const AccessibilityBus bus(accessibilityAddress());
    if (!bus.isConnected())
        return kNoBus;
    const QStringList words = QCoreApplication::arguments();
    const Wanted wanted{words.value(1), words.value(2), words.value(3)};
    const auto found = Search(bus, wanted).run();
    if (!found)
        return kNotFound;
    std::printf("%d %d\n", found->x(), found->y());
    return 0;
}
