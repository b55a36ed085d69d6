// SPDX-License-Identifier: EUPL-1.2
#include "report/told_together.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "report/columns.h"
#include "report/ground.h"
#include "report/quoted.h"

namespace beffroi::report {
namespace {

constexpr std::int64_t kMinute = 60 * base::kNanosecondsPerSecond;

/// What a sentence says, its account and command apart.
struct Said {
  std::string bare;             ///< the sentence without them, and as if it were told once
  std::string account, detail;  ///< as the sentence shows them; empty where it does not
  std::string hidden;           ///< what the command carries in base64
};

/// The sentence of a finding whose arguments of some names are others.
std::string sentence_with(model::Finding finding, std::initializer_list<base::Argument> others, const ShortNames& names,
                          const base::Catalogue& words) {
  for (const base::Argument& other : others) {
    for (base::Argument& argument : finding.arguments) {
      if (argument.name == other.name) argument.value = other.value;
    }
  }
  return plain(sentence_of(finding, names, words));
}

Said said_by(const model::Finding& finding, const ShortNames& names, const base::Catalogue& words) {
  const base::Argument nobody{"account", std::string()}, nothing{"detail", std::string()}, once{"count", std::int64_t{1}};
  const auto whole = sentence_with(finding, {once}, names, words);
  Said said{
      sentence_with(finding, {once, nobody, nothing}, names, words), {}, {}, decoded_start(text_argument(finding, "detail"))};
  if (sentence_with(finding, {once, nobody}, names, words) != whole) said.account = text_argument(finding, "account");
  if (sentence_with(finding, {once, nothing}, names, words) != whole)
    said.detail = base::fold(quotable(text_argument(finding, "detail")));
  return said;
}

bool is_part_of(std::string_view part, std::string_view whole) { return whole.find(part) != whole.npos; }

/// Whether one of them says all that the other says.
bool is_the_same(const Said& a, const Said& b) {
  if (a.detail.empty() != b.detail.empty()) return false;  // a sentence that names no file says something else
  const bool accounts = a.account == b.account || a.account.empty() || b.account.empty();
  return accounts && (is_part_of(a.detail, b.detail) || is_part_of(b.detail, a.detail));
}

bool says_more(const Said& a, const Said& b) {
  return std::tuple(!a.account.empty(), a.detail.size()) > std::tuple(!b.account.empty(), b.detail.size());
}

std::int64_t traces_of(const model::Finding& finding) {
  const auto* count = base::find_argument(finding.arguments, "count");
  const auto* number = count == nullptr ? nullptr : std::get_if<std::int64_t>(count);
  return number == nullptr ? 1 : std::max<std::int64_t>(*number, 1);
}

/// Lines of the same bare sentence on the same machine, of which the last may still take findings.
struct OpenLine {
  std::size_t line = 0;
  Said said;
};

}  // namespace

std::vector<StoryLine> told_together(const model::Diagnosis& diagnosis, const std::vector<std::size_t>& in_order,
                                     const ShortNames& names, const base::Catalogue& words) {
  std::vector<StoryLine> lines;
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<OpenLine>> open;  // question, machine, bare sentence
  for (const std::size_t index : in_order) {
    const model::Finding& finding = diagnosis.findings[index];
    Said said = said_by(finding, names, words);
    auto& alike = open[{finding.question, text_argument(finding, "host"), said.bare}];
    std::erase_if(alike, [&](const OpenLine& one) {
      const model::Finding& first = diagnosis.findings[lines[one.line].findings.front()];
      return finding.time->nanoseconds - first.time->nanoseconds >= kMinute;
    });
    const auto same = std::ranges::find_if(alike, [&said](const OpenLine& one) { return is_the_same(one.said, said); });
    if (same == alike.end()) {
      lines.push_back({{index}, index, traces_of(finding), false});
      alike.push_back({lines.size() - 1, std::move(said)});
      continue;
    }
    StoryLine& line = lines[same->line];
    line.findings.push_back(index);
    line.traces += traces_of(finding);
    line.hides_more = line.hides_more || (!said.hidden.empty() && said.hidden != same->said.hidden);
    if (!says_more(said, same->said)) continue;
    line.told = index;
    same->said = std::move(said);
  }
  return lines;
}

}  // namespace beffroi::report
