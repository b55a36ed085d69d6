// SPDX-License-Identifier: EUPL-1.2
#include "base/yaml/writer.h"

#include <yaml.h>

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/text.h"

namespace beffroi::base::yaml {
namespace {

/// Whether YAML 1.1 or 1.2 takes a plain scalar for a number, a date, a truth value or nothing.
bool is_more_than_text(std::string_view value) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan", "<<", "="});
  if (std::ranges::find(kWords, fold(value)) != kWords.end()) return true;
  const char first = value.front();
  const bool may_be_number = (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
  return may_be_number;
}

/// What must be written as an escape: control characters, and the line ends of Unicode, which libyaml would break the line at.
bool needs_escapes(std::string_view value) {
  for (const std::string_view line_end : {"\u0085", "\u2028", "\u2029"}) {
    if (value.find(line_end) != value.npos) return true;
  }
  return std::ranges::any_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// One libyaml emitter that writes a document of one mapping with one scalar.
class ScalarEmitter {
 public:
  ScalarEmitter() {
    BEFFROI_ASSERT(yaml_emitter_initialize(&emitter_) == 1);
    yaml_emitter_set_output(&emitter_, append, &out_);
    yaml_emitter_set_unicode(&emitter_, 1);
    yaml_emitter_set_width(&emitter_, -1);
  }
  ~ScalarEmitter() { yaml_emitter_delete(&emitter_); }
  ScalarEmitter(const ScalarEmitter&) = delete;
  ScalarEmitter& operator=(const ScalarEmitter&) = delete;

  std::string emit(std::string_view value, yaml_scalar_style_t style) {
    yaml_event_t event;
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING);
    send(event);
    yaml_document_start_event_initialize(&event, nullptr, nullptr, nullptr, 1);
    send(event);
    yaml_mapping_start_event_initialize(&event, nullptr, nullptr, 1, YAML_BLOCK_MAPPING_STYLE);
    send(event);
    scalar(event, "k", YAML_PLAIN_SCALAR_STYLE);
    scalar(event, value, style);
    yaml_mapping_end_event_initialize(&event);
    send(event);
    yaml_document_end_event_initialize(&event, 1);
    send(event);
    yaml_stream_end_event_initialize(&event);
    send(event);
    constexpr std::size_t kKey = 3;  // "k: "
    while (out_.ends_with('\n')) out_.pop_back();
    return out_.size() < kKey ? std::string() : out_.substr(kKey);
  }

 private:
  static int append(void* out, unsigned char* bytes, std::size_t size) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
    return 1;
  }

  void scalar(yaml_event_t& event, std::string_view value, yaml_scalar_style_t style) {
    auto* bytes = reinterpret_cast<const yaml_char_t*>(value.data());
    yaml_scalar_event_initialize(&event, nullptr, nullptr, bytes, static_cast<int>(value.size()), 1, 1, style);
    send(event);
  }

  void send(yaml_event_t& event) { BEFFROI_ASSERT(yaml_emitter_emit(&emitter_, &event) == 1); }

  yaml_emitter_t emitter_{};
  std::string out_;
};

}  // namespace

std::string scalar_text(std::string_view value, bool must_be_text) {
  const std::string valid = to_valid_utf8(value);
  auto style = YAML_PLAIN_SCALAR_STYLE;
  if (needs_escapes(valid)) {
    style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  } else if (must_be_text && is_more_than_text(valid)) {
    style = YAML_SINGLE_QUOTED_SCALAR_STYLE;
  }
  return ScalarEmitter().emit(valid, style);
}

void Writer::finish_line() {
  if (!line_open_) return;
  if (!beside_.empty()) out_ += "  # " + beside_;
  beside_.clear();
  out_ += '\n';
  line_open_ = false;
}

/// Starts the line of a key or of an element, comments first. A key behind a dash continues the dash's line.
void Writer::before_entry() {
  BEFFROI_ASSERT(!levels_.empty());
  Level& level = levels_.back();
  level.is_empty = false;
  if (after_dash_ && held_.empty()) {
    after_dash_ = false;
    return;
  }
  after_dash_ = false;
  finish_line();
  const std::string indent(level.indent, ' ');
  for (const std::string& line : held_) out_ += line.empty() ? "\n" : indent + line + "\n";
  held_.clear();
  out_ += indent;
  line_open_ = true;
}

Writer& Writer::key(std::string_view name) {
  BEFFROI_ASSERT(!levels_.empty() && !levels_.back().is_sequence && !after_key_);
  before_entry();
  out_ += scalar_text(name, true) + ":";
  after_key_ = true;
  return *this;
}

void Writer::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  BEFFROI_ASSERT(levels_.back().is_sequence);
  before_entry();
  out_ += "-";
}

void Writer::scalar(std::string_view laid_out) {
  BEFFROI_ASSERT(!levels_.empty());
  before_value();
  out_ += " ";
  out_ += laid_out;
}

Writer& Writer::text(std::string_view value) { return scalar(scalar_text(value, true)), *this; }
Writer& Writer::plain(std::string_view word) { return scalar(scalar_text(word, false)), *this; }
Writer& Writer::nothing() { return before_value(), *this; }
Writer& Writer::number(std::int64_t value) { return plain(std::to_string(value)); }

void Writer::begin(bool is_sequence) {
  const bool in_sequence = !levels_.empty() && !after_key_;
  const std::size_t indent = levels_.empty() ? 0 : levels_.back().indent + 2;
  before_value();
  if (in_sequence) {
    out_ += " ";
    after_dash_ = true;
  }
  levels_.push_back({is_sequence, true, indent});
}

void Writer::end(std::string_view empty) {
  BEFFROI_ASSERT(!levels_.empty() && !after_key_);
  const bool was_empty = levels_.back().is_empty;
  levels_.pop_back();
  if (!was_empty) return;
  out_ += after_dash_ || levels_.empty() ? "" : " ";
  out_ += empty;
  after_dash_ = false;
  line_open_ = true;
}

Writer& Writer::begin_mapping() { return begin(false), *this; }
Writer& Writer::end_mapping() { return end("{}"), *this; }
Writer& Writer::begin_sequence() { return begin(true), *this; }
Writer& Writer::end_sequence() { return end("[]"), *this; }

Writer& Writer::comment(std::string_view text) {
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    held_.push_back("# " + to_valid_utf8(printable(text.substr(0, end))));
    if (end == text.size()) return *this;
    text.remove_prefix(end + 1);
  }
}

Writer& Writer::beside(std::string_view text) {
  beside_ = printable(text);
  return *this;
}

Writer& Writer::blank_line() {
  held_.emplace_back();
  return *this;
}

std::string Writer::take() {
  BEFFROI_ASSERT(levels_.empty());
  finish_line();
  for (const std::string& line : held_) out_ += line + "\n";
  held_.clear();
  return std::move(out_);
}

}  // namespace beffroi::base::yaml
