// SPDX-License-Identifier: MIT
//
// The text of the protocol shows every message as bytes: they are those that the code writes.
#include "support/sample_messages.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

#include <array>

namespace roomcast::tst_protocol_examples {

using namespace Qt::Literals::StringLiterals;

namespace {

/// By the number on the wire.
constexpr std::array kNames{"JOIN",  "ELECTION",    "COORDINATOR", "HEARTBEAT",  "ORDER", "COMMIT",
                            "LEAVE", "WELCOME",     "ANSWER",      "REFUSE",     "ACK",   "NACK",
                            "PROBE", "PROBE REPLY", "REQUEST",     "REPLY",      "HELLO", "FETCH",
                            "CHUNK", "FRAGMENT",    "CARRIED",     "BEACON ASK", "BEACON"};
static_assert(kNames.size() == std::variant_size_v<Message>);

constexpr qsizetype kDigitsPerLine = 96;

/// As it stands in the text: the name, and the packet in lines of hexadecimal digits.
QString exampleOf(const Message &message)
{
    const bool from_client =
        std::holds_alternative<Request>(message) || std::holds_alternative<BeaconAsk>(message);
    const QByteArray digits = encodePacket(from_client ? kClient : kServer, message).toHex();
    QString text =
        u"    %1 %2\n"_s.arg(message.index()).arg(QLatin1String(kNames[message.index()]));
    for (qsizetype at = 0; at < digits.size(); at += kDigitsPerLine)
        text += u"      "_s + QString::fromLatin1(digits.mid(at, kDigitsPerLine)) + u'\n';
    return text;
}

} // namespace

class TestProtocolExamples final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyMessageIsShown_data();
    void everyMessageIsShown();

private:
    QString m_text;
};

void TestProtocolExamples::initTestCase()
{
    QFile file(QStringLiteral(ROOMCAST_SOURCE_DIR "/shared/PROTOCOL.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_text = QString::fromUtf8(file.readAll());
    QCOMPARE(everyMessage().size(), kNames.size());
}

void TestProtocolExamples::everyMessageIsShown_data()
{
    QTest::addColumn<int>("number");
    for (size_t i = 0; i < kNames.size(); ++i)
        QTest::newRow(kNames[i]) << int(i);
}

void TestProtocolExamples::everyMessageIsShown()
{
    QFETCH(const int, number);
    const QLatin1String name(kNames[size_t(number)]);
    QVERIFY2(m_text.contains(u"| %1 | %2 |"_s.arg(number).arg(name)), "not in the table");
    const QString example = exampleOf(everyMessage()[size_t(number)]);
    QVERIFY2(m_text.contains(u'\n' + example + u'\n'), qPrintable(u"expected:\n"_s + example));
}

ROOMCAST_TEST(TestProtocolExamples)

} // namespace roomcast::tst_protocol_examples

#include "tst_protocol_examples.moc"
