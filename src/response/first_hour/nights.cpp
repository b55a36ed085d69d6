// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/nights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/resources.h"
#include "base/yaml/node.h"

namespace beffroi::response::first_hour {
namespace {

using base::yaml::Node;

constexpr std::string_view kFolder = "data/catalogue/first_hour/nights/";

constexpr std::array<std::pair<std::string_view, Posture>, 3> kPostures{
    {{"silent", Posture::silent}, {"reactive", Posture::reactive}, {"proactive", Posture::proactive}}};

/// A file and what it may speak of.
struct File {
  std::string_view path;
  const std::vector<Question>& questions;
};

base::Result<std::vector<std::string>> read_options(const Node& node, std::string_view key, const Question& question,
                                                    const File& file) {
  std::vector<std::string> ids;
  const Node* list = node.find(key);
  if (!list) return ids;
  for (const Node& element : list->elements) {
    if (!question.find(element.scalar))
      return invalid_catalogue(element, file.path, fmt::format("'{}' has no option '{}'", question.id, element.scalar));
    ids.push_back(element.scalar);
  }
  return ids;
}

base::Result<Condition> read_condition(const Node& node, const File& file) {
  const Question* question = find_question(file.questions, node.text("question"));
  if (!question) return invalid_catalogue(node, file.path, "a condition names a question that is not put");
  Condition condition{.question = question->id, .any = {}, .none = {}};
  BEFFROI_TRY(condition.any, read_options(node, "any", *question, file));
  BEFFROI_TRY(condition.none, read_options(node, "none", *question, file));
  if (condition.any.empty()) return invalid_catalogue(node, file.path, "a condition needs 'any'");
  return condition;
}

base::Result<Act> read_act(const Node& node, const File& file) {
  Act act;
  BEFFROI_TRY(act.act, read_wording(node, "do", file.path));
  BEFFROI_TRY(act.why, read_wording(node, "why", file.path));
  BEFFROI_TRY(act.check, read_wording(node, "check", file.path));
  if (const Node* done = node.find("said_done")) {
    BEFFROI_TRY(act.said_done, read_condition(*done, file));
  }
  if (const Node* part = node.find("said_in_part")) {
    BEFFROI_TRY(act.said_in_part, read_condition(*part, file));
    act.part = {std::string(part->text("fr")), std::string(part->text("en"))};
    if (act.part.fr.empty() || act.part.en.empty()) return invalid_catalogue(*part, file.path, "fr and en are needed");
  }
  return act;
}

base::Result<Source> read_source(const Node& node, const File& file) {
  Source source{std::string(node.text("number")), {}, std::string(node.text("issuer")), std::string(node.text("address"))};
  BEFFROI_TRY(source.title, read_wording(node, "title", file.path));
  if (source.number.empty() || node.text("state") != "verified")
    return invalid_catalogue(node, file.path, "a source is cited by a number that was verified");
  return source;
}

base::Result<Wording> read_plain(const Node& node, const File& file) {
  Wording wording{std::string(node.text("fr")), std::string(node.text("en"))};
  if (wording.fr.empty() || wording.en.empty()) return invalid_catalogue(node, file.path, "fr and en are needed");
  return wording;
}

/// Every element of the list `key`, each read by `read`.
template <class T>
base::Result<std::vector<T>> read_list(const Node& root, std::string_view key, const File& file,
                                       base::Result<T> (*read)(const Node&, const File&)) {
  const Node* list = root.find(key);
  if (!list) return invalid_catalogue(root, file.path, fmt::format("'{}' is needed", key));
  std::vector<T> all;
  for (const Node& element : list->elements) {
    BEFFROI_TRY(T one, read(element, file));
    all.push_back(std::move(one));
  }
  return all;
}

bool any_of(const State& state, const std::string& question, const std::vector<std::string>& options) {
  return std::ranges::any_of(options, [&](const std::string& option) { return state.says(question, option); });
}

}  // namespace

bool Condition::holds(const State& state) const { return any_of(state, question, any) && !any_of(state, question, none); }

base::Result<Night> parse_night(std::string_view yaml, std::string_view path, const std::vector<Question>& questions) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  const File file{path, questions};
  Night night;
  night.id = root.text("id");
  night.prudent_default = root.text("prudent_default") == "true";
  const auto order = base::whole_number<std::int64_t>(root.text("order"));
  if (night.id.empty() || !order) return invalid_catalogue(root, path, "'id' and a whole number as 'order' are needed");
  night.order = *order;
  const auto posture = std::ranges::find(kPostures, root.text("posture"), &decltype(kPostures)::value_type::first);
  if (posture == kPostures.end()) return invalid_catalogue(root, path, "'posture' is silent, reactive or proactive");
  night.posture = posture->second;
  BEFFROI_TRY(night.title, read_wording(root, "title", path));
  BEFFROI_TRY(night.summary, read_wording(root, "summary", path));
  BEFFROI_TRY(night.power, read_wording(root, "power", path));
  BEFFROI_TRY(night.when, read_list<Condition>(root, "when", file, read_condition));
  BEFFROI_TRY(night.acts, read_list<Act>(root, "acts", file, read_act));
  BEFFROI_TRY(night.never, read_list<Wording>(root, "never", file, read_plain));
  BEFFROI_TRY(night.save, read_list<Wording>(root, "save", file, read_plain));
  BEFFROI_TRY(night.sources, read_list<Source>(root, "sources", file, read_source));
  if (night.acts.empty() || night.never.empty() || night.save.empty())
    return invalid_catalogue(root, path, "acts, never and save may not be empty");
  return night;
}

base::Result<std::vector<Night>> nights(const std::vector<Question>& questions) {
  std::vector<Night> all;
  for (const base::Resource& file : base::resources_below(kFolder)) {
    BEFFROI_TRY(Night night, parse_night(file.bytes, file.name, questions));
    all.push_back(std::move(night));
  }
  std::ranges::stable_sort(all, {}, &Night::order);
  if (std::ranges::count(all, true, &Night::prudent_default) != 1)
    return base::fail("response.catalogue", {{"reason", "exactly one night is the prudent default"}},
                      {std::string(kFolder), {}, {}});
  return all;
}

std::vector<Night> nights_of(const std::vector<Night>& all, const State& state) {
  std::vector<Night> held;
  std::ranges::copy_if(all, std::back_inserter(held), [&state](const Night& night) {
    return !night.when.empty() && std::ranges::all_of(night.when, [&state](const Condition& one) { return one.holds(state); });
  });
  if (held.empty()) std::ranges::copy_if(all, std::back_inserter(held), &Night::prudent_default);
  return held;
}

Posture posture_of(const std::vector<Night>& nights) {
  Posture posture = Posture::silent;
  for (const Night& night : nights) posture = std::max(posture, night.posture);
  return posture;
}

}  // namespace beffroi::response::first_hour
