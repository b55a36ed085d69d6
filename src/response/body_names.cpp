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

}  // namespace beffroi::response
