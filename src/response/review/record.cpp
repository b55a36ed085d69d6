// SPDX-License-Identifier: EUPL-1.2
#include "response/review/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <variant>

#include "base/crypto_random.h"
#include "base/json/reader.h"
#include "base/json/writer.h"
#include "base/time_zone.h"
#include "casefile/files.h"
#include "town/catalogue.h"
#include "town/words.h"

namespace beffroi::response::review {
namespace {

constexpr std::int64_t kDay = 24 * 60, kMostDays = 3'660;
constexpr std::string_view kUnknown = "unknown", kOther = "other";

/// The members that are one word each, by the names of the file.
struct WordMember {
  std::string_view name;
  std::string Record::* member;
};
constexpr std::array<WordMember, 10> kWords{{{"body", &Record::body},
                                             {"size", &Record::size},
                                             {"quarter", &Record::quarter},
                                             {"incident", &Record::incident},
                                             {"vector", &Record::vector},
                                             {"certainty", &Record::certainty},
                                             {"severity", &Record::severity},
                                             {"encryption", &Record::encryption},
                                             {"exfiltration", &Record::exfiltration},
                                             {"backups", &Record::backups}}};
struct NumberMember {
  std::string_view name;
  std::int64_t Record::* member;
};
constexpr std::array<NumberMember, 5> kNumbers{{{"machines_hit", &Record::machines_hit},
                                                {"machines", &Record::machines},
                                                {"deadlines_in_time", &Record::deadlines_in_time},
                                                {"deadlines_late", &Record::deadlines_late},
                                                {"euros", &Record::euros}}};
struct TruthMember {
  std::string_view name;
  bool Record::* member;
};
constexpr std::array<TruthMember, 3> kTruths{
    {{"exercise", &Record::exercise}, {"complaint", &Record::complaint}, {"cnil", &Record::cnil}}};

constexpr std::array<std::string_view, 6> kSizes{"under_3500",   "3500_10000",  "10000_50000",
                                                 "50000_200000", "over_200000", "unknown"};
constexpr std::array<std::string_view, 7> kSpanNames{"unseen", "cut", "complaint", "told", "page", "restart", "back"};

std::string size_class(const std::optional<std::int64_t>& population) {
  if (!population) return std::string(kUnknown);
  constexpr std::array<std::pair<std::int64_t, std::string_view>, 4> kClasses{
      {{3'500, "under_3500"}, {10'000, "3500_10000"}, {50'000, "10000_50000"}, {200'000, "50000_200000"}}};
  for (const auto& [below, name] : kClasses) {
    if (*population < below) return std::string(name);
  }
  return "over_200000";
}

std::string quarter_of(const std::optional<base::Timestamp>& at) {
  if (!at) return std::string(kUnknown);
  const base::Date date = base::date_of(base::TimeZone::utc().at(*at));
  return fmt::format("{}-Q{}", date.year, (date.month + 2) / 3);
}

/// Ten machines are a small town; 347 would be one town.
std::int64_t blurred(std::int64_t number) { return number <= 10 ? number : (number + 5) / 10 * 10; }

std::string word_or_unknown(const std::string& word) { return word.empty() ? std::string(kUnknown) : word; }

void add_services(Record& record, const Course& course) {
  std::map<std::string, services::State> worst;
  for (const Fared& one : course.services) {
    auto& state = worst[one.kind.empty() ? std::string(kOther) : one.kind];
    state = std::max(state, one.worst);
  }
  for (const std::string& kind : course.undecided)
    worst.emplace(kind.empty() ? std::string(kOther) : kind, services::State::unknown);
  for (const auto& [kind, state] : worst) record.services.emplace(kind, services::name_of(state));
}

void add_days(Record& record, const Course& course) {
  for (const Span& span : course.spans) {
    if (!span.minutes) continue;
    record.days.emplace(span.id, std::min(kMostDays, std::max<std::int64_t>(0, *span.minutes) / kDay));
  }
}

bool was_met(const Course& course, std::string_view prefix) {
  return std::ranges::any_of(course.deadlines, [prefix](const Kept& one) {
    return one.deadline->id.starts_with(prefix) && one.deadline->state == DeadlineState::met;
  });
}

/// The diagnosis' answer as sure as it gives it: `likely` where it is only supposed, `<answer>_declared` where nothing but what people say
/// carries it.
std::string as_sure(const std::string& answer, std::string_view question, const Diagnosed& diagnosed) {
  const model::Finding* first = diagnosed.finding(fmt::format("{}.1", question));
  if (answer.empty() || answer == kUnknown || !first) return word_or_unknown(answer);
  if (first->state == "likely") return first->state;
  const bool declared = !first->supports.empty() && std::ranges::all_of(first->supports, [](const model::Basis& basis) {
    return std::holds_alternative<model::JournalCitation>(basis);
  });
  return declared ? answer + "_declared" : answer;
}

/// How sure the first origin is: what a person contests or replaces is not determined.
std::string certainty_of(const Course& course, const Diagnosed& diagnosed) {
  if (diagnosed.origins.empty()) return std::string(kUnknown);
  const Diagnosed::Origin& origin = diagnosed.origins.front();
  const bool contested = std::ranges::any_of(objections_in(course.disputes, diagnosed.findings),
                                             [&origin](const Dispute& one) { return one.finding.id == origin.finding; });
  if (contested) return "undetermined";
  return word_or_unknown(origin.state);
}

bool is_word(std::string_view text) {
  constexpr std::size_t kLongest = 64;
  return !text.empty() && text.size() <= kLongest && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == 'Q';
  });
}

bool read_services(const base::json::Value& value, Record& record) {
  for (const auto& [kind, state] : value.members()) {
    const auto word = state.as_text();
    const bool known = kind == kOther || town::Catalogue::embedded().find(kind);
    if (!known || !word || !services::state_named(*word)) return false;
    record.services.emplace(kind, *word);
  }
  return true;
}

bool read_days(const base::json::Value& value, Record& record) {
  for (const auto& [span, days] : value.members()) {
    const auto number = days.as_integer();
    if (std::ranges::find(kSpanNames, span) == kSpanNames.end() || !number || *number < 0 || *number > kMostDays) return false;
    record.days.emplace(span, *number);
  }
  return true;
}

constexpr std::size_t kIdDigits = 32;

bool is_id(std::string_view text) {
  return text.size() == kIdDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

bool read_members(const base::json::Value& json, Record& record) {
  for (const WordMember& one : kWords) {
    record.*one.member = json.text_of(one.name);
    if (!is_word(record.*one.member)) return false;
  }
  for (const NumberMember& one : kNumbers) {
    const auto member = json.find(one.name);
    const auto number = member ? member->as_integer() : std::nullopt;
    if (!number || *number < 0 || *number > kMaxEuros) return false;
    record.*one.member = *number;
  }
  for (const TruthMember& one : kTruths) {
    const auto member = json.find(one.name);
    const auto truth = member ? member->as_boolean() : std::nullopt;
    if (!truth) return false;
    record.*one.member = *truth;
  }
  if (!town::meaning_of<town::BodyKind>(record.body) || std::ranges::find(kSizes, record.size) == kSizes.end()) return false;
  const auto services = json.find("services"), days = json.find("days");
  return services && days && read_services(*services, record) && read_days(*days, record);
}

std::vector<Count> sorted(const std::map<std::string, std::int64_t>& counts) {
  std::vector<Count> list;
  for (const auto& [word, records] : counts) list.push_back({word, records});
  std::ranges::stable_sort(list, std::greater{}, &Count::records);
  return list;
}

}  // namespace

Record record_of(const Course& course, const Diagnosed& diagnosed, const town::Town* town,
                 std::optional<std::int64_t> population, const State& state, bool exercise) {
  Record record;
  record.body = std::string(town::word_of(town ? town->kind : town::BodyKind::unknown));
  record.size = size_class(population);
  const Milestone* known = course.milestone("known");
  record.quarter = quarter_of(known ? known->at : std::nullopt);
  record.exercise = exercise;
  record.incident = as_sure(diagnosed.incident, "incident", diagnosed);
  record.vector = word_or_unknown(diagnosed.origins.empty() ? "" : diagnosed.origins.front().vector);
  record.certainty = certainty_of(course, diagnosed);
  record.severity = as_sure(diagnosed.severity, "severity", diagnosed);
  record.encryption = as_sure(diagnosed.encryption, "encryption", diagnosed);
  record.exfiltration = as_sure(diagnosed.exfiltration, "exfiltration", diagnosed);
  record.backups = as_sure(diagnosed.backups, "backups", diagnosed);
  record.machines = blurred(static_cast<std::int64_t>(diagnosed.hosts.size()));
  record.machines_hit = blurred(std::ranges::count_if(diagnosed.hosts, &Diagnosed::Host::is_hit));
  add_services(record, course);
  add_days(record, course);
  for (const Kept& one : course.deadlines) {
    if (one.how == Kept::How::in_time) ++record.deadlines_in_time;
    if (one.how == Kept::How::late || one.how == Kept::How::missed) ++record.deadlines_late;
  }
  record.complaint = was_met(course, "complaint");
  record.cnil = was_met(course, "cnil_notification");
  constexpr std::int64_t kThousand = 1'000;
  record.euros = (state.euros() + kThousand / 2) / kThousand * kThousand;
  return record;
}

base::Result<std::string> record_id(const casefile::Case& store) {
  const auto random = base::random_hex();
  if (!random) return std::string();
  const std::string& fresh = *random;
  BEFFROI_TRY(const std::string kept, casefile::keep_secret(store.layout().directory / "record.id", fresh + "\n"));
  const std::string id = kept.substr(0, kept.find('\n'));
  return is_id(id) ? id : fresh;
}

std::string to_json(const Record& record) {
  base::json::Writer json(true);
  json.begin_object().member("schema", 1);
  if (!record.id.empty()) json.member("id", record.id);
  for (const TruthMember& one : kTruths) json.member(one.name, record.*one.member);
  for (const WordMember& one : kWords) json.member(one.name, record.*one.member);
  for (const NumberMember& one : kNumbers) json.member(one.name, record.*one.member);
  json.key("services").begin_object();
  for (const auto& [kind, state] : record.services) json.member(kind, state);
  json.end_object().key("days").begin_object();
  for (const auto& [span, days] : record.days) json.member(span, days);
  json.end_object().end_object();
  return std::move(json).text() + "\n";
}

base::Result<Record> read_record(std::string_view json, std::string_view path) {
  const base::Where where{std::string(path), {}, {}};
  if (json.size() > kMaxRecordBytes) return base::fail("review.not_a_record", {}, where);
  base::json::Parser parser;
  const auto value = parser.parse(json);
  const auto schema = value ? value->find("schema") : std::nullopt;
  Record record;
  if (!schema || schema->as_integer() != 1 || !read_members(*value, record))
    return base::fail("review.not_a_record", {}, where);
  record.id = value->text_of("id");
  if (!record.id.empty() && !is_id(record.id)) return base::fail("review.not_a_record", {}, where);
  return record;
}

Statistics gather(const std::vector<Record>& records) {
  Statistics statistics{.exercises = 0, .counts = {}, .days = {}};
  std::set<std::string> seen;
  std::map<std::string, std::map<std::string, std::int64_t>> words;
  std::map<std::string, std::vector<std::int64_t>> days;
  for (const Record& record : records) {
    // The same file three times would pass for three towns, and tell of the one.
    if (!seen.insert(record.id.empty() ? to_json(record) : record.id).second) {
      ++statistics.repeated;
      continue;
    }
    ++statistics.records;
    if (record.exercise) {
      ++statistics.exercises;
      continue;
    }
    for (const WordMember& one : kWords) ++words[std::string(one.name)][record.*one.member];
    for (const auto& [kind, state] : record.services) ++words["services"][kind];
    for (const auto& [span, count] : record.days) days[span].push_back(count);
  }
  for (const WordMember& one : kWords) statistics.counts.emplace_back(one.name, sorted(words[std::string(one.name)]));
  statistics.counts.emplace_back("services", sorted(words["services"]));
  for (auto& [span, values] : days) {
    std::ranges::sort(values);
    if (static_cast<std::int64_t>(values.size()) >= kFewest) statistics.days.emplace_back(span, std::move(values));
  }
  return statistics;
}

}  // namespace beffroi::response::review
