// SPDX-License-Identifier: MIT
//
// The window in which people book. It is given plain values by its slots and asks by its signals,
// but for ages, which it looks up when it paints; ClientSession connects it to a node. Owned by the
// program's main function; remembers its layout and the person's name in QSettings.
#pragma once

#include "client_gui/booking/booking_desk.h"
#include "client_gui/booking/doubt_desk.h"
#include "client_gui/freshness/source_note.h"
#include "client_gui/grid/grid_model.h"
#include "client_gui/notices/claim_watch.h"
#include "client_gui/notices/move_button.h"
#include "client_gui/offline/kept_wish.h"
#include "client_gui/requests/asked_from.h"
#include "client_gui/window/client_actions.h"
#include "core/base/label.h"
#include "core/base/network_trouble.h"

#include <QMainWindow>

class QLabel;
class QStackedWidget;

namespace roomcast {

class BookingForm;
class CacheDock;
class ConflictReport;
class ConsoleDock;
class GridView;
class GroupStrip;
class IntentsDock;
class MessageBar;
class MessagePlace;
class NavigationBar;
class NoticesDock;
class RequestDock;

class ClientWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// Bookings without an answer that are offered to be kept; the oldest makes room.
    static constexpr size_t kUnansweredMax = 8;

    struct Setup {
        QString place;          ///< "239.192.7.3:5007", for the words of the empty window
        QString default_person; ///< used until the person enters a name
        QString person;         ///< stated for this run; wins over a remembered name
    };

    explicit ClientWindow(const Setup &setup, QWidget *parent = nullptr);
    ~ClientWindow() override;

    /// The keys the window shows now.
    std::vector<Query> watchedKeys() const;
    QString person() const;
    /// Where the window looks up how fresh things are; empty before what it looks into goes.
    void setLens(const CacheLens &lens);
    /// The inspector can be seen.
    bool showsCache() const;

public Q_SLOTS:
    void showAnswer(const roomcast::Answer &answer, roomcast::AskedFrom origin);
    void showDoubleReply(const roomcast::Answer &answer, roomcast::AskedFrom origin);
    void showValue(const roomcast::Query &key, const roomcast::Outcome &outcome);
    /// The cache has no value of a key, or none any more: what it told is not known.
    void forgetValue(const roomcast::Query &key);
    /// Why the servers give no (newer) value for a watched key; none where they do.
    void showRefusal(const roomcast::Query &key, const std::optional<roomcast::Refused> &why);
    void showCache(const std::vector<roomcast::CacheRow> &rows,
                   const roomcast::CacheTotals &totals);
    /// Once a second: the next point of the inspector's chart.
    void showSecond(const roomcast::CacheTotals &totals);
    /// Several times a second, while the window is seen: ages have grown.
    void showAges();
    void showSight(const roomcast::GroupSight &sight);
    /// To which side of a partition on purpose it speaks; none: any.
    void showPartition(const std::optional<roomcast::Label> &label);
    /// What is wrong with this machine's network; none while it can be used.
    void showNetwork(const std::optional<roomcast::NetworkTrouble> &trouble);
    /// Answers that came while this window did nothing, and for which there was no room.
    void showLeftOut(qint64 count);
    /// What is pending on this device, each time it changes.
    void showIntents(const std::vector<roomcast::Intent> &intents);
    /// Answers keepRequested(): one for each wish.
    void showKept(const std::vector<roomcast::KeptWish> &kept);
    void showIntentDecided(const roomcast::IntentOutcome &decided);
    /// What was kept cannot be read, or what is to be kept cannot be written.
    void showKeepingFault(const QString &text);
    /// All notices of the person, each time they were asked for.
    void showNotices(const roomcast::Notices &notices);
    /// What merges displaced, all that is on record; `news`: what this window did not know of.
    void showConflicts(const roomcast::Conflicts &conflicts,
                       const std::vector<roomcast::ConflictRow> &news);
    /// Once a second: the present time, for what is over and the line that marks it.
    void showTime(const QDateTime &now);

Q_SIGNALS:
    void submitRequested(const roomcast::Command &command, roomcast::AskedFrom origin);
    void watchRequested(const std::vector<roomcast::Query> &keys);
    void evictRequested(const roomcast::Query &key);
    void reloadRequested(const std::vector<roomcast::Query> &keys);
    void clearCacheRequested();
    void bypassToggled(bool bypassed);
    void partitionRequested(const std::optional<roomcast::Label> &label);
    void keepRequested(const std::vector<roomcast::Reserve> &wishes);
    void dropIntentRequested(roomcast::IntentId id);
    /// What was decided about these was read and cleared.
    void decidedCleared(const std::vector<roomcast::IntentId> &ids);
    void personChanged(const QString &person);
    /// The conflict report is about to be shown and wants the present state.
    void conflictsRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildCentre();
    void buildDocks();
    void connectActions();
    void connectGrid();
    void connectPanels();
    void connectWaiting();
    void connectCache();
    void restoreLayout();
    void setPerson(const QString &person);

    void submit(const Command &command, AskedFrom origin);
    void bookSlot();
    void cancelSlot();
    void giveBack(const Command &command, AskedFrom origin);
    void askBeforeGivingBack(const Command &command, AskedFrom origin, const SlotClaims &line);
    void refreshUndo();
    void settleClaim(const Answer &read);
    void joinSlot();
    void leaveSlot();
    void undoLast();
    void takeBarAction(BarAction action);
    void showUntold(const Answer &answer);
    void noteDoubt(const Answer &answer);
    void askDoubts();
    void settleDoubt(const Answer &read);
    void endSilence();
    void endTaken();
    void endRedNote();
    void askUnanswered();
    void followWrite(const Write &write);
    void acknowledge(const Notice &notice);
    void moveClaim(const SlotKey &from, const RequestId &claim, const QString &room);
    void moveReported(const QString &room);
    MoveOffer offerFor(const SlotKey &slot) const;
    void openReport(quint64 number);
    void showKey(const Query &key);
    std::optional<Reserve> unanswered(const Answer &answer) const;
    void noteUnanswered(const SlotKey &slot, const std::optional<Reserve> &lost);
    void offerUnanswered(BarMessage &message, const SlotKey &told) const;
    void keepUnanswered();
    void dropIntent(IntentId id);
    void activateSlot(const SlotKey &slot);
    void chooseSlot(const SlotKey &slot);
    void chooseAlternative(const QString &room);
    void stepDay(int steps);
    void goToday();
    void setMode(GridMode mode);
    void setScope(const GridScope &scope);
    void filterRooms(const QString &part);
    void runFile();
    static void reveal(QDockWidget &dock);

    void refreshAfterData();
    void refreshChoice();
    void refreshPage();
    void refreshBanner();
    QString silenceText() const;
    QString networkWords() const;
    struct ClockNote {
        QString text;
        QString gist; ///< without what ticks
    };
    ClockNote clockNote() const;
    void showStanding();
    void showObstacle();
    std::optional<QString> dayInParts() const;
    void refreshWatched();
    void refreshForm();
    void refreshOffers();
    void showNote(const SourceNote &note);
    QString emptyText() const;

    ClientActions m_actions;
    Setup m_setup;
    GridModel m_model;
    BookingDesk m_desk;
    DoubtDesk m_doubts;
    ClaimWatch m_claims;
    /// Whose holder was told; once it was seen held.
    std::optional<SlotKey> m_taken;
    bool m_taken_seen = false;
    SlotKey m_slot; ///< what the form is about
    std::optional<NetworkTrouble> m_network;
    GroupSight m_sight;
    std::optional<Label> m_label;
    bool m_label_asked = false; ///< the person has just chosen another
    SourceNote m_note;
    int m_note_s = 0; ///< for how long it has been told
    std::vector<Query> m_watched;
    std::map<Query, Refused> m_refusals; ///< of watched keys
    std::optional<SlotRecord> m_record;  ///< of the slot that the form is about
    QString m_person;                    ///< whose notices they are
    Notices m_notices;
    quint64 m_merge = 0; ///< the first conflict of the merge last told
    QDateTime m_now;
    /// Bookings that can be kept on this device, the newest last; at most kUnansweredMax.
    std::vector<Reserve> m_unanswered;
    QString m_keeping_fault; ///< as last shown

    NavigationBar *m_navigation;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    GridView *m_grid;
    MessageBar *m_banner;
    GroupStrip *m_group;
    MessageBar *m_message;
    MessageBar *m_merged;
    MessagePlace *m_messages;
    BookingForm *m_form;
    QDockWidget *m_booking;
    CacheDock *m_cache;
    RequestDock *m_requests;
    ConsoleDock *m_console;
    NoticesDock *m_told;
    IntentsDock *m_pending;
    ConflictReport *m_report;
    MoveButton *m_move; ///< in the report
};

} // namespace roomcast
