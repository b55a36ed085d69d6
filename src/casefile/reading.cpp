// SPDX-License-Identifier: EUPL-1.2
#include "casefile/reading.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "casefile/diagnosis_tables.h"
#include "casefile/stored_json.h"

namespace beffroi::casefile {
namespace {

/// `list` in the order of `order`.
template <class Element>
std::vector<Element> reordered(std::vector<Element> list, const std::vector<std::size_t>& order) {
  std::vector<Element> sorted;
  sorted.reserve(list.size());
  for (const std::size_t index : order) sorted.push_back(std::move(list[index]));
  return sorted;
}

auto sort_key(const Source& source) {
  const bool placed = !source.origins.empty();
  return std::tuple(placed ? std::string_view(source.origins.front().path) : std::string_view(),
                    placed ? std::string_view(source.origins.front().argument) : std::string_view(), source.sha256);
}

bool is_kind_or_below(std::string_view kind, std::string_view wanted) {
  if (wanted.empty() || kind == wanted) return true;
  return kind.starts_with(wanted) && kind[wanted.size()] == '.';
}

base::Result<> load_origins(Database& database, std::int64_t row, Source& source) {
  BEFFROI_TRY(Statement * query, database.statement("SELECT path, argument, original_path, host, collector FROM origins "
                                                    "WHERE source = ? ORDER BY path, argument"));
  query->start(row);
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    source.origins.push_back({std::string(query->text(0)), std::string(query->text(1)), std::string(query->text(2)),
                              std::string(query->text(3)), std::string(query->text(4))});
  }
}

base::Result<> load_coverage(Database& database, std::int64_t row, Source& source) {
  BEFFROI_TRY(Statement * query,
              database.statement("SELECT computer, channel, records, first_time, last_time, first_record_id, last_record_id "
                                 "FROM coverage WHERE source = ? ORDER BY position"));
  query->start(row);
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    source.coverage.push_back({std::string(query->text(0)), std::string(query->text(1)), query->unsigned_integer(2),
                               query->time(3), query->time(4), query->unsigned_integer(5), query->unsigned_integer(6)});
  }
}

base::Result<> load_issues(Database& database, std::int64_t row, Source& source) {
  BEFFROI_TRY(Statement * query,
              database.statement("SELECT kind, offset, length, arguments FROM issues WHERE source = ? ORDER BY position"));
  StoredJson json;
  query->start(row);
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    BEFFROI_TRY(auto arguments, json.arguments(query->text(3)));
    source.issues.push_back(
        {std::string(query->text(0)), query->unsigned_integer(1), query->unsigned_integer(2), std::move(arguments)});
  }
}

/// Calls `take` with each hit of a page; whether the page is one.
template <class Take>
bool each_hit(std::string_view body, const Take& take) {
  constexpr std::size_t kHead = 4;
  while (!body.empty()) {
    if (body.size() < kHead) return false;
    std::size_t length = 0;
    for (std::size_t i = kHead; i-- > 0;) length = length << 8 | static_cast<std::uint8_t>(body[i]);
    body.remove_prefix(kHead);
    if (body.size() < length) return false;
    take(body.substr(0, length));
    body.remove_prefix(length);
  }
  return true;
}

}  // namespace

base::Result<Reading> Reading::start(Database& database) {
  BEFFROI_TRY(Transaction transaction, Transaction::begin(database, Transaction::Kind::read));
  Reading reading(database, std::move(transaction));
  BEFFROI_TRY_VOID(reading.load_sources());
  BEFFROI_TRY_VOID(reading.load_rules());
  BEFFROI_TRY_VOID(reading.load_locations());
  return reading;
}

base::Result<> Reading::load_sources() {
  BEFFROI_TRY(Statement * query, database_->statement("SELECT id, sha256, size, reader, version, events, understood, unused, "
                                                      "in_issues FROM sources ORDER BY sha256"));
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) break;
    const auto sha256 = base::Digest::from_hex(query->text(1));
    if (!sha256)
      return base::fail("casefile.damaged", {{"directory", database_->directory()}, {"reason", std::string("sha256")}});
    Source& source = sources_.emplace_back();
    rows_.push_back(query->integer(0));
    source.sha256 = *sha256;
    source.size = query->unsigned_integer(2);
    source.reader = query->text(3);
    source.version = query->text(4);
    source.events = query->unsigned_integer(5);
    source.accounting = {query->unsigned_integer(6), query->unsigned_integer(7), query->unsigned_integer(8)};
    BEFFROI_TRY_VOID(load_origins(*database_, rows_.back(), source));
    BEFFROI_TRY_VOID(load_coverage(*database_, rows_.back(), source));
    BEFFROI_TRY_VOID(load_issues(*database_, rows_.back(), source));
  }
  std::vector<std::size_t> order(sources_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [this](std::size_t index) { return sort_key(sources_[index]); });
  sources_ = reordered(std::move(sources_), order);
  rows_ = reordered(std::move(rows_), order);
  return {};
}

base::Result<> Reading::load_rules() {
  BEFFROI_TRY(Statement * query, database_->statement("SELECT id, rule_id, title, author, level, status, tags, path FROM rules "
                                                      "ORDER BY path, rule_id, title, author, level, status, tags"));
  StoredJson json;
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    BEFFROI_TRY(auto tags, json.list(query->text(6)));
    rule_index_.emplace(query->integer(0), static_cast<std::uint32_t>(rules_.size()));
    rules_.push_back({std::string(query->text(1)), std::string(query->text(2)), std::string(query->text(3)),
                      std::string(query->text(4)), std::string(query->text(5)), std::move(tags), std::string(query->text(7))});
  }
}

base::Result<> Reading::facts(std::string_view kind, const std::function<void(std::size_t, model::Fact)>& visit) {
  return fact_pages([&](std::size_t source, const model::FactPage& page) {
    for (std::size_t i = 0; i < page.size(); ++i)
      if (is_kind_or_below(page[i].kind(), kind)) visit(source, page[i].whole());
  });
}

base::Result<> Reading::fact_pages(const std::function<void(std::size_t, model::FactPage)>& visit) {
  BEFFROI_TRY(Statement * query, database_->statement("SELECT body FROM fact_pages WHERE source = ? ORDER BY position"));
  for (std::size_t source = 0; source < sources_.size(); ++source) {
    query->start(rows_[source]);
    for (;;) {
      BEFFROI_TRY(const bool more, query->next());
      if (!more) break;
      auto page = model::FactPage::deserialize(base::as_text(query->bytes(0)));
      if (!page)
        return base::fail("casefile.damaged", {{"directory", database_->directory()}, {"reason", std::string("fact_pages")}});
      visit(source, *std::move(page));
    }
  }
  return {};
}

base::Result<> Reading::match_counts(const std::function<void(std::size_t, model::MatchCount)>& visit) {
  BEFFROI_TRY(Statement * query,
              database_->statement("SELECT rule, matches, first_time, last_time FROM match_counts WHERE source = ?"));
  for (std::size_t source = 0; source < sources_.size(); ++source) {
    std::vector<model::MatchCount> counts;
    query->start(rows_[source]);
    for (;;) {
      BEFFROI_TRY(const bool more, query->next());
      if (!more) break;
      counts.push_back({rule_index_[query->integer(0)], query->unsigned_integer(1), query->time(2), query->time(3)});
    }
    std::ranges::sort(counts, {}, &model::MatchCount::rule);
    for (const model::MatchCount& count : counts) visit(source, count);
  }
  return {};
}

base::Result<> Reading::hits(const std::function<void(std::size_t, std::string)>& visit) {
  BEFFROI_TRY(Statement * query, database_->statement("SELECT body FROM correlation_hits WHERE source = ? ORDER BY position"));
  for (std::size_t source = 0; source < sources_.size(); ++source) {
    query->start(rows_[source]);
    for (;;) {
      BEFFROI_TRY(const bool more, query->next());
      if (!more) break;
      const bool whole =
          each_hit(base::as_text(query->bytes(0)), [&](std::string_view packed) { visit(source, std::string(packed)); });
      if (!whole)
        return base::fail("casefile.damaged",
                          {{"directory", database_->directory()}, {"reason", std::string("correlation_hits")}});
    }
  }
  return {};
}

base::Result<> Reading::load_locations() {
  BEFFROI_TRY(Statement * query, database_->statement("SELECT argument, location FROM arguments ORDER BY argument, location"));
  query->start();
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    locations_.push_back({std::string(query->text(0)), std::string(query->text(1))});
  }
}

base::Result<> Reading::detections(const std::function<void(std::size_t, model::Detection)>& visit) {
  for (std::size_t source = 0; source < sources_.size(); ++source) BEFFROI_TRY_VOID(detections_of(source, visit));
  return {};
}

base::Result<> Reading::detections_of(std::size_t source, const std::function<void(std::size_t, model::Detection)>& visit) {
  BEFFROI_TRY(Statement * query,
              database_->statement("SELECT rule, offset, record_id, time, computer, channel, provider, code, details "
                                   "FROM detections WHERE source = ? ORDER BY position"));
  StoredJson json;
  query->start(rows_[source]);
  for (;;) {
    BEFFROI_TRY(const bool more, query->next());
    if (!more) return {};
    BEFFROI_TRY(auto details, json.pairs(query->text(8)));
    visit(source, {rule_index_[query->integer(0)], query->unsigned_integer(1), query->unsigned_integer(2), query->time(3),
                   std::string(query->text(4)), std::string(query->text(5)), std::string(query->text(6)),
                   static_cast<std::uint32_t>(query->integer(7)), std::move(details)});
  }
}

base::Result<std::optional<model::Diagnosis>> Reading::diagnosis() { return read_diagnosis(*database_); }

}  // namespace beffroi::casefile
