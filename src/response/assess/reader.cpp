// SPDX-License-Identifier: EUPL-1.2
#include "response/assess/reader.h"

#include <algorithm>

#include "base/number.h"
#include "base/yaml/node.h"
#include "response/obligations/rule.h"

namespace beffroi::response::assess {
namespace {

using base::yaml::Node;

constexpr std::int64_t kMaxScore = 100;
constexpr std::int64_t kMaxWeight = 10;

base::Result<std::int64_t> number_of(const Node& node, std::string_view key, std::int64_t low, std::int64_t high,
                                     std::string_view path) {
  const auto number = base::whole_number<std::int64_t>(node.text(key));
  if (!number || *number < low || *number > high)
    return invalid_catalogue(node, path, std::string(key) + " is no number of its range");
  return *number;
}

base::Result<Wording> wording_of(const Node& node, std::string_view path) {
  Wording words{std::string(node.text("fr")), std::string(node.text("en"))};
  if (words.fr.empty() || words.en.empty()) return invalid_catalogue(node, path, "fr and en are needed");
  return words;
}

/// The elements of a list that must be there.
base::Result<std::vector<Node>> elements_of(const Node& node, std::string_view key, std::string_view path) {
  const Node* list = node.find(key);
  if (!list || list->elements.empty()) return invalid_catalogue(node, path, std::string(key) + " is empty");
  return list->elements;
}

std::vector<std::string> ids_of(const Node& node, std::string_view key) {
  std::vector<std::string> ids;
  if (const Node* list = node.find(key)) {
    for (const Node& one : list->elements) ids.push_back(one.scalar);
  }
  return ids;
}

base::Result<std::vector<Named>> names_of(const Node& root, std::string_view key, std::string_view path) {
  std::vector<Named> all;
  BEFFROI_TRY(const std::vector<Node> nodes, elements_of(root, key, path));
  for (const Node& node : nodes) {
    BEFFROI_TRY(Wording name, wording_of(node, path));
    all.push_back({std::string(node.text("id")), std::move(name)});
  }
  return all;
}

base::Result<Measure> measure_of(const Node& node, const Questionnaire& known, bool asks, std::string_view path) {
  BEFFROI_TRY_VOID(check_keys(node, {"id", "tier", "title", "how", "cost", "effort", "by"}, path));
  Measure measure{.id = (asks ? "ask_" : "") + std::string(node.text("id")),
                  .cost = std::string(node.text("cost")),
                  .effort = std::string(node.text("effort")),
                  .by = ids_of(node, "by"),
                  .asks = asks};
  if (node.text("id").empty() || known.measure(measure.id)) return invalid_catalogue(node, path, "an id of its own is needed");
  if (measure.by.empty()) return invalid_catalogue(node, path, "somebody must be able to help");
  BEFFROI_TRY(measure.tier, number_of(node, "tier", 1, 3, path));
  BEFFROI_TRY(measure.title, read_wording(node, "title", path));
  BEFFROI_TRY(measure.how, read_wording(node, "how", path));
  return measure;
}

base::Result<Option> option_of(const Node& node, const Question& question, std::string_view path) {
  BEFFROI_TRY_VOID(check_keys(node, {"id", "score", "calls", "fr", "en"}, path));
  Option option{.id = std::string(node.text("id")), .calls = ids_of(node, "calls")};
  if (option.id.empty() || option.id == kUnknown || question.find(option.id))
    return invalid_catalogue(node, path, "an id of its own is needed");
  BEFFROI_TRY(option.words, wording_of(node, path));
  if (node.find("score")) {
    BEFFROI_TRY(option.score, number_of(node, "score", 0, kMaxScore, path));
  }
  return option;
}

base::Result<Question> question_of(const Node& node, const Questionnaire& known, std::string_view path) {
  BEFFROI_TRY_VOID(check_keys(
      node, {"id", "weight", "vital", "unknown", "unknown_calls", "ask", "why", "letter", "basis", "answers"}, path));
  Question question{.id = std::string(node.text("id")),
                    .vital = node.text("vital") == "true",
                    .asked = std::string(node.text("unknown")),
                    .unknown_calls = ids_of(node, "unknown_calls")};
  if (question.id.empty() || known.find(question.id)) return invalid_catalogue(node, path, "an id of its own is needed");
  BEFFROI_TRY(question.weight, number_of(node, "weight", 1, kMaxWeight, path));
  BEFFROI_TRY(question.ask, read_wording(node, "ask", path));
  BEFFROI_TRY(question.why, read_wording(node, "why", path));
  BEFFROI_TRY(question.letter, read_optional_wording(node, "letter", path));
  if (node.find("basis")) {
    BEFFROI_TRY(question.basis, obligations::read_basis(node, path));
  }
  BEFFROI_TRY(const std::vector<Node> answers, elements_of(node, "answers", path));
  for (const Node& answer : answers) {
    BEFFROI_TRY(Option option, option_of(answer, question, path));
    question.options.push_back(std::move(option));
  }
  const auto& last = question.options;
  if (std::ranges::none_of(last, [](const Option& one) { return one.score == kMaxScore; }))
    return invalid_catalogue(node, path, "no answer is the good one");
  return question;
}

base::Result<> read_instead(const Node& root, std::string_view path, Questionnaire& all) {
  const Node* list = root.find("instead");
  if (!list) return {};
  for (const Node& node : list->elements) {
    BEFFROI_TRY_VOID(check_keys(node, {"in", "of", "say"}, path));
    const auto language = base::language_of(node.text("in"));
    if (!language || node.text("of").empty() || node.text("say").empty())
      return invalid_catalogue(node, path, "'in: fr' or 'en', 'of' and 'say' are needed");
    all.instead.push_back({*language, std::string(node.text("of")), std::string(node.text("say"))});
  }
  return {};
}

}  // namespace

base::Result<> read_scale(const DataFile& file, Questionnaire& all) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(file.yaml, file.path));
  BEFFROI_TRY_VOID(
      check_keys(root, {"as_of", "levels", "vital_cap", "asked", "helpers", "costs", "efforts", "instead"}, file.path));
  all.as_of = root.text("as_of");
  all.vital_cap = root.text("vital_cap");
  BEFFROI_TRY(const std::vector<Node> levels, elements_of(root, "levels", file.path));
  for (const Node& node : levels) {
    Level level{.id = std::string(node.text("id"))};
    BEFFROI_TRY(level.from, number_of(node, "from", 0, kMaxScore, file.path));
    if (all.levels.empty() ? level.from != 0 : level.from <= all.levels.back().from)
      return invalid_catalogue(node, file.path, "levels begin at 0 and rise");
    BEFFROI_TRY(level.title, read_wording(node, "title", file.path));
    BEFFROI_TRY(level.says, read_wording(node, "says", file.path));
    all.levels.push_back(std::move(level));
  }
  BEFFROI_TRY(all.helpers, names_of(root, "helpers", file.path));
  BEFFROI_TRY(all.costs, names_of(root, "costs", file.path));
  BEFFROI_TRY(all.efforts, names_of(root, "efforts", file.path));
  BEFFROI_TRY(const std::vector<Node> asked, elements_of(root, "asked", file.path));
  for (const Node& node : asked) {
    BEFFROI_TRY(Measure measure, measure_of(node, all, true, file.path));
    all.measures.push_back(std::move(measure));
  }
  return read_instead(root, file.path, all);
}

base::Result<> read_measures(const DataFile& file, Questionnaire& all) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(file.yaml, file.path));
  BEFFROI_TRY(const std::vector<Node> nodes, elements_of(root, "measures", file.path));
  for (const Node& node : nodes) {
    BEFFROI_TRY(Measure measure, measure_of(node, all, false, file.path));
    all.measures.push_back(std::move(measure));
  }
  return {};
}

base::Result<> read_theme(const DataFile& file, Questionnaire& all) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(file.yaml, file.path));
  BEFFROI_TRY_VOID(check_keys(root, {"id", "weight", "title", "about", "questions"}, file.path));
  Theme theme{.id = std::string(root.text("id"))};
  BEFFROI_TRY(theme.weight, number_of(root, "weight", 1, kMaxWeight, file.path));
  BEFFROI_TRY(theme.title, read_wording(root, "title", file.path));
  BEFFROI_TRY(theme.about, read_wording(root, "about", file.path));
  if (theme.id.empty() || std::ranges::find(all.themes, theme.id, &Theme::id) != all.themes.end())
    return invalid_catalogue(root, file.path, "an id of its own is needed");
  all.themes.push_back(std::move(theme));
  BEFFROI_TRY(const std::vector<Node> nodes, elements_of(root, "questions", file.path));
  for (const Node& node : nodes) {
    BEFFROI_TRY(Question question, question_of(node, all, file.path));
    all.themes.back().questions.push_back(std::move(question));
  }
  return {};
}

}  // namespace beffroi::response::assess
