// SPDX-License-Identifier: EUPL-1.2
#include "response/first_hour/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/resources.h"
#include "base/yaml/node.h"
#include "response/declarations/event_catalogue.h"
#include "response/measures/catalogue.h"

namespace beffroi::response::first_hour {
namespace {

using base::yaml::Node;

constexpr std::string_view kPath = "data/catalogue/first_hour/questions.yaml";

constexpr std::array<std::pair<std::string_view, QuestionKind>, 4> kKinds{{{"choice", QuestionKind::choice},
                                                                           {"several", QuestionKind::several},
                                                                           {"text", QuestionKind::text},
                                                                           {"time", QuestionKind::time}}};

base::Result<Declares> read_declares(const Node& node, std::string_view path) {
  const Node* declares = node.find("declares");
  if (!declares) return Declares{};
  Declares read{std::string(declares->text("event")), std::string(declares->text("state")),
                declares->text("only_when") == "true"};
  const DeclaredEvent* event = EventCatalogue::embedded().find(read.event);
  if (!event) return invalid_catalogue(*declares, path, "'declares' names no event of the catalogue");
  const bool fits = event->states.empty() ? read.state.empty() : std::ranges::count(event->states, read.state) > 0;
  if (!fits) return invalid_catalogue(*declares, path, "'declares' names a state that the event does not have");
  return read;
}

base::Result<CarriesOut> read_carries_out(const Node& node, std::string_view path) {
  const Node* carries_out = node.find("carries_out");
  if (!carries_out) return CarriesOut{};
  CarriesOut read{std::string(carries_out->text("measure")), std::string(carries_out->text("unless"))};
  if (!measures::known(read.measure)) return invalid_catalogue(*carries_out, path, "'carries_out' names no measure");
  return read;
}

base::Result<std::vector<Option>> read_options(const Node& node, std::string_view path) {
  std::vector<Option> options;
  const Node* list = node.find("options");
  if (!list) return options;
  for (const Node& element : list->elements) {
    Option option{.id = std::string(element.text("id")),
                  .french = std::string(element.text("french")),
                  .words = {std::string(element.text("fr")), std::string(element.text("en"))},
                  .declares = {},
                  .carries_out = {},
                  .also = std::string(element.text("also"))};
    if (option.id.empty() || option.words.fr.empty() || option.words.en.empty())
      return invalid_catalogue(element, path, "an option needs id, fr and en");
    if (std::ranges::find(options, option.id, &Option::id) != options.end())
      return invalid_catalogue(element, path, "an option stands twice");
    BEFFROI_TRY(option.declares, read_declares(element, path));
    BEFFROI_TRY(option.carries_out, read_carries_out(element, path));
    options.push_back(std::move(option));
  }
  return options;
}

base::Result<Question> read_question(const Node& node, std::string_view path) {
  Question question{.id = std::string(node.text("id")),
                    .ask = {},
                    .help = {},
                    .options = {},
                    .declares = {},
                    .french = std::string(node.text("french")),
                    .told_by = std::string(node.text("told_by"))};
  const auto kind = std::ranges::find(kKinds, node.text("kind"), &decltype(kKinds)::value_type::first);
  if (question.id.empty() || kind == kKinds.end()) return invalid_catalogue(node, path, "a question needs id and kind");
  question.kind = kind->second;
  BEFFROI_TRY(question.ask, read_wording(node, "ask", path));
  BEFFROI_TRY(question.help, read_wording(node, "help", path));
  BEFFROI_TRY(question.options, read_options(node, path));
  BEFFROI_TRY(question.declares, read_declares(node, path));
  const bool chooses = question.kind == QuestionKind::choice || question.kind == QuestionKind::several;
  if (chooses == question.options.empty())
    return invalid_catalogue(node, path, "options belong to choice and several, to no other");
  return question;
}

}  // namespace

const Option* Question::find(std::string_view option) const {
  const auto found = std::ranges::find(options, option, &Option::id);
  return found == options.end() ? nullptr : &*found;
}

base::Result<std::vector<Question>> parse_questions(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  const Node* list = root.find("questions");
  if (!list || list->elements.empty()) return invalid_catalogue(root, path, "'questions' is needed");
  if (list->elements.size() > kMaxQuestions)
    return invalid_catalogue(*list, path, fmt::format("more than {} questions", kMaxQuestions));
  std::vector<Question> all;
  for (const Node& element : list->elements) {
    BEFFROI_TRY(Question question, read_question(element, path));
    if (find_question(all, question.id)) return invalid_catalogue(element, path, "a question stands twice");
    all.push_back(std::move(question));
  }
  return all;
}

base::Result<std::vector<Question>> questions() {
  // Every fold of the journal asks for them.
  static const base::Result<std::vector<Question>> all = [] {
    const auto yaml = base::resource(kPath);
    BEFFROI_ASSERT(yaml.has_value());
    return parse_questions(*yaml, kPath);
  }();
  return all;
}

const Question* find_question(const std::vector<Question>& questions, std::string_view id) {
  const auto found =
      std::ranges::find_if(questions, [id](const Question& one) { return one.id == id || (!id.empty() && one.french == id); });
  return found == questions.end() ? nullptr : &*found;
}

}  // namespace beffroi::response::first_hour
