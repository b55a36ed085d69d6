// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/proposals.h"

#include <string_view>
#include <utility>

#include "base/assert.h"
#include "base/messages.h"
#include "base/yaml/writer.h"

namespace beffroi::response::claims {
namespace {

std::string id_of(const Kind& kind, bool contradicted) {
  return "proposal_" + kind.id + (contradicted ? "_contradicted" : "_instead");
}

base::Result<base::Catalogue> load(base::Language language) {
  BEFFROI_TRY(base::Catalogue words, base::Catalogue::load(language, "UTC"));
  base::yaml::Writer yaml;
  yaml.begin_mapping();
  for (const Kind& kind : catalogue().kinds) {
    if (!kind.instead.empty()) yaml.key(id_of(kind, false)).text(kind.instead.in(language));
    if (!kind.where_contradicted.empty()) yaml.key(id_of(kind, true)).text(kind.where_contradicted.in(language));
  }
  yaml.end_mapping();
  BEFFROI_TRY_VOID(words.add(yaml.take(), "data/catalogue/claims"));
  return words;
}

/// The words of the program with the proposals among them, which then are filled in like any sentence.
const base::Catalogue& words_in(base::Language language) {
  const auto loaded = [](base::Language one) {
    auto words = load(one);
    BEFFROI_ASSERT(words.has_value());
    return *std::move(words);
  };
  static const base::Catalogue french = loaded(base::Language::french);
  static const base::Catalogue english = loaded(base::Language::english);
  return language == base::Language::french ? french : english;
}

/// "jeudi 26 novembre 2026 à 18 h 00"; a blank that a person fills in where no hour was promised.
std::string next_update(const Known& known, const base::Catalogue& words) {
  if (known.updates.empty()) return words.text("claims.no_hour");
  const base::Timestamp at = known.updates.front();
  const std::int64_t offset = std::int64_t{known.zone.at(at).offset_minutes} * 60 * base::kNanosecondsPerSecond;
  return words.moment({at.nanoseconds + offset}, "moment");  // these words know no zone: a clock of the town's is shown
}

std::string filled(const Kind& kind, bool contradicted, const Known& known, base::Language language) {
  const base::Catalogue& words = words_in(language);
  const std::string id = id_of(kind, contradicted);
  if (!words.has(id)) return {};
  const Examined seen = examined(known.diagnosed, known.inventory);
  return words.text(id, {{"update", next_update(known, words)},
                         {"examined", static_cast<std::int64_t>(seen.looked_at)},
                         {"rest", static_cast<std::int64_t>(seen.not_looked_at)}});
}

}  // namespace

Wording proposal_of(const Kind& kind, bool contradicted, const Known& known) {
  return {filled(kind, contradicted, known, base::Language::french),
          filled(kind, contradicted, known, base::Language::english)};
}

}  // namespace beffroi::response::claims
