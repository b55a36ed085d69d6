// SPDX-License-Identifier: EUPL-1.2
#include "report/unread.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace beffroi::report {

std::string unread_format(const std::vector<model::Issue>& issues) {
  const auto issue = std::ranges::find(issues, "evidence.no_reader", &model::Issue::kind);
  if (issue == issues.end()) return {};
  const base::ArgumentValue* format = base::find_argument(issue->arguments, "format");
  const auto* text = format ? std::get_if<std::string>(format) : nullptr;
  return text ? *text : std::string();
}

bool is_damaged(std::string_view reader, const model::Accounting& accounting) {
  return !reader.empty() && accounting.in_issues > 0;
}

std::string unread_text(const UnreadFormats& formats, const base::Catalogue& words) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(formats.begin(), formats.end());
  std::ranges::stable_sort(sorted, std::ranges::greater(), &std::pair<std::string, std::uint64_t>::second);
  std::string text;
  for (const auto& [name, count] : sorted) {
    text += fmt::format("{}{} × {}", text.empty() ? "" : ", ", words.number(static_cast<std::int64_t>(count)), name);
  }
  return text;
}

}  // namespace beffroi::report
