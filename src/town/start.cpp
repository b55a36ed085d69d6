// SPDX-License-Identifier: EUPL-1.2
#include "town/start.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/csv.h"
#include "base/latin.h"
#include "base/text.h"
#include "town/catalogue.h"
#include "town/read.h"
#include "town/value.h"
#include "town/words.h"

namespace beffroi::town {
namespace {

struct Question {
  std::string_view id;
  bool (*open)(const Town&);  // whether the town does not answer it yet, and something depends on it
  base::Result<> (*take)(Town&, const std::string&);
};

template <class Choice>
base::Result<> take_choice(std::string_view key, const std::string& text, Choice& value) {
  const auto meaning = meaning_of<Choice>(text);
  if (!meaning) {
    return base::fail("town.unknown_word", {{"key", std::string(key)}, {"value", text}, {"allowed", listed_words<Choice>()}});
  }
  value = *meaning;
  return {};
}

base::Result<> take_name(Town& town, const std::string& text) {
  town.name = text;
  return {};
}

base::Result<> take_kind(Town& town, const std::string& text) { return take_choice("kind", text, town.kind); }

base::Result<> take_insee(Town& town, const std::string& text) {
  if (!department_of(text)) return base::fail("town.not_insee", {{"key", std::string("insee")}, {"value", text}});
  town.insee = text;
  std::ranges::replace(town.insee, 'a', 'A');
  std::ranges::replace(town.insee, 'b', 'B');
  return {};
}

/// « environ 800 habitants » without the words that people put around a number.
std::string number_alone(const std::string& text) {
  constexpr auto kAround =
      std::to_array<std::string_view>({"environ", "vers", "about", "habitant", "habitants", "hab", "inhabitants"});
  std::string number = base::without_accents(text);
  for (const std::string_view word : kAround) {
    if (number.starts_with(std::string(word) + ' ')) number.erase(0, word.size() + 1);
    if (number.ends_with(' ' + std::string(word))) number.erase(number.size() - word.size() - 1);
  }
  return number;
}

base::Result<> take_population(Town& town, const std::string& text) {
  constexpr std::int64_t kMostPeople = 100'000'000;  // as town.yaml allows
  const auto count = parse_count(number_alone(text));
  if (!count || count->low != count->high || count->low > kMostPeople) {
    return base::fail("town.not_number",
                      {{"key", std::string("population")}, {"value", text}, {"low", std::int64_t{0}}, {"high", kMostPeople}});
  }
  town.population = count->low;
  return {};
}

base::Result<> take_insurance(Town& town, const std::string& text) {
  return take_choice("cyber_insurance", text, town.cyber_insurance.held);
}

base::Result<> take_insurer(Town& town, const std::string& text) {
  town.cyber_insurance.insurer = text;
  return {};
}

base::Result<> take_insurer_phone(Town& town, const std::string& text) {
  town.cyber_insurance.night_phone = text;
  return {};
}

base::Result<> take_decider(Town& town, const std::string& text) {
  town.contacts.push_back({.name = text, .decides = Answer::yes});
  return {};
}

base::Result<> take_decider_phone(Town& town, const std::string& text) {
  town.contacts.front().night_phone = text;
  return {};
}

base::Result<> take_provider(Town& town, const std::string& text) {
  if (meaning_of<Answer>(text) == Answer::no) return {};
  const std::string id = identifier_of(text);
  town.providers.push_back({.id = id.empty() ? "prestataire_1" : id, .name = text});
  return {};
}

base::Result<> take_provider_phone(Town& town, const std::string& text) {
  town.providers.front().night_phone = text;
  return {};
}

base::Result<> take_offline_backup(Town& town, const std::string& text) {
  Answer offline = Answer::unknown;
  BEFFROI_TRY_VOID(take_choice("offline", text, offline));
  if (offline != Answer::unknown) town.backups.push_back({.id = "sauvegarde_1", .offline = offline});
  return {};
}

constexpr auto kQuestions = std::to_array<Question>({
    {"name", [](const Town& town) { return town.name.empty(); }, take_name},
    {"kind", [](const Town&) { return false; }, take_kind},
    {"insee", [](const Town& town) { return town.insee.empty(); }, take_insee},
    {"population", [](const Town& town) { return !town.population; }, take_population},
    {"insurance", [](const Town& town) { return town.cyber_insurance.held == Answer::unknown; }, take_insurance},
    {"insurer",
     [](const Town& town) { return town.cyber_insurance.held == Answer::yes && town.cyber_insurance.insurer.empty(); },
     take_insurer},
    {"insurer_phone",
     [](const Town& town) { return town.cyber_insurance.held == Answer::yes && town.cyber_insurance.night_phone.empty(); },
     take_insurer_phone},
    {"decider", [](const Town& town) { return town.contacts.empty(); }, take_decider},
    {"decider_phone", [](const Town& town) { return !town.contacts.empty() && town.contacts.front().night_phone.empty(); },
     take_decider_phone},
    {"provider", [](const Town& town) { return town.providers.empty(); }, take_provider},
    {"provider_phone", [](const Town& town) { return !town.providers.empty() && town.providers.front().night_phone.empty(); },
     take_provider_phone},
    {"offline_backup", [](const Town& town) { return town.backups.empty(); }, take_offline_backup},
});

/// Whether somebody says that they do not know.
bool leaves_open(const std::string& text) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"", "nsp", "ne_sais_pas", "je_ne_sais_pas", "i_do_not_know", "don_t_know", "i_don_t_know"});
  return std::ranges::find(kWords, identifier_of(text)) != kWords.end();
}

}  // namespace

std::string_view Interview::question() const { return at_ < kQuestions.size() ? kQuestions[at_].id : std::string_view(); }

base::Result<> Interview::answer(std::string_view text) {
  BEFFROI_ASSERT(at_ < kQuestions.size());
  BEFFROI_TRY_VOID(take_answer(town_, kQuestions[at_].id, text));
  ++at_;
  ++asked_;
  skip_known();
  return {};
}

void Interview::skip_known() {
  while (at_ < kQuestions.size() && !kQuestions[at_].open(town_)) ++at_;
}

base::Result<> take_answer(Town& town, std::string_view question, std::string_view text) {
  const auto found = std::ranges::find(kQuestions, question, &Question::id);
  BEFFROI_ASSERT(found != kQuestions.end());
  const std::string answer = base::to_valid_utf8(base::trimmed(text));
  if (leaves_open(answer)) return {};
  if (answer.size() > kMaxTextBytes) {
    return base::fail("town.too_long", {{"key", std::string(question)}, {"limit", static_cast<std::int64_t>(kMaxTextBytes)}});
  }
  if (has_control_character(answer))
    return base::fail("town.control_character", {{"key", std::string(question)}, {"value", answer}});
  return found->take(town, answer);
}

void add_usual(Town& town, const base::Catalogue& words) {
  const bool is_commune = town.kind == BodyKind::commune || town.kind == BodyKind::unknown;
  if (town.legal_persons.empty()) {
    const BodyKind kind = is_commune ? BodyKind::commune : town.kind;
    town.legal_persons.push_back({.id = std::string(word_of(kind)), .name = town.name, .kind = kind, .siren = town.siren});
  }
  if (town.sites.empty()) {
    const std::string name = words.text(is_commune ? "town.start.town_hall" : "town.start.head_office");
    const SiteKind kind = is_commune ? SiteKind::town_hall : SiteKind::other;
    town.sites.push_back({.id = identifier_of(name), .name = name, .kind = kind});
  }
  if (!town.services.empty()) return;
  for (const ServiceKind* service : Catalogue::embedded().usual(town.kind, town.population)) {
    town.services.push_back({.id = service->id, .name = service->name.in(words.language())});
  }
}

}  // namespace beffroi::town
