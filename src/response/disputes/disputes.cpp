// SPDX-License-Identifier: EUPL-1.2
#include "response/disputes/disputes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json/reader.h"
#include "base/json/writer.h"
#include "response/list_text.h"

namespace beffroi::response {
namespace {

constexpr std::array<std::string_view, 3> kJudgements{"confirmed", "rejected", "replaced"};
constexpr std::string_view kWithdrawn = "dispute.withdrawn";

/// Arguments as one text of the ledger: [[name, {type: value}], …]; they come back as they were.
std::string written(const base::Arguments& arguments) {
  base::json::Writer json;
  json.begin_array();
  for (const base::Argument& argument : arguments) {
    json.begin_array().value(argument.name).begin_object();
    if (const auto* text = std::get_if<std::string>(&argument.value)) json.member("text", *text);
    if (const auto* number = std::get_if<std::int64_t>(&argument.value)) json.member("integer", *number);
    if (const auto* moment = std::get_if<base::Timestamp>(&argument.value)) json.member("moment", moment->nanoseconds);
    if (const auto* truth = std::get_if<bool>(&argument.value)) json.member("truth", *truth);
    json.end_object().end_array();
  }
  return std::move(json.end_array()).text();
}

std::optional<base::ArgumentValue> value_of(const base::json::Value& value) {
  if (const auto text = value.find("text")) return std::string(text->as_text().value_or(""));
  if (const auto number = value.find("integer")) return number->as_integer().value_or(0);
  if (const auto moment = value.find("moment")) return base::Timestamp{moment->as_integer().value_or(0)};
  if (const auto truth = value.find("truth")) return truth->as_boolean().value_or(false);
  return std::nullopt;
}

base::Arguments arguments_in(std::string_view text) {
  base::Arguments arguments;
  base::json::Parser parser;
  const auto list = parser.parse(text);
  if (!list) return arguments;
  for (const base::json::Value& pair : list->elements()) {
    const auto parts = pair.elements();
    if (parts.size() != 2 || !parts[0].as_text()) continue;
    if (auto value = value_of(parts[1])) arguments.push_back({std::string(*parts[0].as_text()), *std::move(value)});
  }
  return arguments;
}

/// The names in a finding: of the arguments, those that a new count or a new record does not change.
base::Arguments names_in(const base::Arguments& arguments) {
  base::Arguments names;
  std::ranges::copy_if(arguments, std::back_inserter(names), [](const base::Argument& argument) {
    return std::holds_alternative<std::string>(argument.value) || std::holds_alternative<bool>(argument.value);
  });
  return names;
}

bool is_about(const JudgedFinding& judged, const model::Finding& finding) {
  return judged.question == finding.question && judged.statement == finding.statement &&
         names_in(judged.arguments) == names_in(finding.arguments);
}

bool is_about(const JudgedFinding& judged, const JudgedFinding& other) {
  return judged.question == other.question && judged.statement == other.statement &&
         names_in(judged.arguments) == names_in(other.arguments);
}

/// The finding that was judged: the very same one, else the only one with the same names, else of several the one with the same number.
std::optional<std::size_t> find(const JudgedFinding& judged, const model::Diagnosis& diagnosis) {
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < diagnosis.findings.size(); ++i) {
    const model::Finding& finding = diagnosis.findings[i];
    if (!is_about(judged, finding)) continue;
    if (finding.arguments == judged.arguments) return i;
    candidates.push_back(i);
  }
  if (candidates.size() == 1) return candidates.front();
  const auto same = std::ranges::find_if(candidates, [&](std::size_t i) { return diagnosis.findings[i].id == judged.id; });
  return same == candidates.end() ? std::nullopt : std::optional(*same);
}

const model::Finding* finding_called(const model::Diagnosis& diagnosis, std::string_view id) {
  const auto found = std::ranges::find(diagnosis.findings, id, &model::Finding::id);
  return found == diagnosis.findings.end() ? nullptr : &*found;
}

Dispute dispute_of(const Entry& entry) {
  Dispute dispute;
  dispute.entry = entry.seq;
  dispute.at = entry.utc;
  dispute.by = entry.by;
  dispute.because = entry.text("because");
  dispute.replacement = entry.text("replacement");
  const auto name = std::ranges::find(kJudgements, std::string_view(entry.kind).substr(entry.kind.rfind('.') + 1));
  dispute.judgement = name == kJudgements.end() ? Judgement::rejected : static_cast<Judgement>(name - kJudgements.begin());
  dispute.finding = {std::string(entry.subject), std::string(entry.text("question")), std::string(entry.text("statement")),
                     arguments_in(entry.text("arguments"))};
  return dispute;
}

std::string listed(const std::vector<std::uint64_t>& entries) {
  std::vector<std::string> numbers;
  for (const std::uint64_t entry : entries) numbers.push_back(std::to_string(entry));
  return list_text(numbers);
}

bool is_withdrawn(std::uint64_t judgement, const Entry& by) {
  if (static_cast<std::uint64_t>(by.number("withdraws")) == judgement) return true;
  const std::vector<std::string> also = elements_of(by.text("also"));
  return std::ranges::find(also, std::to_string(judgement)) != also.end();
}

}  // namespace

std::string_view name_of(Judgement judgement) { return kJudgements[static_cast<std::size_t>(judgement)]; }

base::Result<Entry> judge(casefile::Case& store, const model::Diagnosis& diagnosis, std::string_view id, const Judging& judging,
                          std::string_view by) {
  const model::Finding* finding = finding_called(diagnosis, id);
  if (!finding) return base::fail("dispute.no_such_finding", {{"finding", std::string(id)}});
  if (judging.because.empty()) return base::fail("dispute.no_reason");
  if (judging.judgement == Judgement::replaced && judging.replacement.empty()) return base::fail("dispute.no_replacement");
  const base::Arguments members{{"finding", finding->id},          {"question", finding->question},
                                {"statement", finding->statement}, {"arguments", written(finding->arguments)},
                                {"because", judging.because},      {"replacement", judging.replacement}};
  return note(store, fmt::format("dispute.{}", name_of(judging.judgement)), finding->id, members, by);
}

base::Result<Entry> withdraw_judgement(casefile::Case& store, const model::Diagnosis& diagnosis, std::string_view id,
                                       std::string_view because, std::string_view by) {
  if (because.empty()) return base::fail("dispute.no_reason");
  BEFFROI_TRY(const auto entries, entries_of(store));
  const auto all = match(disputes_of(entries), diagnosis);
  // What the diagnosis says now comes before what an earlier one called by the same number.
  auto standing = std::ranges::find_if(
      all, [&](const MatchedDispute& one) { return one.finding && diagnosis.findings[*one.finding].id == id; });
  if (standing == all.end())
    standing =
        std::ranges::find_if(all, [&](const MatchedDispute& one) { return !one.finding && one.dispute.finding.id == id; });
  if (standing == all.end()) return base::fail("dispute.none_stands", {{"finding", std::string(id)}});
  const base::Arguments members{{"finding", std::string(id)},
                                {"withdraws", static_cast<std::int64_t>(standing->dispute.entry)},
                                {"also", listed(standing->replaced)},
                                {"because", std::string(because)}};
  return note(store, kWithdrawn, id, members, by);
}

std::vector<Dispute> disputes_of(Entries entries) {
  std::vector<Dispute> standing;
  for (const Entry& entry : entries) {
    if (!is_kind(entry, "dispute")) continue;
    if (entry.kind == kWithdrawn) {
      std::erase_if(standing, [&entry](const Dispute& one) { return is_withdrawn(one.entry, entry); });
      continue;
    }
    Dispute dispute = dispute_of(entry);
    std::erase_if(standing, [&dispute](const Dispute& before) {
      if (before.finding.id != dispute.finding.id || !is_about(before.finding, dispute.finding)) return false;
      dispute.earlier = before.earlier;
      dispute.earlier.push_back(before.entry);
      return true;
    });
    standing.push_back(std::move(dispute));
  }
  return standing;
}

std::vector<MatchedDispute> match(std::vector<Dispute> disputes, const model::Diagnosis& diagnosis) {
  std::vector<MatchedDispute> matched;
  for (Dispute& dispute : disputes) {
    const auto index = find(dispute.finding, diagnosis);
    // A later judgement on the same finding, which had another number then, takes the place of the earlier one.
    std::vector<std::uint64_t> replaced;
    if (index) {
      std::erase_if(matched, [&](const MatchedDispute& before) {
        if (before.finding != index) return false;
        replaced = before.replaced;
        replaced.push_back(before.dispute.entry);
        return true;
      });
    }
    const bool changed = index && diagnosis.findings[*index].arguments != dispute.finding.arguments;
    matched.push_back({std::move(dispute), index, changed, std::move(replaced)});
  }
  return matched;
}

std::vector<Dispute> objections_in(std::vector<Dispute> disputes, const std::vector<model::Finding>& findings) {
  model::Diagnosis diagnosis;
  diagnosis.findings = findings;
  std::vector<Dispute> against;
  for (MatchedDispute& one : match(std::move(disputes), diagnosis)) {
    if (!one.finding || one.dispute.judgement == Judgement::confirmed) continue;
    one.dispute.finding.id = findings[*one.finding].id;  // its number may have moved since it was judged
    against.push_back(std::move(one.dispute));
  }
  return against;
}

}  // namespace beffroi::response
