// SPDX-License-Identifier: MIT
//
// Hostile messages into live engines. The bytes are a script: what the attacker says, to whom and
// as whom, and what happens meanwhile. The first byte says whether it may speak as a member does.
#include "fuzz/group.h"

namespace roomcast::fuzz {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Of a script; what follows is not read.
constexpr int kStepsMax = 400;

class Attack {
public:
    explicit Attack(const QByteArray &script)
        : m_input(script), m_as_members(m_input.flag()), m_maker(m_input, m_group.heard())
    {
    }

    Finding run()
    {
        for (int i = 0; i < kStepsMax && !m_input.atEnd() && m_group.finding().isEmpty(); ++i)
            step();
        if (m_group.finding().isEmpty())
            m_group.settle();
        return m_group.finding();
    }

private:
    void step()
    {
        switch (m_input.below(16)) {
        default:
            return sayAsServer();
        case 8:
        case 9:
            return sayAsClient();
        case 10:
            return sayOnLink();
        case 11:
            return m_group.letTimePass(duration());
        case 12:
        case 13:
            return m_group.submit(m_input.below(Group::kClients), command());
        case 14:
            return disturb();
        case 15:
            return repeat();
        }
    }

    ServerIdentity identity()
    {
        constexpr ServerIdentity kOwn[] = {{{{900}, {1}}, {1'900}}, {{{50}, {1}}, {1'050}}};
        const size_t which = m_input.below(Group::kServers + std::size(kOwn));
        if (which < Group::kServers)
            return m_as_members ? m_group.member(which) : kOwn[which % std::size(kOwn)];
        return kOwn[which - Group::kServers];
    }
    /// Where a datagram says that it comes from: that can be anywhere.
    Endpoint place()
    {
        const size_t which = m_input.below(Group::kNodes + 3);
        return m_as_members || which >= Group::kNodes ? Group::placeOf(which)
                                                      : Endpoint{0x0a0000ff, quint16(which + 1)};
    }
    /// To one or, as multicast, to all.
    void say(const Origin &origin, const Message &message)
    {
        const Endpoint from = place();
        const size_t to = m_input.below(Group::kNodes + 1);
        const Channel channel = to == Group::kNodes ? Channel::Multicast : Channel::Unicast;
        for (size_t node = 0; node < Group::kNodes; ++node)
            if (to == node || to == Group::kNodes) {
                ++inputs_taken;
                m_group.deliver(node, from, channel, origin, message);
            }
    }
    void sayAsServer()
    {
        const ServerOrigin origin{identity(), {}};
        say(origin, m_maker.message());
    }
    void sayAsClient()
    {
        const ClientId ids[] = {m_group.client(0), m_group.client(1), {7}, {0}};
        const ClientOrigin origin{ids[m_input.below(std::size(ids))], {}};
        say(origin, m_maker.message());
    }
    void sayOnLink()
    {
        const size_t server = m_input.below(Group::kServers);
        const ServerOrigin origin{identity(), {}};
        m_group.openLink(server, origin.member.key);
        ++inputs_taken;
        m_group.deliverOnLink(server, origin, m_maker.message());
        if (m_input.below(4) == 0)
            m_group.closeLink(server, origin.member.key);
    }
    /// What was said is said again: later, to others, as somebody else.
    void repeat()
    {
        const auto &heard = m_group.heard().messages()[m_input.below(std::variant_size_v<Message>)];
        if (heard.empty())
            return;
        const Message message = heard[m_input.below(heard.size())];
        say(ServerOrigin{identity(), {}}, message);
    }
    void disturb()
    {
        const size_t server = m_input.below(Group::kServers);
        switch (m_input.below(6)) {
        case 0:
        case 1:
            return m_group.restart(server);
        case 2:
        case 3:
            return m_group.cut(server);
        case 4:
            return m_group.declareDead(server, {quint32(100 * (1 + m_input.below(4)))});
        default:
            return m_group.joinOther(server);
        }
    }
    Duration duration()
    {
        constexpr std::chrono::milliseconds kDurations[] = {1ms, 3ms, 10ms, 30ms, 110ms, 350ms};
        return kDurations[m_input.below(std::size(kDurations))];
    }
    Command command()
    {
        const SlotKey slot{u"A"_s, QString::number(m_input.below(3)), u"Mon"_s};
        switch (m_input.below(6)) {
        case 0:
            return Write{Reserve{slot, u"Ana"_s, {}}};
        case 1:
            return Write{JoinQueue{slot, u"Bob"_s, {}}};
        case 2:
            return Write{Cancel{slot, {}, u"Ana"_s}};
        case 3:
            return Query{CheckRoom{slot.room}};
        case 4:
            return Query{ReadSlot{slot}};
        default:
            return Query{ReadNotices{u"Ana"_s}};
        }
    }

    Bytes m_input;
    bool m_as_members;
    Group m_group;
    Maker m_maker;
};

} // namespace

Finding fuzzEngines(const QByteArray &input)
{
    return Attack(input).run();
}

} // namespace roomcast::fuzz
