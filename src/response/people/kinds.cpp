// SPDX-License-Identifier: EUPL-1.2
#include "response/people/kinds.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/assert.h"
#include "base/number.h"
#include "base/resources.h"
#include "town/words.h"

namespace beffroi::response::people {
namespace {

using base::yaml::Node;

constexpr std::array<std::string_view, 4> kClasses = {"simple", "behavioural", "financial", "sensitive"};  // 1 to 4
constexpr std::array<std::string_view, 4> kStates = {"confirmed", "contested", "proposed", "practice"};

base::Result<> read_weights(const Node& root, std::string_view path, Kind& kind) {
  kind.of = root.text("class");
  const auto at = std::ranges::find(kClasses, kind.of);
  const auto step = base::whole_number<int>(root.text("step", "0"));
  if (at == kClasses.end() || !step) return invalid_catalogue(root, path, "class or step is none of ours");
  kind.context = static_cast<int>(at - kClasses.begin()) + 1 + *step;
  const auto identification = base::whole_number<int>(root.text("identification"));
  const bool known =
      identification && (*identification == 25 || *identification == 50 || *identification == 75 || *identification == 100);
  if (kind.context < 1 || kind.context > 4 || !known)
    return invalid_catalogue(root, path, "the context is 1 to 4, the identification 25, 50, 75 or 100");
  kind.identification = *identification;
  BEFFROI_TRY(kind.why_context, read_wording(root, "why_context", path));
  BEFFROI_TRY(kind.why_identification, read_wording(root, "why_identification", path));
  return {};
}

base::Result<> read_source(const Node& root, std::string_view path, Kind& kind) {
  BEFFROI_TRY(kind.source, read_wording(root, "source", path));
  const Node* source = root.find("source");
  kind.state = source->text("state");
  kind.as_of = source->text("as_of");
  if (std::ranges::find(kStates, kind.state) == kStates.end() || kind.as_of.empty())
    return invalid_catalogue(*source, path, "a source has a state of ours and as_of");
  return {};
}

/// "_rib_" within "_iban_et_rib_": whole words only.
bool holds(const std::string& text, const std::string& word) {
  return ('_' + text + '_').find('_' + word + '_') != std::string::npos;
}

template <class Chosen>
std::vector<const Kind*> found(std::string_view said, Chosen chosen) {
  const std::string text = town::identifier_of(said.substr(0, kMaxRecognised));
  std::vector<const Kind*> all;
  for (const Kind& kind : kinds()) {
    if (!chosen(kind)) continue;
    if (text == kind.id || text == town::identifier_of(kind.name.fr) || text == town::identifier_of(kind.name.en))
      return {&kind};
    if (std::ranges::any_of(kind.words, [&text](const std::string& word) { return holds(text, word); })) all.push_back(&kind);
  }
  return all;
}

std::vector<Kind> load() {
  std::vector<Kind> all;
  for (const base::Resource& file : base::resources_below("data/catalogue/people/")) {
    if (!file.name.ends_with(".yaml")) continue;
    auto kind = read_kind(file.bytes, file.name);
    BEFFROI_ASSERT(kind.has_value());
    all.push_back(*std::move(kind));
  }
  std::ranges::stable_sort(all, {}, &Kind::order);
  return all;
}

}  // namespace

base::Result<Kind> read_kind(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  BEFFROI_TRY_VOID(check_keys(root,
                              {"id", "order", "name", "class", "step", "why_context", "identification", "why_identification",
                               "of_people", "words", "advice", "source"},
                              path));
  Kind kind;
  kind.id = root.text("id");
  const auto order = base::whole_number<int>(root.text("order"));
  if (kind.id.empty() || kind.id != town::identifier_of(kind.id) || !order)
    return invalid_catalogue(root, path, "'id' and a whole number as 'order' are needed");
  kind.order = *order;
  kind.of_people = root.text("of_people") == "true";
  BEFFROI_TRY(kind.name, read_wording(root, "name", path));
  BEFFROI_TRY_VOID(read_weights(root, path, kind));
  BEFFROI_TRY(kind.advice, read_wordings(root, "advice", path));
  if (kind.advice.empty()) return invalid_catalogue(root, path, "'advice' is needed");
  if (const Node* words = root.find("words")) {
    for (const Node& word : words->elements) kind.words.push_back(town::identifier_of(word.scalar));
  }
  BEFFROI_TRY_VOID(read_source(root, path, kind));
  return kind;
}

std::span<const Kind> kinds() {
  static const std::vector<Kind> all = load();
  return all;
}

const Kind* kind_called(std::string_view id) {
  const auto at = std::ranges::find(kinds(), id, &Kind::id);
  return at == kinds().end() ? nullptr : &*at;
}

std::vector<const Kind*> kinds_in(std::string_view category) {
  return found(category, [](const Kind&) { return true; });
}

std::vector<const Kind*> kinds_in_people(std::string_view words) {
  return found(words, [](const Kind& kind) { return kind.of_people; });
}

}  // namespace beffroi::response::people
