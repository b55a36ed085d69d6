// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"
#include "readers/evtx/budget.h"
#include "readers/evtx/fragments.h"
#include "readers/evtx/outcome.h"

namespace beffroi::readers::evtx {

enum class ItemKind : std::uint8_t {
  element,         ///< name; its attributes follow
  attribute,       ///< name; its value follows, up to the next attribute or attributes_end
  attributes_end,  ///< the content follows
  element_end,
  text,                ///< value
  cdata,               ///< value
  entity,              ///< name
  instruction_target,  ///< name
  instruction_data,    ///< value
};

struct Item {
  ItemKind kind = ItemKind::text;
  std::string_view name = {};
  model::Value value = {};
};

/// The second way out: a record as a whole XML document, templates filled in, nested fragments in their places. A list of
/// items in the order of the document; elements are always balanced, also where the record is damaged.
class Document {
 public:
  /// Elements in elements, over all nested fragments.
  static constexpr std::size_t kMaxDepth = 256;

  explicit Document(Fragments& fragments) : fragments_(fragments) {}

  /// Replaces the document by the fragment at `cursor`.
  Outcome build(Cursor cursor, Budget& budget);
  /// Views into the chunk, the templates and this object: valid until the next build() or chunk.
  std::span<const Item> items() const { return items_; }

 private:
  Outcome fragment(Cursor& cursor);
  Outcome expand(const Tree& tree, const Part& part);
  Outcome repeated(const Tree& tree, std::size_t element, const Part& part, RawValue array);
  Outcome nested(RawValue raw);
  Outcome push_attribute(const Tree& tree, std::size_t at, const Part& part);
  Outcome push_node(const Node& node, const Part& part);
  Outcome push_substitution(const Node& node, const Part& part);
  Outcome push(Item item);
  bool vanishes(const Tree& tree, std::size_t element, const Part& part) const;
  RawValue raw_value(const Part& part, std::uint16_t number) const;
  void close_open_elements();

  Fragments& fragments_;
  std::vector<Item> items_;
  TextStore texts_;
  Budget* budget_ = nullptr;
  std::size_t depth_ = 0;
  std::uint32_t fragment_depth_ = 0;
};

}  // namespace beffroi::readers::evtx
