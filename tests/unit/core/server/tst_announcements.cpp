// SPDX-License-Identifier: MIT
//
// What COMMIT tells the caches of clients.
#include "core/server/announcements.h"
#include "support/booking_steps.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_announcements {

using namespace Qt::Literals::StringLiterals;

namespace {

const Epoch kEpoch{3, {100}, {1}};

/// An entry that changed a slot; its title makes what is told of it large.
Applied changed(quint64 index, qsizetype title_size = 1)
{
    Applied applied;
    applied.index = {index};
    applied.changes.by = u"Kim"_s;
    SlotClaims &slot = applied.changes.changed.emplace_back();
    slot.slot = test::slot(int(index));
    slot.claims.emplace_back().title = QString(title_size, u'x');
    return applied;
}

std::optional<Changes> changesIn(const EncodedChanges &pushed)
{
    const auto changes = decode<Changes>(pushed.changes);
    return changes ? std::optional(*changes) : std::nullopt;
}

} // namespace

class AnnouncementsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachGoesOnFromTheOneBefore()
    {
        Announcements announcements(1000);
        announcements.skipTo({4});
        const Commit first = announcements.commitOf({changed(5)}, kEpoch, {6}, true);
        QCOMPARE(first.previous, LogIndex{4});
        QCOMPARE(first.index, LogIndex{6});
        QVERIFY(first.primary);
        QCOMPARE(announcements.commitOf({}, kEpoch, {9}, false).previous, LogIndex{6});
    }

    void tellsOfChangesOnly()
    {
        Announcements announcements(1000);
        Applied nothing;
        nothing.index = {5};
        const Commit commit = announcements.commitOf({nothing, changed(6)}, kEpoch, {6}, true);
        QCOMPARE(commit.changes.size(), size_t(1));
        QCOMPARE(commit.changes.front().index, LogIndex{6});
        QVERIFY(commit.changes.front().values);
        QCOMPARE(changesIn(commit.changes.front()), changed(6).changes);
    }

    void namesTheSlotsOfWhatIsTooLarge()
    {
        const EncodedChanges named = Announcements::encoded(changed(5, 900), 500);
        QVERIFY(!named.values);
        QCOMPARE(changesIn(named)->changed.front().slot, test::slot(5));
        QVERIFY(changesIn(named)->changed.front().claims.empty());
        Applied many = changed(5);
        many.many_changes = true;
        QVERIFY(Announcements::encoded(many, 500).changes.isEmpty());
    }

    void oneMessageHoldsOnlySoMuch()
    {
        Announcements announcements(30'000);
        std::vector<Applied> applied;
        for (quint64 i = 1; i <= 7; ++i)
            applied.push_back(changed(i, 10'000));
        const Commit commit = announcements.commitOf(applied, kEpoch, {7}, true);
        QVERIFY(commit.changes.size() < applied.size());
        // For all that is left: what changed there is not known.
        QCOMPARE(commit.changes.back().index, LogIndex{7});
        QVERIFY(commit.changes.back().changes.isEmpty());
    }
};

ROOMCAST_TEST(AnnouncementsTest)

} // namespace roomcast::tst_announcements

#include "tst_announcements.moc"
