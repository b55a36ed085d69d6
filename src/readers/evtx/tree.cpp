// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/tree.h"

#include <algorithm>

namespace beffroi::readers::evtx {
namespace {

constexpr std::uint8_t kStringType = 0x01;

/// Builds the tree token by token. Every step takes at least the token's byte, so the cursor bounds the work.
class ElementReader {
 public:
  ElementReader(Cursor& cursor, Names& names, Dependencies dependencies, Tree& tree)
      : cursor_(cursor), names_(names), dependencies_(dependencies), tree_(tree) {}

  void read() {
    do {
      const auto byte = cursor_.take<std::uint8_t>();
      step(static_cast<Token>(byte & ~kMoreFollows), (byte & kMoreFollows) != 0);
    } while (depth_ > 0 && !cursor_.failed);
  }

 private:
  void step(Token token, bool more) {
    switch (token) {
      case Token::open_start: return open(more);
      case Token::attribute: return in_start_ ? push_named(NodeKind::attribute) : cursor_.fail();
      case Token::close_start: return close_start();
      case Token::close_empty: close_start(); return end_element();
      case Token::end_element: return in_start_ ? cursor_.fail() : end_element();
      default: return depth_ == 0 ? cursor_.fail() : content(token);
    }
  }

  void content(Token token) {
    if (tree_.back().kind == NodeKind::element) return cursor_.fail();  // neither in an attribute nor in content
    switch (token) {
      case Token::value:
        if (cursor_.take<std::uint8_t>() != kStringType) return cursor_.fail();
        return push_text(NodeKind::text);
      case Token::cdata: return push_text(NodeKind::cdata);
      case Token::character: return push_number(NodeKind::character);
      case Token::entity: return push_named(NodeKind::entity);
      case Token::instruction_target: return push_named(NodeKind::instruction_target);
      case Token::instruction_data: return push_text(NodeKind::instruction_data);
      case Token::substitution: push_number(NodeKind::substitution); return skip_type();
      case Token::optional_substitution: push_number(NodeKind::optional_substitution); return skip_type();
      default: return cursor_.fail();
    }
  }

  void open(bool has_attributes) {
    if (in_start_ || depth_ == kMaxDepth) return cursor_.fail();
    Node node{.kind = NodeKind::element, .number = kNoDependency};
    if (dependencies_ == Dependencies::present) node.number = cursor_.take<std::uint16_t>();
    cursor_.take<std::uint32_t>();  // size of the element: the tokens say it as well
    node.name = names_.take(cursor_);
    if (has_attributes) cursor_.take<std::uint32_t>();  // size of the attribute list
    tree_.push_back(node);
    in_start_ = true;
    ++depth_;
  }

  void close_start() {
    if (!in_start_) return cursor_.fail();
    in_start_ = false;
    tree_.push_back({.kind = NodeKind::attributes_end});
  }

  void end_element() {
    if (depth_ == 0) return cursor_.fail();
    --depth_;
    tree_.push_back({.kind = NodeKind::element_end});
  }

  void push_named(NodeKind kind) { tree_.push_back({.kind = kind, .name = names_.take(cursor_)}); }
  void push_number(NodeKind kind) { tree_.push_back({.kind = kind, .number = cursor_.take<std::uint16_t>()}); }
  void push_text(NodeKind kind) {
    const std::uint32_t units = cursor_.take<std::uint16_t>();
    tree_.push_back({.kind = kind, .text = cursor_.take_bytes(2 * units)});
  }
  /// The type the template's author declared. What counts is the type the record gives with each value.
  void skip_type() { cursor_.take<std::uint8_t>(); }

  Cursor& cursor_;
  Names& names_;
  Dependencies dependencies_;
  Tree& tree_;
  std::uint32_t depth_ = 0;
  bool in_start_ = false;
};

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 29;
}

}  // namespace

void read_element(Cursor& cursor, Names& names, Dependencies dependencies, Tree& tree) {
  tree.clear();
  ElementReader(cursor, names, dependencies, tree).read();
}

bool is_substitution(const Node& node) {
  return node.kind == NodeKind::substitution || node.kind == NodeKind::optional_substitution;
}

std::size_t begin_of_content(const Tree& tree, std::size_t at) {
  while (tree[at].kind != NodeKind::attributes_end) ++at;
  return at + 1;
}

std::size_t end_of_element(const Tree& tree, std::size_t at) {
  for (std::size_t depth = 0;; ++at) {
    if (tree[at].kind == NodeKind::element) ++depth;
    if (tree[at].kind == NodeKind::element_end && --depth == 0) return at;
  }
}

std::size_t end_of_attribute(const Tree& tree, std::size_t at) {
  do ++at;
  while (tree[at].kind != NodeKind::attribute && tree[at].kind != NodeKind::attributes_end);
  return at;
}

const Node* sole_substitution(const Tree& tree, std::size_t at) {
  const std::size_t content = begin_of_content(tree, at);
  return is_substitution(tree[content]) && tree[content + 1].kind == NodeKind::element_end ? &tree[content] : nullptr;
}

bool same(const Tree& a, const Tree& b) {
  return std::ranges::equal(a, b, [](const Node& x, const Node& y) {
    return x.kind == y.kind && x.number == y.number && x.name == y.name && std::ranges::equal(x.text, y.text);
  });
}

std::uint64_t hash_of(const Tree& tree) {
  std::uint64_t hash = tree.size();
  for (const Node& node : tree) {
    hash = mix(hash, std::uint64_t{node.name} << 32 | std::uint64_t{node.number} << 8 | static_cast<std::uint8_t>(node.kind));
    if (node.text.empty()) continue;
    std::uint64_t last = 0;
    std::memcpy(&last, node.text.data() + node.text.size() - std::min<std::size_t>(8, node.text.size()),
                std::min<std::size_t>(8, node.text.size()));
    hash = mix(hash, last ^ node.text.size() << 48);
  }
  return hash;
}

}  // namespace beffroi::readers::evtx
