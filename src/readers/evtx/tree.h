// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "readers/evtx/cursor.h"
#include "readers/evtx/names.h"

namespace beffroi::readers::evtx {

/// The tokens of binary XML ([MS-EVEN6] 2.2.12); bit 0x40 says that attributes or more content follow.
enum class Token : std::uint8_t {
  end_of_fragment = 0x00,
  open_start = 0x01,
  close_start = 0x02,
  close_empty = 0x03,
  end_element = 0x04,
  value = 0x05,
  attribute = 0x06,
  cdata = 0x07,
  character = 0x08,
  entity = 0x09,
  instruction_target = 0x0A,
  instruction_data = 0x0B,
  instance = 0x0C,
  substitution = 0x0D,
  optional_substitution = 0x0E,
  fragment_header = 0x0F,
};
inline constexpr std::uint8_t kMoreFollows = 0x40;

/// Elements in elements, and fragments in fragments. Real events stay below ten.
inline constexpr std::uint32_t kMaxDepth = 64;
inline constexpr std::uint16_t kNoDependency = 0xFFFF;

enum class NodeKind : std::uint8_t {
  element,         ///< name, number = the substitution it depends on; its attributes follow
  attribute,       ///< name; its value follows, up to the next attribute or attributes_end
  attributes_end,  ///< the content of the element follows
  element_end,
  text,                   ///< UTF-16
  cdata,                  ///< UTF-16
  character,              ///< number = UTF-16 unit
  entity,                 ///< name
  instruction_target,     ///< name
  instruction_data,       ///< UTF-16
  substitution,           ///< number = index of the value
  optional_substitution,  ///< the same; null means that it is not there
};

struct Node {
  NodeKind kind = NodeKind::text;
  std::uint16_t number = 0;
  NameId name = kNoName;
  base::Bytes text = {};
};

/// An element of binary XML as a list of nodes in the order of the document; begins with `element`, ends with its
/// `element_end`, always balanced.
using Tree = std::vector<Node>;

enum class Dependencies : std::uint8_t { absent, present };

/// Reads one element from the cursor, which stands before its open token, into `tree`. Inside templates elements carry the
/// number of the substitution they depend on, elsewhere they do not. Damage leaves a failed cursor and a tree of no use.
/// Texts are views of the chunk.
void read_element(Cursor& cursor, Names& names, Dependencies dependencies, Tree& tree);

bool is_substitution(const Node& node);
/// Of the element at `at`: where its content begins, and its element_end.
std::size_t begin_of_content(const Tree& tree, std::size_t at);
std::size_t end_of_element(const Tree& tree, std::size_t at);
/// The end of the value of the attribute at `at`.
std::size_t end_of_attribute(const Tree& tree, std::size_t at);
/// The only node between the tags of the element at `at`, if that is a substitution; else null.
const Node* sole_substitution(const Tree& tree, std::size_t at);

bool same(const Tree& a, const Tree& b);
std::uint64_t hash_of(const Tree& tree);

}  // namespace beffroi::readers::evtx
