// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace beffroi::base::json {

enum class Kind : std::uint8_t { null, boolean, integer, unsigned_integer, real, text, array, object };

/// A value of a parsed document: a light view, valid until its Parser parses again or dies.
class Value {
 public:
  Kind kind() const;
  /// The content where the kind is the one asked for, else nothing.
  std::optional<std::string_view> as_text() const;
  std::optional<bool> as_boolean() const;
  /// Any whole number that fits, whether written signed or unsigned.
  std::optional<std::int64_t> as_integer() const;
  std::optional<std::uint64_t> as_unsigned() const;
  /// Any number.
  std::optional<double> as_real() const;

  /// Members and elements in the order of the text; empty where the kind is another.
  std::vector<std::pair<std::string_view, Value>> members() const;
  std::vector<Value> elements() const;
  /// The first member called `name`, exactly as written.
  std::optional<Value> find(std::string_view name) const;
  /// The text of that member; empty where there is none, or it is no text.
  std::string text_of(std::string_view name) const;

 private:
  friend class Parser;
  static Value from_words(const void* tape, std::size_t index);

  const void* tape_ = nullptr;  // the library's document, kept out of this header
  std::size_t index_ = 0;
};

/// Parses one JSON document after the other, reusing its memory. Depth is bounded (kMaxDepth), size by the caller.
class Parser {
 public:
  static constexpr std::size_t kMaxDepth = 64;

  Parser();
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  /// Error id `json.invalid` with the library's reason; never throws. The text may be freed afterwards.
  Result<Value> parse(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace beffroi::base::json
