// SPDX-License-Identifier: EUPL-1.2
#include "base/json/writer.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "base/ascii.h"
#include "base/text.h"

namespace beffroi::base::json {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (;;) {
    const std::size_t plain = count_plain_json(text);
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const char32_t c = next_code_point(text);
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029) {
          fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(c));
        } else {
          append_utf8(out, c);
        }
    }
  }
  out += '"';
}

void Writer::new_line() {
  if (!pretty_) return;
  text_ += '\n';
  text_.append(2 * has_members_.size(), ' ');
}

void Writer::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_members_.empty()) return;
  if (has_members_.back()) text_ += ',';
  has_members_.back() = true;
  new_line();
}

Writer& Writer::begin_object() {
  before_value();
  text_ += '{';
  has_members_.push_back(false);
  return *this;
}

Writer& Writer::begin_array() {
  before_value();
  text_ += '[';
  has_members_.push_back(false);
  return *this;
}

void Writer::close(char bracket) {
  const bool any = has_members_.back();
  has_members_.pop_back();
  if (any) new_line();
  text_ += bracket;
}

Writer& Writer::end_object() {
  close('}');
  return *this;
}

Writer& Writer::end_array() {
  close(']');
  return *this;
}

Writer& Writer::key(std::string_view name) {
  before_value();
  append_quoted(text_, name);
  text_ += pretty_ ? ": " : ":";
  after_key_ = true;
  return *this;
}

Writer& Writer::value(std::string_view content) {
  before_value();
  append_quoted(text_, content);
  return *this;
}

Writer& Writer::raw(std::string_view json) {
  before_value();
  text_ += json;
  return *this;
}

Writer& Writer::value(bool truth) { return raw(truth ? "true" : "false"); }
Writer& Writer::value(std::int64_t number) { return raw(fmt::format_int(number).c_str()); }
Writer& Writer::value(std::uint64_t number) { return raw(fmt::format_int(number).c_str()); }
Writer& Writer::null() { return raw("null"); }

Writer& Writer::value(double number) { return std::isfinite(number) ? raw(fmt::format("{}", number)) : null(); }

}  // namespace beffroi::base::json
