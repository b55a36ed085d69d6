// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/time.h"

namespace beffroi::report::html {

/// Words of our own source, known when the program was compiled: the only thing that can become a tag or markup as it stands.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)
  std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

/// The name of an attribute that cannot load, run or style anything: compiling refuses the others.
class AttributeName {
 public:
  consteval AttributeName(const char* name) : name_(name) {  // NOLINT(google-explicit-constructor)
    for (const std::string_view refused : {"href", "src", "style", "action", "formaction", "srcdoc", "data", "xlink:href"}) {
      if (name_ == refused) throw "attribute not allowed";
    }
    if (name_.starts_with("on")) throw "event handlers are not allowed";
  }
  std::string_view view() const { return name_; }

 private:
  std::string_view name_;
};

struct Attribute {
  AttributeName name;
  std::string value;
};

/// A piece of a page. Evidence enters only as escaped text or as an escaped attribute value; there is no way to make markup
/// from a string at run time, so a report cannot carry markup that the evidence wrote.
class Markup {
 public:
  Markup() = default;

  Markup& operator+=(const Markup& more) {
    bytes_ += more.bytes_;
    return *this;
  }
  bool empty() const { return bytes_.empty(); }
  const std::string& bytes() const { return bytes_; }

 private:
  friend Markup text(std::string_view);
  friend Markup as_is(Literal);
  friend Markup telephone_link(std::string_view);
  friend Markup keep_options_whole(const Markup&);
  friend Markup embedded(Literal);
  friend Markup json_block(std::string_view);
  friend Markup link_beside(std::string_view, const std::vector<Attribute>&, const Markup&);
  friend Markup web_link(std::string_view, const Markup&);
  friend Markup element_of(std::string_view, const std::vector<Attribute>&, std::string_view, const Markup*);

  std::string bytes_;
};

inline constexpr std::size_t kMaxShownCharacters = 2000;  ///< of one text of the evidence; the rest is cut with an ellipsis

/// Any text, shown as text: markup escaped, control, bidirectional and invisible characters made visible, cut if very long.
Markup text(std::string_view content);
/// Markup of our own: style sheets, drawings.
Markup as_is(Literal content);

/// A script or a style sheet of ours that the program carries (base/resources.h), as it stands. It must be there.
Markup embedded(Literal resource);
/// Valid JSON as the content of a <script type="application/json">, which is never run: no text within it can end the element.
Markup json_block(std::string_view json);

/// What element() and its like are made of: `target` is the id that a link leads to, `content` null for an element without end.
Markup element_of(std::string_view name, const std::vector<Attribute>& attributes, std::string_view target,
                  const Markup* content);

template <std::same_as<Markup>... Content>
Markup join(const Content&... content) {
  Markup all;
  ((all += content), ...);
  return all;
}

template <std::same_as<Markup>... Content>
Markup element(Literal name, const std::vector<Attribute>& attributes, const Content&... content) {
  Markup all;
  ((all += content), ...);
  return element_of(name.view(), attributes, {}, &all);
}

template <std::same_as<Markup>... Content>
Markup element(Literal name, const Content&... content) {
  return element(name, std::vector<Attribute>{}, content...);
}

/// <meta …>: an element without content and end.
Markup lone(Literal name, const std::vector<Attribute>& attributes);

/// A link to an element of this page; there are no others.
Markup link_to(std::string_view id, const std::vector<Attribute>& attributes, const Markup& content);

/// A link to a file beside this page or in folders below it: a path of letters, digits, '-', '_', '.' and '/', without "..". Any other
/// target gives the content without a link.
Markup link_beside(std::string_view path, const std::vector<Attribute>& attributes, const Markup& content);

/// A link to an address of the web that people of the town gave, never one of the evidence: https or http, with signs that an address is
/// made of. Any other gives the content without a link.
Markup web_link(std::string_view address, const Markup& content);

/// A telephone number that can be touched to call it: only its digits and a leading + become part of the address.
Markup telephone_link(std::string_view number);

/// The same with every option of a command (« --by ») kept on one line: browsers break after a hyphen. For pages that are printed.
Markup keep_options_whole(const Markup& content);

/// What the attribute datetime of <time> may hold: RFC 3339 in UTC, to the millisecond, which is all that HTML knows.
std::string machine_time(base::Timestamp time);

/// A sentence of the catalogue; what came from arguments is isolated (<bdi>) and stands out.
Markup sentence(const std::vector<base::Piece>& pieces);

}  // namespace beffroi::report::html
