// SPDX-License-Identifier: EUPL-1.2
#include "sigma/lint.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/yaml/node.h"
#include "sigma/collection.h"
#include "sigma/lint_names.h"
#include "sigma/parse.h"

namespace beffroi::sigma {
namespace {

using base::yaml::Kind;
using base::yaml::Node;

class Linter {
 public:
  explicit Linter(const std::set<std::string>& known) : known_(known) {}

  void look_over(const Node& rule) {
    look_at_head(rule);
    const Node* detection = rule.find("detection");
    if (const Node* source = rule.find("logsource")) look_at_source(*source);
    if (!detection || detection->kind != Kind::mapping) return;
    look_for_unused(*detection);
    for (const auto& [name, selection] : detection->members) {
      if (name.scalar != "condition" && name.scalar != "timeframe") look_at_selection(selection, 0);
    }
  }

  std::vector<Advice> take() { return std::move(advice_); }

 private:
  void say(std::uint32_t line, const char* id, base::Arguments arguments = {}) {
    advice_.push_back({line, id, std::move(arguments)});
  }

  // ---- Head -------------------------------------------------------------------------------------------------------------

  void look_at_head(const Node& rule) {
    const bool filter = rule.find("filter") != nullptr;
    const Node* id = rule.find("id");
    if (!id) say(rule.line, "no_id");
    if (id && !is_uuid(id->scalar)) say(id->line, "id_form", {{"value", id->scalar}});
    if (!filter && rule.text("author").empty()) say(rule.line, "no_author");
    look_at_word(rule, "status", {"stable", "test", "experimental", "deprecated", "unsupported"});
    if (!filter) {
      if (!rule.find("level")) say(rule.line, "no_level");
      look_at_word(rule, "level", {"informational", "low", "medium", "high", "critical"});
    }
    for (const char* key : {"date", "modified"}) {
      const Node* date = rule.find(key);
      if (date && !is_date(date->scalar)) say(date->line, "date_form", {{"key", std::string(key)}, {"value", date->scalar}});
    }
    const Node* tags = rule.find("tags");
    if (!tags) return;
    for (const Node& tag : tags->elements) {
      if (!is_tag(tag.scalar)) say(tag.line, "tag_form", {{"value", tag.scalar}});
    }
  }

  void look_at_word(const Node& rule, std::string_view key, std::vector<std::string_view> words) {
    const Node* node = rule.find(key);
    if (!node || std::ranges::find(words, std::string_view(base::fold(node->scalar))) != words.end()) return;
    std::string list;
    for (const std::string_view word : words) list += (list.empty() ? "" : ", ") + std::string(word);
    say(node->line, "word_unknown", {{"key", std::string(key)}, {"value", node->scalar}, {"words", list}});
  }

  // ---- Log source -------------------------------------------------------------------------------------------------------

  void look_at_source(const Node& source) {
    for (const char* key : {"product", "category", "service"}) {
      const Node* node = source.find(key);
      if (!node || node->kind != Kind::scalar) continue;
      const std::string name = base::fold(node->scalar);
      if (known_.contains(name)) continue;
      const auto near = std::ranges::find_if(known_, [&](const std::string& one) { return is_misspelt(name, one); });
      if (near != known_.end()) say(node->line, "source_near", {{"key", std::string(key)}, {"value", name}, {"near", *near}});
    }
  }

  // ---- Detection --------------------------------------------------------------------------------------------------------

  void look_for_unused(const Node& detection) {
    std::vector<FieldTest> tests;
    auto selections = selections_of(detection, {}, tests);
    const auto conditions = conditions_of(detection);
    if (!selections || !conditions) return;
    for (const std::string_view condition : *conditions) {
      if (!parse_condition(condition, *selections)) return;
    }
    for (const Selection& selection : *selections) {
      if (!selection.used) say(selection.line, "unused", {{"name", selection.name}});
    }
  }

  /// Depth is that of YAML, which is bounded.
  void look_at_selection(const Node& node, unsigned depth) {
    for (const Node& element : node.elements) look_at_selection(element, depth + 1);
    for (const auto& [key, value] : node.members) look_at_line(key, value);
    if (depth == 0 && node.kind == Kind::sequence) look_for_twins(node, "");
  }

  void look_at_line(const Node& key, const Node& value) {
    const std::vector<std::string> words = split(base::fold(key.scalar));
    const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    if (has("all") && value.kind == Kind::scalar) say(key.line, "all_of_one", {{"name", key.scalar}});
    const bool minds_case = has("re") || has("base64") || has("base64offset");
    if (!minds_case && !has("cased")) look_for_twins(value, key.scalar);
    if (minds_case) return;
    const bool contains = has("contains");
    const auto look = [&](const Node& text) {
      const bool front = (contains || has("endswith")) && text.scalar.size() > 1 && text.scalar.starts_with('*');
      const bool back = (contains || has("startswith")) && ends_in_star(text.scalar);
      if (front || back) say(text.line, "star_needless", {{"value", text.scalar}});
    };
    if (value.kind == Kind::scalar) look(value);
    for (const Node& element : value.elements) look(element);
  }

  void look_for_twins(const Node& list, const std::string& field) {
    std::set<std::string> seen;
    for (const Node& element : list.elements) {
      if (element.kind != Kind::scalar || seen.insert(base::fold(element.scalar)).second) continue;
      say(element.line, "value_twice", {{"value", element.scalar}, {"name", field}});
    }
  }

  static std::vector<std::string> split(std::string_view key) {
    std::vector<std::string> words;
    for (std::size_t bar = key.find('|'); bar != key.npos; bar = key.find('|')) {
      key.remove_prefix(bar + 1);
      words.emplace_back(key.substr(0, key.find('|')));
    }
    return words;
  }

  const std::set<std::string>& known_;
  std::vector<Advice> advice_;
};

}  // namespace

std::vector<Advice> lint(std::string_view text, std::string_view path, const std::set<std::string>& log_sources) {
  auto documents = base::yaml::parse(text, path);
  if (!documents) return {};
  std::vector<Advice> all;
  for (const Node& document : join_collection(*std::move(documents))) {
    if (document.kind != Kind::mapping) continue;
    Linter linter(log_sources);
    linter.look_over(document);
    std::vector<Advice> found = linter.take();
    std::ranges::stable_sort(found, {}, &Advice::line);
    std::ranges::move(found, std::back_inserter(all));
  }
  return all;
}

}  // namespace beffroi::sigma
