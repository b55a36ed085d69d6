// SPDX-License-Identifier: EUPL-1.2
#include "engine/published_texts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/lines.h"
#include "response/notices/notices.h"

namespace beffroi::engine {
namespace {

using report::public_page::PublishedText;
using response::notices::Notice;

constexpr std::size_t kMaxFormer = 100;  // lines of one text

std::vector<std::string> words_by_line(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string& line : base::lines_of(text)) {
    std::string_view words = line;
    if (words.starts_with("- ")) words.remove_prefix(2);
    while (words.ends_with(' ') || words.ends_with('\r')) words.remove_suffix(1);
    if (!words.empty()) lines.emplace_back(words);
  }
  return lines;
}

bool holds(const std::vector<std::string>& lines, const std::string& line) {
  return std::ranges::find(lines, line) != lines.end();
}

bool is_version_of(const Notice& notice, std::size_t version) { return version > 0 && version <= notice.versions.size(); }

/// What residents read once and read no more, in the order in which they did.
std::vector<std::string> former_lines(const Notice& notice, std::size_t standing) {
  const std::vector<std::string> now = words_by_line(notice.versions[standing - 1].text);
  std::vector<std::string> former;
  for (const response::notices::Publication& one : notice.publications) {
    if (!is_version_of(notice, one.version)) continue;
    for (std::string& line : words_by_line(notice.versions[one.version - 1].text)) {
      if (former.size() < kMaxFormer && !holds(now, line) && !holds(former, line)) former.push_back(std::move(line));
    }
  }
  return former;
}

}  // namespace

std::vector<PublishedText> published_texts(response::Entries entries) {
  std::vector<PublishedText> texts;
  for (const Notice& notice : response::notices::notices_of(entries)) {
    const auto* kind = response::notices::find(response::notices::built_in(), notice.kind);
    if (!kind || !kind->online || notice.publications.empty()) continue;
    const auto &first = notice.publications.front(), &out = notice.publications.back();
    if (!is_version_of(notice, out.version)) continue;
    const std::string& headline = kind->headline.in(language_of(notice));
    PublishedText text{.id = notice.id,
                       .language = notice.language,
                       .title = headline.empty() ? notice.title : headline,
                       .text = notice.versions[out.version - 1].text,
                       .at = out.when(),
                       .first = {},
                       .withdrawn = notice.withdrawn,
                       .kind = notice.kind,
                       .former = former_lines(notice, out.version),
                       .untrue = notice.untrue};
    if (out.version != first.version) text.first = first.when();
    texts.push_back(std::move(text));
  }
  std::ranges::stable_sort(texts, std::ranges::greater{}, &PublishedText::at);
  return texts;
}

}  // namespace beffroi::engine
