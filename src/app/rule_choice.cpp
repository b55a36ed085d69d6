// SPDX-License-Identifier: EUPL-1.2
#include "app/rule_choice.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "app/text_file.h"
#include "base/csv.h"
#include "base/lines.h"
#include "base/text.h"
#include "base/yaml/node.h"

namespace beffroi::app {
namespace {

namespace fs = std::filesystem;

base::Result<std::string> read(const std::string& path) {
  auto text = read_text(path);
  if (text) return text;
  return base::fail("choice.unreadable", {}, {path, {}, {}}, {std::move(text).error()});
}

/// The lines of a text without comments and blanks; empty ones are left out.
std::vector<std::string> entries_of(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string& line : base::lines_of(text)) {
    const std::string_view content = base::trimmed(std::string_view(line).substr(0, line.find('#')));
    if (!content.empty()) lines.emplace_back(content);
  }
  return lines;
}

/// What a list names, and whether it was found.
class Named {
 public:
  static base::Result<Named> of(const std::vector<std::string>& list) {
    Named named;
    for (const std::string& entry : list) {
      std::error_code ignored;
      if (!fs::is_regular_file(entry, ignored)) {
        named.found_.emplace(entry, false);
        continue;
      }
      BEFFROI_TRY(const std::string text, read(entry));
      for (std::string& line : entries_of(text)) named.found_.emplace(std::move(line), false);
    }
    return named;
  }

  bool empty() const { return found_.empty(); }
  bool holds(const sigma::Rule& rule) {
    bool holds = false;
    for (auto& [name, found] : found_) {
      const bool called = base::equal_folded(name, rule.title) || base::equal_folded(name, rule.title_fr);
      if (!called && !base::equal_folded(name, rule.id) && (rule.name.empty() || name != rule.name)) continue;
      holds = found = true;
    }
    return holds;
  }
  void append_vain(std::vector<std::string>& vain) const {
    for (const auto& [name, found] : found_) {
      if (!found) vain.push_back(name);
    }
  }

 private:
  std::map<std::string, bool> found_;
};

bool is_one_of(const std::string& status, const std::vector<std::string>& statuses) {
  return std::ranges::any_of(statuses, [&](const std::string& one) { return base::equal_folded(one, status); });
}

bool has_status(const sigma::Rule& rule, const RuleChoice& choice) {
  if (rule.status.empty()) return true;
  return (choice.statuses.empty() || is_one_of(rule.status, choice.statuses)) &&
         !is_one_of(rule.status, choice.without_statuses);
}

base::Result<sigma::Placeholders> values_in_folder(const std::string& folder) {
  sigma::Placeholders values;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() != ".txt") continue;
    BEFFROI_TRY(const std::string text, read(entry->path().string()));
    values[entry->path().stem().string()] = entries_of(text);
  }
  if (error) return base::fail("choice.unreadable", {}, {folder, {}, {}});
  return values;
}

base::Result<sigma::Placeholders> values_in_file(const std::string& path) {
  BEFFROI_TRY(const std::string text, read(path));
  BEFFROI_TRY(const base::yaml::Node node, base::yaml::parse_one(text, path));
  if (node.kind != base::yaml::Kind::mapping) return base::fail("choice.values", {}, {path, node.line, {}});
  sigma::Placeholders values;
  for (const auto& [name, list] : node.members) {
    std::vector<std::string>& own = values[name.scalar];
    if (list.kind == base::yaml::Kind::scalar) own.push_back(list.scalar);
    for (const base::yaml::Node& value : list.elements) {
      if (value.kind != base::yaml::Kind::scalar) return base::fail("choice.values", {}, {path, value.line, {}});
      own.push_back(value.scalar);
    }
    if (own.empty()) return base::fail("choice.values", {}, {path, list.line, {}});
  }
  return values;
}

}  // namespace

base::Result<std::vector<std::string>> choose(const RuleChoice& choice, sigma::RuleSet& rules) {
  BEFFROI_TRY(Named include, Named::of(choice.include));
  BEFFROI_TRY(Named exclude, Named::of(choice.exclude));
  const auto is_left_out = [&](const sigma::Rule& rule) {
    const bool excluded = exclude.holds(rule);  // every list looks at every rule: what is named in vain must be known
    const bool included = include.holds(rule) || include.empty();
    return excluded || !included || !has_status(rule, choice);
  };
  for (sigma::Rule& rule : rules.rules) {
    if (!rule.internal) rule.silent = is_left_out(rule);
  }
  for (sigma::Correlation& correlation : rules.correlations) correlation.head.silent = is_left_out(correlation.head);
  std::vector<std::string> vain;
  include.append_vain(vain);
  exclude.append_vain(vain);
  return vain;
}

base::Result<sigma::Placeholders> load_values(const std::string& path) {
  if (path.empty()) return sigma::Placeholders();
  std::error_code ignored;
  return fs::is_directory(path, ignored) ? values_in_folder(path) : values_in_file(path);
}

}  // namespace beffroi::app
