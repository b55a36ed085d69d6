// SPDX-License-Identifier: EUPL-1.2
#include "response/services/signs.h"

#include <algorithm>

#include "base/assert.h"
#include "base/resources.h"

namespace beffroi::response::services {
namespace {

using base::yaml::Node;

std::vector<std::string> texts(const Node* node) {
  std::vector<std::string> all;
  if (!node) return all;
  for (const Node& element : node->elements) all.push_back(element.scalar);
  return all;
}

/// The two halves of "network.internet_cut".
std::pair<std::string, std::string> halves(std::string_view text) {
  const std::size_t dot = std::min(text.find('.'), text.size());
  return {std::string(text.substr(0, dot)), std::string(text.substr(std::min(dot + 1, text.size())))};
}

base::Result<Effect> effect_of_word(const Node& node, std::string_view path) {
  const std::string_view word = node.text("effect");
  if (word == "threatens") return Effect::threatens;
  if (word == "degrades") return Effect::degrades;
  if (word == "stops") return Effect::stops;
  return invalid_catalogue(node, path, "effect is threatens, degrades or stops");
}

base::Result<Sign> read_sign(const Node& node, std::string_view path) {
  Sign sign;
  std::tie(sign.question, sign.option) = halves(node.text("answer"));
  std::tie(sign.event, sign.state) = halves(node.text("declared"));
  if (sign.question.empty() == sign.event.empty()) return invalid_catalogue(node, path, "answer or declared is needed");
  sign.services = texts(node.find("services"));
  sign.depends_on = texts(node.find("depends_on"));
  if (sign.services.empty() && sign.depends_on.empty()) return invalid_catalogue(node, path, "it speaks of no service");
  BEFFROI_TRY(sign.effect, effect_of_word(node, path));
  BEFFROI_TRY(sign.because, read_wording(node, "because", path));
  return sign;
}

const Statement* statement_of(const Sign& sign, const std::vector<Declaration>& declarations) {
  const auto standing = declared(declarations, sign.event);
  for (auto at = standing.rbegin(); at != standing.rend(); ++at) {
    const Statement& current = (*at)->current();
    return sign.state.empty() || current.state == sign.state ? &current : nullptr;
  }
  return nullptr;
}

bool speaks_of(const Sign& sign, const town::ServiceKind& kind) {
  if (std::ranges::find(sign.services, kind.id) != sign.services.end()) return true;
  const auto needed = [&](const std::string& one) { return std::ranges::find(kind.depends_on, one) != kind.depends_on.end(); };
  return std::ranges::any_of(sign.depends_on, needed);
}

}  // namespace

base::Result<std::vector<Sign>> read_signs(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  const Node* list = root.find("signs");
  if (!list || list->elements.empty()) return invalid_catalogue(root, path, "signs is empty");
  std::vector<Sign> signs;
  for (const Node& node : list->elements) {
    BEFFROI_TRY(Sign sign, read_sign(node, path));
    signs.push_back(std::move(sign));
  }
  return signs;
}

std::span<const Sign> signs() {
  static const std::vector<Sign> all = [] {
    constexpr std::string_view kPath = "data/catalogue/service_signs.yaml";
    auto read = read_signs(base::resource(kPath).value_or(""), kPath);
    BEFFROI_ASSERT(read.has_value());
    return *std::move(read);
  }();
  return all;
}

std::vector<Given> given_signs(const first_hour::State& first_hour, const std::vector<Declaration>& declarations) {
  std::vector<Given> given;
  for (const Sign& sign : signs()) {
    if (!sign.question.empty()) {
      if (first_hour.says(sign.question, sign.option)) given.push_back({&sign, 0, first_hour.find(sign.question)->by});
    } else if (const Statement* statement = statement_of(sign, declarations)) {
      given.push_back({&sign, statement->entry, statement->by});
    }
  }
  return given;
}

void add_carried_out(std::vector<Given>& given, const std::vector<measures::Measure>& measures) {
  const auto questions = first_hour::questions();  // a test proves that the program's own can be read
  if (!questions) return;
  for (const Sign& sign : signs()) {
    const bool answered = std::ranges::find(given, &sign, &Given::sign) != given.end();
    const auto* question = answered || sign.question.empty() ? nullptr : first_hour::find_question(*questions, sign.question);
    if (!question) continue;
    const auto option = std::ranges::find(question->options, sign.option, &first_hour::Option::id);
    if (option == question->options.end() || option->carries_out.measure.empty()) continue;
    const auto done = std::ranges::find_if(measures, [&](const measures::Measure& one) {
      return one.id == option->carries_out.measure && one.system.empty() && one.is_done();
    });
    const measures::Deed* deed = done == measures.end() ? nullptr : done->last(measures::Step::done);
    if (deed) given.push_back({&sign, deed->seq, deed->by});
  }
}

std::vector<Because> grounds_of(const Offer& offer, const std::vector<Given>& given) {
  std::vector<Because> found;
  if (!offer.kind) return found;
  for (const Given& one : given) {
    if (!speaks_of(*one.sign, *offer.kind)) continue;
    // Two signs may say the same of one answer, each for its services: a reader hears it once, at its worst.
    const auto same = std::ranges::find_if(found, [&one](const Because& before) {
      return before.words.fr == one.sign->because.fr && before.by == one.by && before.entry == one.entry;
    });
    if (same != found.end()) {
      same->effect = std::max(same->effect, one.sign->effect);
      continue;
    }
    Because because;
    because.ground = Ground::answer;
    because.effect = one.sign->effect;
    because.entry = one.entry;
    because.by = one.by;
    because.words = one.sign->because;
    found.push_back(std::move(because));
  }
  return found;
}

}  // namespace beffroi::response::services
