// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace beffroi::base::yaml {

enum class Kind : std::uint8_t { null, scalar, sequence, mapping };

struct Member;

/// One node of a YAML document as a tree that owns its text. Lines and columns count from 1.
struct Node {
  Kind kind = Kind::null;
  bool quoted = false;  ///< a scalar written in quotes or as a block: always text, never a number, a truth value or null
  std::string scalar;
  std::vector<Node> elements;   ///< of a sequence
  std::vector<Member> members;  ///< of a mapping, in the order of the text; keys are scalars
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  /// The member called `key`, or null.
  const Node* find(std::string_view key) const;
  /// The scalar of the member called `key`, or `otherwise`.
  std::string_view text(std::string_view key, std::string_view otherwise = {}) const;
  /// A plain scalar that YAML reads as nothing: empty, ~, null.
  bool is_null() const;
};

/// A key and its value: a type of its own, because a pair of a type that is still incomplete does not compile with clang.
struct Member {
  Node first;
  Node second;
};

inline constexpr std::size_t kMaxDepth = 64;
inline constexpr std::size_t kMaxNodes = 1'000'000;  ///< aliases expanded and counted: a "billion laughs" stops here
inline constexpr std::size_t kMaxBytes = 16u << 20;

/// All documents of a YAML text. Errors carry `path`, line and column: yaml.syntax, yaml.depth, yaml.too_many_nodes, yaml.too_large,
/// yaml.duplicate_key (with the key), yaml.key_not_scalar, yaml.unknown_alias. Reads through libyaml's event interface.
Result<std::vector<Node>> parse(std::string_view text, std::string_view path);

/// The only document of a text that must hold exactly one (yaml.not_one_document).
Result<Node> parse_one(std::string_view text, std::string_view path);

}  // namespace beffroi::base::yaml
