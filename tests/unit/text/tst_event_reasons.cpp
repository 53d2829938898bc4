// SPDX-License-Identifier: MIT
//
// Every reason, cause, action and outcome that an event can state has a name for scripts and words
// for people: its table has a row for each value of its enum.
#include "support/enum_values.h"
#include "support/test_main.h"
#include "text/event_reasons.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace roomcast::tst_event_reasons {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

/// What people read as scripts do: there is no better word.
const QSet<QString> kWordless = {u"works"_s};

/// Reads the enums off the facts of all events.
template <typename Fact, typename Visit>
void visitEnums(std::type_identity<Fact>, const Visit &visit)
{
    if constexpr (std::is_enum_v<Fact>)
        visit(std::type_identity<Fact>());
}
template <typename Fact, typename Visit>
void visitEnums(std::type_identity<std::optional<Fact>>, const Visit &visit)
{
    visitEnums(std::type_identity<Fact>(), visit);
}
template <typename... Facts, typename Visit>
void visitEnums(std::type_identity<std::variant<Facts...>>, const Visit &visit)
{
    (visitEnums(std::type_identity<Facts>(), visit), ...);
}

template <typename E, typename Visit>
void visitEnumsOf(std::type_identity<E>, const Visit &visit)
{
    const auto one = [&]<typename Value>(const event::Field<E, Value> &) {
        visitEnums(std::type_identity<Value>(), visit);
    };
    std::apply([&](const auto &...fields) { (one(fields), ...); }, E::kFields);
}

template <typename... Es, typename Visit>
void visitEnumsOfAll(std::type_identity<std::variant<Es...>>, const Visit &visit)
{
    (visitEnumsOf(std::type_identity<Es>(), visit), ...);
}

} // namespace

class TstEventReasons final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasARow()
    {
        QSet<QString> seen;
        visitEnumsOfAll(std::type_identity<Event>(), [&]<typename E>(std::type_identity<E>) {
            QCOMPARE(Reasons<E>::list.size(), countOfValues<E>());
            for (const Reason<E> &reason : Reasons<E>::list)
                seen.insert(reason.name);
        });
        QVERIFY(seen.contains(u"slot-taken"_s) && seen.contains(u"silence"_s) &&
                seen.contains(u"link-from-elsewhere"_s) && seen.contains(u"truncated"_s));
    }

    void namesAreKebabCaseAndDistinct()
    {
        static const QRegularExpression kebab(u"^[a-z]+(-[a-z]+)*$"_s);
        visitEnumsOfAll(std::type_identity<Event>(), [&]<typename E>(std::type_identity<E>) {
            QSet<QString> names;
            for (const Reason<E> &reason : Reasons<E>::list) {
                QVERIFY2(kebab.match(QString(reason.name)).hasMatch(), reason.name.data());
                names.insert(reason.name);
            }
            QCOMPARE(size_t(names.size()), Reasons<E>::list.size());
        });
    }

    void everyNameHasWords()
    {
        visitEnumsOfAll(std::type_identity<Event>(), [&]<typename E>(std::type_identity<E>) {
            for (const Reason<E> &reason : Reasons<E>::list) {
                QCOMPARE(reason.words == nullptr, kWordless.contains(QString(reason.name)));
                const QString text = reasonText(reason.value);
                QVERIFY2(!text.isEmpty() && (!reason.words || !reason.name.contains('-'_L1) ||
                                             text != reason.name),
                         reason.name.data());
            }
        });
    }

    /// One name, one text, whichever enum has it: people see it beside one another.
    void equalNamesReadAlike()
    {
        QMap<QString, QString> texts;
        visitEnumsOfAll(std::type_identity<Event>(), [&]<typename E>(std::type_identity<E>) {
            for (const Reason<E> &reason : Reasons<E>::list) {
                const QString text = reasonText(reason.value);
                QCOMPARE(texts.value(reason.name, text), text);
                texts.insert(reason.name, text);
            }
        });
    }
};

ROOMCAST_TEST(TstEventReasons)

} // namespace roomcast::tst_event_reasons

#include "tst_event_reasons.moc"
