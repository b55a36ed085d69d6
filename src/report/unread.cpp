// SPDX-License-Identifier: EUPL-1.2
#include "report/unread.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/resources.h"
#include "base/text.h"
#include "base/yaml/node.h"

namespace beffroi::report {
namespace {

constexpr std::size_t kMostNamed = 3;  // files of one answer

std::vector<AnsweringFormat> read_answers(std::string_view yaml) {
  std::vector<AnsweringFormat> answers;
  const auto root = base::yaml::parse_one(yaml, "answers");
  const base::yaml::Node* list = root ? root->find("answers") : nullptr;
  if (!list) return answers;
  for (const base::yaml::Node& node : list->elements) {
    AnsweringFormat& answer = answers.emplace_back();
    answer.missing = node.text("missing");
    answer.format = node.text("format");
    if (const base::yaml::Node* files = node.find("files")) {
      for (const base::yaml::Node& part : files->elements) answer.files.push_back(base::fold(part.scalar));
    }
  }
  return answers;
}

/// The last part of a path; members of containers stand behind '!'.
std::string_view file_name(std::string_view path) { return path.substr(path.find_last_of("/\\!") + 1); }  // npos + 1 is 0

bool answers(const SourceSummary& source, std::string_view missing) {
  const std::string format = unread_format(source.issues);
  if (format.empty() || source.size == 0) return false;
  const std::string name = base::fold(file_name(source.origin.path));
  return std::ranges::any_of(answering_formats(), [&](const AnsweringFormat& one) {
    const auto is_in_name = [&name](const std::string& part) { return name.find(part) != name.npos; };
    return one.missing == missing && one.format == format && (one.files.empty() || std::ranges::any_of(one.files, is_in_name));
  });
}

}  // namespace

const std::vector<AnsweringFormat>& answering_formats() {
  static const std::vector<AnsweringFormat> formats =
      read_answers(base::resource("data/evidence/answered_by_formats.yaml").value_or(""));
  return formats;
}

std::vector<base::Piece> unread_answer(const Content& content, std::string_view missing, const base::Catalogue& words) {
  std::string files;
  std::size_t count = 0;
  for (const SourceSummary& source : content.sources) {
    if (!answers(source, missing) || ++count > kMostNamed) continue;
    files += fmt::format("{}{} ({})", count > 1 ? ", " : "", source.origin.path, unread_format(source.issues));
  }
  if (count == 0) return {};
  const auto more = static_cast<std::int64_t>(count - std::min(count, kMostNamed));
  return words.pieces("report.unread.answer", {{"count", static_cast<std::int64_t>(count)}, {"files", files}, {"more", more}});
}

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
