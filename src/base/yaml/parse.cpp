// SPDX-License-Identifier: EUPL-1.2
// Builds the tree from libyaml's events. Anchored nodes are kept by name and copied where an alias stands; every node of a
// copy counts against kMaxNodes, so that nested aliases cannot multiply without end.
#include <yaml.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "base/yaml/node.h"

namespace beffroi::base::yaml {
namespace {

std::size_t count_nodes(const Node& node) {
  std::size_t count = 1;
  for (const Node& element : node.elements) count += count_nodes(element);
  for (const auto& [key, value] : node.members) count += count_nodes(key) + count_nodes(value);
  return count;
}

std::string to_text(const yaml_char_t* text) { return text ? reinterpret_cast<const char*>(text) : std::string(); }

/// What a person did wrong, by libyaml's own words for it (yaml 0.2, scanner.c, parser.c, reader.c): a kind that messages explain.
std::string slip_behind(std::string_view problem) {
  struct Slip {
    std::string_view words, kind;
  };
  static constexpr Slip kSlips[] = {{"mapping values are not allowed", "colon"},
                                    {"did not find expected ',' or", "bracket"},
                                    {"did not find expected key", "indent"},
                                    {"could not find expected ':'", "key"},
                                    {"did not find expected '-' indicator", "indent"},
                                    {"block sequence entries are not allowed", "indent"},
                                    {"cannot start any token", "character"},
                                    {"found a tab", "character"},
                                    {"unexpected end of stream", "quote"},
                                    {"UTF-8", "encoding"},
                                    {"control characters are not allowed", "encoding"}};
  for (const Slip& slip : kSlips) {
    if (problem.find(slip.words) != problem.npos) return std::string(slip.kind);
  }
  return {};
}

class Builder {
 public:
  Builder(std::string_view text, std::string_view path) : path_(path) {
    yaml_parser_initialize(&parser_);
    if (text.data() == nullptr) text = "";  // libyaml takes no null pointer, even without bytes
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Builder() {
    drop_event();
    yaml_parser_delete(&parser_);
  }
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  Result<std::vector<Node>> documents() {
    std::vector<Node> documents;
    for (;;) {
      BEFFROI_TRY_VOID(advance());
      if (event_.type == YAML_STREAM_END_EVENT) return documents;
      if (event_.type != YAML_DOCUMENT_START_EVENT) continue;
      anchors_.clear();
      BEFFROI_TRY_VOID(advance());
      BEFFROI_TRY_VOID(node(documents.emplace_back(), 0));
    }
  }

 private:
  Result<> advance() {
    drop_event();
    if (yaml_parser_parse(&parser_, &event_) == 0) {
      const std::string reason(parser_.problem ? parser_.problem : "");
      return fail_at("yaml.syntax", parser_.problem_mark.line + 1, parser_.problem_mark.column + 1,
                     {{"reason", reason}, {"slip", slip_behind(reason)}});
    }
    has_event_ = true;
    return {};
  }

  void drop_event() {
    if (has_event_) yaml_event_delete(&event_);
    has_event_ = false;
  }

  std::unexpected<Error> fail_at(std::string id, std::size_t line, std::size_t column, Arguments arguments = {}) const {
    return fail(std::move(id), std::move(arguments), Where{std::string(path_), line, std::nullopt, column});
  }

  std::unexpected<Error> fail_here(std::string id, Arguments arguments = {}) const {
    return fail_at(std::move(id), event_.start_mark.line + 1, event_.start_mark.column + 1, std::move(arguments));
  }

  /// Reads the node that the current event starts; leaves the current event on the node's last one. Nodes are made where they
  /// stay: moving them through every level would take longer than reading them.
  Result<> node(Node& made, std::size_t depth) {
    if (depth > kMaxDepth) return fail_here("yaml.depth", {{"limit", static_cast<std::int64_t>(kMaxDepth)}});
    if (++nodes_ > kMaxNodes) return fail_here("yaml.too_many_nodes", {{"limit", static_cast<std::int64_t>(kMaxNodes)}});
    made.line = static_cast<std::uint32_t>(event_.start_mark.line + 1);
    made.column = static_cast<std::uint32_t>(event_.start_mark.column + 1);
    switch (event_.type) {
      case YAML_SCALAR_EVENT: return scalar(made);
      case YAML_ALIAS_EVENT: return alias(made);
      case YAML_SEQUENCE_START_EVENT: return sequence(made, depth);
      case YAML_MAPPING_START_EVENT: return mapping(made, depth);
      default: return fail_here("yaml.syntax", {{"reason", std::string("unexpected event")}, {"slip", std::string()}});
    }
  }

  Result<> scalar(Node& made) {
    made.kind = Kind::scalar;
    made.quoted = event_.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    made.scalar.assign(reinterpret_cast<const char*>(event_.data.scalar.value), event_.data.scalar.length);
    remember(to_text(event_.data.scalar.anchor), made);
    return {};
  }

  Result<> alias(Node& made) {
    const std::string name = to_text(event_.data.alias.anchor);
    const auto found = anchors_.find(name);
    if (found == anchors_.end()) return fail_here("yaml.unknown_alias", {{"name", name}});
    nodes_ += count_nodes(found->second);
    if (nodes_ > kMaxNodes) return fail_here("yaml.too_many_nodes", {{"limit", static_cast<std::int64_t>(kMaxNodes)}});
    made = found->second;
    return {};
  }

  Result<> sequence(Node& made, std::size_t depth) {
    const std::string anchor = to_text(event_.data.sequence_start.anchor);
    made.kind = Kind::sequence;
    for (;;) {
      BEFFROI_TRY_VOID(advance());
      if (event_.type == YAML_SEQUENCE_END_EVENT) break;
      BEFFROI_TRY_VOID(node(made.elements.emplace_back(), depth + 1));
    }
    remember(anchor, made);
    return {};
  }

  Result<> mapping(Node& made, std::size_t depth) {
    const std::string anchor = to_text(event_.data.mapping_start.anchor);
    made.kind = Kind::mapping;
    std::set<std::string, std::less<>> seen;
    for (;;) {
      BEFFROI_TRY_VOID(advance());
      if (event_.type == YAML_MAPPING_END_EVENT) break;
      Member& member = made.members.emplace_back();
      BEFFROI_TRY_VOID(node(member.first, depth + 1));
      const Node& key = member.first;
      if (key.kind != Kind::scalar) return fail_at("yaml.key_not_scalar", key.line, key.column);
      if (is_repeated(made, seen)) {
        return fail_at("yaml.duplicate_key", key.line, key.column, {{"key", key.scalar}});
      }
      BEFFROI_TRY_VOID(advance());
      BEFFROI_TRY_VOID(node(member.second, depth + 1));
    }
    remember(anchor, made);
    return {};
  }

  /// Whether the last key of the mapping stands before as well. `seen` serves where there are many.
  static bool is_repeated(const Node& mapping, std::set<std::string, std::less<>>& seen) {
    constexpr std::size_t kFew = 16;
    const std::string& key = mapping.members.back().first.scalar;
    const auto before = std::span(mapping.members).first(mapping.members.size() - 1);
    if (before.size() < kFew) {
      return std::ranges::any_of(before, [&](const Member& member) { return member.first.scalar == key; });
    }
    if (before.size() == kFew) {
      for (const Member& member : before) seen.insert(member.first.scalar);
    }
    return !seen.insert(key).second;
  }

  void remember(const std::string& anchor, const Node& made) {
    if (!anchor.empty()) anchors_[anchor] = made;
  }

  std::string_view path_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool has_event_ = false;
  std::size_t nodes_ = 0;
  std::map<std::string, Node> anchors_;
};

}  // namespace

Result<std::vector<Node>> parse(std::string_view text, std::string_view path) {
  if (text.size() > kMaxBytes) {
    return fail("yaml.too_large", {{"limit", static_cast<std::int64_t>(kMaxBytes)}}, Where{std::string(path), {}, {}});
  }
  return Builder(text, path).documents();
}

Result<Node> parse_one(std::string_view text, std::string_view path) {
  BEFFROI_TRY(auto documents, parse(text, path));
  if (documents.size() != 1) {
    return fail("yaml.not_one_document", {{"count", static_cast<std::int64_t>(documents.size())}},
                Where{std::string(path), {}, {}});
  }
  return std::move(documents.front());
}

}  // namespace beffroi::base::yaml
