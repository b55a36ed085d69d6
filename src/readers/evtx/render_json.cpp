// SPDX-License-Identifier: EUPL-1.2
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "base/json/writer.h"
#include "readers/evtx/render.h"

namespace beffroi::readers::evtx {
namespace {

using base::json::Writer;
using model::ValueKind;

using Items = std::span<const Item>;

/// An element taken apart: what JSON has to know before it can write the first byte.
struct Element {
  std::string_view name;
  std::vector<std::pair<std::string_view, Items>> attributes;
  std::vector<Items> children;  ///< whole elements, with their tags
  std::vector<Item> texts;
};

std::size_t end_of_element(Items items, std::size_t at) {
  for (std::size_t depth = 0;; ++at) {
    if (items[at].kind == ItemKind::element) ++depth;
    if (items[at].kind == ItemKind::element_end && --depth == 0) return at;
  }
}

Element take_apart(Items items) {
  Element element{.name = items[0].name, .attributes = {}, .children = {}, .texts = {}};
  std::size_t at = 1;
  while (items[at].kind != ItemKind::attributes_end) {
    std::size_t end = at + 1;
    while (items[end].kind != ItemKind::attribute && items[end].kind != ItemKind::attributes_end) ++end;
    if (items[at].kind == ItemKind::attribute)
      element.attributes.emplace_back(items[at].name, items.subspan(at + 1, end - at - 1));
    at = end;
  }
  for (++at; at + 1 < items.size(); ++at) {
    if (items[at].kind == ItemKind::element) {
      const std::size_t end = end_of_element(items, at);
      element.children.push_back(items.subspan(at, end + 1 - at));
      at = end;
    } else if (items[at].kind != ItemKind::instruction_target && items[at].kind != ItemKind::instruction_data) {
      element.texts.push_back(items[at]);
    }
  }
  return element;
}

std::string text_of(const Item& item) {
  if (item.kind != ItemKind::entity) return canonical_text(item.value);
  if (item.name == "amp") return "&";
  if (item.name == "lt") return "<";
  if (item.name == "gt") return ">";
  if (item.name == "quot") return "\"";
  if (item.name == "apos") return "'";
  return '&' + std::string(item.name) + ';';
}

std::string text_of(std::span<const Item> items) {
  std::string text;
  for (const Item& item : items) text += text_of(item);
  return text;
}

/// One value keeps its type, several make a text, none is null.
void write_texts(Writer& json, std::span<const Item> items) {
  if (items.empty()) {
    json.null();
    return;
  }
  const model::Value& value = items[0].value;
  if (items.size() > 1 || items[0].kind == ItemKind::entity) {
    json.value(text_of(items));
    return;
  }
  switch (value.kind) {
    case ValueKind::null: json.null(); return;
    case ValueKind::boolean: json.value(value.truth); return;
    case ValueKind::integer: json.value(value.signed_number); return;
    case ValueKind::unsigned_integer: json.value(value.number); return;
    case ValueKind::real:
      if (!std::isfinite(value.real)) break;
      json.value(value.real);
      return;
    default: break;
  }
  json.value(canonical_text(value));
}

class JsonWriter {
 public:
  void document(Items items) {
    std::vector<Items> roots;
    for (std::size_t at = 0; at < items.size(); ++at) {
      if (items[at].kind != ItemKind::element) continue;
      const std::size_t end = end_of_element(items, at);
      roots.push_back(items.subspan(at, end + 1 - at));
      at = end;
    }
    json_.begin_object();
    members(roots, false);
    json_.end_object();
  }

  std::string text() && { return std::move(json_).text(); }

 private:
  /// As deep as the document: at most Document::kMaxDepth.
  void element(const Element& element, bool names_itself) {
    const bool attributes = element.attributes.size() > (names_itself ? 1u : 0u);
    if (!attributes && element.children.empty()) return write_texts(json_, element.texts);
    json_.begin_object();
    if (attributes) write_attributes(element, names_itself);
    if (!element.texts.empty()) {
      json_.key("#text");
      write_texts(json_, element.texts);
    }
    members(element.children, element.name == "EventData" || element.name == "UserData");
    json_.end_object();
  }

  void write_attributes(const Element& element, bool names_itself) {
    json_.key("#attributes").begin_object();
    for (const auto& [name, value] : element.attributes) {
      if (names_itself && name == "Name") continue;
      json_.key(name);
      write_texts(json_, value);
    }
    json_.end_object();
  }

  /// Children of one name become an array where the first of them stands.
  void members(const std::vector<Items>& children, bool data) {
    std::vector<std::pair<std::string, std::vector<Child>>> groups;
    std::map<std::string, std::size_t> place;
    for (const Items items : children) {
      Child child{take_apart(items), false};
      std::string name(child.element.name);
      for (const auto& [attribute, value] : child.element.attributes) {
        if (!data || attribute != "Name" || (name != "Data" && name != "ComplexData")) continue;
        name = text_of(value);
        child.names_itself = true;
        break;
      }
      const auto [found, added] = place.emplace(name, groups.size());
      if (added) groups.emplace_back(std::move(name), std::vector<Child>{});
      groups[found->second].second.push_back(std::move(child));
    }
    for (const auto& [name, group] : groups) {
      json_.key(name);
      if (group.size() > 1) json_.begin_array();
      for (const Child& child : group) element(child.element, child.names_itself);
      if (group.size() > 1) json_.end_array();
    }
  }

  struct Child {
    Element element;
    bool names_itself;  ///< by its Name attribute
  };

  Writer json_;
};

}  // namespace

void append_json(std::string& out, std::span<const Item> document) {
  JsonWriter writer;
  writer.document(document);
  out += std::move(writer).text();
}

}  // namespace beffroi::readers::evtx
