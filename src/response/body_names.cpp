// SPDX-License-Identifier: EUPL-1.2
#include "response/body_names.h"

#include <algorithm>
#include <array>

#include "response/department_names.h"
#include "town/words.h"

namespace beffroi::response {
namespace {

/// A word with which the name of a body begins where it says itself what it is, and its French article.
struct SelfNamed {
  std::string_view word, article;
};

constexpr auto kSelfNamed =
    std::to_array<SelfNamed>({{"departement", "le "},  {"conseil", "le "},      {"collectivite", "la "},
                              {"region", "la "},       {"communaute", "la "},   {"metropole", "la "},
                              {"eurometropole", "l’"}, {"agglomeration", "l’"}, {"intercommunalite", "l’"},
                              {"syndicat", "le "},     {"sivom", "le "},        {"sivu", "le "},
                              {"pole", "le "},         {"ccas", "le "},         {"cias", "le "},
                              {"centre", "le "},       {"caisse", "la "},       {"commune", "la "},
                              {"ville", "la "},        {"mairie", "la "}});

const SelfNamed* self_named(std::string_view name) {
  const std::size_t blank = name.find(' ');
  const auto found = std::ranges::find(kSelfNamed, town::identifier_of(name.substr(0, blank)), &SelfNamed::word);
  // "Ville-d’Avray", "Centre-Val de Loire", "Conseil" are names of places: what says itself what it is has a blank behind that word.
  return found != kSelfNamed.end() && blank != name.npos ? &*found : nullptr;
}

}  // namespace

base::Arguments names_of(town::BodyKind body, const base::Catalogue& words) {
  const base::Arguments kind{{"kind", std::string(town::word_of(body))}};
  return {{"body", words.text("body.who", kind)},
          {"of_body", words.text("body.of", kind)},
          {"at_body", words.text("body.at", kind)},
          {"town_hall", is_town_hall(body)}};
}

std::string named(town::BodyKind body, std::string_view name, const base::Catalogue& words) {
  const bool french = words.language() == base::Language::french;
  if (const SelfNamed* own = self_named(name)) return std::string(french ? own->article : "the ") + std::string(name);
  const bool with_article = french && body == town::BodyKind::department;
  const std::string place = with_article ? of_department(name) : std::string(name);
  return words.text("body.named", {{"kind", std::string(town::word_of(body))}, {"place", place}});
}

std::string named_first(town::BodyKind body, std::string_view name, const base::Catalogue& words) {
  std::string first = named(body, name, words);
  if (!first.empty() && first.front() >= 'a' && first.front() <= 'z')
    first.front() = static_cast<char>(first.front() - 'a' + 'A');
  return first;
}

bool is_town_hall(town::BodyKind body) { return body == town::BodyKind::commune || body == town::BodyKind::unknown; }

bool has_president(town::BodyKind body) { return !is_town_hall(body); }

town::BodyKind kind_of(const town::LegalPerson* person, const town::Town& town) {
  return person && person->kind != town::BodyKind::unknown ? person->kind : town.kind;
}

const Wording& HeadedWording::of(town::BodyKind body) const {
  return has_president(body) && !president.empty() ? president : usual;
}

base::Result<HeadedWording> read_headed_wording(const base::yaml::Node& node, std::string_view key, std::string_view path) {
  HeadedWording wording;
  BEFFROI_TRY(wording.usual, read_wording(node, key, path));
  BEFFROI_TRY(wording.president, read_optional_wording(node, std::string(key) + "_president", path));
  return wording;
}

}  // namespace beffroi::response
