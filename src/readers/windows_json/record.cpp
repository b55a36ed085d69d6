// SPDX-License-Identifier: EUPL-1.2
#include "readers/windows_json/record.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "base/text.h"

namespace beffroi::readers::windows_json {
namespace {

namespace json = base::json;

/// A scalar as a value where it lies; nothing for objects and arrays.
std::optional<model::Value> scalar(const json::Value& value) {
  switch (value.kind()) {
    case json::Kind::null: return model::Value{};
    case json::Kind::boolean: return model::Value::of_boolean(value.as_boolean().value_or(false));
    case json::Kind::integer: return model::Value::of_signed(value.as_integer().value_or(0));
    case json::Kind::unsigned_integer: return model::Value::of_unsigned(value.as_unsigned().value_or(0));
    case json::Kind::real: return model::Value::of_real(value.as_real().value_or(0));
    case json::Kind::text: return model::Value::of_utf8(value.as_text().value_or(""));
    case json::Kind::array:
    case json::Kind::object: break;
  }
  return std::nullopt;
}

/// Names that writers give to the text of an element beside its attributes: the value belongs to the element's own name.
bool is_content_name(std::string_view name) { return name == "#text" || name == "Value" || name == "$value"; }

}  // namespace

std::optional<std::uint64_t> number_of(const json::Value& value) {
  if (const auto number = value.as_unsigned()) return number;
  if (const auto number = value.as_integer()) return std::bit_cast<std::uint64_t>(*number);
  auto text = value.as_text();
  if (!text) return std::nullopt;
  const bool hexadecimal = text->starts_with("0x") || text->starts_with("0X");
  if (hexadecimal) text->remove_prefix(2);
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(text->data(), text->data() + text->size(), number, hexadecimal ? 16 : 10);
  if (text->empty() || code != std::errc{} || end != text->data() + text->size()) return std::nullopt;
  return number;
}

void Record::clear() {
  fields_.clear();
  texts_.clear();
  event_ = {};
  has_data_ = has_event_id_ = cut_ = false;
}

void Record::envelope(std::string_view name, const json::Value& value) {
  const auto number = number_of(value);
  if (name == "EventID") {
    if (number && *number <= 0xFFFF'FFFF) envelope_unsigned(name, *number & 0xFFFF);  // the upper half are the qualifiers
  } else if (name == "Keywords") {
    if (number) envelope_hexadecimal(name, *number);
  } else if (name == "Channel" || name == "Computer" || name == "Provider_Name" || name == "Security_UserID") {
    if (const auto text = value.as_text()) envelope_text(name, *text);
  } else if (name.ends_with("Guid") || name.ends_with("ActivityID")) {
    if (const auto text = value.as_text(); text && !text->empty()) {
      std::string& guid = texts_.emplace_back(text->front() == '{' ? *text : '{' + std::string(*text) + '}');
      for (char& c : guid) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
      envelope_text(name, guid);
    }
  } else if (number) {
    envelope_unsigned(name, *number);
  }
}

namespace {

/// NXLog writes the channels of the first event log in any case.
std::string_view channel_of(std::string_view text) {
  for (const std::string_view classic : {"Security", "System", "Application"}) {
    if (base::equal_folded(text, classic)) return classic;
  }
  return text;
}

}  // namespace

void Record::envelope_text(std::string_view name, std::string_view text) {
  if (name == "Channel") text = channel_of(text);
  if (name == "Channel") event_.channel = symbols_.intern(text);
  if (name == "Computer") event_.computer = symbols_.intern(text);
  if (name == "Provider_Name") event_.provider = symbols_.intern(text);
  add(name, model::FieldScope::system, model::Value::of_utf8(text));
}

void Record::envelope_unsigned(std::string_view name, std::uint64_t number) {
  if (name == "EventID") {
    event_.code = static_cast<std::uint32_t>(number);
    has_event_id_ = true;
  }
  if (name == "EventRecordID") event_.record_id = number;
  add(name, model::FieldScope::system, model::Value::of_unsigned(number));
}

void Record::envelope_hexadecimal(std::string_view name, std::uint64_t number) {
  add(name, model::FieldScope::system, model::Value::of_hexadecimal(number));
}

void Record::data(std::string_view name, const json::Value& value, unsigned depth) {
  if (depth > kMaxDepth) {
    cut_ = true;
  } else if (const auto simple = scalar(value)) {
    add(name, model::FieldScope::data, *simple);
    has_data_ = true;
  } else if (value.kind() == json::Kind::array) {
    for (const json::Value& element : value.elements()) data(name, element, depth + 1);
  } else {
    // {"@Name": "LogonType", "#text": "3"}: the name of the field is itself a value.
    const auto own_name = value.find("@Name").or_else([&] { return value.find("Name"); });
    const auto text = value.find("#text");
    if (own_name && text && own_name->as_text()) return data(*own_name->as_text(), *text, depth + 1);
    for (const auto& [inner, content] : value.members()) {
      if (inner == "#attributes" || inner == "xmlns" || inner.starts_with('@')) continue;
      data(is_content_name(inner) ? name : inner, content, depth + 1);
    }
  }
}

void Record::data_text(std::string_view name, std::string_view text) {
  add(name, model::FieldScope::data, model::Value::of_utf8(text));
  has_data_ = true;
}

bool Record::says(std::string_view name) const {
  return std::ranges::any_of(fields_, [&](const model::Field& field) {
    return field.scope == model::FieldScope::data && symbols_.text(field.name) == name;
  });
}

void Record::time(model::EventTime time) {
  event_.time = time;
  add("TimeCreated", model::FieldScope::system, model::Value::of_moment(time.moment));
}

void Record::add(std::string_view name, model::FieldScope scope, model::Value value) {
  if (fields_.size() >= kMaxFields) {
    cut_ = true;
    return;
  }
  const model::Symbol symbol = symbols_.intern(name);
  if (is_wanted_.size() <= symbol) is_wanted_.resize(symbol + 1, -1);
  if (is_wanted_[symbol] < 0) is_wanted_[symbol] = wanted_.wants(symbols_.text(symbol)) ? 1 : 0;
  if (symbol == model::kNoSymbol) cut_ = cut_ || symbols_.overflowed();
  if (is_wanted_[symbol] == 1 && symbol != model::kNoSymbol) fields_.push_back({symbol, scope, value});
}

model::Event& Record::event() {
  event_.fields = fields_;
  return event_;
}

}  // namespace beffroi::readers::windows_json
