// SPDX-License-Identifier: EUPL-1.2
#include "response/measures/catalogue.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/number.h"
#include "base/resources.h"

namespace beffroi::response::measures {
namespace {

using base::yaml::Node;

constexpr std::array<std::string_view, 9> kActs = {"cut",     "isolate",       "switch_off", "keep_on", "protect",
                                                   "account", "keep_evidence", "reopen",     "tell"};
constexpr std::array<std::string_view, 4> kStates = {"confirmed", "contested", "proposed", "practice"};

base::Result<std::vector<Wording>> read_list(const Node& root, std::string_view key, std::string_view path) {
  const Node* node = root.find(key);
  if (!node || node->elements.empty()) return invalid_catalogue(node ? *node : root, path, std::string(key) + " is empty");
  return read_wordings(root, key, path);
}

base::Result<> read_sentences(const Node& root, std::string_view path, Known& measure) {
  BEFFROI_TRY(measure.title, read_wording(root, "title", path));
  BEFFROI_TRY(measure.why, read_wording(root, "why", path));
  BEFFROI_TRY(measure.steps, read_list(root, "steps", path));
  BEFFROI_TRY(measure.never, read_list(root, "never", path));
  BEFFROI_TRY(measure.check, read_wording(root, "check", path));
  BEFFROI_TRY(measure.undo_when, read_wording(root, "undo_when", path));
  BEFFROI_TRY(measure.trade_off, read_wording(root, "trade_off", path));
  BEFFROI_TRY(measure.source.text, read_wording(root, "source", path));
  const Node* source = root.find("source");
  measure.source.state = source->text("state");
  measure.source.as_of = source->text("as_of");
  if (std::ranges::find(kStates, measure.source.state) == kStates.end())
    return invalid_catalogue(*source, path, "state is none of ours");
  return {};
}

std::vector<Known> load() {
  std::vector<Known> all;
  for (const base::Resource& file : base::resources_below("data/catalogue/measures/")) {
    auto measure = read_measure(file.bytes, file.name);
    BEFFROI_ASSERT(measure.has_value());
    all.push_back(*std::move(measure));
  }
  std::ranges::sort(all, {}, &Known::order);
  return all;
}

}  // namespace

base::Result<Known> read_measure(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Known measure;
  measure.id = root.text("id");
  measure.act = root.text("act");
  measure.system_kind = root.text("system");
  const auto order = base::whole_number<int>(root.text("order"));
  if (!order) return invalid_catalogue(root, path, "order is no number");
  measure.order = *order;
  if (measure.id.empty() || measure.system_kind.empty()) return invalid_catalogue(root, path, "id and system are needed");
  if (std::ranges::find(kActs, measure.act) == kActs.end()) return invalid_catalogue(root, path, "act is none of ours");
  if (const Node* when = root.find("when")) {
    for (const Node& one : when->elements) measure.when.push_back(one.scalar);
  }
  BEFFROI_TRY_VOID(read_sentences(root, path, measure));
  return measure;
}

std::span<const Known> catalogue() {
  static const std::vector<Known> all = load();
  return all;
}

const Known* known(std::string_view id) {
  const auto at = std::ranges::find(catalogue(), id, &Known::id);
  return at == catalogue().end() ? nullptr : &*at;
}

}  // namespace beffroi::response::measures
