// SPDX-License-Identifier: EUPL-1.2
#include "readers/evtx/document.h"

#include "base/text.h"

namespace beffroi::readers::evtx {
namespace {

using model::Value;
using model::ValueKind;

/// What an item costs beside its texts.
constexpr std::size_t kItemCost = 16;

ItemKind kind_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::element: return ItemKind::element;
    case NodeKind::attribute: return ItemKind::attribute;
    case NodeKind::attributes_end: return ItemKind::attributes_end;
    case NodeKind::element_end: return ItemKind::element_end;
    case NodeKind::cdata: return ItemKind::cdata;
    case NodeKind::entity: return ItemKind::entity;
    case NodeKind::instruction_target: return ItemKind::instruction_target;
    case NodeKind::instruction_data: return ItemKind::instruction_data;
    case NodeKind::text:
    case NodeKind::character:
    case NodeKind::substitution:
    case NodeKind::optional_substitution: return ItemKind::text;
  }
  return ItemKind::text;
}

}  // namespace

Outcome Document::build(Cursor cursor, Budget& budget) {
  items_.clear();
  texts_.clear();
  budget_ = &budget;
  depth_ = 0;
  fragment_depth_ = 0;
  const Outcome outcome = fragment(cursor);
  close_open_elements();
  return outcome;
}

Outcome Document::fragment(Cursor& cursor) {
  Outcome worst = Outcome::complete;
  while (worst != Outcome::too_large) {
    const Part part = fragments_.next(cursor);
    switch (part.kind) {
      case PartKind::end: return worst;
      case PartKind::damaged: return worse(worst, Outcome::damaged);
      case PartKind::instance:
        worst = worse(worst, expand(part.plan->tree, part));
        fragments_.release(part);
        break;
      case PartKind::element: worst = worse(worst, expand(fragments_.direct(), part)); break;
    }
  }
  return worst;
}

Outcome Document::expand(const Tree& tree, const Part& part) {
  Outcome worst = budget_->spend(tree.size()) ? Outcome::complete : Outcome::too_large;
  for (std::size_t i = 0; i < tree.size() && worst != Outcome::too_large; ++i) {
    if (tree[i].kind == NodeKind::attribute) {
      worst = worse(worst, push_attribute(tree, i, part));
      i = end_of_attribute(tree, i) - 1;
      continue;
    }
    if (tree[i].kind == NodeKind::element) {
      const Node* sole = sole_substitution(tree, i);
      const RawValue raw = sole ? raw_value(part, sole->number) : RawValue{};
      const bool gone = vanishes(tree, i, part);
      if (!gone && raw.is_array()) worst = worse(worst, repeated(tree, i, part, raw));
      if (gone || raw.is_array()) {
        i = end_of_element(tree, i);
        continue;
      }
    }
    worst = worse(worst, push_node(tree[i], part));
  }
  return worst;
}

/// An element is not there when the value it depends on is null, or when it only holds an optional value that is null.
bool Document::vanishes(const Tree& tree, std::size_t element, const Part& part) const {
  const std::uint16_t dependency = tree[element].number;
  if (dependency != kNoDependency && raw_value(part, dependency).is(ValueType::null)) return true;
  const Node* sole = sole_substitution(tree, element);
  return sole && sole->kind == NodeKind::optional_substitution && raw_value(part, sole->number).is(ValueType::null);
}

/// Windows repeats an element that holds an array for each element of the array.
Outcome Document::repeated(const Tree& tree, std::size_t element, const Part& part, RawValue array) {
  std::vector<RawValue> elements;
  split_array(array, elements);
  const std::size_t content = begin_of_content(tree, element);
  Outcome worst = Outcome::complete;
  for (const RawValue& raw : elements) {
    for (std::size_t i = element; i < content && worst != Outcome::too_large;) {
      const bool attribute = tree[i].kind == NodeKind::attribute;
      worst = worse(worst, attribute ? push_attribute(tree, i, part) : push_node(tree[i], part));
      i = attribute ? end_of_attribute(tree, i) : i + 1;
    }
    if (worst == Outcome::too_large) return worst;
    worst = worse(worst, push({.kind = ItemKind::text, .value = to_value(raw, texts_)}));
    worst = worse(worst, push({.kind = ItemKind::element_end}));
  }
  return worst;
}

Outcome Document::nested(RawValue raw) {
  if (fragment_depth_ == evtx::kMaxDepth || !budget_->spend(raw.size)) return Outcome::too_large;
  const auto from = static_cast<std::uint32_t>(raw.data - fragments_.chunk().data());
  Cursor cursor(fragments_.chunk(), from, from + raw.size);
  ++fragment_depth_;
  const Outcome outcome = fragment(cursor);
  --fragment_depth_;
  return outcome;
}

/// An attribute all of whose value is optional and null is not there.
Outcome Document::push_attribute(const Tree& tree, std::size_t at, const Part& part) {
  const std::size_t end = end_of_attribute(tree, at);
  bool there = end == at + 1;
  for (std::size_t i = at + 1; i < end; ++i) {
    const bool optional = tree[i].kind == NodeKind::optional_substitution;
    there |= !optional || !raw_value(part, tree[i].number).is(ValueType::null);
  }
  if (!there) return Outcome::complete;
  Outcome worst = push_node(tree[at], part);
  for (std::size_t i = at + 1; i < end && worst != Outcome::too_large; ++i) {
    const bool fragment = is_substitution(tree[i]) && raw_value(part, tree[i].number).is(ValueType::binary_xml);
    if (!fragment) worst = worse(worst, push_node(tree[i], part));
  }
  return worst;
}

Outcome Document::push_node(const Node& node, const Part& part) {
  if (is_substitution(node)) return push_substitution(node, part);
  Item item{.kind = kind_of(node.kind)};
  if (node.kind == NodeKind::character) {
    std::string& text = texts_.add();
    base::append_utf8(text, node.number);
    item.value = Value::of_utf8(text);
  } else if (node.name != kNoName) {
    item.name = fragments_.names().text(node.name);
  } else {
    item.value = Value::of_view(ValueKind::utf16le, node.text);
  }
  return push(item);
}

Outcome Document::push_substitution(const Node& node, const Part& part) {
  const RawValue raw = raw_value(part, node.number);
  if (raw.is(ValueType::binary_xml)) return nested(raw);
  if (node.kind == NodeKind::optional_substitution && raw.is(ValueType::null)) return Outcome::complete;
  if (!raw.is_array()) return push({.kind = ItemKind::text, .value = to_value(raw, texts_)});
  std::string& text = texts_.add();
  append_text(text, raw, texts_);
  return push({.kind = ItemKind::text, .value = Value::of_utf8(text)});
}

Outcome Document::push(Item item) {
  if (item.kind == ItemKind::element && depth_ == kMaxDepth) return Outcome::too_large;
  if (!budget_->spend(kItemCost + item.name.size() + (item.value.is_view() ? item.value.length : 0))) return Outcome::too_large;
  if (item.kind == ItemKind::element) ++depth_;
  if (item.kind == ItemKind::element_end) --depth_;
  items_.push_back(item);
  return Outcome::complete;
}

RawValue Document::raw_value(const Part& part, std::uint16_t number) const {
  return number < part.values ? fragments_.value(part.first_value + number) : RawValue{};
}

/// After a stop in the middle: the writers rely on balance.
void Document::close_open_elements() {
  std::vector<bool> in_start;
  for (const Item& item : items_) {
    if (item.kind == ItemKind::element) in_start.push_back(true);
    if (item.kind == ItemKind::attributes_end) in_start.back() = false;
    if (item.kind == ItemKind::element_end) in_start.pop_back();
  }
  for (; !in_start.empty(); in_start.pop_back()) {
    if (in_start.back()) items_.push_back({.kind = ItemKind::attributes_end});
    items_.push_back({.kind = ItemKind::element_end});
  }
}

}  // namespace beffroi::readers::evtx
