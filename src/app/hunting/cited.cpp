// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/cited.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>

namespace beffroi::app::hunting {
namespace {

using Records = std::vector<report::CorrelatedRow>;

/// The last so many parts of a path; within an archive '!' parts it too.
std::string_view end_of(std::string_view path, std::size_t parts) {
  std::size_t at = path.size();
  while (parts-- > 0 && at > 0) {
    at = path.find_last_of("/!", at - 1);
    if (at == path.npos) return path;
  }
  return path.substr(at + 1);
}

/// Whether no two sources are called the same.
bool tells_apart(const Records& records, const std::function<std::string(const report::CorrelatedRow&)>& name) {
  std::map<std::string, std::string_view> sources;
  return std::ranges::all_of(records, [&](const report::CorrelatedRow& record) {
    return sources.try_emplace(name(record), record.source).first->second == record.source;
  });
}

/// How many parts of their paths tell the sources apart.
std::size_t parts_needed(const Records& records) {
  constexpr std::size_t kMost = 32;
  std::size_t parts = 1;
  while (parts < kMost && !tells_apart(records, [&](const auto& record) { return std::string(end_of(record.source, parts)); }))
    ++parts;
  return parts;
}

}  // namespace

std::string cited_text(const report::CorrelationPart& part) {
  constexpr std::size_t kNamed = 10;
  const auto with_computer = [](const report::CorrelatedRow& record) {
    return std::string(end_of(record.source, 1)) + '\n' + record.computer;
  };
  std::size_t parts = parts_needed(part.records);
  const bool by_computer = parts > 1 && tells_apart(part.records, with_computer);
  if (by_computer) parts = 1;
  std::string text;
  for (std::size_t i = 0; i < std::min(kNamed, part.records.size()); ++i) {
    const report::CorrelatedRow& record = part.records[i];
    text += fmt::format("{}{}#{}", text.empty() ? "" : " ", end_of(record.source, parts), record.record_id);
    if (by_computer) text += fmt::format(" ({})", record.computer);
  }
  return part.records_total > kNamed ? text + " …" : text;
}

}  // namespace beffroi::app::hunting
