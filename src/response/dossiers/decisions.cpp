// SPDX-License-Identifier: EUPL-1.2
#include "response/dossiers/decisions.h"

#include <algorithm>

#include "base/assert.h"
#include "base/resources.h"
#include "response/obligations/rule.h"

namespace beffroi::response::dossiers {
namespace {

constexpr std::string_view kPath = "data/catalogue/decisions_tonight.yaml";

}  // namespace

base::Result<std::vector<NightDecision>> parse_decisions(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const base::yaml::Node root, base::yaml::parse_one(yaml, path));
  const base::yaml::Node* list = root.find("decisions");
  if (!list || list->elements.empty()) return invalid_catalogue(root, path, "'decisions' is needed");
  std::vector<NightDecision> all;
  for (const base::yaml::Node& element : list->elements) {
    NightDecision one;
    BEFFROI_TRY(one.what, read_wording(element, "what", path));
    BEFFROI_TRY(one.who, read_headed_wording(element, "who", path));
    BEFFROI_TRY(one.kinds, obligations::read_kinds(element, path));
    BEFFROI_TRY(one.limit, read_wording(element, "limit", path));
    BEFFROI_TRY(one.basis, obligations::read_basis(element, path));
    one.never = element.text("never") == "true";
    all.push_back(std::move(one));
  }
  return all;
}

base::Result<std::vector<NightDecision>> decisions() {
  const auto yaml = base::resource(kPath);
  BEFFROI_ASSERT(yaml.has_value());
  return parse_decisions(*yaml, kPath);
}

base::Result<std::vector<NightDecision>> decisions_of(town::BodyKind body) {
  BEFFROI_TRY(std::vector<NightDecision> all, decisions());
  std::erase_if(all, [body](const NightDecision& one) {
    return !one.kinds.empty() && std::ranges::find(one.kinds, body) == one.kinds.end();
  });
  return all;
}

}  // namespace beffroi::response::dossiers
