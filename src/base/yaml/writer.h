// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beffroi::base::yaml {

/// Writes one YAML document that a person will read and change: block style, two blanks a level, comments. What it writes, parse()
/// reads back the same. libyaml lays out the scalars; it cannot write comments, so that lines and indentation are ours.
///
/// Calls follow the shape of the document: in a mapping key() before each value, in a sequence values one after the other. Invalid
/// UTF-8 becomes U+FFFD.
class Writer {
 public:
  Writer& begin_mapping();
  Writer& end_mapping();
  Writer& begin_sequence();
  Writer& end_sequence();
  Writer& key(std::string_view name);

  /// A scalar that is read back as text: quoted where YAML would take it for something else.
  Writer& text(std::string_view value);
  /// A number or a word of YAML's own (true, null), which the caller knows to be one.
  Writer& plain(std::string_view word);
  Writer& number(std::int64_t value);
  /// A value left open, which is read back as null: "key:".
  Writer& nothing();

  /// Lines of their own before the next entry, each behind "# "; a line end starts a new one.
  Writer& comment(std::string_view text);
  /// Beside the key that was written last, or the scalar behind it. One line.
  Writer& beside(std::string_view text);
  /// An empty line before the next entry.
  Writer& blank_line();

  /// The document. Every mapping and sequence must be ended.
  std::string take();

 private:
  struct Level {
    bool is_sequence = false;
    bool is_empty = true;
    std::size_t indent = 0;
  };

  void before_entry();
  void before_value();
  void begin(bool is_sequence);
  void end(std::string_view empty);
  void scalar(std::string_view laid_out);
  void finish_line();

  std::string out_;
  std::string beside_;             // comment of the line that is open
  std::vector<std::string> held_;  // comment lines and blank lines before the next entry
  std::vector<Level> levels_;
  bool line_open_ = false;   // something stands on the last line
  bool after_key_ = false;   // a value must follow on this line or below it
  bool after_dash_ = false;  // the next key stands behind "- "
};

/// How libyaml writes a scalar within a block: plain where it can be, in quotes otherwise, always on one line.
std::string scalar_text(std::string_view value, bool must_be_text);

}  // namespace beffroi::base::yaml
