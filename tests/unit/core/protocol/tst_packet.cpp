// SPDX-License-Identifier: MIT
//
// Messages on the wire: every one comes back as it was, and nothing that is not one gets in.
#include "core/election/ballot.h"
#include "support/test_main.h"

#include "support/sample_messages.h"

#include <QTest>

#include <random>

namespace roomcast::tst_packet {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr FragmentSource kPlace{{0x0a000001, 7000}};

/// The two halves of a small packet, as fragments.
std::pair<Fragment, Fragment> halves(const Origin &origin, quint64 message)
{
    const QByteArray inner = encodePacket(origin, Leave{});
    return {{message, 0, 2, inner.left(10)}, {message, 1, 2, inner.mid(10)}};
}

bool completes(Reassembler &reassembler, const FragmentSource &source, const Fragment &fragment)
{
    const auto whole = reassembler.add(source, kServer, fragment);
    return whole && *whole;
}

} // namespace

class TestPacket final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageComesBack();
    void truncationIsRefused();
    void strangersAreNamed();
    void flippedBitsNeverCrash();
    void largeMessageTravelsInParts();
    void partsInAnyOrderAndTwice();
    void tooLargeIsNotSent();
    void theLargestViewFits();
    void badFragments();
    void unfinishedMessagesAreBounded();
    void nobodyPushesOutWhatOthersSent();
    void strangersPushOutNothingOfMembers();
    void partsComeFromOnePlace();
    void aRequestIsOutstandingItself();
};

void TestPacket::everyMessageComesBack()
{
    const auto messages = everyMessage();
    QCOMPARE(messages.size(), std::variant_size_v<Message>);
    for (size_t i = 0; i < messages.size(); ++i) {
        QCOMPARE(messages[i].index(), i); // none is forgotten
        const QByteArray bytes = encodePacket(kServer, messages[i]);
        const auto packet = decodePacket(bytes);
        QVERIFY2(packet, qPrintable(QString::number(i)));
        QCOMPARE(packet->message.index(), i);
        QCOMPARE(packet->origin, kServer);
        QCOMPARE(encodePacket(packet->origin, packet->message), bytes);
    }
}

void TestPacket::truncationIsRefused()
{
    for (const Message &message : everyMessage()) {
        const QByteArray bytes = encodePacket(kServer, message);
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!decodePacket(bytes.left(length)));
        QCOMPARE(decodePacket(bytes + 'x').error(), DecodeError::TrailingBytes);
    }
}

void TestPacket::strangersAreNamed()
{
    QCOMPARE(decodePacket("GET / HTTP/1.1\r\n").error(), DecodeError::WrongMagic);
    QCOMPARE(decodePacket({}).error(), DecodeError::WrongMagic);
    Packet future{Packet::kMagic, Packet::kVersion + 1, kServer, Leave{}};
    QCOMPARE(decodePacket(encode(future)).error(), DecodeError::WrongVersion);
}

void TestPacket::flippedBitsNeverCrash()
{
    std::mt19937_64 random(1);
    int accepted = 0;
    for (const Message &message : everyMessage()) {
        const QByteArray bytes = encodePacket(kServer, message);
        for (int i = 0; i < 2000; ++i) {
            QByteArray damaged = bytes;
            for (int flips = 1 + int(random() % 3); flips > 0; --flips)
                damaged[qsizetype(random() % quint64(damaged.size()))] = char(random() & 0xff);
            if (const auto packet = decodePacket(damaged)) {
                ++accepted;
                QCOMPARE(encodePacket(packet->origin, packet->message), damaged);
            }
        }
    }
    QVERIFY(accepted > 0); // a flipped number is still a number
}

void TestPacket::largeMessageTravelsInParts()
{
    Fragmenter fragmenter(1200);
    const Message message = Chunk{1, 0, 1, 2, QByteArray(50'000, 'x')};
    const auto datagrams = fragmenter.datagrams(kServer, message);
    QVERIFY(datagrams.size() > 40);
    Reassembler reassembler;
    for (size_t i = 0; i < datagrams.size(); ++i) {
        QVERIFY(datagrams[i].size() <= 1200);
        const auto packet = decodePacket(datagrams[i]);
        const auto whole =
            reassembler.add(kPlace, packet->origin, std::get<Fragment>(packet->message));
        QVERIFY(whole);
        QCOMPARE(whole->has_value(), i + 1 == datagrams.size());
        if (*whole)
            QCOMPARE(encodePacket(kServer, (*whole)->message), encodePacket(kServer, message));
    }
}

void TestPacket::partsInAnyOrderAndTwice()
{
    Fragmenter fragmenter(1200);
    auto datagrams = fragmenter.datagrams(kClient, Chunk{1, 0, 1, 2, QByteArray(9'000, 'y')});
    std::shuffle(datagrams.begin(), datagrams.end(), std::mt19937_64(5));
    datagrams.insert(datagrams.begin() + 2, datagrams.front());
    Reassembler reassembler;
    int whole = 0;
    for (const QByteArray &datagram : datagrams) {
        const auto packet = decodePacket(datagram);
        const auto result =
            reassembler.add(kPlace, packet->origin, std::get<Fragment>(packet->message));
        whole += result && *result ? 1 : 0;
    }
    QCOMPARE(whole, 1);
}

void TestPacket::tooLargeIsNotSent()
{
    Fragmenter fragmenter(200);
    QVERIFY(fragmenter.datagrams(kServer, Chunk{1, 0, 1, 2, QByteArray(50'000, 'x')}).empty());
}

/// With all that its COORDINATOR and its ANSWER may carry beside it.
void TestPacket::theLargestViewFits()
{
    View view;
    view.epoch = {Epoch::kCounterMax - 1, {~quint32(0)}, {~quint64(0)}};
    view.members.resize(View::kMembersMax, {{{~quint32(0)}, {~quint64(0)}}, {~quint64(0)}});
    View half = view;
    half.members.resize(HardState::kAttemptMembersMax / 2);
    const QByteArray row(32 * 1024, 'r');
    const Entry entry{view.epoch, {}, {}, ViewRecord{view, true, row}};
    const Entry write{view.epoch, {}, {}, WriteRecord{{}, {}, QByteArray(16 * 1024, 'w')}};
    const Coordinator coordinator{view.epoch, view, {half, half}, false, true,
                                  {},         {},   {},           entry, {write}};
    const ElectionAnswer promise{view.epoch, view, {half, half}, false, true, {}, {}, {}, {}, row};
    Fragmenter fragmenter(1200);
    QVERIFY(!fragmenter.datagrams(kServer, coordinator).empty());
    QVERIFY(!fragmenter.datagrams(kServer, promise).empty());
}

void TestPacket::badFragments()
{
    const QByteArray part("zz");
    Reassembler reassembler;
    for (const Fragment &bad :
         {Fragment{1, 0, 0, part}, Fragment{1, 0, 1, part}, Fragment{1, 2, 2, part},
          Fragment{1, 0, Fragment::kPartsMax + 1, part}, Fragment{1, 0, 2, {}},
          Fragment{1, 0, 2, QByteArray(Fragment::kBytesMax + 1, 'z')}}) {
        QCOMPARE(reassembler.add(kPlace, kServer, bad).error(), DecodeError::OutOfRange);
        QCOMPARE(decodePacket(encodePacket(kServer, bad)).error(), DecodeError::OutOfRange);
    }
    // A fragment in a fragment, and a message in another sender's name.
    for (const QByteArray &inner :
         {encodePacket(kServer, Fragment{2, 0, 2, part}), encodePacket(kClient, Leave{})}) {
        QVERIFY(reassembler.add(kPlace, kServer, {3, 0, 2, inner.left(10)}));
        QCOMPARE(reassembler.add(kPlace, kServer, {3, 1, 2, inner.mid(10)}).error(),
                 DecodeError::WrongType);
    }
}

void TestPacket::unfinishedMessagesAreBounded()
{
    Reassembler reassembler;
    for (quint64 message = 0; message <= quint64(Reassembler::kPendingOfOneMax); ++message)
        QVERIFY(!completes(reassembler, kPlace, halves(kServer, message).first));
    // The first one made room, so its second half completes nothing.
    QVERIFY(!completes(reassembler, kPlace, halves(kServer, 0).second));
    QVERIFY(completes(reassembler, kPlace, halves(kServer, 2).second));
}

void TestPacket::nobodyPushesOutWhatOthersSent()
{
    Reassembler reassembler;
    QVERIFY(!completes(reassembler, kPlace, halves(kServer, 0).first));
    // One host, a thousand ports.
    for (quint16 port = 1; port <= 1'000; ++port)
        completes(reassembler, {{0x0a000002, port}}, halves(kServer, 1).first);
    QVERIFY(completes(reassembler, kPlace, halves(kServer, 0).second));
}

void TestPacket::strangersPushOutNothingOfMembers()
{
    const FragmentSource member{kPlace.from, true};
    Reassembler reassembler;
    QVERIFY(!completes(reassembler, member, halves(kServer, 0).first));
    // A thousand hosts.
    for (quint32 host = 1; host <= 1'000; ++host)
        completes(reassembler, {{host, 1}}, halves(kServer, 1).first);
    QVERIFY(completes(reassembler, member, halves(kServer, 0).second));
    // Of the strangers the oldest made room.
    QVERIFY(!completes(reassembler, {{1, 1}}, halves(kServer, 1).second));
    QVERIFY(completes(reassembler, {{1'000, 1}}, halves(kServer, 1).second));
}

void TestPacket::partsComeFromOnePlace()
{
    Reassembler reassembler;
    QVERIFY(!completes(reassembler, kPlace, halves(kServer, 0).first));
    QVERIFY(!completes(reassembler, {{kPlace.from.ipv4, 1}}, halves(kServer, 0).second));
    QVERIFY(completes(reassembler, kPlace, halves(kServer, 0).second));
}

void TestPacket::aRequestIsOutstandingItself()
{
    Request request{{5}, 1, {5}, 2000, true, QByteArray("command")};
    QVERIFY(decodePacket(encodePacket(kClient, request)));
    request.oldest_outstanding = {6};
    QCOMPARE(decodePacket(encodePacket(kClient, request)).error(), DecodeError::OutOfRange);
}

ROOMCAST_TEST(TestPacket)

} // namespace roomcast::tst_packet

#include "tst_packet.moc"
