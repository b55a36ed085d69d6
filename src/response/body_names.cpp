// SPDX-License-Identifier: EUPL-1.2
#include "response/body_names.h"

#include "town/words.h"

namespace beffroi::response {

base::Arguments names_of(town::BodyKind body, const base::Catalogue& words) {
  const base::Arguments kind{{"kind", std::string(town::word_of(body))}};
  return {{"body", words.text("body.who", kind)},
          {"of_body", words.text("body.of", kind)},
          {"at_body", words.text("body.at", kind)},
          {"town_hall", is_town_hall(body)}};
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
