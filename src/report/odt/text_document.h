// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"

namespace beffroi::report::odt {

/// How a paragraph looks; a style of styles.xml each.
enum class Style {
  title,
  heading,
  label,
  body,
  note,
  open,  ///< to be filled in
  signature,
  poster,       ///< read from across a corridor
  item,         ///< of a list: those that follow each other are one
  poster_item,  ///< of a list on a poster
};

/// A text document of an office suite (OpenDocument 1.3), to be edited: headings, paragraphs, page breaks, a header and a footer. Any text
/// may be given: markup is escaped, characters that XML cannot hold become U+FFFD, control and bidirectional characters are made
/// visible. The same paragraphs give the same bytes.
class TextDocument {
 public:
  /// `header` stands on every page; empty for none. `language` is that of its text: what is read aloud and checked for spelling.
  TextDocument(std::string_view title, std::string_view header, base::Language language)
      : title_(title), header_(header), language_(language) {}

  /// Lines of a text become line breaks of one paragraph.
  void add(Style style, std::string_view text);
  /// A bold beginning and what follows it in one paragraph.
  void add(Style style, std::string_view strong, std::string_view text);

  /// The file: a zip archive with content.xml, styles.xml, meta.xml and its manifest.
  std::string bytes() const;

 private:
  std::string title_, header_, body_;
  base::Language language_;
};

}  // namespace beffroi::report::odt
