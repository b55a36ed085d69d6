// SPDX-License-Identifier: EUPL-1.2
#include "engine/notices.h"

#include <algorithm>

#include "base/latin.h"
#include "base/telephone.h"
#include "engine/circumstances.h"
#include "engine/held_against.h"
#include "engine/on_file.h"
#include "engine/publish.h"
#include "response/claims/catalogue.h"
#include "response/declarations/declarations.h"
#include "response/list_text.h"
#include "response/obligations/said.h"
#include "response/promises/promises.h"
#include "response/public_page/state.h"
#include "response/services/overview.h"
#include "town/catalogue.h"

namespace beffroi::engine {
namespace {

bool are_published(response::Entries entries) {
  const std::vector<response::Declaration> all = response::declarations_of(entries);
  return !response::declared(all, "data_published").empty();
}

bool personal_data_are_declared(response::Entries entries) {
  const std::vector<response::Declaration> all = response::declarations_of(entries);
  return std::ranges::any_of(response::declared(all, "personal_data_concerned"),
                             [](const response::Declaration* one) { return one->current().state == "yes"; });
}

/// News that were promised to staff or to the prefecture are none for residents; those that name nobody are for all.
bool is_for_all(const response::Promise& promise, const base::Catalogue& words) {
  const std::vector<std::string> all = response::elements_of(words.text("notice.addressees"));
  return promise.to.empty() ||
         std::ranges::any_of(all, [&promise](const std::string& one) { return base::holds_words(promise.to, one); });
}

/// The hours to come that were promised to all for the next news, the first one first.
std::vector<base::Timestamp> updates_of(const Situation& situation, const base::Catalogue& words) {
  std::vector<base::Timestamp> updates;
  for (const response::Promise& one : response::open_promises_of(situation.entries)) {
    const bool news = one.kind == response::PromiseKind::update && one.about.empty() && one.due() > situation.now;
    if (news && is_for_all(one, words)) updates.push_back(one.due());
  }
  return updates;
}

/// Where a service is, where its name does not say it already: « Médiathèque (Médiathèque) » tells nobody more.
std::string place_of(const response::services::Offer& offer) {
  return base::holds_words(offer.name, offer.site_name) ? std::string() : offer.site_name;
}

/// « au guichet, par téléphone »: ways to reach somebody. What staff writes on is none, and nobody is sent to what is `down`.
std::string channels_of(const response::services::Line& line, const std::vector<std::string>& down,
                        const base::Catalogue& words) {
  const response::services::Details& details = line.now;
  std::string list;
  for (const town::Named& channel : town::Catalogue::embedded().channels()) {
    if (std::ranges::find(details.channels, channel.id) == details.channels.end()) continue;
    if (line.offer.kind && line.offer.kind->is_channel == channel.id) continue;
    if (std::ranges::find(down, channel.id) != down.end()) continue;
    if (base::holds_words(details.contact, channel.name.in(base::Language::french)))
      continue;  // « guichet, 9 h – 12 h » says it better
    const std::string way =
        words.text("notice.channel", {{"channel", channel.id}, {"name", channel.name.in(words.language())}});
    if (!way.empty()) list += (list.empty() ? "" : ", ") + way;
  }
  return list;
}

/// A town's file holds the French name of our catalogue where nobody changed it: then the reader's language has its own.
std::string name_in(const response::services::Offer& offer, base::Language language) {
  return offer.kind && offer.name == offer.kind->name.in(base::Language::french) ? offer.kind->name.in(language) : offer.name;
}

/// What people call it every day, and its name in the catalogue: a text may be in either language.
std::vector<std::string> also_called(const response::services::Offer& offer) {
  if (!offer.kind) return {};
  std::vector<std::string> names = offer.kind->also;
  for (const auto language : {base::Language::french, base::Language::english}) names.push_back(offer.kind->name.in(language));
  return names;
}

/// Tools of staff, and what it would be unwise to say aloud, are no matter of the public page; a service of the town's own is.
bool is_for_residents(const std::string& service) {
  const town::ServiceKind* kind = town::Catalogue::embedded().find(service);
  return !kind || kind->for_residents;
}

/// Whom to ask about one's data: the delegate of the first body that names one.
std::string privacy_contact(const town::Town& town) {
  for (const town::LegalPerson& person : town.legal_persons) {
    std::string contact;
    for (const std::string& part : {person.dpo, person.dpo_phone, person.dpo_mail}) {
      if (!part.empty()) contact += (contact.empty() ? "" : ", ") + part;
    }
    if (!contact.empty()) return contact;
  }
  return {};
}

std::string signatory_of(const town::Town& town) {
  const town::LegalPerson* body = response::obligations::persons_of(town, {}).front().file;
  if (!body || body->signatory.empty()) return {};
  return body->signatory_title.empty() ? body->signatory : body->signatory + ", " + body->signatory_title;
}

/// The town's file says that the place of the service has a network of its own.
bool is_apart(const response::services::Offer& offer, const town::Town& town) {
  if (!offer.place) return false;
  if (offer.place->separate_network == town::Answer::yes) return true;
  return std::ranges::any_of(town.networks, [&offer](const town::Network& network) {
    return network.separate == town::Answer::yes && std::ranges::count(network.sites, offer.site) != 0;
  });
}

/// A return that is promised still: an hour that was kept or withdrawn is nothing to wait for.
bool awaits(const response::services::Line& line) { return !line.returning || line.returning->is_open(); }

/// Somebody said how this service of the town hall itself stands.
bool is_of_town_hall(const response::services::Line& line, std::string_view service) {
  if (line.offer.service != service || !line.standing.is_said()) return false;
  return !line.offer.place || line.offer.place->kind == town::SiteKind::town_hall;
}

/// The number that answers: of the switchboard the one that people gave for it, and none where it is closed and they gave none.
std::string answering_phone(const Situation& situation) {
  const std::string usual = situation.town ? situation.town->phone : std::string();
  for (const response::services::Line& line : situation.services.lines) {
    if (!is_of_town_hall(line, "switchboard")) continue;
    const std::string_view number = base::telephone_in(line.now.contact);
    if (!number.empty()) return std::string(number);
    if (line.now.state == response::services::State::closed) return {};
  }
  return usual;
}

/// People may come there, as far as somebody said how it stands.
bool receives(const response::services::Line& line) {
  using response::services::State;
  if (line.now.state == State::normal) return true;
  const bool changed = line.now.state == State::adapted || line.now.state == State::degraded;
  const auto& channels = line.now.channels;
  return changed && (channels.empty() || std::ranges::find(channels, "counter") != channels.end());
}

/// Residents may be told to come only where somebody said that the town hall receives them.
bool receives_residents(const response::services::Line& line) { return is_of_town_hall(line, "reception") && receives(line); }

/// Channels that are services themselves, all of which people said to be closed: « par téléphone » where the switchboard is.
std::vector<std::string> channels_down(const Situation& situation) {
  std::vector<std::string> closed, up;
  for (const response::services::Line& line : situation.services.lines) {
    if (!line.standing.is_said() || !line.offer.kind || line.offer.kind->is_channel.empty()) continue;
    (line.now.state == response::services::State::closed ? closed : up).push_back(line.offer.kind->is_channel);
  }
  std::erase_if(closed, [&up](const std::string& one) { return std::ranges::find(up, one) != up.end(); });
  return closed;
}

/// What a line may not send people to. A contact of its own says how it is reached; a place of its own has its own counter.
std::vector<std::string> down_for(const response::services::Line& line, const std::vector<std::string>& closed,
                                  bool counter_open) {
  if (!line.now.contact.empty()) return {};
  std::vector<std::string> down = closed;
  if (!counter_open && (!line.offer.place || line.offer.place->kind == town::SiteKind::town_hall)) down.emplace_back("counter");
  return down;
}

/// What the drafts say was done is what `notice check` holds to be done.
bool was_done(std::string_view claim, const std::vector<std::string>& receipts) {
  const response::claims::Kind* kind = response::claims::catalogue().find(claim);
  return kind && kind->is_noted(receipts);
}

/// What `notice check` holds against « rien n'a été constaté sur les données » keeps the drafts from saying it.
bool something_happened_to_data(const response::claims::Known& known) {
  const response::claims::Kind* kind = response::claims::catalogue().find("nothing_seen");
  return kind && !response::claims::against_wide(kind->wide, known).empty();
}

}  // namespace

std::vector<response::claims::PublicService> public_services(const Situation& situation, const base::Catalogue& words) {
  std::vector<response::claims::PublicService> all;
  const std::vector<std::string> closed = channels_down(situation);
  const bool counter_open = std::ranges::any_of(situation.services.lines, receives_residents);
  for (const response::services::Line& line : situation.services.lines) {
    if (!line.standing.is_said()) continue;  // a proposal is no word of the town
    all.push_back({.id = line.offer.service,
                   .name = name_in(line.offer, words.language()),
                   .site = place_of(line.offer),
                   .state = std::string(name_of(line.now.state)),
                   .instead = channels_of(line, down_for(line, closed, counter_open), words),
                   .contact = line.now.contact,
                   .returns_at = awaits(line) ? line.now.returns_at : std::nullopt,
                   .next_update = line.now.next_update,
                   .is_late = line.is_late(situation.now),
                   .promise = line.returning && line.returning->is_open() ? line.returning->id : std::string(),
                   .apart = situation.town && is_apart(line.offer, *situation.town),
                   .receives = receives(line),
                   .also = also_called(line.offer)});
  }
  return all;
}

response::claims::Known known_of(const Situation& situation, const base::Catalogue& words) {
  return {.diagnosed = situation.measures.diagnosed,
          .entries = situation.entries,
          .services = public_services(situation, words),
          .now = situation.now,
          .zone = words.zone(),
          .undecided = static_cast<std::size_t>(std::ranges::count_if(
              situation.services.lines, [](const response::services::Line& line) { return !line.standing.is_said(); })),
          .inventory = inventory_of(situation),
          .receipts = receipts_of(situation.obligations),
          .released = released_of(situation.measures),
          .done_at = done_at_of(situation.obligations),
          .updates = updates_of(situation, words)};
}

std::string public_name(const Situation& situation) {
  if (situation.town && !situation.town->name.empty()) return situation.town->name;
  const std::string& place = situation.board.place;
  const std::size_t bracket = place.rfind(" (");
  return place.ends_with(')') && bracket != place.npos && bracket > 0 ? place.substr(0, bracket) : place;
}

response::notices::Facts facts_of(const Situation& situation, const base::Catalogue& words) {
  const response::Diagnosed& diagnosed = situation.measures.diagnosed;
  const report::Circumstances told = circumstances_of(situation.entries, situation.town);
  response::notices::Facts facts{.place = public_name(situation), .known_since = told.known_since};
  if (situation.town) {
    facts.body = situation.town->kind;
    facts.address = situation.town->address;
    facts.website = situation.town->website;
    facts.privacy = privacy_contact(*situation.town);
    facts.signatory = signatory_of(*situation.town);
  }
  facts.phone = answering_phone(situation);
  // Who gave them for the page gave them for every text.
  const response::public_page::State page = response::public_page::state_of(situation.entries);
  if (!page.phone.empty()) facts.phone = page.phone;
  if (!page.address.empty()) facts.address = page.address;
  if (const auto updates = updates_of(situation, words); !updates.empty()) facts.next_update = updates.front();
  if (diagnosed.exists) facts.exfiltration = diagnosed.exfiltration;
  facts.data_hit = something_happened_to_data(known_of(situation, words));
  facts.examined = response::claims::examined(diagnosed, inventory_of(situation));
  facts.data_declared = personal_data_are_declared(situation.entries);
  facts.data_published = are_published(situation.entries);
  facts.internet_cut = told.internet_cut;
  facts.attack_known = diagnosed.incident == "yes";
  facts.alert_only = is_alert_alone(situation);
  facts.tools_stopped = something_stopped(situation);
  facts.tools_off = told.internet_cut || something_is_cut(situation.measures.plan);
  facts.counter_open = std::ranges::any_of(situation.services.lines, receives_residents);
  for (const response::services::Line& line : situation.services.lines) {
    if (is_of_town_hall(line, "mail")) facts.mail = name_of(line.now.state);
  }
  facts.receipts = receipts_of(situation.obligations);
  facts.authorities_told = was_done("authorities_told", facts.receipts);
  facts.cnil_told = was_done("cnil_told", facts.receipts);
  facts.exercise = situation.exercise;
  for (response::claims::PublicService& one : public_services(situation, words))
    (is_for_residents(one.id) ? facts.services : facts.for_staff).push_back(std::move(one));
  return facts;
}

bool silence_is_over(const Situation& situation) {
  if (situation.measures.diagnosed.encryption == "yes") return true;
  if (response::public_page::state_of(situation.entries).published) return true;
  return std::ranges::any_of(response::notices::notices_of(situation.entries), [](const response::notices::Notice& one) {
    const auto* kind = response::notices::find(response::notices::built_in(), one.kind);
    return !one.publications.empty() && !(kind && kind->internal);
  });
}

bool asks_for_silence(const Situation& situation) {
  using namespace response::first_hour;
  if (!situation.first_hour.opened || posture_of(situation.nights) != Posture::silent) return false;
  return !silence_is_over(situation);
}

std::filesystem::path own_texts_of(const casefile::Case& store) { return store.layout().directory / "textes"; }

void add_notices_to_board(const Situation& situation, response::Board& board, const base::Catalogue& words) {
  const std::vector<response::notices::Notice> all = response::notices::notices_of(situation.entries);
  for (const auto& one : outdated_in(situation, words)) {
    const auto notice = std::ranges::find(all, one.id, &response::notices::Notice::id);
    const base::Arguments arguments{{"title", notice->title}, {"name", one.id}, {"sentence", one.against.front().sentence}};
    board.contradicted.push_back({words.text("report.notices.on_board", arguments), {}, {}});
  }
  if (!page_is_behind(situation, words)) return;
  response::BoardLine again{words.text("report.notices.page_behind"), words.text("report.notices.page_behind_why"), {}};
  board.decisions.insert(board.decisions.begin(), std::move(again));
}

}  // namespace beffroi::engine
