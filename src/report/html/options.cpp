// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "report/html/markup.h"

namespace beffroi::report::html {
namespace {

constexpr std::size_t kMaxOption = 40;  // longer ones are none of ours and must be able to break

bool is_letter(char sign) { return sign >= 'a' && sign <= 'z'; }

bool is_word(char sign) {
  return is_letter(sign) || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '-';
}

/// How long the option is that begins here; 0 where none does.
std::size_t option_at(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("--") || at + 2 >= text.size() || !is_letter(text[at + 2])) return 0;
  if (at > 0 && is_word(text[at - 1])) return 0;
  std::size_t end = at + 2;
  while (end < text.size() && (is_letter(text[end]) || text[end] == '-')) ++end;
  return end - at <= kMaxOption ? end - at : 0;
}

/// `text` stands between two tags and is escaped.
void append(std::string& out, std::string_view text) {
  std::size_t told = 0;
  for (std::size_t at = text.find("--"); at != text.npos; at = text.find("--", at)) {
    const std::size_t length = option_at(text, at);
    if (length == 0) {
      at += 2;
      continue;
    }
    out.append(text.substr(told, at - told))
        .append("<span class=\"nowrap\">")
        .append(text.substr(at, length))
        .append("</span>");
    told = at += length;
  }
  out.append(text.substr(told));
}

/// How long what begins here with a tag is that holds no text of ours: the tag, or a whole drawing. SVG knows no span.
std::size_t untouched_at(std::string_view rest) {
  constexpr std::string_view kEnd = "</svg>";
  const std::size_t drawn = rest.starts_with("<svg") ? rest.find(kEnd) : rest.npos;
  if (drawn != rest.npos) return drawn + kEnd.size();
  const std::size_t end = rest.find('>');  // attributes hold none: it is escaped there
  return end == rest.npos ? rest.size() : end + 1;
}

}  // namespace

Markup keep_options_whole(const Markup& content) {
  Markup made;
  std::string_view rest = content.bytes_;
  while (!rest.empty()) {
    const std::size_t tag = std::min(rest.find('<'), rest.size());
    append(made.bytes_, rest.substr(0, tag));
    rest.remove_prefix(tag);
    const std::size_t length = untouched_at(rest);
    made.bytes_.append(rest.substr(0, length));
    rest.remove_prefix(length);
  }
  return made;
}

}  // namespace beffroi::report::html
