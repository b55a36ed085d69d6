// SPDX-License-Identifier: EUPL-1.2
#include "report/html/markup.h"

#include <algorithm>

#include "base/assert.h"
#include "base/resources.h"
#include "base/text.h"

namespace beffroi::report::html {
namespace {

/// At most kMaxShownCharacters characters.
std::string shortened(std::string_view content) {
  if (content.size() <= kMaxShownCharacters) return std::string(content);
  std::string_view rest = content;
  for (std::size_t shown = 0; !rest.empty(); ++shown) {
    if (shown == kMaxShownCharacters) return std::string(content.substr(0, content.size() - rest.size())) + "…";
    base::next_code_point(rest);
  }
  return std::string(content);
}

/// The one place where characters that mean something to a browser lose their meaning, in text and in attribute values.
void append_escaped(std::string& out, std::string_view content) {
  for (const char c : base::printable(shortened(content))) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

}  // namespace

Markup text(std::string_view content) {
  Markup made;
  append_escaped(made.bytes_, content);
  return made;
}

Markup as_is(Literal content) {
  Markup made;
  made.bytes_ = content.view();
  return made;
}

Markup embedded(Literal resource) {
  const auto bytes = base::resource(resource.view());
  BEFFROI_ASSERT(bytes.has_value());
  Markup made;
  made.bytes_ = *bytes;
  return made;
}

Markup json_block(std::string_view json) {
  Markup made;
  for (const char c : json) {  // these signs stand in JSON within texts only, where their numbers mean the same
    switch (c) {
      case '<': made.bytes_ += "\\u003c"; break;
      case '>': made.bytes_ += "\\u003e"; break;
      case '&': made.bytes_ += "\\u0026"; break;
      default: made.bytes_ += c;
    }
  }
  return made;
}

Markup element_of(std::string_view name, const std::vector<Attribute>& attributes, std::string_view target,
                  const Markup* content) {
  Markup made;
  std::string& out = made.bytes_;
  out.append("<").append(name);
  for (const Attribute& attribute : attributes) {
    out.append(" ").append(attribute.name.view()).append("=\"");
    append_escaped(out, attribute.value);
    out += '"';
  }
  if (!target.empty()) {
    out += " href=\"#";
    append_escaped(out, target);
    out += '"';
  }
  out += '>';
  if (content != nullptr) out.append(content->bytes_).append("</").append(name).append(">");
  return made;
}

Markup lone(Literal name, const std::vector<Attribute>& attributes) { return element_of(name.view(), attributes, {}, nullptr); }

Markup link_to(std::string_view id, const std::vector<Attribute>& attributes, const Markup& content) {
  return element_of("a", attributes, id, &content);
}

Markup link_beside(std::string_view path, const std::vector<Attribute>& attributes, const Markup& content) {
  const auto plain = [](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '-' ||
           sign == '_' || sign == '.' || sign == '/';
  };
  if (path.empty() || path.starts_with('/') || path.find("..") != path.npos || !std::ranges::all_of(path, plain))
    return content;
  Markup link = element_of("a", attributes, {}, &content);
  link.bytes_.insert(2, " href=\"" + std::string(path) + "\"");
  return link;
}

std::string machine_time(base::Timestamp time) {
  const std::string whole = base::format_rfc3339(time);
  const std::size_t dot = whole.find('.');
  return dot == whole.npos ? whole : whole.substr(0, dot + 4) + "Z";
}

Markup web_link(std::string_view address, const Markup& content) {
  constexpr std::string_view kSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#=&%+,@";
  const bool is_web = address.starts_with("https://") || address.starts_with("http://");
  if (!is_web || address.find_first_not_of(kSigns) != address.npos) return content;
  Markup link;
  link.bytes_ = "<a href=\"" + text(address).bytes() + "\">" + content.bytes() + "</a>";
  return link;
}

Markup telephone_link(std::string_view number) {
  std::string dialled;
  for (const char sign : number) {
    if ((sign >= '0' && sign <= '9') || (sign == '+' && dialled.empty())) dialled += sign;
  }
  Markup link;
  link.bytes_ = "<a href=\"tel:" + dialled + "\">" + text(number).bytes() + "</a>";
  return link;
}

Markup sentence(const std::vector<base::Piece>& pieces) {
  Markup made;
  for (const base::Piece& piece : pieces) {
    made += piece.from_argument ? element("bdi", text(piece.text)) : text(piece.text);
  }
  return made;
}

}  // namespace beffroi::report::html
