// SPDX-License-Identifier: EUPL-1.2
#include "response/claims/catalogue.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/resources.h"
#include "base/yaml/node.h"
#include "town/catalogue.h"

namespace beffroi::response::claims {
namespace {

using base::yaml::Node;

constexpr std::string_view kFolder = "data/catalogue/claims/";
constexpr std::string_view kWords = "data/catalogue/claims/words.yaml";

constexpr std::array<std::pair<std::string_view, Rule>, 10> kRules{{{"state", Rule::state},
                                                                    {"scope", Rule::scope},
                                                                    {"examined", Rule::examined},
                                                                    {"origin", Rule::origin},
                                                                    {"promise", Rule::promise},
                                                                    {"services", Rule::services},
                                                                    {"receipt", Rule::receipt},
                                                                    {"news", Rule::news},
                                                                    {"released", Rule::released},
                                                                    {"never", Rule::never}}};

std::vector<std::string> texts_of(const Node* list) {
  std::vector<std::string> texts;
  if (!list) return texts;
  for (const Node& one : list->elements) texts.push_back(one.scalar);
  return texts;
}

/// {fr: [pattern …], en: [pattern …]}
base::Result<std::vector<Pattern>> patterns_of(const Node* node, const WordSets& sets, std::string_view path) {
  std::vector<Pattern> patterns;
  if (!node) return patterns;
  for (const auto& [language, list] : node->members) {
    for (const Node& one : list.elements) {
      auto pattern = Pattern::parse(one.scalar, sets);
      if (!pattern) return invalid_catalogue(one, path, one.scalar);
      patterns.push_back(*std::move(pattern));
    }
  }
  return patterns;
}

base::Result<> read_wide(const Node& root, std::string_view path, const WordSets& sets, Wide& wide) {
  const Node* node = root.find("wide");
  if (!node) return {};
  BEFFROI_TRY_VOID(check_keys(*node, {"says", "questions", "events"}, path));
  BEFFROI_TRY(wide.says, patterns_of(node->find("says"), sets, path));
  if (wide.says.empty()) return invalid_catalogue(*node, path, "wide.says");
  wide.events = texts_of(node->find("events"));
  if (const Node* questions = node->find("questions")) {
    for (const auto& [question, answers] : questions->members) wide.questions.emplace_back(question.scalar, texts_of(&answers));
  }
  return {};
}

base::Result<> read_patterns(const Node& root, std::string_view path, const WordSets& sets, Kind& kind) {
  BEFFROI_TRY(kind.says, patterns_of(root.find("says"), sets, path));
  BEFFROI_TRY(kind.opposes, patterns_of(root.find("opposes"), sets, path));
  BEFFROI_TRY(kind.touches, patterns_of(root.find("touches"), sets, path));
  BEFFROI_TRY(kind.except, patterns_of(root.find("except"), sets, path));
  BEFFROI_TRY(kind.denied, patterns_of(root.find("denied"), sets, path));
  if (const Node* values = root.find("values")) {
    for (const auto& [name, list] : values->members) {
      BEFFROI_TRY(std::vector<Pattern> patterns, patterns_of(&list, sets, path));
      kind.values.emplace_back(name.scalar, std::move(patterns));
    }
  }
  if (kind.says.empty()) return invalid_catalogue(root, path, "says");
  return {};
}

/// Sets of both languages under one name: {name: {fr: […], en: […]}}.
WordSets sets_of(const Node& root) {
  WordSets sets;
  const Node* node = root.find("sets");
  if (!node) return sets;
  for (const auto& [name, languages] : node->members) {
    for (const auto& [language, list] : languages.members) {
      for (const Node& one : list.elements) sets[name.scalar].push_back(one.scalar);
    }
  }
  return sets;
}

base::Result<Lexicon> lexicon_of(const Node& root, const WordSets& sets) {
  Lexicon lexicon;
  const auto read = [&](std::string_view name) { return patterns_of(root.find(name), sets, kWords); };
  BEFFROI_TRY(lexicon.unsaid, read("unsaid"));
  BEFFROI_TRY(lexicon.concessive, read("concessive"));
  BEFFROI_TRY(lexicon.ignorance, read("ignorance"));
  BEFFROI_TRY(lexicon.every, read("every"));
  BEFFROI_TRY(lexicon.of_people, read("of_people"));
  BEFFROI_TRY(lexicon.later, read("later"));
  BEFFROI_TRY(lexicon.doubtful, read("doubtful"));
  BEFFROI_TRY(lexicon.reported, read("reported"));
  BEFFROI_TRY(lexicon.asked, read("asked"));
  BEFFROI_TRY(lexicon.open, read("open"));
  BEFFROI_TRY(lexicon.answers, read("answers"));
  BEFFROI_TRY(lexicon.examined, read("examined"));
  BEFFROI_TRY(lexicon.not_examined, read("not_examined"));
  BEFFROI_TRY(lexicon.next_update, read("next_update"));
  BEFFROI_TRY(lexicon.everything, read("everything"));
  if (const auto common = sets.find("common"); common != sets.end()) lexicon.common = common->second;
  if (const auto by = sets.find("by"); by != sets.end()) lexicon.by = by->second;
  if (const Node* small = root.find("small_words")) {
    lexicon.french = texts_of(small->find("fr"));
    lexicon.english = texts_of(small->find("en"));
  }
  return lexicon;
}

base::Result<Catalogue> load() {
  Catalogue all;
  BEFFROI_TRY(const Node root, base::yaml::parse_one(base::resource(kWords).value_or(""), kWords));
  const WordSets sets = sets_of(root);
  BEFFROI_TRY(all.lexicon, lexicon_of(root, sets));
  for (const base::Resource& file : base::resources_below(kFolder)) {
    if (file.name == kWords || !file.name.ends_with(".yaml")) continue;
    BEFFROI_TRY(Kind kind, read_kind(file.bytes, file.name, sets));
    all.kinds.push_back(std::move(kind));
  }
  return all;
}

}  // namespace

bool Kind::is_noted(const std::vector<std::string>& done) const {
  return std::ranges::any_of(receipts, [&done](const std::string& one) { return std::ranges::find(done, one) != done.end(); });
}

const Kind* Catalogue::find(std::string_view id) const {
  const auto found = std::ranges::find(kinds, id, &Kind::id);
  return found == kinds.end() ? nullptr : &*found;
}

base::Result<Kind> read_kind(std::string_view yaml, std::string_view path, const WordSets& sets) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Kind kind;
  kind.id = root.text("id");
  const auto rule = std::ranges::find(kRules, root.text("rule"), &decltype(kRules)::value_type::first);
  if (kind.id.empty() || rule == kRules.end()) return invalid_catalogue(root, path, "id, rule");
  kind.rule = rule->second;
  kind.question = root.text("question");
  kind.carried_by = texts_of(root.find("carried_by"));
  kind.contradicted_by = texts_of(root.find("contradicted_by"));
  kind.events = texts_of(root.find("events"));
  kind.receipts = texts_of(root.find("receipts"));
  kind.declared_by = texts_of(root.find("declared_by"));
  kind.service = root.text("service");
  if (!kind.service.empty() && !town::Catalogue::embedded().find(kind.service))
    return invalid_catalogue(root, path, "no service is called so");
  kind.yields_to = texts_of(root.find("yields_to"));
  kind.needs_examination = root.text("needs_examination") == "true";
  BEFFROI_TRY(kind.title, read_wording(root, "title", path));
  BEFFROI_TRY(kind.opposed_title, read_optional_wording(root, "opposed_title", path));
  BEFFROI_TRY(kind.subject, read_optional_wording(root, "subject", path));
  BEFFROI_TRY(kind.why, read_wording(root, "why", path));
  BEFFROI_TRY(kind.instead, read_optional_wording(root, "instead", path));
  BEFFROI_TRY(kind.where_contradicted, read_optional_wording(root, "where_contradicted", path));
  BEFFROI_TRY_VOID(read_wide(root, path, sets, kind.wide));
  BEFFROI_TRY_VOID(read_patterns(root, path, sets, kind));
  return kind;
}

const Catalogue& catalogue() {
  static const Catalogue all = [] {
    auto loaded = load();
    BEFFROI_ASSERT(loaded.has_value());
    return *std::move(loaded);
  }();
  return all;
}

const std::vector<std::string>& receipts_of(std::string_view kind) {
  const Kind* known = catalogue().find(kind);
  BEFFROI_ASSERT(known);
  return known->receipts;
}

}  // namespace beffroi::response::claims
