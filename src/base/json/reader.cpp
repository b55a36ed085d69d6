// SPDX-License-Identifier: EUPL-1.2
// Our face of simdjson's document tree. Value keeps the position of an element in the parser's tape, so that no header of the
// library is seen elsewhere.
#include "base/json/reader.h"

#include <simdjson.h>

#include <new>

namespace beffroi::base::json {
namespace dom = simdjson::dom;

struct Parser::State {
  dom::parser parser;
};

namespace {

// A dom::element is two words (document, index) and trivially copyable: that is what Value carries.
static_assert(sizeof(dom::element) == 2 * sizeof(void*) && std::is_trivially_copyable_v<dom::element>);

struct Words {
  const void* tape;
  std::size_t index;
};

Words take_apart(const dom::element& element) {
  Words words;
  std::memcpy(&words, &element, sizeof words);
  return words;
}

dom::element put_together(const void* tape, std::size_t index) {
  const Words words{tape, index};
  dom::element element;
  std::memcpy(static_cast<void*>(&element), &words, sizeof words);
  return element;
}

template <class T>
std::optional<T> content(const dom::element& element) {
  T value;
  if (element.get(value) != simdjson::SUCCESS) return std::nullopt;
  return value;
}

}  // namespace

Value Value::from_words(const void* tape, std::size_t index) {
  Value value;
  value.tape_ = tape;
  value.index_ = index;
  return value;
}

Kind Value::kind() const {
  switch (put_together(tape_, index_).type()) {
    case dom::element_type::ARRAY: return Kind::array;
    case dom::element_type::OBJECT: return Kind::object;
    case dom::element_type::INT64: return Kind::integer;
    case dom::element_type::UINT64: return Kind::unsigned_integer;
    case dom::element_type::DOUBLE: return Kind::real;
    case dom::element_type::STRING: return Kind::text;
    case dom::element_type::BOOL: return Kind::boolean;
    case dom::element_type::NULL_VALUE: break;
  }
  return Kind::null;
}

std::optional<std::string_view> Value::as_text() const { return content<std::string_view>(put_together(tape_, index_)); }
std::optional<bool> Value::as_boolean() const { return content<bool>(put_together(tape_, index_)); }
std::optional<std::int64_t> Value::as_integer() const { return content<std::int64_t>(put_together(tape_, index_)); }
std::optional<std::uint64_t> Value::as_unsigned() const { return content<std::uint64_t>(put_together(tape_, index_)); }
std::optional<double> Value::as_real() const { return content<double>(put_together(tape_, index_)); }

std::vector<std::pair<std::string_view, Value>> Value::members() const {
  std::vector<std::pair<std::string_view, Value>> all;
  dom::object object;
  if (put_together(tape_, index_).get(object) != simdjson::SUCCESS) return all;
  for (const dom::key_value_pair member : object) {
    const Words words = take_apart(member.value);
    all.emplace_back(member.key, from_words(words.tape, words.index));
  }
  return all;
}

std::vector<Value> Value::elements() const {
  std::vector<Value> all;
  dom::array array;
  if (put_together(tape_, index_).get(array) != simdjson::SUCCESS) return all;
  for (const dom::element element : array) {
    const Words words = take_apart(element);
    all.push_back(from_words(words.tape, words.index));
  }
  return all;
}

std::optional<Value> Value::find(std::string_view name) const {
  dom::object object;
  if (put_together(tape_, index_).get(object) != simdjson::SUCCESS) return std::nullopt;
  dom::element element;
  if (object.at_key(name).get(element) != simdjson::SUCCESS) return std::nullopt;
  const Words words = take_apart(element);
  return from_words(words.tape, words.index);
}

std::string Value::text_of(std::string_view name) const {
  const auto member = find(name);
  return std::string(member ? member->as_text().value_or("") : "");
}

Parser::Parser() : state_(std::make_unique<State>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Result<Value> Parser::parse(std::string_view text) {
  dom::element root;
  // allocate() fixes the depth; a text deeper than that is refused by the library before anything recurses over it.
  auto code = simdjson::SUCCESS;
  if (state_->parser.capacity() < text.size() || state_->parser.max_depth() != kMaxDepth) {
    code = state_->parser.allocate(std::max<std::size_t>(text.size(), 4096), kMaxDepth);
  }
  // An empty view may have no address at all, and the library copies from it.
  if (text.empty()) text = "";
  if (code == simdjson::SUCCESS) code = state_->parser.parse(text.data(), text.size()).get(root);
  if (code != simdjson::SUCCESS) return fail("json.invalid", {{"reason", std::string(simdjson::error_message(code))}});
  const Words words = take_apart(root);
  return Value::from_words(words.tape, words.index);
}

}  // namespace beffroi::base::json
