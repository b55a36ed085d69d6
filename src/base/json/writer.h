// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::base::json {

/// Writes JSON text piece by piece, deterministic and always valid UTF-8 (invalid bytes become U+FFFD). Keys come out in the
/// order they are given. With `pretty` two blanks a level, else no white space at all.
class Writer {
 public:
  explicit Writer(bool pretty = false) : pretty_(pretty) {}

  /// So many bytes of text are expected.
  void reserve(std::size_t bytes) { text_.reserve(bytes); }

  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);

  Writer& value(std::string_view text);
  Writer& value(const char* text) { return value(std::string_view(text)); }
  Writer& value(bool truth);
  Writer& value(std::int64_t number);
  Writer& value(std::uint64_t number);
  Writer& value(int number) { return value(static_cast<std::int64_t>(number)); }
  Writer& value(unsigned number) { return value(static_cast<std::uint64_t>(number)); }
  Writer& value(double number);
  Writer& null();
  /// JSON text that is already written and known to be valid.
  Writer& raw(std::string_view json);

  template <class T>
  Writer& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }

  const std::string& text() const& { return text_; }
  std::string text() && { return std::move(text_); }

 private:
  void before_value();
  void close(char bracket);
  void new_line();

  std::string text_;
  std::vector<bool> has_members_;
  bool after_key_ = false;
  bool pretty_;
};

/// `text` as a JSON string, quotes included.
void append_quoted(std::string& out, std::string_view text);

}  // namespace beffroi::base::json
