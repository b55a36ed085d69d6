// SPDX-License-Identifier: EUPL-1.2
#include "diagnose/clues/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/resources.h"
#include "base/text.h"
#include "base/yaml/node.h"

namespace beffroi::diagnose::clues {
namespace {

using base::yaml::Node;

std::unexpected<base::Error> invalid(const Node& node, std::string_view path, std::string why) {
  return base::fail("clues.invalid", {{"reason", std::move(why)}}, {std::string(path), node.line, {}});
}

std::vector<std::string> texts_of(const Node* list) {
  std::vector<std::string> texts;
  if (!list) return texts;
  for (const Node& element : list->elements) texts.push_back(base::fold(element.scalar));
  return texts;
}

bool contains_any(std::string_view text, const std::vector<std::string>& parts) {
  return std::ranges::any_of(parts, [text](const std::string& part) { return text.find(part) != text.npos; });
}

base::Result<Kind> parse_kind(const Node& node, std::string_view path) {
  Kind kind{.question = std::string(node.text("question")),
            .technique = std::string(node.text("technique")),
            .attempt = node.text("attempt") == "true",
            .series = node.text("series") == "true"};
  const std::string_view weight = node.text("weight");
  const auto [end, code] = std::from_chars(weight.data(), weight.data() + weight.size(), kind.weight);
  if (code != std::errc{} || end != weight.data() + weight.size()) return invalid(node, path, "weight is no number");
  if (kind.question.empty() || kind.technique.empty()) return invalid(node, path, "question and technique are needed");
  return kind;
}

CommandPattern parse_command(const Node& node) {
  CommandPattern pattern{.kind = std::string(node.text("kind")),
                         .source = {},
                         .any = {},
                         .unless = texts_of(node.find("unless")),
                         .unless_parent = texts_of(node.find("unless_parent"))};
  if (const Node* source = node.find("source")) pattern.source = source->scalar;
  if (const Node* any = node.find("any")) {
    for (const Node& all : any->elements) pattern.any.push_back(texts_of(&all));
  }
  return pattern;
}

}  // namespace

bool CommandPattern::fits(std::string_view text) const {
  const bool found = std::ranges::any_of(any, [text](const std::vector<std::string>& all) {
    return std::ranges::all_of(all, [text](const std::string& part) { return text.find(part) != text.npos; });
  });
  return found && !contains_any(text, unless);
}

base::Result<Catalogue> Catalogue::parse(std::string_view yaml, std::string_view path) {
  BEFFROI_TRY(const Node root, base::yaml::parse_one(yaml, path));
  Catalogue catalogue;
  const Node* kinds = root.find("kinds");
  const Node* commands = root.find("commands");
  const Node* programs = root.find("programs");
  if (!kinds || !commands || !programs) return invalid(root, path, "kinds, commands and programs are needed");
  for (const auto& [name, node] : kinds->members) {
    BEFFROI_TRY(Kind kind, parse_kind(node, path));
    catalogue.kinds_.emplace(name.scalar, std::move(kind));
  }
  for (const Node& node : commands->elements) {
    CommandPattern pattern = parse_command(node);
    if (!catalogue.kinds_.contains(pattern.kind)) return invalid(node, path, fmt::format("unknown kind '{}'", pattern.kind));
    if (pattern.any.empty()) return invalid(node, path, "a pattern needs texts");
    catalogue.commands_.push_back(std::move(pattern));
  }
  for (const auto& [name, list] : programs->members) {
    const auto texts = texts_of(&list);
    catalogue.programs_[name.scalar].insert(texts.begin(), texts.end());
  }
  catalogue.remote_tool_folders_ = texts_of(root.find("remote_tool_folders"));
  catalogue.odd_folders_ = texts_of(root.find("odd_folders"));
  catalogue.known_in_odd_folders_ = texts_of(root.find("known_in_odd_folders"));
  catalogue.dangerous_malware_ = texts_of(root.find("dangerous_malware"));
  catalogue.stopped_by_ransomware_ = texts_of(root.find("stopped_by_ransomware"));
  return catalogue;
}

const Catalogue& Catalogue::embedded() {
  static const Catalogue catalogue = [] {
    constexpr std::string_view kPath = "data/diagnosis/clues.yaml";
    auto parsed = parse(base::resource(kPath).value_or(""), kPath);
    BEFFROI_ASSERT(parsed.has_value());
    return std::move(parsed).value();
  }();
  return catalogue;
}

const Kind& Catalogue::kind(std::string_view name) const {
  const auto found = kinds_.find(name);
  BEFFROI_ASSERT(found != kinds_.end());
  return found->second;
}

bool Catalogue::is_program(std::string_view file_name, std::string_view of) const {
  const auto list = programs_.find(of);
  BEFFROI_ASSERT(list != programs_.end());
  return list->second.contains(file_name);
}

bool Catalogue::is_remote_tool(std::string_view folded_path) const {
  const std::size_t slash = folded_path.find_last_of('\\');
  const std::string_view name = slash == folded_path.npos ? folded_path : folded_path.substr(slash + 1);
  return is_program(name, "remote_tool") || contains_any(folded_path, remote_tool_folders_);
}

bool Catalogue::is_odd_folder(std::string_view folded_path) const {
  return contains_any(folded_path, odd_folders_) && !contains_any(folded_path, known_in_odd_folders_);
}

bool Catalogue::is_dangerous_malware(std::string_view folded_name) const {
  return contains_any(folded_name, dangerous_malware_);
}

bool Catalogue::is_stopped_by_ransomware(std::string_view folded_name) const {
  return contains_any(folded_name, stopped_by_ransomware_);
}

}  // namespace beffroi::diagnose::clues
