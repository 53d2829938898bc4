// SPDX-License-Identifier: MIT
//
// Messages on the wire: every one comes back as it was, and nothing that is not one gets in.
#include "core/election/ballot.h"

#include "support/sample_messages.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;

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
        const auto whole = reassembler.add(packet->origin, std::get<Fragment>(packet->message));
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
        const auto result = reassembler.add(packet->origin, std::get<Fragment>(packet->message));
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
    const Promise promise{view.epoch, view, {half, half}, false, true, {}, {}, {}, {}, row};
    Fragmenter fragmenter(1200);
    QVERIFY(!fragmenter.datagrams(kServer, coordinator).empty());
    QVERIFY(!fragmenter.datagrams(kServer, promise).empty());
}

void TestPacket::badFragments()
{
    Reassembler reassembler;
    for (const Fragment &bad : {Fragment{1, 0, 0, {}}, Fragment{1, 0, 1, {}}, Fragment{1, 2, 2, {}},
                                Fragment{1, 0, Fragmenter::kPartsMax + 1, {}}})
        QCOMPARE(reassembler.add(kServer, bad).error(), DecodeError::OutOfRange);
    // A fragment in a fragment, and a message in another sender's name.
    for (const QByteArray &inner :
         {encodePacket(kServer, Fragment{2, 0, 2, "zz"}), encodePacket(kClient, Leave{})}) {
        QVERIFY(reassembler.add(kServer, {3, 0, 2, inner.left(10)}));
        QCOMPARE(reassembler.add(kServer, {3, 1, 2, inner.mid(10)}).error(),
                 DecodeError::WrongType);
    }
}

void TestPacket::unfinishedMessagesAreBounded()
{
    Reassembler reassembler;
    const QByteArray inner = encodePacket(kServer, Leave{});
    QVERIFY(reassembler.add(kServer, {0, 0, 2, inner.left(10)}));
    for (quint64 message = 1; message <= quint64(Reassembler::kPendingMax); ++message)
        QVERIFY(reassembler.add(kServer, {message, 0, 2, inner.left(10)}));
    // The first one made room, so its second half completes nothing.
    const auto late = reassembler.add(kServer, {0, 1, 2, inner.mid(10)});
    QVERIFY(late && !*late);
}

QTEST_GUILESS_MAIN(TestPacket)
#include "tst_packet.moc"
