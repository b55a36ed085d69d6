// SPDX-License-Identifier: EUPL-1.2
#include "report/notices/text.h"

#include <algorithm>

#include "base/text.h"
#include "response/notices/gsm.h"

namespace beffroi::report::notices {
namespace {

using html::element;
using html::Markup;

constexpr std::size_t kMaxLines = 2'000;
constexpr std::size_t kPiece = html::kMaxShownCharacters / 2;

/// Lines of one text, gathered into paragraphs and lists.
class Blocks {
 public:
  explicit Blocks(const Inside& inside) : inside_(inside) {}

  void add(std::string_view line) {
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    if (line.empty()) return finish();
    if (line.starts_with("- ")) {
      finish_paragraph();
      items_ += element("li", whole_text(line.substr(2), inside_));
      return;
    }
    finish_list();
    if (!paragraph_.empty()) paragraph_ += html::lone("br", {});
    paragraph_ += whole_text(line, inside_);
  }

  Markup take() {
    finish();
    return all_;
  }

 private:
  void finish() {
    finish_paragraph();
    finish_list();
  }
  void finish_paragraph() {
    if (!paragraph_.empty()) all_ += element("p", paragraph_);
    paragraph_ = {};
  }
  void finish_list() {
    if (!items_.empty()) all_ += element("ul", items_);
    items_ = {};
  }

  const Inside& inside_;
  Markup all_, paragraph_, items_;
};

}  // namespace

Markup whole_text(std::string_view text, const Inside& inside) {
  Markup all;
  while (text.size() > kPiece) {
    const std::size_t blank = text.rfind(' ', kPiece);
    std::size_t cut = blank == text.npos || blank == 0 ? kPiece : blank;
    while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) ++cut;  // never within a letter
    all += inside(text.substr(0, cut));
    text.remove_prefix(cut);
  }
  return html::join(all, inside(text));
}

Markup paragraphs_of(std::string_view text, const Inside& inside) {
  Blocks blocks(inside);
  for (std::size_t lines = 0; !text.empty() && lines < kMaxLines; ++lines) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    blocks.add(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return blocks.take();
}

std::vector<std::string> length_lines(const response::notices::Notice& notice, const response::notices::Kind& kind,
                                      const base::Catalogue& words) {
  const std::string& text = notice.current().text;
  if (kind.form == response::notices::Form::sms) {
    const auto count = response::notices::count_message(text);
    std::string foreign;
    for (const std::string& letter : count.foreign) foreign += (foreign.empty() ? "" : " ") + letter;
    std::vector<std::string> lines{words.text("report.notices.sms", {{"units", static_cast<std::int64_t>(count.units)},
                                                                     {"limit", static_cast<std::int64_t>(count.limit)},
                                                                     {"messages", static_cast<std::int64_t>(count.messages)},
                                                                     {"foreign", foreign}})};
    if (!count.gsm7) lines.push_back(response::notices::spelled_for_gsm(text));
    return lines;
  }
  if (kind.limit <= 0) return {};
  std::int64_t letters = 0;
  for (std::string_view rest = text; !rest.empty(); ++letters) base::next_code_point(rest);
  return {words.text("report.notices.letters", {{"letters", letters}, {"limit", kind.limit}, {"over", letters > kind.limit}})};
}

}  // namespace beffroi::report::notices
