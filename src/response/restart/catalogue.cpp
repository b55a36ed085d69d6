// SPDX-License-Identifier: EUPL-1.2
#include "response/restart/catalogue.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/number.h"
#include "base/resources.h"
#include "town/catalogue.h"

namespace beffroi::response::restart {
namespace {

using base::yaml::Node;

constexpr std::array<std::string_view, 5> kWorks = {"rebuild", "release", "ask", "find_out", "open"};
constexpr std::array<std::string_view, 4> kAbout = {"", "directory", "provider", "edge"};

base::Result<Wording> wording_of(const Node& node, std::string_view path) {
  Wording words{std::string(node.text("fr")), std::string(node.text("en"))};
  if (words.fr.empty() || words.en.empty()) return invalid_catalogue(node, path, "fr and en are needed");
  return words;
}

base::Result<Hours> hours_of(const Node& node, std::string_view path) {
  const Node* list = node.find("hours");
  std::array<std::int64_t, 2> numbers{};
  if (!list || list->elements.size() != numbers.size()) return invalid_catalogue(node, path, "hours are a list of two numbers");
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto number = base::whole_number<std::int64_t>(list->elements[i].scalar);
    if (!number) return invalid_catalogue(node, path, "an hour is no number");
    numbers[i] = *number;
  }
  if (numbers[0] < 1 || numbers[1] < numbers[0] || numbers[1] > 1'000)
    return invalid_catalogue(node, path, "hours go from 1 to 1000, the smaller one first");
  return Hours{numbers[0], numbers[1]};
}

base::Result<KnownStep> step_of(const Node& node, const Catalogue& known, std::string_view path) {
  BEFFROI_TRY_VOID(check_keys(node, {"id", "stage", "about", "hours", "title", "do", "check", "skipped"}, path));
  KnownStep step{
      .id = std::string(node.text("id")), .stage = std::string(node.text("stage")), .about = std::string(node.text("about"))};
  if (step.id.empty() || step.id.find(':') != step.id.npos) return invalid_catalogue(node, path, "an id without ':' is needed");
  if (std::ranges::find(known.steps, step.id, &KnownStep::id) != known.steps.end())
    return invalid_catalogue(node, path, "a step stands twice");
  if (std::ranges::find(known.stages, step.stage, &Stage::id) == known.stages.end())
    return invalid_catalogue(node, path, "no such stage");
  if (std::ranges::find(kAbout, step.about) == kAbout.end()) return invalid_catalogue(node, path, "about is none of ours");
  BEFFROI_TRY(step.hours, hours_of(node, path));
  BEFFROI_TRY(step.title, read_wording(node, "title", path));
  BEFFROI_TRY(step.act, read_wording(node, "do", path));
  BEFFROI_TRY(step.check, read_wording(node, "check", path));
  BEFFROI_TRY(step.skipped, read_wording(node, "skipped", path));
  return step;
}

base::Result<Foundation> foundation_of(const Node& node, const Catalogue& known, std::string_view path) {
  Foundation foundation{.id = std::string(node.text("id")), .needs = {}};
  const auto& things = town::Catalogue::embedded().dependencies();
  if (std::ranges::find(things, foundation.id, &town::Named::id) == things.end())
    return invalid_catalogue(node, path, "no dependency is called so");
  if (const Node* needs = node.find("needs")) {
    for (const Node& one : needs->elements) {
      if (std::ranges::find(known.foundations, one.scalar, &Foundation::id) == known.foundations.end())
        return invalid_catalogue(one, path, "it must stand before what needs it");
      foundation.needs.push_back(one.scalar);
    }
  }
  return foundation;
}

/// Every element of the list `key`, read by `read`.
template <class Read>
base::Result<> each_of(const Node& root, std::string_view key, std::string_view path, const Read& read) {
  const Node* list = root.find(key);
  if (!list || list->elements.empty()) return invalid_catalogue(root, path, std::string(key) + " is empty");
  for (const Node& node : list->elements) BEFFROI_TRY_VOID(read(node));
  return {};
}

base::Result<> read_works(const Node& root, std::string_view path, Catalogue& all) {
  BEFFROI_TRY_VOID(each_of(root, "works", path, [&](const Node& node) -> base::Result<> {
    Work work{.id = std::string(node.text("id"))};
    BEFFROI_TRY(work.hours, hours_of(node, path));
    BEFFROI_TRY(work.title, wording_of(node, path));
    all.works.push_back(std::move(work));
    return {};
  }));
  for (const std::string_view id : kWorks) {
    if (std::ranges::find(all.works, id, &Work::id) == all.works.end())
      return invalid_catalogue(root, path, "a work is missing: " + std::string(id));
  }
  return {};
}

}  // namespace

const Work& Catalogue::work(std::string_view id) const {
  const auto at = std::ranges::find(works, id, &Work::id);
  BEFFROI_ASSERT(at != works.end());
  return *at;
}

base::Result<Catalogue> read_catalogue(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Catalogue all;
  BEFFROI_TRY_VOID(each_of(root, "stages", path, [&](const Node& node) -> base::Result<> {
    BEFFROI_TRY(Wording title, wording_of(node, path));
    all.stages.push_back({std::string(node.text("id")), std::move(title)});
    return {};
  }));
  BEFFROI_TRY_VOID(each_of(root, "steps", path, [&](const Node& node) -> base::Result<> {
    BEFFROI_TRY(KnownStep step, step_of(node, all, path));
    all.steps.push_back(std::move(step));
    return {};
  }));
  BEFFROI_TRY_VOID(read_works(root, path, all));
  BEFFROI_TRY(all.checks, read_wordings(root, "checks", path));
  BEFFROI_TRY_VOID(each_of(root, "foundations", path, [&](const Node& node) -> base::Result<> {
    BEFFROI_TRY(Foundation foundation, foundation_of(node, all, path));
    all.foundations.push_back(std::move(foundation));
    return {};
  }));
  return all;
}

const Catalogue& catalogue() {
  static const Catalogue all = [] {
    const auto bytes = base::resource("data/catalogue/restart/steps.yaml");
    BEFFROI_ASSERT(bytes.has_value());
    auto read = read_catalogue(*bytes, "data/catalogue/restart/steps.yaml");
    BEFFROI_ASSERT(read.has_value());
    return *std::move(read);
  }();
  return all;
}

}  // namespace beffroi::response::restart
