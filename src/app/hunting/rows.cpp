// SPDX-License-Identifier: EUPL-1.2
#include "app/hunting/rows.h"

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <iterator>
#include <limits>

#include "app/hunting/cited.h"
#include "base/assert.h"
#include "model/source_form.h"
#include "sigma/number.h"

namespace beffroi::app::hunting {
namespace {

/// Stands where other rows have the number of their stream.
constexpr std::uint64_t kCorrelation = std::numeric_limits<std::uint64_t>::max();

void name_rule(report::DetectionRow& row, const sigma::Rule& rule, base::Language language) {
  row.rule_id = rule.id;
  row.rule_title = rule.title;
  row.shown_title = sigma::title_in(language, rule);
  row.rule_author = rule.author;
  row.level = sigma::name_of(rule.level);
  row.rule_status = rule.status;
  row.rule_created = rule.date;
  row.rule_modified = rule.modified;
  row.rule_file = rule.path;
  row.by_indicator = false;
  row.tags = rule.tags;
}

void name_indicator(report::DetectionRow& row, const indicators::Indicator& indicator, const base::Catalogue& words) {
  row.rule_id = indicator.id();
  row.rule_title = indicator.title();
  const std::string kind = fmt::format("indicator.kind.{}", name_of(indicator.kind));
  row.shown_title = words.text(
      "indicator.title", {{"kind", words.text(kind)}, {"value", indicator.written}, {"description", indicator.description}});
  row.rule_author = indicator.author;
  row.level = sigma::name_of(indicator.level);
  row.by_indicator = true;
  row.rule_status.clear();
  row.rule_created.clear();
  row.rule_modified.clear();
  row.rule_file.clear();
  row.tags.clear();
}

report::PlaceCells cells_of(const places::Atlas& atlas, const std::string& address) {
  places::Place place = atlas.find(address);
  return {std::move(place.operated_by), std::move(place.country), std::move(place.city)};
}

/// Where the addresses are that the consumer put behind the details of a match; they are taken away.
report::PlacesPart take_places(const places::Atlas& atlas, model::Detection& detection) {
  BEFFROI_ASSERT(detection.details.size() >= kAddresses);  // put there by this program
  const std::string target = std::move(detection.details.back().second);
  detection.details.pop_back();
  const std::string source = std::move(detection.details.back().second);
  detection.details.pop_back();
  return {cells_of(atlas, source), cells_of(atlas, target)};
}

/// What the consumer put behind the details of a match beside addresses; it is taken away.
std::vector<std::pair<std::string, std::string>> take_others(model::Detection& detection) {
  auto& details = detection.details;
  BEFFROI_ASSERT(!details.empty());  // put there by this program
  const auto own = sigma::parse_decimal(details.back().second);
  details.pop_back();
  BEFFROI_ASSERT(own && *own <= details.size());
  const auto first = details.begin() + static_cast<std::ptrdiff_t>(*own);
  std::vector<std::pair<std::string, std::string>> others(std::make_move_iterator(first),
                                                          std::make_move_iterator(details.end()));
  details.erase(first, details.end());
  return others;
}

/// A correlation in a few fields, for outputs that have one text for all of them.
std::vector<std::pair<std::string, std::string>> details_of(const model::CorrelationMatch& match,
                                                            const report::CorrelationPart& part) {
  auto details = match.group;
  details.emplace_back(part.type, part.measured);
  details.emplace_back("first", base::format_rfc3339(part.first));
  details.emplace_back("last", base::format_rfc3339(part.last));
  details.emplace_back(fmt::format("records ({})", part.records_total), cited_text(part));
  return details;
}

}  // namespace

std::string path_as_given(const model::Origin& origin) {
  std::error_code ignored;
  if (std::filesystem::is_directory(origin.argument, ignored)) {
    return origin.argument + (origin.argument.ends_with('/') ? "" : "/") + origin.path;
  }
  const std::size_t bang = origin.path.find('!');
  return bang == std::string::npos ? origin.argument : origin.argument + origin.path.substr(bang);
}

base::Result<> Rows::add(const model::SourceResult& result, StreamMatches found) {
  const std::uint64_t number = sources_.size();
  sources_.push_back({path_as_given(result.origin), result.sha256});
  std::string row;
  BEFFROI_TRY_VOID(unpack(found.matches, [&](const PackedMatch& match) {
    row.assign(reinterpret_cast<const char*>(&number), sizeof number);
    sorter_.add(match.time, row += match.detection);
  }));
  correlator_.add_losses(found.losses);
  return unpack_hits(found.hits,
                     [&](std::string packed) { correlator_.add(static_cast<std::uint32_t>(number), std::move(packed)); });
}

bool Rows::is_asked_for(const model::CorrelationMatch& match) const {
  const sigma::Links& links = search_.plan.links();
  const sigma::Rule& head = links.correlations[match.correlation].correlation.head;
  return links.correlation_reports[match.correlation] && head.level >= search_.level && search_.period.holds(match.time);
}

base::Result<> Rows::correlate() {
  std::string row;
  return correlator_.evaluate([&](const model::CorrelationMatch& match) {
    if (!is_asked_for(match)) return;
    row.assign(reinterpret_cast<const char*>(&kCorrelation), sizeof kCorrelation);
    sorter_.add(match.time, row += model::serialize(match));
  });
}

base::Result<std::uint64_t> Rows::each(const base::Catalogue& words,
                                       const std::function<void(const report::DetectionRow&, std::uint64_t)>& take) {
  std::uint64_t rows = 0;
  report::DetectionRow row;
  BEFFROI_TRY_VOID(sorter_.each([&](std::string_view packed) {
    write_row(packed, words, row);
    if (search_.without_duplicates && is_duplicate(row)) {
      ++duplicates_;
    } else {
      take(row, rows++);
    }
  }));
  return rows;
}

/// Copies of a log tell one record several times. Rows come in the order of their times, so only those of one moment are compared.
bool Rows::is_duplicate(const report::DetectionRow& row) {
  constexpr std::size_t kMostOfAMoment = 100'000;
  if (row.correlation) return false;
  if (moment_ != row.timestamp || seen_.size() >= kMostOfAMoment) seen_.clear();
  moment_ = row.timestamp;
  std::string key = fmt::format("{} {} ", row.event_id, row.record_id);
  const auto add = [&key](std::string_view text) { key.append(std::to_string(text.size())).append(" ").append(text); };
  for (const std::string* text : {&row.rule_id, &row.rule_title, &row.computer, &row.channel}) add(*text);
  for (const auto& [name, value] : row.details) {
    add(name);
    add(value);
  }
  const auto first = seen_.try_emplace(std::move(key), row.source).first;
  return first->second != row.source;
}

void Rows::write_row(std::string_view packed, const base::Catalogue& words, report::DetectionRow& row) const {
  std::uint64_t number = 0;
  std::memcpy(&number, packed.data(), sizeof number);
  packed.remove_prefix(sizeof number);
  if (number == kCorrelation) {
    const auto match = model::deserialize_correlation(packed);
    BEFFROI_ASSERT(match);  // written by this program
    row = row_of(*match, words);
    return;
  }
  auto detection = model::deserialize_detection(packed);
  BEFFROI_ASSERT(detection);  // written by this program
  write_row(sources_[number], *std::move(detection), words, row);
}

/// Written over the row before it, whose texts lend their memory: rows are millions.
void Rows::write_row(const Source& source, model::Detection detection, const base::Catalogue& words,
                     report::DetectionRow& row) const {
  const std::vector<sigma::Rule>& rules = search_.plan.rules();
  if (detection.rule < rules.size()) {
    name_rule(row, rules[detection.rule], words.language());
  } else {
    name_indicator(row, search_.indicators.indicators()[detection.rule - rules.size()], words);
  }
  row.timestamp = detection.time;
  row.computer = std::move(detection.computer);
  row.channel = std::move(detection.channel);
  row.provider = std::move(detection.provider);
  row.event_id = detection.code;
  row.record_id = detection.record_id;
  row.source = source.path;
  row.evidence_sha256 = source.sha256;
  row.offset = detection.offset;
  row.places.reset();
  if (search_.atlas) row.places = take_places(*search_.atlas, detection);
  row.others.clear();
  if (search_.other_fields) row.others = take_others(detection);
  row.details = std::move(detection.details);
  row.correlation.reset();
}

report::CorrelatedRow Rows::row_of(const model::CorrelatedRecord& record) const {
  const Source& source = sources_[record.source];
  return {.timestamp = record.time,
          .rule_title = search_.plan.rules()[record.rule].title,
          .computer = record.computer,
          .channel = record.channel,
          .event_id = record.code,
          .record_id = record.record_id,
          .source = source.path,
          .evidence_sha256 = source.sha256,
          .offset = record.offset};
}

report::DetectionRow Rows::row_of(const model::CorrelationMatch& match, const base::Catalogue& words) const {
  const sigma::Correlation& correlation = search_.plan.links().correlations[match.correlation].correlation;
  report::DetectionRow row;
  name_rule(row, correlation.head, words.language());
  const model::CorrelatedRecord& record = match.became_true;
  row.timestamp = match.time;
  row.computer = record.computer;
  row.channel = record.channel;
  row.provider = record.provider;
  row.event_id = record.code;
  row.record_id = record.record_id;
  row.source = sources_[record.source].path;
  row.evidence_sha256 = sources_[record.source].sha256;
  row.offset = record.offset;
  report::CorrelationPart& part = row.correlation.emplace();
  part = {std::string(name_of(correlation.type)), match.measured, match.first, match.last, match.records, {}};
  for (const model::CorrelatedRecord& one : match.cited) part.records.push_back(row_of(one));
  row.details = details_of(match, part);
  if (search_.atlas) row.places.emplace();
  return row;
}

}  // namespace beffroi::app::hunting
