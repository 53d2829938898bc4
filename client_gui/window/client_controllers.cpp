// SPDX-License-Identifier: MIT
//
// Where one signal has several slots, their order matters: they are called as they are connected.
#include "client_gui/window/client_controllers.h"

#include "client_gui/booking/booking_form.h"
#include "client_gui/cache/cache_dock.h"
#include "client_gui/console/console_dock.h"
#include "client_gui/grid/grid_page.h"
#include "client_gui/offline/offline_dock.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/navigation_bar.h"
#include "panels/conflict_report.h"

namespace roomcast {

ClientControllers::ClientControllers(const ClientParts &parts, GridModel &model, QWidget *window)
    : navigation(model), values(model, navigation, [this] { return moreDays(); }),
      group(*parts.banner, *parts.group, model, values), note(model, group),
      booking({*parts.form, *parts.message, model, navigation, values, group}, window),
      outcomes(group), offline({*parts.offline, *parts.message, model, group, outcomes}),
      notices({*parts.notices, *parts.message, model, group, booking}),
      report({*parts.report, *parts.move, *parts.merged, model, group, booking}),
      console(*parts.console, *parts.message, model, window), cache(*parts.cache, model),
      answers({model, navigation, group, note, booking, outcomes, offline, notices, report, console,
               *parts.requests, *parts.message})
{
    connectNavigation(parts);
    connectValues();
    connectGroup(parts);
    connectBooking(parts);
    connectOutcomes();
    connectNotices();
    connectPanels(parts);
}

std::vector<QString> ClientControllers::moreDays() const
{
    std::vector<QString> days = notices.daysWanted();
    for (const QString &day : report.daysWanted())
        days.push_back(day);
    return days;
}

void ClientControllers::connectNavigation(const ClientParts &parts)
{
    using Navigation = NavigationController;
    Navigation *from = &navigation;
    QObject::connect(from, &Navigation::scopeChanged, from, &Navigation::settle);
    QObject::connect(from, &Navigation::choiceChanged, from, [this, parts] {
        parts.page->grid().showSlot(navigation.slot());
        parts.cache->markSlot(navigation.slot());
    });
    QObject::connect(from, &Navigation::choiceChanged, &booking, &BookingController::refreshForm);
    QObject::connect(from, &Navigation::choiceChanged, from, [this] { refreshMoves(); });
    QObject::connect(from, &Navigation::choiceChanged, &values, &ValueController::refreshWatched);
    QObject::connect(from, &Navigation::choiceChanged, &booking, &BookingController::endTaken);
    QObject::connect(from, &Navigation::choiceChanged, &booking, &BookingController::refreshUndo);
    QObject::connect(from, &Navigation::choiceChanged, from, [this] { askWhatIsUnknown(); });
    QObject::connect(from, &Navigation::refreshed, &group, &GroupController::refreshBanner);
    QObject::connect(from, &Navigation::timeShown, &booking, &BookingController::refreshForm);
    QObject::connect(&parts.page->grid(), &GridView::slotChosen, from, &Navigation::chooseSlot);
    QObject::connect(parts.navigation, &NavigationBar::filterEdited, from,
                     &Navigation::filterRooms);
    QObject::connect(parts.navigation, &NavigationBar::roomChosen, from, &Navigation::chooseRoom);
}

void ClientControllers::connectValues()
{
    const ValueController *from = &values;
    QObject::connect(from, &ValueController::arriving, &notices, &NoticesController::compare);
    QObject::connect(from, &ValueController::newsTaken, &note, &NoteController::showNews);
    QObject::connect(from, &ValueController::dataChanged, &navigation,
                     &NavigationController::settle);
    QObject::connect(from, &ValueController::looksChanged, &navigation,
                     &NavigationController::choiceChanged);
}

void ClientControllers::connectGroup(const ClientParts &parts)
{
    QObject::connect(&group, &GroupController::sourceChanged, &note, &NoteController::show);
    QObject::connect(&group, &GroupController::answersAgain, &offline, [this] {
        askWhatIsUnknown();
        offline.endSilence();
    });
    QObject::connect(&group, &GroupController::sightShown, &notices, [this] { refreshMoves(); });
    QObject::connect(&group, &GroupController::sightShown, parts.page, &GridPage::refresh);
    QObject::connect(&group, &GroupController::messageRaised, parts.message,
                     &MessageBar::showMessage);
    QObject::connect(&note, &NoteController::marksChanged, &booking,
                     &BookingController::refreshForm);
    QObject::connect(&note, &NoteController::noteShown, parts.navigation, &NavigationBar::showNote);
    QObject::connect(&note, &NoteController::bannerDue, &group, &GroupController::refreshBanner);
}

void ClientControllers::connectBooking(const ClientParts &parts)
{
    const BookingController *from = &booking;
    QObject::connect(from, &BookingController::submitting, &notices, &NoticesController::noteOwn);
    QObject::connect(from, &BookingController::dropRequested, &offline, &OfflineController::drop);
    QObject::connect(from, &BookingController::personChanged, parts.console,
                     &ConsoleDock::setPerson);
    QObject::connect(from, &BookingController::personChanged, &notices, &NoticesController::clear);
    QObject::connect(&parts.page->grid(), &GridView::slotActivated, &booking,
                     [this](const SlotKey &slot) {
                         navigation.chooseSlot(slot);
                         booking.book();
                     });
    QObject::connect(parts.message, &MessageBar::linkClicked, &booking,
                     [this, parts](const QString &room) {
                         parts.message->dismiss();
                         navigation.chooseRoom(room);
                         parts.page->grid().setFocus(Qt::OtherFocusReason);
                     });
    QObject::connect(parts.message, &MessageBar::dismissed, &note, &NoteController::endRed);
}

void ClientControllers::connectOutcomes()
{
    QObject::connect(&outcomes, &OutcomeController::settled, &offline,
                     &OfflineController::tellSettled);
    QObject::connect(&outcomes, &OutcomeController::settled, &booking,
                     &BookingController::clearRefused);
    QObject::connect(&outcomes, &OutcomeController::settled, &note, &NoteController::endRed);
    QObject::connect(&offline, &OfflineController::submitDue, &booking, &BookingController::submit);
    QObject::connect(&offline, &OfflineController::slotKept, &outcomes, &OutcomeController::forget);
    QObject::connect(&offline, &OfflineController::titleTaken, &booking,
                     &BookingController::clearTitle);
    QObject::connect(&offline, &OfflineController::looksChanged, &booking,
                     &BookingController::refreshForm);
}

void ClientControllers::connectNotices()
{
    QObject::connect(&notices, &NoticesController::noticesChanged, &navigation,
                     &NavigationController::settle);
    QObject::connect(&notices, &NoticesController::submitDue, &booking, &BookingController::submit);
    QObject::connect(&notices, &NoticesController::moveAsked, &notices, [this] { refreshMoves(); });
    QObject::connect(&report, &ReportController::rowChanged, &navigation,
                     &NavigationController::settle);
    QObject::connect(&report, &ReportController::submitDue, &booking, &BookingController::submit);
    QObject::connect(&report, &ReportController::moveAsked, &report, [this] { refreshMoves(); });
}

void ClientControllers::connectPanels(const ClientParts &parts)
{
    QObject::connect(&console, &ConsoleController::submitDue, &booking, &BookingController::submit);
    QObject::connect(&cache, &CacheController::lensSet, &note, &NoteController::showAges);
    QObject::connect(&cache, &CacheController::secondShown, &note, [this] {
        askWhatIsUnknown();
        note.tick();
    });
    QObject::connect(parts.cache, &CacheDock::activated, &navigation,
                     &NavigationController::showKey);
    QObject::connect(&parts.page->grid(), &GridView::slotChosen, parts.cache,
                     &CacheDock::clearChoice);
    QObject::connect(parts.offline, &OfflineDock::slotActivated, &navigation,
                     &NavigationController::chooseSlot);
    QObject::connect(&offline, &OfflineController::decisionTold, parts.requests,
                     [parts](const Answer &answer) {
                         parts.requests->showAnswer(answer, QDateTime::currentDateTime());
                     });
    QObject::connect(&offline, &OfflineController::decisionTold, &note,
                     [this](const Answer &, const SourceNote &said) { note.show(said); });
}

void ClientControllers::refreshMoves()
{
    notices.refreshOffers();
    report.refreshOffer();
}

/// Again and again, until a server has said it.
void ClientControllers::askWhatIsUnknown()
{
    outcomes.ask();
    notices.ask();
}

} // namespace roomcast
